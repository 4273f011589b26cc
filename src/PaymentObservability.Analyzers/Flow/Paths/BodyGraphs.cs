using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>The control flow graphs of bodies, each made once. Not for concurrent use: the rules run one after another.</summary>
internal sealed class BodyGraphs
{
    private readonly MethodFactsCache facts;
    private readonly Dictionary<SyntaxNode, ControlFlowGraph?> graphs = new();

    public BodyGraphs(MethodFactsCache facts) => this.facts = facts;

    /// <summary>How many graphs were made of whole members; a test holds that none is made twice.</summary>
    public int Made { get; private set; }

    /// <summary>The graph of a body, or null where the code is too broken, or nested too deep, to have one.</summary>
    public ControlFlowGraph? Of(CodeBody body, CancellationToken cancellation)
    {
        if (!graphs.TryGetValue(body.Syntax, out var graph))
        {
            graphs[body.Syntax] = graph = Create(body, cancellation);
        }

        return graph;
    }

    private ControlFlowGraph? Create(CodeBody body, CancellationToken cancellation)
    {
        // Lambdas and local functions are parts of the graph of the member around them: outermost first.
        var nested = new Stack<IOperation>();
        var operation = facts.For(body).Root;
        while (operation is not null)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                nested.Push(operation);
            }

            if (operation.Parent is null)
            {
                break;
            }

            operation = operation.Parent;
        }

        try
        {
            var graph = nested.Count > 0 && operation is not null ? OfMember(operation, cancellation) : OfRoot(operation, cancellation);
            foreach (var function in nested)
            {
                graph = graph is null ? null : OfNested(graph, function, cancellation);
            }

            return graph;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>The graph of the member that lambdas stand in, which they share.</summary>
    private ControlFlowGraph? OfMember(IOperation root, CancellationToken cancellation)
    {
        if (!graphs.TryGetValue(root.Syntax, out var graph))
        {
            graphs.Add(root.Syntax, graph = OfRoot(root, cancellation));
        }

        return graph;
    }

    private ControlFlowGraph? OfRoot(IOperation? root, CancellationToken cancellation)
    {
        if (root is null or { Parent: not null })
        {
            return null;
        }

        Made++;
        return root switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
            IParameterInitializerOperation parameter => ControlFlowGraph.Create(parameter, cancellation),
            _ => null,
        };
    }

    private static ControlFlowGraph? OfNested(ControlFlowGraph graph, IOperation function, CancellationToken cancellation)
    {
        if (function is ILocalFunctionOperation { Symbol: var local })
        {
            return graph.LocalFunctions.Contains(local) ? graph.GetLocalFunctionControlFlowGraph(local, cancellation) : null;
        }

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in PathOperations.InOrder(block))
            {
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == function.Syntax)
                {
                    return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
                }
            }
        }

        return null;
    }
}
