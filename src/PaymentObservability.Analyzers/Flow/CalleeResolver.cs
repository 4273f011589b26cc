using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>
/// Says which source a call may enter: the method itself, every override and implementation in source, the body of a lambda or method
/// group, and for a request object sent through a mediator the handlers that take it.
/// </summary>
internal sealed class CalleeResolver
{
    private readonly SourceModels models;
    private readonly SourceTypes types;
    private readonly ConcurrentDictionary<CallSite, ImmutableArray<CodeBody>> resolved = new();

    public CalleeResolver(SourceModels models, SourceTypes types)
    {
        this.models = models;
        this.types = types;
    }

    /// <summary>The bodies that the call may enter, in no order that means anything.</summary>
    /// <param name="call">The call.</param>
    /// <param name="receiver">The concrete type behind <c>this</c>, where the walk knows it: it decides what an abstract member means.</param>
    public ImmutableArray<CodeBody> Resolve(CallSite call, INamedTypeSymbol? receiver)
    {
        if (receiver is not null && IsOnThis(call) && call.Target is { } target && (target.IsAbstract || target.IsVirtual || target.IsOverride))
        {
            for (var type = receiver; type is not null; type = type.BaseType)
            {
                if (OverrideIn(type, target) is { } chosen && CodeBodies.Of(chosen, models) is { } body)
                {
                    return ImmutableArray.Create(body);
                }
            }
        }

        return resolved.GetOrAdd(call, ResolveAnywhere);
    }

    private ImmutableArray<CodeBody> ResolveAnywhere(CallSite call)
    {
        if (call.Operation is IAnonymousFunctionOperation lambda)
        {
            return ImmutableArray.Create(new CodeBody(lambda.Symbol, lambda.Syntax));
        }

        if (call.Target is not { } target)
        {
            return ImmutableArray<CodeBody>.Empty;
        }

        var bodies = new HashSet<CodeBody>();
        AddMethod(target, IsOnBase(call), bodies);
        if (target.MethodKind == MethodKind.DelegateInvoke && call.Operation is IInvocationOperation { Instance: { } callee })
        {
            AddDelegate(callee, bodies);
        }

        if (bodies.Count == 0)
        {
            AddRequestHandlers(call.Operation, bodies);
        }

        return bodies.ToImmutableArray();
    }

    private void AddMethod(IMethodSymbol target, bool exactly, HashSet<CodeBody> bodies)
    {
        if (CodeBodies.Of(target, models) is { } own)
        {
            bodies.Add(own);
        }

        var open = !exactly && (target.IsAbstract || target.IsVirtual || target.IsOverride || target.ContainingType?.TypeKind == TypeKind.Interface);
        if (!open || target.ContainingType is not { } declaring)
        {
            return;
        }

        foreach (var heir in types.HeirsOf(declaring))
        {
            var chosen = declaring.TypeKind == TypeKind.Interface ? ImplementationIn(heir, declaring, target) : OverrideIn(heir, target);
            if (chosen is not null && CodeBodies.Of(chosen, models) is { } body)
            {
                bodies.Add(body);
            }
        }
    }

    /// <summary>What <paramref name="type"/> puts behind an interface member; generic interfaces match by their construction where both sides know it.</summary>
    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, INamedTypeSymbol contract, IMethodSymbol member)
    {
        if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol exact)
        {
            return exact;
        }

        foreach (var candidate in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, contract.OriginalDefinition) || !MayBe(candidate, contract))
            {
                continue;
            }

            foreach (var its in candidate.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(its.OriginalDefinition, member.OriginalDefinition)
                    && type.FindImplementationForInterfaceMember(its) is IMethodSymbol found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Whether two constructions of one generic interface may be the same at run time: equal arguments, or a type parameter on either side.</summary>
    private static bool MayBe(INamedTypeSymbol candidate, INamedTypeSymbol wanted)
    {
        for (var i = 0; i < candidate.TypeArguments.Length; i++)
        {
            var left = candidate.TypeArguments[i];
            var right = wanted.TypeArguments[i];
            if (left.TypeKind != TypeKind.TypeParameter && right.TypeKind != TypeKind.TypeParameter && !SymbolEqualityComparer.Default.Equals(left, right))
            {
                return false;
            }
        }

        return true;
    }

    private static IMethodSymbol? OverrideIn(INamedTypeSymbol type, IMethodSymbol target)
    {
        foreach (var member in type.GetMembers(target.Name))
        {
            for (var method = member as IMethodSymbol; method is not null; method = method.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, target.OriginalDefinition))
                {
                    return (IMethodSymbol)member;
                }
            }
        }

        return null;
    }

    /// <summary>A delegate held by a field or property, or by a collection in one, is known where its initialiser or its type's constructors say what it is.</summary>
    private void AddDelegate(IOperation callee, HashSet<CodeBody> bodies)
    {
        if (HolderOf(callee) is not { } holder)
        {
            return;
        }

        foreach (var value in ValuesOf(holder))
        {
            var given = models.For(value.SyntaxTree).GetOperation(value);
            AddDelegateTargets(given, bodies);
            foreach (var part in given?.Descendants() ?? Enumerable.Empty<IOperation>())
            {
                if (part is IDelegateCreationOperation)
                {
                    AddDelegateTargets(part, bodies);
                }
            }
        }
    }

    /// <summary>The field or property that an expression takes its delegate from: <c>routes[path]</c>, <c>routes.TryGetValue(path, out var route)</c>.</summary>
    private ISymbol? HolderOf(IOperation? expression)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            switch (expression)
            {
                case IFieldReferenceOperation field:
                    return field.Field;
                case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                    return property.Property;
                case IPropertyReferenceOperation indexer:
                    expression = indexer.Instance;
                    break;
                case IArrayElementReferenceOperation element:
                    expression = element.ArrayReference;
                    break;
                case IConversionOperation conversion:
                    expression = conversion.Operand;
                    break;
                case IInvocationOperation { Instance: { } instance }:
                    expression = instance;
                    break;
                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } references }:
                    var declaration = references[0].GetSyntax();
                    var source = declaration is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : declaration.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent;
                    expression = source is null ? null : models.For(source.SyntaxTree).GetOperation(source);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Every method or lambda that an expression of delegate type may stand for.</summary>
    public void AddDelegateTargets(IOperation? expression, ISet<CodeBody> bodies)
    {
        var pending = new Stack<IOperation?>();
        var locals = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        pending.Push(expression);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IDelegateCreationOperation creation:
                    pending.Push(creation.Target);
                    break;
                case IConversionOperation conversion:
                    pending.Push(conversion.Operand);
                    break;
                case IParenthesizedOperation parenthesized:
                    pending.Push(parenthesized.Operand);
                    break;
                case IAnonymousFunctionOperation lambda:
                    bodies.Add(new CodeBody(lambda.Symbol, lambda.Syntax));
                    break;
                case IMethodReferenceOperation reference:
                    var found = new HashSet<CodeBody>();
                    AddMethod(reference.Method, exactly: false, found);
                    bodies.UnionWith(found);
                    break;
                case IConditionalOperation conditional:
                    pending.Push(conditional.WhenTrue);
                    pending.Push(conditional.WhenFalse);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                    {
                        pending.Push(arm.Value);
                    }

                    break;
                case ICoalesceOperation coalesce:
                    pending.Push(coalesce.Value);
                    pending.Push(coalesce.WhenNull);
                    break;
                case ILocalReferenceOperation local when locals.Add(local.Local):
                    PushInitialiser(local.Local, pending);
                    break;
                case IFieldReferenceOperation field when locals.Add(field.Field):
                    PushInitialiser(field.Field, pending);
                    break;
                case IPropertyReferenceOperation property when locals.Add(property.Property):
                    PushInitialiser(property.Property, pending);
                    break;
                case IInvocationOperation invocation when invocation.TargetMethod.ReturnType.TypeKind == TypeKind.Delegate && locals.Add(invocation.TargetMethod):
                    // A factory of the handler: what it returns is what is entered.
                    if (CodeBodies.Of(invocation.TargetMethod, models) is { } factory && models.For(factory.Syntax.SyntaxTree).GetOperation(factory.Syntax) is { } root)
                    {
                        foreach (var descendant in root.Descendants())
                        {
                            if (descendant is IReturnOperation { ReturnedValue: { } value })
                            {
                                pending.Push(value);
                            }
                        }
                    }

                    break;
            }
        }
    }

    private void PushInitialiser(ISymbol symbol, Stack<IOperation?> pending)
    {
        foreach (var value in ValuesOf(symbol))
        {
            pending.Push(models.For(value.SyntaxTree).GetOperation(value));
        }
    }

    /// <summary>What a local, field or property is given where it is declared; a field or property also what its type's constructors assign to it.</summary>
    private IEnumerable<ExpressionSyntax> ValuesOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var value = !models.Contains(reference.SyntaxTree) ? null : reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression ?? GetterValue(property),
                _ => null,
            };
            if (value is not null)
            {
                yield return value;
            }
        }

        if (symbol is not (IFieldSymbol or IPropertySymbol))
        {
            yield break;
        }

        foreach (var constructor in symbol.ContainingType?.Constructors ?? ImmutableArray<IMethodSymbol>.Empty)
        {
            foreach (var assignment in CodeBodies.Of(constructor, models)?.Syntax.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? Enumerable.Empty<AssignmentExpressionSyntax>())
            {
                var assigned = assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member ? member.Name : assignment.Left;
                if (assigned is IdentifierNameSyntax { Identifier.ValueText: var name } && name == symbol.Name)
                {
                    yield return assignment.Right;
                }
            }
        }
    }

    private static ExpressionSyntax? GetterValue(PropertyDeclarationSyntax property)
    {
        foreach (var accessor in property.AccessorList?.Accessors ?? default)
        {
            if (accessor.ExpressionBody is { } arrow)
            {
                return arrow.Expression;
            }

            foreach (var statement in accessor.Body?.Statements ?? default)
            {
                if (statement is ReturnStatementSyntax { Expression: { } value })
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// <c>mediator.Send(new MakePayment())</c>: no source stands behind the call itself, but a class in source takes the request, as the first
    /// type argument of an interface of the handler kind.
    /// </summary>
    private void AddRequestHandlers(IOperation operation, HashSet<CodeBody> bodies)
    {
        if (operation is not IInvocationOperation invocation || !IsSending(invocation.TargetMethod))
        {
            return;
        }

        foreach (var argument in invocation.Arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (value.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } request)
            {
                continue;
            }

            foreach (var (type, contract) in types.HandlersOf(request))
            {
                AddMembersOf(type, contract, bodies);
            }
        }
    }

    /// <summary>Serialisers, loggers and validators take requests too; they hand them to nobody.</summary>
    private static bool IsSending(IMethodSymbol method)
    {
        var name = method.Name;
        return name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("Publish", StringComparison.Ordinal)
            || name.StartsWith("Execute", StringComparison.Ordinal) || name.StartsWith("Dispatch", StringComparison.Ordinal)
            || name.StartsWith("Invoke", StringComparison.Ordinal) || name.StartsWith("Handle", StringComparison.Ordinal)
            || name.StartsWith("Request", StringComparison.Ordinal) || name.StartsWith("Query", StringComparison.Ordinal);
    }

    private void AddMembersOf(INamedTypeSymbol type, INamedTypeSymbol contract, HashSet<CodeBody> bodies)
    {
        foreach (var member in contract.GetMembers())
        {
            if (member is IMethodSymbol method && type.FindImplementationForInterfaceMember(method) is IMethodSymbol found && CodeBodies.Of(found, models) is { } body)
            {
                bodies.Add(body);
            }
        }
    }

    private static bool IsOnThis(CallSite call)
    {
        var instance = call.Operation switch
        {
            IInvocationOperation invocation => invocation.Instance,
            IMethodReferenceOperation reference => reference.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };
        return instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && !IsOnBase(call);
    }

    private static bool IsOnBase(CallSite call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } } => true,
        MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } => true,
        _ => false,
    };
}
