using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>The contract's own names that the code misspells: PAY1004 says so on the code, and its fix ends the matter for whatever watches them.</summary>
internal sealed class ContractSpelling
{
    private readonly Lazy<ImmutableHashSet<string>> misspelt;

    public ContractSpelling(PaymentModel model, CancellationToken cancellation) => misspelt = new(() => model.PaymentSignals(cancellation)
        .OfType<MetricSignal>()
        .Select(metric => metric.Name.Single is { } name ? NearMiss.Of(name, model.Contract) : null)
        .OfType<string>()
        .ToImmutableHashSet(StringComparer.Ordinal));

    /// <summary>Whether the code misspells this name.</summary>
    public bool IsMisspelt(string name) => misspelt.Value.Contains(name);
}
