using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>One walk of <see cref="ExitPaths"/>: from the begin of the body to the start, and from there on until something records.</summary>
internal sealed class ExitWalk
{
    private readonly ControlFlowGraph graph;
    private readonly PathQuestion question;
    private readonly PathConditions conditions;
    private readonly List<PathEvent>[] events;
    private readonly CatchClauses catches;
    private readonly Thrown? thrown;

    private readonly HashSet<PathState> seen = new();
    private readonly List<PathStep> steps = new();
    private readonly Dictionary<(WayOutKind, SyntaxNode, Thrown?), WayOut> ways = new();
    private bool meetsRecorder;
    private bool isTold;
    private bool isUnknown;
    private bool isStarted;
    private SyntaxNode? start;
    private int passed;

    public ExitWalk(ControlFlowGraph graph, PathQuestion question, PathConditions conditions, List<PathEvent>[] events, CatchClauses catches, Thrown? thrown)
    {
        this.graph = graph;
        this.question = question;
        this.conditions = conditions;
        this.events = events;
        this.catches = catches;
        this.thrown = thrown;
    }

    /// <summary>How many states were looked at.</summary>
    public int States => steps.Count;

    /// <summary>Walks; null where nothing can be said.</summary>
    public ExitWays? Run(CancellationToken cancellation)
    {
        Enter(new PathState(0, question.IsWholeBody, default, null, null), -1, null, null);
        Drain(cancellation);
        if (!isStarted && !isTold && !question.IsWholeBody)
        {
            // The start stands in a handler, which only an exception leads to: begin there, knowing nothing.
            for (var block = 0; block < events.Length; block++)
            {
                if (graph.Blocks[block].IsReachable && events[block].Any(found => found.Kind == PathEventKind.Start))
                {
                    Enter(new PathState(block, false, default, null, null), -1, null, null);
                }
            }

            Drain(cancellation);
        }

        return isUnknown || (!isStarted && !isTold && !question.IsWholeBody) ? null : new ExitWays(ways.Values.ToImmutableArray(), meetsRecorder);
    }

    private void Drain(CancellationToken cancellation)
    {
        for (; passed < steps.Count && !isUnknown; passed++)
        {
            if (passed % 256 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Pass(passed);
        }
    }

    private void Enter(PathState state, int from, SyntaxNode? caughtBy, PathOrigin? origin)
    {
        state = new PathState(state.Block, state.HasBegun, state.Known.Keep(conditions.Live(state.Block)), state.Pending, state.Caught);
        if (!seen.Add(state))
        {
            return;
        }

        if (steps.Count >= ExitPaths.MaxStates)
        {
            isUnknown = true;
            return;
        }

        steps.Add(new PathStep(state, from, caughtBy, origin));
    }

    /// <summary>Runs one block.</summary>
    private void Pass(int index)
    {
        var state = steps[index].State;
        var block = graph.Blocks[state.Block];
        foreach (var found in events[state.Block])
        {
            switch (found.Kind)
            {
                case PathEventKind.Start:
                    isStarted = true;
                    start = found.Operation.Syntax;
                    state = new PathState(state.Block, true, state.Known, state.Pending, state.Caught);
                    if (thrown is not null)
                    {
                        Throw(thrown, block.EnclosingRegion, state, index, new PathOrigin(WayOutKind.Exception, found.Operation.Syntax));
                        return;
                    }

                    break;
                case PathEventKind.RecordAhead when !state.HasBegun:
                    isTold = true;
                    return;
                case PathEventKind.Record or PathEventKind.RecordAhead when state.HasBegun:
                    meetsRecorder = true;
                    return;
                case PathEventKind.Throw when state.HasBegun:
                    var origin = new PathOrigin(WayOutKind.Exception, found.Operation.Syntax);
                    Throw(Thrown.Failure, block.EnclosingRegion, state, index, origin);
                    Throw(Thrown.Cancellation, block.EnclosingRegion, state, index, origin);
                    break;
                case PathEventKind.Assign:
                    state = new PathState(state.Block, state.HasBegun, conditions.Apply(found.Operation, state.Known), state.Pending, state.Caught);
                    break;
            }
        }

        if (block.ConditionalSuccessor is null)
        {
            Follow(block.FallThroughSuccessor, block, state, index);
            return;
        }

        var value = conditions.Evaluate(state.Block, state.Known, state.Caught);
        foreach (var outcome in new[] { true, false })
        {
            if (value == !outcome || conditions.Assume(state.Block, outcome, state.Known) is not { } known)
            {
                continue;
            }

            var branch = outcome == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? block.ConditionalSuccessor : block.FallThroughSuccessor;
            Follow(branch, block, new PathState(state.Block, state.HasBegun, known, state.Pending, state.Caught), index);
        }
    }

    private void Follow(ControlFlowBranch? branch, BasicBlock block, PathState state, int index)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return:
                var (pending, caught) = (state.Pending, state.Caught);
                foreach (var region in branch.LeavingRegions)
                {
                    pending = region.Kind == ControlFlowRegionKind.Filter ? pending?.Outer : pending;
                    caught = region.Kind == ControlFlowRegionKind.Catch ? null : caught;
                }

                Continue(branch, 0, new PathState(state.Block, state.HasBegun, state.Known, pending, caught), index);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                Resume(state, index);
                break;
            case ControlFlowBranchSemantics.Throw when block.BranchValue is { } value:
                ThrowValue(value, block.EnclosingRegion, state, index);
                break;
            case ControlFlowBranchSemantics.Rethrow:
                Rethrow(block.EnclosingRegion, state, index);
                break;
        }
    }

    /// <summary>Runs the finally blocks that a branch still has to pass, then goes where it leads.</summary>
    private void Continue(ControlFlowBranch branch, int done, PathState state, int index)
    {
        if (done < branch.FinallyRegions.Length)
        {
            var block = branch.FinallyRegions[done].FirstBlockOrdinal;
            Enter(state.At(block, PathPending.OfBranch(branch, done + 1, state.Pending)), index, null, steps[index].Origin);
        }
        else if (branch.Destination is { Kind: BasicBlockKind.Exit })
        {
            Leave(branch, state, index);
        }
        else if (branch.Destination is { } destination)
        {
            Enter(state.At(destination.Ordinal, state.Pending), index, null, state.Pending is null ? null : steps[index].Origin);
        }
    }

    /// <summary>The end of a finally, or of a filter that declined.</summary>
    private void Resume(PathState state, int index)
    {
        switch (state.Pending)
        {
            case null:
                // The start stands in this very finally or filter; what led there is not known.
                isUnknown |= state.HasBegun;
                break;
            case { Branch: { } branch, Next: var done, Outer: var outer }:
                Continue(branch, done, state.At(state.Block, outer), index);
                break;
            case { Thrown: { } exception, Region: { Kind: ControlFlowRegionKind.Try } guarded, Next: var handler, Outer: var outer }:
                Throw(exception, guarded, state.At(state.Block, outer), index, steps[index].Origin, handler);
                break;
            case { Thrown: { } exception, Region: { } tryAndFinally, Outer: var outer }:
                Throw(exception, tryAndFinally, state.At(state.Block, outer), index, steps[index].Origin);
                break;
        }
    }

    private void ThrowValue(IOperation value, ControlFlowRegion region, PathState state, int index)
    {
        if (value is IObjectCreationOperation { IsImplicit: true })
        {
            return; // A switch expression without a matching arm.
        }

        if (PathKeys.Plain(value) is ILocalReferenceOperation && conditions.IsException(value))
        {
            Rethrow(region, state, index);
            return;
        }

        var plain = PathKeys.Plain(value);
        Throw(Thrown.Of(plain.Type, plain is IObjectCreationOperation), region, state, index, new PathOrigin(WayOutKind.Throw, value.Syntax));
    }

    private void Rethrow(ControlFlowRegion region, PathState state, int index)
    {
        var exception = state.Caught;
        for (var around = region; exception is null && around is { Kind: not ControlFlowRegionKind.Root }; around = around.EnclosingRegion)
        {
            if (around.Kind == ControlFlowRegionKind.Catch)
            {
                exception = Thrown.Of(around.ExceptionType, isExact: false);
            }
        }

        var origin = catches.Around(region) is { } clause ? new PathOrigin(WayOutKind.Catch, clause) : new PathOrigin(WayOutKind.Exception, start ?? graph.OriginalOperation.Syntax);
        Throw(exception ?? Thrown.Failure, region, state, index, origin);
    }

    /// <summary>Leads an exception from a region to the handlers that may take it, or out.</summary>
    private void Throw(Thrown exception, ControlFlowRegion from, PathState state, int index, PathOrigin? origin, int handler = 1)
    {
        var pending = state.Pending;
        // The root of a lambda's graph lies in a region of the method around it, whose handlers take what comes out of the lambda's caller, not of the lambda.
        for (var region = from; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } parent }; region = parent, handler = 1)
        {
            switch (region.Kind)
            {
                case ControlFlowRegionKind.Try when parent.Kind == ControlFlowRegionKind.TryAndCatch:
                    for (; handler < parent.NestedRegions.Length; handler++)
                    {
                        if (Enter(parent.NestedRegions[handler], exception, region, handler, state, pending, index, origin))
                        {
                            return;
                        }
                    }

                    break;
                case ControlFlowRegionKind.Try when parent.Kind == ControlFlowRegionKind.TryAndFinally:
                    var block = parent.NestedRegions[1].FirstBlockOrdinal;
                    Enter(new PathState(block, state.HasBegun, state.Known, PathPending.OfFinally(exception, parent, pending), null), index, null, origin);
                    return;
                case ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter:
                    pending = pending?.Outer;
                    break;
            }
        }

        if (state.HasBegun && origin is not null)
        {
            Add(new WayOut(origin.Kind, origin.Syntax, exception));
        }
    }

    /// <summary>Enters a handler that may take the exception; true where nothing of it passes by for now.</summary>
    private bool Enter(ControlFlowRegion handler, Thrown exception, ControlFlowRegion guarded, int number, PathState state, PathPending? pending, int index, PathOrigin? origin)
    {
        var match = exception.Match(handler.ExceptionType);
        if (match == CatchMatch.Never)
        {
            return false;
        }

        if (handler.Kind == ControlFlowRegionKind.FilterAndHandler)
        {
            // Where the filter declines, the search for a handler goes on after it.
            var block = handler.NestedRegions[0].FirstBlockOrdinal;
            var later = PathPending.OfFilter(exception, guarded, number + 1, pending);
            Enter(new PathState(block, state.HasBegun, state.Known, later, exception.In(handler.ExceptionType)), index, null, origin);
        }
        else
        {
            Enter(new PathState(handler.FirstBlockOrdinal, state.HasBegun, state.Known, pending, exception.In(handler.ExceptionType)), index, catches.Around(handler), null);
        }

        return match == CatchMatch.Surely;
    }

    /// <summary>Back to the caller.</summary>
    private void Leave(ControlFlowBranch branch, PathState state, int index)
    {
        if (!state.HasBegun)
        {
            return;
        }

        var returned = branch.Semantics == ControlFlowBranchSemantics.Return && branch.Source.BranchValue is { } value ? StatementOf(value.Syntax) : null;
        if (LastCatch(index) is { } clause)
        {
            Add(new WayOut(WayOutKind.Catch, clause, null));
        }
        else if (start is not null && LoopAround(start) is { } loop && (returned is null || !loop.Span.Contains(returned.Span)))
        {
            Add(new WayOut(WayOutKind.LoopTurn, loop, null));
        }
        else
        {
            Add(returned is not null ? new WayOut(WayOutKind.Return, returned, null) : new WayOut(WayOutKind.End, graph.OriginalOperation.Syntax, null));
        }
    }

    /// <summary>The return around a value; the value itself where an arrow gives it.</summary>
    private static SyntaxNode StatementOf(SyntaxNode value)
    {
        for (SyntaxNode? node = value; node is not null and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is ReturnStatementSyntax)
            {
                return node;
            }
        }

        return value;
    }

    private void Add(WayOut way) => ways[(way.Kind, way.Syntax, way.Thrown)] = way;

    /// <summary>The catch that the path went through last since the attempt began.</summary>
    private SyntaxNode? LastCatch(int index)
    {
        for (var i = index; i >= 0 && steps[i].State.HasBegun; i = steps[i].From)
        {
            if (steps[i].CaughtBy is { } clause)
            {
                return clause;
            }
        }

        return null;
    }

    private SyntaxNode? LoopAround(SyntaxNode syntax)
    {
        for (var node = syntax.Parent; node is not null && node != graph.OriginalOperation.Syntax && node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
            {
                return node;
            }
        }

        return null;
    }
}
