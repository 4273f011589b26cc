using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PaymentObservability.Flow;

/// <summary>The operations of a block in the order in which they run: operands before what is made of them.</summary>
internal static class PathOperations
{
    public static List<IOperation> InOrder(BasicBlock block)
    {
        var order = new List<IOperation>();
        foreach (var operation in block.Operations)
        {
            Add(operation, order);
        }

        if (block.BranchValue is { } value)
        {
            Add(value, order);
        }

        return order;
    }

    /// <summary>One operation and all under it. No recursion: a concatenation of thousands of texts is as deep as it is long.</summary>
    private static void Add(IOperation root, List<IOperation> order)
    {
        var pending = new Stack<(IOperation Operation, bool IsDone)>();
        pending.Push((root, false));
        while (pending.Count > 0)
        {
            var (operation, isDone) = pending.Pop();
            if (isDone)
            {
                order.Add(operation);
                continue;
            }

            pending.Push((operation, true));
            foreach (var child in operation.ChildOperations.Reverse())
            {
                pending.Push((child, false));
            }
        }
    }
}
