using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Flow;

/// <summary>Summarises every reachable body exactly once per compilation, whoever asks and from whichever thread.</summary>
internal sealed class MethodFactsCache
{
    private readonly ConcurrentDictionary<CodeBody, System.Lazy<MethodFacts>> facts = new();
    private readonly SourceModels models;
    private readonly TelemetryDialects dialects;
    private int summarised;

    public MethodFactsCache(SourceModels models, TelemetryDialects dialects)
    {
        this.models = models;
        this.dialects = dialects;
    }

    /// <summary>How many bodies have been summarised; never more than there are, which a test holds.</summary>
    public int Summarised => Volatile.Read(ref summarised);

    /// <summary>The facts of a body.</summary>
    public MethodFacts For(CodeBody body) =>
        facts.GetOrAdd(body, b => new System.Lazy<MethodFacts>(() => Summarise(b), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private MethodFacts Summarise(CodeBody body)
    {
        Interlocked.Increment(ref summarised);
        var root = models.For(body.Syntax.SyntaxTree).GetOperation(body.Syntax);
        if (root is null)
        {
            return new MethodFacts(body, null, ImmutableArray<CallSite>.Empty, ImmutableArray<Signal>.Empty);
        }

        var calls = ImmutableArray.CreateBuilder<CallSite>();
        var signals = new List<Signal>();
        dialects.Read(body.Symbol, signals);
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation != root && IsNestedBody(operation, body, calls))
            {
                continue;
            }

            AddCalls(operation, body, calls);
            dialects.Read(operation, signals);
            PushChildren(operation, pending);
        }

        return new MethodFacts(body, root, calls.ToImmutable(), signals.ToImmutableArray());
    }

    /// <summary>A lambda is entered where it stands, since whoever gets it may run it; a local function where it is called; a name is not entered at all.</summary>
    private static bool IsNestedBody(IOperation operation, CodeBody body, ImmutableArray<CallSite>.Builder calls)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation lambda:
                calls.Add(new CallSite(body, lambda, lambda.Symbol, lambda.Syntax));
                return true;
            case ILocalFunctionOperation or INameOfOperation:
                return true;
            default:
                return false;
        }
    }

    private void AddCalls(IOperation operation, CodeBody body, ImmutableArray<CallSite>.Builder calls)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                calls.Add(new CallSite(body, invocation, invocation.TargetMethod, invocation.Syntax));
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                calls.Add(new CallSite(body, creation, constructor, creation.Syntax));
                break;
            case IMethodReferenceOperation reference:
                calls.Add(new CallSite(body, reference, reference.Method, reference.Syntax));
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property } access when IsWritten(property):
                if (property.GetMethod is { } getter)
                {
                    calls.Add(new CallSite(body, access, getter, access.Syntax));
                }

                if (property.SetMethod is { } setter)
                {
                    calls.Add(new CallSite(body, access, setter, access.Syntax));
                }

                break;
            case IUsingOperation block:
                AddDispose(block, block.Resources, block.IsAsynchronous, body, calls);
                break;
            case IUsingDeclarationOperation declaration:
                AddDispose(declaration, declaration.DeclarationGroup, declaration.IsAsynchronous, body, calls);
                break;
            case IInvalidOperation { Syntax: InvocationExpressionSyntax syntax } invalid:
                calls.Add(new CallSite(body, invalid, Candidate(syntax), syntax));
                break;
        }
    }

    /// <summary>Whether the property has code of its own in this compilation.</summary>
    private static bool IsWritten(IPropertySymbol property)
    {
        foreach (var reference in property.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax declaration
                && (declaration.ExpressionBody is not null || HasAccessorCode(declaration)))
            {
                return true;
            }
        }

        return property.ContainingType?.TypeKind == TypeKind.Interface && !property.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;
    }

    private static bool HasAccessorCode(PropertyDeclarationSyntax declaration)
    {
        if (declaration.AccessorList is not { } list)
        {
            return false;
        }

        foreach (var accessor in list.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddDispose(IOperation statement, IOperation resources, bool isAsync, CodeBody body, ImmutableArray<CallSite>.Builder calls)
    {
        if (resources is IVariableDeclarationGroupOperation group)
        {
            foreach (var declaration in group.Declarations)
            {
                foreach (var declarator in declaration.Declarators)
                {
                    AddDispose(statement, declarator.Symbol.Type, declarator.Syntax, isAsync, body, calls);
                }
            }
        }
        else if (resources.Type is { } type)
        {
            AddDispose(statement, type, resources.Syntax, isAsync, body, calls);
        }
    }

    private static void AddDispose(IOperation statement, ITypeSymbol type, SyntaxNode syntax, bool isAsync, CodeBody body, ImmutableArray<CallSite>.Builder calls)
    {
        if (DisposeOf(type, isAsync ? "DisposeAsync" : "Dispose", isAsync ? "IAsyncDisposable" : "IDisposable") is { } dispose)
        {
            calls.Add(new CallSite(body, statement, dispose, syntax));
        }
    }

    /// <summary>What ends a <c>using</c>: the type's own method, one that it implements explicitly, or for an interface the one it inherits.</summary>
    private static IMethodSymbol? DisposeOf(ITypeSymbol type, string name, string contractName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false } dispose)
                {
                    return dispose;
                }
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Name == contractName && contract.GetMembers(name).Length == 1 && contract.GetMembers(name)[0] is IMethodSymbol declared)
            {
                return type.TypeKind == TypeKind.Interface ? declared : type.FindImplementationForInterfaceMember(declared) as IMethodSymbol;
            }
        }

        return null;
    }

    /// <summary>What a call that does not bind most likely means: with an argument of a missing type there is often one candidate.</summary>
    private IMethodSymbol? Candidate(InvocationExpressionSyntax syntax)
    {
        var info = models.For(syntax.SyntaxTree).GetSymbolInfo(syntax);
        return info.Symbol as IMethodSymbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] as IMethodSymbol : null);
    }

    private static void PushChildren(IOperation operation, Stack<IOperation> pending)
    {
        var children = operation.ChildOperations;
        foreach (var child in children.Reverse())
        {
            pending.Push(child);
        }
    }
}
