using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>Calls that cannot be bound because a package is missing, or the code is in the making: what they are called, what on, and what with.</summary>
internal sealed class UnboundCalls
{
    private readonly PaymentNames names;

    public UnboundCalls(PaymentNames names) => this.names = names;

    /// <summary>The money call that this most likely is, or null.</summary>
    public MoneyCall? Recognize(IOperation operation, InvocationExpressionSyntax syntax, SimpleNameSyntax node)
    {
        var method = node.Identifier.ValueText;
        var receiver = (syntax.Expression as MemberAccessExpressionSyntax)?.Expression;
        var type = receiver is null ? null : operation.SemanticModel?.GetTypeInfo(receiver).Type;
        if (type is IErrorTypeSymbol && PaymentSdks.FindMissing(type.Name, method, syntax) is { } member)
        {
            return new MoneyCall(operation, null, node, member.Kind, type.Name + "." + method, isStrong: true) { Sdk = member };
        }

        return OfStep(operation, syntax, node) ?? OfName(operation, node, ReceiverWords(receiver, type)) ?? OfArguments(operation, syntax, node);
    }

    private MoneyCall? OfName(IOperation operation, SimpleNameSyntax node, ImmutableArray<string> receiver)
    {
        if (!receiver.IsEmpty && Vocabulary.PassiveTypes.Contains(receiver[receiver.Length - 1]))
        {
            return null;
        }

        var name = PaymentNames.WordsOf(node.Identifier.ValueText);
        var verdict = names.Judge(name);
        if (verdict.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet && (verdict.IsSure || names.SpeakOfMoney(receiver)))
        {
            return new MoneyCall(operation, null, node, verdict.Kind.Value, "the call " + node.Identifier.ValueText, isStrong: false) { IsPlain = verdict.IsSure };
        }

        return name.Length == 1 && Vocabulary.ProviderVerbs.Contains(name[0]) && names.JudgeType(receiver).Kind is { } kind and (PaymentKind.Payment or PaymentKind.Refund)
            ? new MoneyCall(operation, null, node, kind, node.Identifier.ValueText + " on a receiver named for it", isStrong: false) { IsPlain = false }
            : null;
    }

    private MoneyCall? OfArguments(IOperation operation, InvocationExpressionSyntax syntax, SimpleNameSyntax node)
    {
        if (PaymentNames.WordsOf(node.Identifier.ValueText) is not { IsEmpty: false } name || !Vocabulary.SendingVerbs.Contains(name[0]))
        {
            return null;
        }

        foreach (var argument in syntax.ArgumentList.Arguments)
        {
            if (operation.SemanticModel?.GetTypeInfo(argument.Expression).Type is not INamedTypeSymbol { SpecialType: SpecialType.None } type)
            {
                continue;
            }

            if (PaymentSdks.FindRequest(type) is { } member)
            {
                return new MoneyCall(operation, null, node, member.Kind, node.Identifier.ValueText + " of a provider's request", isStrong: true) { Sdk = member };
            }

            if (names.JudgeRequest(NameWords.Split(type.Name)) is { } kind)
            {
                return new MoneyCall(operation, null, node, kind, node.Identifier.ValueText + " of a " + type.Name, isStrong: false) { IsPlain = false };
            }
        }

        return null;
    }

    private MoneyCall? OfStep(IOperation operation, InvocationExpressionSyntax syntax, SimpleNameSyntax node)
    {
        if (node.Identifier.ValueText != "StepAsync")
        {
            return null;
        }

        foreach (var argument in syntax.ArgumentList.Arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string step } && names.Judge(NameWords.Split(step)) is { IsSure: true, Kind: PaymentKind.Payment or PaymentKind.Refund } judged)
            {
                return new MoneyCall(operation, null, node, judged.Kind!.Value, "the step '" + step + "'", isStrong: false);
            }
        }

        return null;
    }

    /// <summary>What the source calls the receiver; where that is no more than <c>service</c>, what its missing type is called.</summary>
    private static ImmutableArray<string> ReceiverWords(ExpressionSyntax? receiver, ITypeSymbol? type)
    {
        var own = receiver switch
        {
            MemberAccessExpressionSyntax member => NameWords.Split(member.Name.Identifier.ValueText),
            SimpleNameSyntax name => NameWords.Split(name.Identifier.ValueText),
            _ => ImmutableArray<string>.Empty,
        };
        return type is IErrorTypeSymbol { Name.Length: > 0 } && own.All(Vocabulary.TypeSuffixes.Contains) ? NameWords.Split(type.Name) : own;
    }
}
