using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability;

/// <summary>The ways out of attempts on which no outcome is recorded, kind by kind. Worked out only when a rule asks; rules run one after another, so that no lock is needed.</summary>
internal sealed class UnrecordedExits
{
    private readonly PaymentModel model;
    private readonly MoneyCallRecognizer recognizer;
    private readonly BodyGraphs graphs;
    private readonly Lazy<ILookup<(EntryPoint, PaymentKind), PaymentOperation>> operations;
    private readonly Dictionary<(EntryPoint, PaymentKind), HashSet<CodeBody>> leading = new();
    private readonly Dictionary<PaymentKind, (OutcomeRecorders Recorders, AttemptExits Exits)> kinds = new();

    public UnrecordedExits(PaymentModel model, MoneyCallRecognizer recognizer)
    {
        this.model = model;
        this.recognizer = recognizer;
        operations = new Lazy<ILookup<(EntryPoint, PaymentKind), PaymentOperation>>(() => model.Operations.ToLookup(operation => (operation.Entry, operation.Kind)));
        graphs = new BodyGraphs(model.Graph.Facts);
    }

    /// <summary>How many control flow graphs were made; never more than there are bodies, which a test holds.</summary>
    public int GraphsMade => graphs.Made;

    /// <summary>How many states of paths the last attempt took at most in one body, which a test holds.</summary>
    public int States { get; private set; }

    /// <summary>The ways out of one attempt; empty where each records, where none does, or where it cannot be told.</summary>
    public ImmutableArray<WayOut> Of(PaymentOperation operation, CancellationToken cancellation)
    {
        if (!kinds.TryGetValue(operation.Kind, out var kind))
        {
            var recorders = new OutcomeRecorders(model.Graph, model.Externals, model.Dialects.Reader.Texts, name => OperationMetrics.TellsOutcome(name, operation.Kind, model.Contract));
            kinds.Add(operation.Kind, kind = (recorders, new AttemptExits(model.Graph, recorders, recognizer, graphs)));
        }

        // Middleware and filters run around the entry; what they record, they record after everything else.
        if (operation.Entry.IsWeb && model.WebPipeline.Any(body => kind.Recorders.MayRecord(body, cancellation)))
        {
            return ImmutableArray<WayOut>.Empty;
        }

        var ways = kind.Exits.Of(operation, OthersOf(operation, cancellation), cancellation);
        States = kind.Exits.States;
        return ways;
    }

    private OtherAttempts OthersOf(PaymentOperation operation, CancellationToken cancellation)
    {
        var key = (operation.Entry, operation.Kind);
        if (!leading.TryGetValue(key, out var bodies))
        {
            leading.Add(key, bodies = OtherAttempts.Leading(operation.Entry, operations.Value[key], model.Graph, cancellation));
        }

        return new OtherAttempts(operation, operations.Value[key], bodies, model.Graph);
    }
}
