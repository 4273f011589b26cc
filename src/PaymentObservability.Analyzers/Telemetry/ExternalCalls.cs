using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;

namespace PaymentObservability.Telemetry;

/// <summary>
/// What calls that cannot be followed may emit: into other assemblies, into members that only another assembly implements, and calls that do
/// not compile. What is declared counts first (<c>[EmitsTelemetry]</c>, then <c>emitters:</c>). Otherwise an assembly may emit what its
/// references allow, or what its own, its type's or its member's name says; known libraries emit nothing of a payment by themselves. One instance per
/// compilation.
/// </summary>
internal sealed class ExternalCalls
{
    // References of references: deep enough for Client → Core → Common → library.
    private const int MaxDepth = 4;

    private readonly Compilation compilation;
    private readonly Dictionary<string, List<Emitter>> emitters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IAssemblySymbol, TelemetryKinds> assemblies = new(SymbolEqualityComparer.Default);

    public ExternalCalls(Compilation compilation, PaymentContract contract)
    {
        this.compilation = compilation;
        foreach (var emitter in contract.Emitters)
        {
            var type = emitter.TypeName.Replace('+', '.');
            if (!emitters.TryGetValue(type, out var ofType))
            {
                emitters.Add(type, ofType = new List<Emitter>());
            }

            ofType.Add(emitter);
        }
    }

    /// <summary>Whether a member that cannot be followed may record metrics.</summary>
    public bool MayRecordMetrics(IMethodSymbol member) => Metrics(member).IsPossible;

    /// <summary>Whether a member that cannot be followed may open spans.</summary>
    public bool MayOpenSpans(IMethodSymbol member) => Spans(member).IsPossible;

    /// <summary>Whether a member that cannot be followed may log.</summary>
    public bool MayLog(IMethodSymbol member) => Logs(member).IsPossible;

    /// <summary>Which metrics a member that cannot be followed records.</summary>
    public Emission Metrics(IMethodSymbol member) => Find(member, TelemetryKinds.Metrics);

    /// <summary>Which metrics an attribute or the contract says that a member records, whose code may well be in source.</summary>
    public Emission DeclaredMetrics(IMethodSymbol member) => Declared((member.ReducedFrom ?? member).OriginalDefinition, TelemetryKinds.Metrics) ?? Emission.None;

    /// <summary>Which phrases an attribute or the contract says that a member logs, whose code may well be in source.</summary>
    public Emission DeclaredLogs(IMethodSymbol member) => Declared((member.ReducedFrom ?? member).OriginalDefinition, TelemetryKinds.Logs) ?? Emission.None;

    /// <summary>Which spans an attribute or the contract says that a member opens, whose code may well be in source.</summary>
    public Emission DeclaredSpans(IMethodSymbol member) => Declared((member.ReducedFrom ?? member).OriginalDefinition, TelemetryKinds.Spans) ?? Emission.None;

    /// <summary>Which spans it opens.</summary>
    public Emission Spans(IMethodSymbol member) => Find(member, TelemetryKinds.Spans);

    /// <summary>Which phrases it logs.</summary>
    public Emission Logs(IMethodSymbol member) => Find(member, TelemetryKinds.Logs);

    /// <summary>
    /// What a call or creation that does not compile may emit, by the words in it. Code with a package missing must not lead to false reports,
    /// yet most of what does not compile is no telemetry.
    /// </summary>
    public static TelemetryKinds OfUnresolved(IOperation operation)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        AddNames(operation.Syntax, names);
        foreach (var child in operation.Descendants())
        {
            if (child.Type is IErrorTypeSymbol type)
            {
                names.Add(type.Name);
            }
        }

        return TelemetryWords.OfUnresolved(names.ToImmutable());
    }

    private static void AddNames(SyntaxNode syntax, ImmutableArray<string>.Builder names)
    {
        for (var node = syntax; node is not null;)
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    node = call.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    names.Add(access.Name.Identifier.ValueText);
                    node = access.Expression;
                    break;
                case MemberBindingExpressionSyntax binding:
                    names.Add(binding.Name.Identifier.ValueText);
                    node = ReceiverOf(binding);
                    break;
                case ConditionalAccessExpressionSyntax access:
                    node = access.Expression;
                    break;
                case AwaitExpressionSyntax awaited:
                    node = awaited.Expression;
                    break;
                case ObjectCreationExpressionSyntax creation:
                    node = creation.Type;
                    break;
                case QualifiedNameSyntax qualified:
                    names.Add(qualified.Right.Identifier.ValueText);
                    node = qualified.Left;
                    break;
                case SimpleNameSyntax name:
                    names.Add(name.Identifier.ValueText);
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>What stands before the <c>?.</c> of a binding; in <c>a?.B?.C</c> that of <c>.C</c> is <c>.B</c>, whose own is <c>a</c>.</summary>
    private static ExpressionSyntax? ReceiverOf(MemberBindingExpressionSyntax binding)
    {
        SyntaxNode below = binding;
        for (var node = binding.Parent; node is not null; below = node, node = node.Parent)
        {
            if (node is ConditionalAccessExpressionSyntax access && access.WhenNotNull == below)
            {
                return access.Expression;
            }
        }

        return null;
    }

    private Emission Find(IMethodSymbol member, TelemetryKinds kind)
    {
        member = (member.ReducedFrom ?? member).OriginalDefinition;
        if (Declared(member, kind) is { } declared)
        {
            return declared;
        }

        if (member.ContainingType is not { } type || type.TypeKind == TypeKind.Error || member.ContainingAssembly is not { } assembly)
        {
            return (TelemetryWords.OfUnresolved(ImmutableArray.Create(member.Name)) & kind) != 0 ? Emission.Any : Emission.None;
        }

        if (SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly))
        {
            // Source speaks for itself, but for what only another assembly implements.
            return member.IsAbstract && (TelemetryWords.OfName(type.Name) & kind) != 0 ? Emission.Any : Emission.None;
        }

        if (KnownAssemblies.IsSilent(assembly.Name))
        {
            return Emission.None;
        }

        return ((TelemetryWords.OfName(member.Name) | TelemetryWords.OfName(type.Name) | OfAssembly(assembly)) & kind) != 0 ? Emission.Any : Emission.None;
    }

    /// <summary>What an attribute or the contract says; null where neither does.</summary>
    private Emission? Declared(IMethodSymbol member, TelemetryKinds kind)
    {
        for (var current = member; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if ((OfAttribute(current, kind) ?? OfAttribute(current.AssociatedSymbol, kind) ?? OfAttribute(current.ContainingType, kind) ?? OfContract(current, kind)) is { } declared)
            {
                return declared;
            }
        }

        return null;
    }

    /// <summary><c>[EmitsTelemetry("PaymentSuccess", Spans = ...)]</c>, known by its name alone; what it does not name may be anything.</summary>
    private static Emission? OfAttribute(ISymbol? symbol, TelemetryKinds kind)
    {
        if (symbol is null)
        {
            return null;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is not ("EmitsTelemetryAttribute" or "EmitsTelemetry"))
            {
                continue;
            }

            var names = ImmutableArray<string>.Empty;
            if (kind == TelemetryKinds.Metrics)
            {
                foreach (var argument in attribute.ConstructorArguments)
                {
                    names = AddTexts(argument, names);
                }
            }

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == kind.ToString())
                {
                    names = AddTexts(argument.Value, names);
                }
            }

            return names.IsEmpty ? Emission.Any : Emission.Of(names);
        }

        return null;
    }

    private static ImmutableArray<string> AddTexts(TypedConstant constant, ImmutableArray<string> names)
    {
        if (constant.Kind == TypedConstantKind.Array)
        {
            foreach (var element in constant.Values.IsDefault ? ImmutableArray<TypedConstant>.Empty : constant.Values)
            {
                names = AddTexts(element, names);
            }

            return names;
        }

        return constant.Value is string text ? names.Add(text) : names;
    }

    private Emission? OfContract(IMethodSymbol member, TelemetryKinds kind)
    {
        if (emitters.Count == 0 || member.ContainingType is not { } type || !emitters.TryGetValue(FullName(type), out var ofType))
        {
            return null;
        }

        var name = (member.AssociatedSymbol ?? member).Name;
        foreach (var emitter in ofType)
        {
            if (emitter.MemberName == "*" || emitter.MemberName == name || (emitter.MemberName == type.Name && member.MethodKind == MethodKind.Constructor))
            {
                return Emission.Of(kind switch
                {
                    TelemetryKinds.Metrics => emitter.Metrics,
                    TelemetryKinds.Spans => emitter.Spans,
                    _ => emitter.Logs,
                });
            }
        }

        return null;
    }

    private static string FullName(INamedTypeSymbol type)
    {
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + "." + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private TelemetryKinds OfAssembly(IAssemblySymbol assembly) =>
        assemblies.GetOrAdd(assembly, found => Abilities(found, new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0));

    /// <summary>What an assembly may emit by its name, its references and theirs.</summary>
    private static TelemetryKinds Abilities(IAssemblySymbol assembly, HashSet<string> visited, int depth)
    {
        var kinds = TelemetryWords.OfName(assembly.Name);
        if (KnownAssemblies.IsTelemetry(assembly.Name))
        {
            return TelemetryKinds.All;
        }

        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                // By name, so that references which this compilation does not resolve count too.
                kinds |= KnownAssemblies.Enables(reference.Name);
                if (!KnownAssemblies.IsSilent(reference.Name))
                {
                    kinds |= TelemetryWords.OfName(reference.Name);
                }
            }

            if (depth == MaxDepth)
            {
                continue;
            }

            foreach (var referenced in module.ReferencedAssemblySymbols)
            {
                if (kinds != TelemetryKinds.All && !KnownAssemblies.IsSilent(referenced.Name) && visited.Add(referenced.Name))
                {
                    kinds |= Abilities(referenced, visited, depth + 1);
                }
            }
        }

        return kinds;
    }
}
