using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PaymentObservability.Flow;

/// <summary>From where each block may be entered, exceptions and finally included. Generous: for analyses that a superfluous edge does not harm.</summary>
internal static class PathEdges
{
    public static List<int>[] Backwards(ControlFlowGraph graph)
    {
        var edges = graph.Blocks.Select(_ => new List<int>()).ToArray();
        foreach (var block in graph.Blocks)
        {
            Add(block, block.ConditionalSuccessor, edges);
            Add(block, block.FallThroughSuccessor, edges);
        }

        AddHandlers(graph.Root, edges);
        return edges;
    }

    private static void Add(BasicBlock block, ControlFlowBranch? branch, List<int>[] edges)
    {
        if (branch is null)
        {
            return;
        }

        var from = block.Ordinal;
        foreach (var region in branch.FinallyRegions)
        {
            edges[region.FirstBlockOrdinal].Add(from);
            from = region.LastBlockOrdinal;
        }

        if (branch.Destination is { } destination)
        {
            edges[destination.Ordinal].Add(from);
        }
    }

    /// <summary>Every handler may follow any block that it guards, and what follows a handler may follow a finally.</summary>
    private static void AddHandlers(ControlFlowRegion root, List<int>[] edges)
    {
        var pending = new Stack<ControlFlowRegion>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            foreach (var nested in region.NestedRegions)
            {
                pending.Push(nested);
            }

            if (region.Kind is ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally)
            {
                var guarded = region.NestedRegions[0];
                foreach (var handler in region.NestedRegions.Skip(1))
                {
                    for (var block = guarded.FirstBlockOrdinal; block <= guarded.LastBlockOrdinal; block++)
                    {
                        edges[handler.FirstBlockOrdinal].Add(block);
                    }
                }
            }

            if (region.Kind is ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.TryAndCatch)
            {
                // A filter that declines leads to the next handler.
                for (var i = 1; i < region.NestedRegions.Length; i++)
                {
                    edges[region.NestedRegions[i].FirstBlockOrdinal].Add(region.NestedRegions[i - 1].LastBlockOrdinal);
                }
            }
        }
    }
}
