using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>
/// Says how control leaves one body after an attempt has begun, and on which ways nothing was recorded. Follows all paths of the control
/// flow graph at once, forward and without recursion: a path ends where it records. Roslyn's graph has no edges for exceptions; a call that
/// may throw leads to the handlers around it, through every finally, or out.
/// </summary>
internal sealed class ExitPaths
{
    /// <summary>The most states of paths that are looked at in one body; with more, nothing is said of it. Documented in docs/limits.md.</summary>
    public const int MaxStates = 20_000;

    private readonly ControlFlowGraph graph;
    private readonly PathQuestion question;
    private readonly PathConditions conditions;
    private readonly List<PathEvent>[] events;
    private readonly CatchClauses catches;
    private readonly bool findsAll;

    /// <param name="graph">The body's graph.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="catches">The body's catch clauses.</param>
    /// <param name="assignedElsewhere">Variables that lambdas and local functions assign.</param>
    public ExitPaths(ControlFlowGraph graph, PathQuestion question, CatchClauses catches, HashSet<ISymbol> assignedElsewhere)
    {
        this.graph = graph;
        this.question = question;
        this.catches = catches;
        var operations = graph.Blocks.Select(PathOperations.InOrder).ToArray();
        conditions = new PathConditions(graph, operations, assignedElsewhere);
        events = operations.Select((list, block) => EventsOf(graph.Blocks[block], list)).ToArray();

        // What records must be found in the graph, or it would look as if no path met it.
        findsAll = question.Records.Count == operations.SelectMany(list => list).Where(question.Records.Has).Select(operation => (operation.Syntax, question.Records.HasCall(operation) && operation.IsImplicit)).Distinct().Count();
    }

    /// <summary>How many states the last walk looked at.</summary>
    public int States { get; private set; }

    /// <summary>
    /// The ways out once the start has come back (<paramref name="thrown"/> is null) or has thrown. Null where nothing can be said: the start is not in the graph, or the
    /// body is too large.
    /// </summary>
    public ExitWays? From(Thrown? thrown, CancellationToken cancellation)
    {
        if (conditions.Overflows || !findsAll)
        {
            return null;
        }

        var walk = new ExitWalk(graph, question, conditions, events, catches, thrown);
        var ways = walk.Run(cancellation);
        States = walk.States;
        return ways;
    }

    private List<PathEvent> EventsOf(BasicBlock block, List<IOperation> operations)
    {
        var found = new List<PathEvent>();
        var isHandler = PathTests.IsIn(ControlFlowRegionKind.Catch, block) || PathTests.IsIn(ControlFlowRegionKind.Finally, block) || PathTests.IsIn(ControlFlowRegionKind.Filter, block);
        foreach (var operation in operations)
        {
            if (question.Starts.HasCall(operation))
            {
                found.Add(new PathEvent(PathEventKind.Start, operation));
            }
            else if (question.Records.Has(operation))
            {
                found.Add(new PathEvent(question.RecordsAhead.Has(operation) ? PathEventKind.RecordAhead : PathEventKind.Record, operation));
            }
            else if (MayThrow(operation, isHandler))
            {
                found.Add(new PathEvent(PathEventKind.Throw, operation));
            }

            if (conditions.Changes(operation))
            {
                found.Add(new PathEvent(PathEventKind.Assign, operation));
            }
        }

        return found;
    }

    /// <summary>
    /// Handlers are left out: what reports a failure may fail too, but nobody writes a second handler for that.
    /// </summary>
    private bool MayThrow(IOperation operation, bool isHandler)
    {
        if (question.IsWholeBody)
        {
            return !isHandler && operation is IInvocationOperation or IObjectCreationOperation or IDynamicInvocationOperation && !operation.IsImplicit;
        }

        if (question.Throwing.HasCall(operation))
        {
            return true;
        }

        return !isHandler && operation is IAwaitOperation { IsImplicit: false } awaited && CallOf(awaited) is { } call && !question.Starts.HasCall(call) && question.MayFail(call);
    }

    /// <summary>The call that is awaited, without what is added for awaiting it.</summary>
    private static IInvocationOperation? CallOf(IAwaitOperation awaited)
    {
        IOperation? operation = awaited.Operation;
        while (operation is not null)
        {
            operation = PathKeys.Plain(operation);
            if (operation is not IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" or "Unwrap" } wrapping)
            {
                return operation as IInvocationOperation;
            }

            operation = wrapping.Instance ?? wrapping.Arguments.FirstOrDefault()?.Value;
        }

        return null;
    }
}
