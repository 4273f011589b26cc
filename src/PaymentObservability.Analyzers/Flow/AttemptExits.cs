using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Flow;

/// <summary>
/// Finds the ways out of attempts on which no outcome is recorded although other ways record one. An attempt is out when it leaves the entry;
/// what escapes one body unrecorded goes on in the next, after the call or with its exception. Not for concurrent use.
/// </summary>
internal sealed class AttemptExits
{
    private readonly CallGraph graph;
    private readonly OutcomeRecorders recorders;
    private readonly MoneyCallRecognizer recognizer;
    private readonly BodyGraphs graphs;
    private readonly Dictionary<CodeBody, bool> letsExceptionsOut = new();

    public AttemptExits(CallGraph graph, OutcomeRecorders recorders, MoneyCallRecognizer recognizer, BodyGraphs graphs)
    {
        this.graph = graph;
        this.recorders = recorders;
        this.recognizer = recognizer;
        this.graphs = graphs;
    }

    /// <summary>The most states that one body took for the last attempt.</summary>
    public int States { get; private set; }

    /// <summary>The unrecorded ways out; empty where there are none, where no way records, or where it cannot be told.</summary>
    /// <param name="operation">The attempt.</param>
    /// <param name="others">The other attempts of its entry.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public ImmutableArray<WayOut> Of(PaymentOperation operation, OtherAttempts others, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<WayOut>();
        States = 0;
        foreach (var levels in new AttemptLevels(operation, graph, recorders, recognizer, cancellation).Find())
        {
            found.AddRange(Along(levels, operation, others, cancellation));
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Goes up the levels. An outcome of one level is "it came back" or an exception; with each go the ways that lead to it, as the level
    /// tells them at which recorded and unrecorded ones part, or at which an exception is caught.
    /// </summary>
    private IEnumerable<WayOut> Along(ImmutableArray<AttemptLevel> levels, PaymentOperation operation, OtherAttempts others, CancellationToken cancellation)
    {
        var current = new Dictionary<Departure, List<WayOut>> { [Departure.Return] = new() };
        var first = levels[0];
        if (first.Starts.Any(start => MayFail(start, operation.Entry.Receiver, cancellation)))
        {
            current.Add(new Departure(Thrown.Failure), new List<WayOut>());
            current.Add(new Departure(Thrown.Cancellation), new List<WayOut>());
        }

        var records = false;
        foreach (var level in levels)
        {
            if (PathsOf(level, operation, others, cancellation) is not { } paths)
            {
                return Enumerable.Empty<WayOut>();
            }

            var next = new Dictionary<Departure, List<WayOut>>();
            foreach (var pair in current)
            {
                var walked = paths.From(pair.Key.Thrown, cancellation);
                States = System.Math.Max(States, paths.States);
                if (walked is not { } ways)
                {
                    return Enumerable.Empty<WayOut>();
                }

                records |= ways.MeetsRecorder;
                foreach (var way in ways.Unrecorded)
                {
                    var departure = new Departure(way.Thrown);
                    if (!next.TryGetValue(departure, out var told))
                    {
                        next.Add(departure, told = new List<WayOut>());
                    }

                    if (ways.MeetsRecorder || way.Kind == WayOutKind.Catch || pair.Value.Count == 0)
                    {
                        told.Add(way);
                    }
                    else
                    {
                        told.AddRange(pair.Value);
                    }
                }
            }

            current = next;
        }

        return records ? current.Where(pair => pair.Key.Thrown is not { IsCancellation: true }).SelectMany(pair => pair.Value) : Enumerable.Empty<WayOut>();
    }

    private ExitPaths? PathsOf(AttemptLevel level, PaymentOperation operation, OtherAttempts others, CancellationToken cancellation)
    {
        if (graphs.Of(level.Body, cancellation) is not { } flow)
        {
            return null;
        }

        var receiver = operation.Entry.Receiver;
        var starts = new PathSites();
        var later = new PathSites();
        var records = new PathSites();
        var ahead = new PathSites();
        foreach (var start in level.Starts)
        {
            starts.Add(start);
        }

        foreach (var call in level.Later.Where(call => MayFail(call, receiver, cancellation)))
        {
            later.Add(call);
        }

        foreach (var signal in recorders.SignalsIn(level.Body))
        {
            records.Add(signal.Syntax);
            if (!others.Precede(signal.Syntax, level.Body, level.Starts))
            {
                ahead.Add(signal.Syntax);
            }
        }

        foreach (var call in graph.Facts.For(level.Body).Calls)
        {
            if (level.Starts.Contains(call) || operation.Chain.Contains(call) || others.Follow(call, level.Starts) || !recorders.MayRecord(call, receiver, cancellation))
            {
                continue;
            }

            records.Add(call);
            if (call.Operation is IInvocationOperation && !others.Contains(call) && !others.Precede(call.Syntax, level.Body, level.Starts) && graph.Callees(call, receiver).Any(recorders.RecordsItself))
            {
                ahead.Add(call);
            }
        }

        var question = new PathQuestion
        {
            Starts = starts,
            Throwing = later,
            Records = records,
            RecordsAhead = ahead,
            MayFail = call => MayFail(level.Body, call, receiver, cancellation),
        };
        return new ExitPaths(flow, question, new CatchClauses(flow, level.Body.Syntax), NestedAssignments.In(graph.Facts.For(level.Body).Root));
    }

    /// <summary>Whether an awaited call may fail the attempt. Waiting and telemetry do not, nor what catches all of its own exceptions.</summary>
    private bool MayFail(CodeBody body, IInvocationOperation call, INamedTypeSymbol? receiver, CancellationToken cancellation)
    {
        var target = call.TargetMethod;
        if (target.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks" || KnownAssemblies.IsTelemetry(target.ContainingAssembly?.Name ?? ""))
        {
            return false;
        }

        var facts = graph.Facts.For(body);
        return facts.Signals.All(signal => signal.Syntax != call.Syntax)
            && facts.Calls.Where(site => site.Syntax == call.Syntax).All(site => MayFail(site, receiver, cancellation));
    }

    private bool MayFail(CallSite call, INamedTypeSymbol? receiver, CancellationToken cancellation)
    {
        var bodies = graph.Callees(call, receiver);
        return bodies.IsEmpty || bodies.Any(body => LetsExceptionsOut(body, cancellation));
    }

    private bool LetsExceptionsOut(CodeBody body, CancellationToken cancellation)
    {
        if (!letsExceptionsOut.TryGetValue(body, out var lets))
        {
            var paths = graphs.Of(body, cancellation) is { } flow
                ? new ExitPaths(flow, new PathQuestion { IsWholeBody = true }, new CatchClauses(flow, body.Syntax), NestedAssignments.In(graph.Facts.For(body).Root)).From(null, cancellation)
                : null;
            lets = paths is null || paths.Unrecorded.Any(way => way.Thrown is { IsCancellation: false });
            letsExceptionsOut.Add(body, lets);
        }

        return lets;
    }
}
