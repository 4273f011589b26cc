using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>The variables that the lambdas and local functions of a body assign: a path through the body does not see when.</summary>
internal static class NestedAssignments
{
    public static HashSet<ISymbol> In(IOperation? root)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<(IOperation Operation, bool IsNested)>();
        if (root is not null)
        {
            pending.Push((root, false));
        }

        while (pending.Count > 0)
        {
            var (operation, isNested) = pending.Pop();
            if (isNested && TargetOf(operation) is { } target)
            {
                found.Add(target);
            }

            isNested |= operation != root && operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
            foreach (var child in operation.ChildOperations)
            {
                pending.Push((child, isNested));
            }
        }

        return found;
    }

    private static ISymbol? TargetOf(IOperation operation)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            _ => null,
        };
        return target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
    }
}
