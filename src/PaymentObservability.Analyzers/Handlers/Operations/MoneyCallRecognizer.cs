using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Says of one call whether money moves by it. Knows the call and what it is made on, not who else calls it.</summary>
internal sealed class MoneyCallRecognizer
{
    private readonly PaymentContract contract;
    private readonly PaymentNames names;
    private readonly UnboundCalls unbound;

    public MoneyCallRecognizer(PaymentContract contract, PaymentNames names)
    {
        this.contract = contract;
        this.names = names;
        unbound = new UnboundCalls(names);
    }

    /// <summary>The money call that this is, or null.</summary>
    public MoneyCall? Recognize(CallSite call)
    {
        switch (call.Operation)
        {
            case IInvocationOperation invocation:
                return OfMethod(call, invocation, invocation.TargetMethod, invocation.Instance?.Type ?? invocation.TargetMethod.ContainingType, invocation.Arguments.Select(argument => argument.Value));
            case IMethodReferenceOperation reference:
                return OfMethod(call, reference, reference.Method, reference.Instance?.Type ?? reference.Method.ContainingType, Enumerable.Empty<IOperation>());
            case IInvalidOperation invalid when call.Syntax is InvocationExpressionSyntax syntax:
                return call.Target is { } candidate
                    ? OfMethod(call, invalid, candidate, candidate.ContainingType, invalid.ChildOperations)
                    : NameNode(syntax) is SimpleNameSyntax name ? unbound.Recognize(invalid, syntax, name) : null;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return OfWallet(creation, constructor);
            default:
                return null;
        }
    }

    private MoneyCall? OfMethod(CallSite call, IOperation operation, IMethodSymbol method, ITypeSymbol? receiver, IEnumerable<IOperation> arguments)
    {
        if (NameNode(call.Syntax) is not { } node)
        {
            return null;
        }

        if (Declared(method) is { } declared)
        {
            return declared.Kind is { } kind ? new MoneyCall(operation, method, node, kind, "the contract names " + Show(method), isStrong: true) : null;
        }

        if (PaymentSdks.Find(method) is { } member)
        {
            return new MoneyCall(operation, method, node, member.Kind, Show(method), isStrong: true) { Sdk = member };
        }

        if (IsPlatform(method.ContainingAssembly))
        {
            return OfHttpCall(operation, method, node, arguments) ?? OfDurableStep(operation, method, node, arguments);
        }

        return ByName(operation, method, node, receiver, arguments);
    }

    /// <summary>What a <c>[PaymentOperation]</c>, a <c>[NotPayment]</c> or the contract's own list says of a member; a null kind for no payment.</summary>
    public NamedMember? Declared(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (LambdaSymbols.Attribute(definition, "NotPayment", null) is not null || (definition.ContainingType is { } owner && LambdaSymbols.Attribute(owner, "NotPayment", null) is not null))
        {
            return new NamedMember("", definition.Name, null);
        }

        if (LambdaSymbols.Attribute(definition, "PaymentOperation", null) is { } attribute)
        {
            return new NamedMember("", definition.Name, KindOf(attribute));
        }

        foreach (var named in contract.Operations)
        {
            if ((named.MemberName == "*" || named.MemberName == definition.Name) && definition.ContainingType is { } type && type.ToDisplayString(TypeNames.Full) == named.TypeName)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary><c>[PaymentOperation]</c>, <c>[PaymentOperation("refund")]</c>, <c>[PaymentOperation(PaymentKind.Refund)]</c> or <c>Kind = ...</c>.</summary>
    private static PaymentKind KindOf(AttributeData attribute)
    {
        foreach (var value in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(pair => pair.Value)))
        {
            var text = value.Kind == TypedConstantKind.Enum
                ? value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value.Value))?.Name
                : value.Kind == TypedConstantKind.Array ? null : value.Value as string;
            if (text is not null && Enum.TryParse(text, ignoreCase: true, out PaymentKind kind))
            {
                return kind;
            }
        }

        return PaymentKind.Payment;
    }

    private MoneyCall? ByName(IOperation operation, IMethodSymbol method, SyntaxNode node, ITypeSymbol? receiver, IEnumerable<IOperation> arguments)
    {
        var name = PaymentNames.WordsOf(method.Name);
        var type = receiver is INamedTypeSymbol { TypeKind: not TypeKind.Error } ? receiver : method.ContainingType;
        var typeWords = TypeWords(type);
        var passive = !typeWords.IsEmpty && Vocabulary.PassiveTypes.Contains(typeWords[typeWords.Length - 1]);
        var verdict = names.Judge(name);
        var argumentTypes = arguments.Select(Unwrapped).Where(argument => argument is not null).ToImmutableArray();
        if (verdict.Kind is { } kind)
        {
            if (kind is PaymentKind.Read or PaymentKind.Event || passive)
            {
                return null;
            }

            var context = typeWords.AddRange(argumentTypes.SelectMany(argument => NameWords.Split(argument!.Name))).AddRange(NamespaceWords(method));
            var supported = verdict.IsSure || (kind == PaymentKind.Wallet
                ? names.SpeakOfCrypto(context)
                : names.SpeakOfMoney(typeWords) || names.SpeakOfMoney(argumentTypes.SelectMany(argument => NameWords.Split(argument!.Name))) || (kind == PaymentKind.Payment && TakesAmount(method)));
            return supported && IsPlausible(method, kind, typeWords) && !(name.Contains("charge") && context.Any(Vocabulary.ElectricWords.Contains))
                ? new MoneyCall(operation, method, node, kind, "the call " + Show(method), isStrong: PaymentSdks.IsVendor(type)) { IsPlain = verdict.IsSure }
                : null;
        }

        if (passive || name.Length == 0)
        {
            return null;
        }

        // The verb says nothing; its type may: ProcessPaymentUseCase.ExecuteAsync, IPaymentGateway.CreateAsync.
        var generic = name.All(word => Vocabulary.GenericVerbs.Contains(word) || word is "request" or "command" or "message" or "transaction" or "order");
        var byType = names.JudgeType(typeWords);
        if (byType.Kind is PaymentKind.Payment or PaymentKind.Refund
            && ((generic && (byType.IsSure || IsProvider(typeWords))) || (Vocabulary.ProviderVerbs.Contains(name[0]) && name.Length == 1 && IsProvider(typeWords))))
        {
            return new MoneyCall(operation, method, node, byType.Kind.Value, Show(method) + " on a type named for it", isStrong: false) { IsPlain = false };
        }

        if (!Vocabulary.SendingVerbs.Contains(name[0]))
        {
            return null;
        }

        if (argumentTypes.Select(argument => PaymentSdks.FindRequest(argument!)).FirstOrDefault(found => found is not null) is { } asked)
        {
            return new MoneyCall(operation, method, node, asked.Kind, method.Name + " of a provider's request", isStrong: true) { Sdk = asked };
        }

        foreach (var argument in argumentTypes)
        {
            var request = TypeWords(argument);
            if (names.JudgeRequest(request) is { } asks)
            {
                return new MoneyCall(operation, method, node, asks, method.Name + " of a " + argument!.Name, isStrong: false) { IsPlain = false };
            }
        }

        return null;
    }

    /// <summary>A check that answers yes or no, a conversion and a getter of data do not move money, whatever they are called.</summary>
    private static bool IsPlausible(IMethodSymbol method, PaymentKind kind, ImmutableArray<string> typeWords)
    {
        if (kind == PaymentKind.Wallet || method.ReturnType.TypeKind == TypeKind.Error)
        {
            return true;
        }

        // Payment.CreatePayment(...), order.Pay(): an object of the domain is made or told of it, nothing leaves the process.
        if ((method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType))
            || (method.ReturnType.Name is not ("Task" or "ValueTask") && IsDomainObject(method.ContainingType, typeWords)))
        {
            return false;
        }

        // Extension methods that configure services or an application: services.AddPayment(), app.UsePayments().
        return method.ReturnType.Name is not ("IServiceCollection" or "IApplicationBuilder" or "IHostBuilder" or "ModelBuilder" or "IEndpointRouteBuilder");
    }

    private static bool IsDomainObject(INamedTypeSymbol? type, ImmutableArray<string> typeWords) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false, ContainingNamespace: { } space }
        && NameWords.Split(space.ToDisplayString()).Any(word => word is "entities" or "entity" or "aggregates" or "aggregate" or "domain" or "models" or "model")
        && !(typeWords.Length > 0 && Vocabulary.TypeSuffixes.Contains(typeWords[typeWords.Length - 1]));

    /// <summary><c>Transfer(from, to, amount)</c>: a number that is called an amount says what is transferred.</summary>
    private static bool TakesAmount(IMethodSymbol method) =>
        method.Parameters.Any(parameter => parameter.Type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Single
            && NameWords.Split(parameter.Name).Any(Vocabulary.AmountWords.Contains));

    /// <summary><c>new EVMWallet(key, ...)</c> of the x402 client packages.</summary>
    private static MoneyCall? OfWallet(IObjectCreationOperation creation, IMethodSymbol constructor)
    {
        var type = constructor.ContainingType;
        if (creation.Syntax is not BaseObjectCreationExpressionSyntax syntax || type.Name is not ("EVMWallet" or "SolanaWallet")
            || !type.ContainingNamespace.ToDisplayString().StartsWith("x402.Client", StringComparison.Ordinal))
        {
            return null;
        }

        SyntaxNode node = syntax is ObjectCreationExpressionSyntax named ? named.Type : syntax;
        return new MoneyCall(creation, constructor, node, PaymentKind.Wallet, "new " + type.Name, isStrong: true);
    }

    /// <summary>
    /// <c>http.PostAsync("https://api.example.com/v1/charges", ...)</c> and <c>http.SendAsync(new HttpRequestMessage(HttpMethod.Post, ...))</c>: the
    /// address says what is asked for.
    /// </summary>
    private MoneyCall? OfHttpCall(IOperation operation, IMethodSymbol method, SyntaxNode node, IEnumerable<IOperation> arguments)
    {
        var posts = method.Name.StartsWith("Post", StringComparison.Ordinal);
        if ((!posts && !method.Name.StartsWith("Send", StringComparison.Ordinal)) || !(method.ContainingType?.Name.StartsWith("HttpClient", StringComparison.Ordinal) ?? false))
        {
            return null;
        }

        foreach (var argument in arguments)
        {
            if (HttpAddress.Of(argument, posts) is { } url && RouteWords.Judge(url, names) is { } kind and (PaymentKind.Payment or PaymentKind.Refund))
            {
                return new MoneyCall(operation, method, node, kind, "a POST to " + url, isStrong: false);
            }
        }

        return null;
    }

    /// <summary><c>context.StepAsync(..., name: "charge_payment")</c> of a durable workflow: only the step's name says what it does.</summary>
    private MoneyCall? OfDurableStep(IOperation operation, IMethodSymbol method, SyntaxNode node, IEnumerable<IOperation> arguments)
    {
        if (method.ContainingType?.Name != "IDurableContext" || method.Name.StartsWith("Wait", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var argument in arguments)
        {
            if (argument.ConstantValue is { HasValue: true, Value: string step } && names.Judge(NameWords.Split(step)) is { IsSure: true, Kind: PaymentKind.Payment or PaymentKind.Refund } verdict)
            {
                return new MoneyCall(operation, method, node, verdict.Kind!.Value, "the step '" + step + "'", isStrong: false);
            }
        }

        return null;
    }

    private static bool IsProvider(ImmutableArray<string> typeWords) => typeWords.Length > 1 && Vocabulary.ProviderTypes.Contains(typeWords[typeWords.Length - 1]);

    private static ImmutableArray<string> TypeWords(ITypeSymbol? type)
    {
        if (type is null)
        {
            return ImmutableArray<string>.Empty;
        }

        var name = type.TypeKind == TypeKind.Interface && type.Name.Length > 2 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
        return NameWords.Split(name);
    }

    private static ImmutableArray<string> NamespaceWords(IMethodSymbol method) =>
        method.ContainingNamespace is { IsGlobalNamespace: false } space ? NameWords.Split(space.ToDisplayString()) : ImmutableArray<string>.Empty;

    /// <summary>The type of what is passed, without the conversion to a parameter's wider type.</summary>
    private static ITypeSymbol? Unwrapped(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
        {
            argument = conversion.Operand;
        }

        return argument.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type ? type : null;
    }

    /// <summary>The name in a call, where a squiggle belongs.</summary>
    private static SyntaxNode? NameNode(SyntaxNode syntax) => (syntax is InvocationExpressionSyntax invocation ? invocation.Expression : syntax) switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static string Show(IMethodSymbol method) => method.ContainingType is { } type && method.MethodKind != MethodKind.LocalFunction ? type.Name + "." + method.Name : method.Name;

    /// <summary>Frameworks and infrastructure never move money by a name.</summary>
    private static bool IsPlatform(IAssemblySymbol? assembly)
    {
        var name = assembly?.Name ?? "";
        return name is "mscorlib" or "netstandard" or "System"
            || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name.StartsWith("Amazon.", StringComparison.Ordinal) || name.StartsWith("AWSSDK.", StringComparison.Ordinal) || name.StartsWith("AWS.", StringComparison.Ordinal)
            || name is "Newtonsoft.Json" or "Serilog" or "NLog" or "Dapper" or "AutoMapper" or "FluentValidation" or "Moq" or "NSubstitute" or "FluentAssertions";
    }
}
