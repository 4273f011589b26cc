using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PaymentObservability.Flow;

/// <summary>The catch clauses of a body, by their regions: both stand in the order of the source.</summary>
internal sealed class CatchClauses
{
    private readonly Dictionary<int, SyntaxNode> byFirstBlock = new();

    public CatchClauses(ControlFlowGraph graph, SyntaxNode body)
    {
        var clauses = body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<CatchClauseSyntax>().ToList();
        var regions = new List<ControlFlowRegion>();
        var pending = new Stack<ControlFlowRegion>();
        pending.Push(graph.Root);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            if (region.Kind == ControlFlowRegionKind.Catch)
            {
                regions.Add(region);
            }

            foreach (var nested in region.NestedRegions)
            {
                pending.Push(nested);
            }
        }

        // A try that the compiler left out for being empty leaves its clauses without a region.
        if (clauses.Count != regions.Count)
        {
            return;
        }

        regions.Sort((left, right) => left.FirstBlockOrdinal.CompareTo(right.FirstBlockOrdinal));
        for (var i = 0; i < regions.Count; i++)
        {
            byFirstBlock[regions[i].FirstBlockOrdinal] = clauses[i];
        }
    }

    /// <summary>The clause around a region, or null.</summary>
    public SyntaxNode? Around(ControlFlowRegion region)
    {
        for (var current = region; current is not null; current = current.EnclosingRegion)
        {
            if (current.Kind == ControlFlowRegionKind.Catch)
            {
                return byFirstBlock.TryGetValue(current.FirstBlockOrdinal, out var clause) ? clause : null;
            }
        }

        return null;
    }
}
