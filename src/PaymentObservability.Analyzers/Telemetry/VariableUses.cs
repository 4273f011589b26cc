using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>Where locals and parameters are named inside one body, lambdas and local functions included. Each body is walked once.</summary>
internal sealed class VariableUses
{
    private readonly ConcurrentDictionary<IOperation, Dictionary<ISymbol, List<IOperation>>> bodies = new();

    /// <summary>Every declaration of and reference to a local or parameter in the body that holds <paramref name="near"/>.</summary>
    public IReadOnlyList<IOperation> Of(ISymbol variable, IOperation near)
    {
        var uses = bodies.GetOrAdd(Root(near), static root => Index(root));
        return uses.TryGetValue(variable, out var found) ? found : ImmutableArray<IOperation>.Empty;
    }

    /// <summary>
    /// Every value that is assigned to the variable in that body. Default where one of them cannot be told: <c>out</c>, <c>ref</c>,
    /// <c>+=</c>, deconstruction, patterns, <c>foreach</c>.
    /// </summary>
    public ImmutableArray<IOperation> Writes(ISymbol variable, IOperation near)
    {
        var values = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var use in Of(variable, near))
        {
            if (use is IVariableDeclaratorOperation declarator)
            {
                if (declarator.GetVariableInitializer()?.Value is { } initial)
                {
                    values.Add(initial);
                }

                continue;
            }

            switch (use.Parent)
            {
                case ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == use:
                    values.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation assignment when assignment.Target == use:
                    values.Add(assignment.Value);
                    break;
                case IAssignmentOperation assignment when assignment.Target == use:
                case IIncrementOrDecrementOperation:
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                case IAddressOfOperation:
                case IDeclarationExpressionOperation:
                case ITupleOperation tuple when IsDeconstructed(tuple):
                    return default;
            }
        }

        return values.ToImmutable();
    }

    /// <summary>The outermost operation of a body.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsDeconstructed(IOperation tuple)
    {
        while (tuple.Parent is ITupleOperation or IConversionOperation)
        {
            tuple = tuple.Parent;
        }

        return tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple;
    }

    private static Dictionary<ISymbol, List<IOperation>> Index(IOperation root)
    {
        var uses = new Dictionary<ISymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var operation in root.DescendantsAndSelf())
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation reference => reference.Local,
                IParameterReferenceOperation reference => reference.Parameter,
                IVariableDeclaratorOperation declarator => declarator.Symbol,
                _ => null,
            };
            if (variable is null)
            {
                continue;
            }

            if (!uses.TryGetValue(variable, out var found))
            {
                uses.Add(variable, found = new List<IOperation>());
            }

            found.Add(operation);
        }

        return uses;
    }
}
