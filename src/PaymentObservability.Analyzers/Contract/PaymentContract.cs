using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>What payments must emit. The defaults are the monitoring guide's; see GuideDefaults.</summary>
internal sealed record PaymentContract
{
    /// <summary>By which words payments are recognised.</summary>
    public PaymentWords Words { get; init; } = new();

    /// <summary>What each kind owes; kinds that owe nothing are absent.</summary>
    public ImmutableDictionary<PaymentKind, KindContract> Kinds { get; init; } = ImmutableDictionary<PaymentKind, KindContract>.Empty;

    /// <summary>Names that may be metric dimensions, compared without case; empty means all but the ones of high cardinality.</summary>
    public ImmutableHashSet<string> AllowedDimensions { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Words of dimension names and values that have as many values as there are payments: <c>wallet</c>, <c>payer</c>, <c>id</c>.</summary>
    public ImmutableHashSet<string> HighCardinalityWords { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Names whose values must never reach a log, trace or metric.</summary>
    public ImmutableHashSet<string> NeverRecord { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>External members and what they emit.</summary>
    public ImmutableArray<Emitter> Emitters { get; init; } = ImmutableArray<Emitter>.Empty;

    /// <summary>Members declared to be payments, or none, by the contract file.</summary>
    public ImmutableArray<NamedMember> Operations { get; init; } = ImmutableArray<NamedMember>.Empty;

    /// <summary><c>deployment: external</c>: templates are kept elsewhere, so nothing is said of them.</summary>
    public bool ExternalDeployment { get; init; }

    /// <summary>Whether the contract's own names are wanted, not any name of the role.</summary>
    public bool Strict { get; init; }
}
