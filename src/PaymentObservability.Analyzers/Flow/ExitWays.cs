using System.Collections.Immutable;

namespace PaymentObservability.Flow;

/// <summary>How the paths from one start leave a body.</summary>
internal sealed class ExitWays
{
    public ExitWays(ImmutableArray<WayOut> unrecorded, bool meetsRecorder)
    {
        Unrecorded = unrecorded;
        MeetsRecorder = meetsRecorder;
    }

    /// <summary>The ways out on which nothing is recorded.</summary>
    public ImmutableArray<WayOut> Unrecorded { get; }

    /// <summary>Whether other paths record.</summary>
    public bool MeetsRecorder { get; }
}
