using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>What one operation records, in the contract's terms.</summary>
internal sealed class OperationMetrics
{
    private readonly PaymentOperation operation;
    private readonly PaymentContract contract;

    private OperationMetrics(PaymentOperation operation, PaymentContract contract, Surroundings around, RecordedMetrics metrics)
    {
        this.operation = operation;
        this.contract = contract;
        Around = around;
        Metrics = metrics;
    }

    /// <summary>All that runs around the money call.</summary>
    public Surroundings Around { get; }

    /// <summary>The metrics among it.</summary>
    public RecordedMetrics Metrics { get; }

    /// <summary>Looks around an operation.</summary>
    public static OperationMetrics Of(PaymentOperation operation, PaymentModel model, CancellationToken cancellation)
    {
        var always = operation.Entry.IsWeb ? model.WebPipeline : Enumerable.Empty<CodeBody>();
        var around = Surroundings.Of(operation, model.Graph, always, cancellation);
        var calls = around.Calls.Select(call => (call.Operation, call.Target, !model.Graph.Callees(call, operation.Entry.Receiver).IsEmpty)).ToList();
        return new OperationMetrics(operation, model.Contract, around, RecordedMetrics.Of(around.Signals, calls, model.Dialects.Reader.Texts, model.Externals));
    }

    /// <summary>Whether something fills the role, or may.</summary>
    public bool Records(MetricRole role) => Metrics.MayBeAny || Metrics.Names.Any(name => Fills(role, name));

    /// <summary>Whether a metric of this name fills the role for the operation's kind; a misspelt name does, since PAY1004 speaks of it.</summary>
    public bool Fills(MetricRole role, string name) => Fills(role, name, operation.Kind, contract);

    /// <summary>Whether a metric of this name says how an attempt ended: that it succeeded, failed, is pending, or was not even made.</summary>
    public static bool TellsOutcome(string name, PaymentKind kind, PaymentContract contract) =>
        Fills(MetricRole.Outcome, name, kind, contract) || Fills(MetricRole.Failure, name, kind, contract)
        || Fills(MetricRole.Pending, name, kind, contract) || Fills(MetricRole.Challenge, name, kind, contract);

    private static bool Fills(MetricRole role, string name, PaymentKind kind, PaymentContract contract) =>
        contract.Kinds.TryGetValue(kind, out var its) && RoleNames.Fills(role, kind, NearMiss.Of(name, contract) ?? name, its, contract.Strict);
}
