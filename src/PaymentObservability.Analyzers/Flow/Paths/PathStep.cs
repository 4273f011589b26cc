using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>A state that was reached, and how: for telling people which way it is.</summary>
internal readonly struct PathStep
{
    public PathStep(PathState state, int from, SyntaxNode? caughtBy, PathOrigin? origin)
    {
        State = state;
        From = from;
        CaughtBy = caughtBy;
        Origin = origin;
    }

    /// <summary>The state.</summary>
    public PathState State { get; }

    /// <summary>The step before, or -1.</summary>
    public int From { get; }

    /// <summary>The catch clause that is entered here.</summary>
    public SyntaxNode? CaughtBy { get; }

    /// <summary>Where the exception under way came up.</summary>
    public PathOrigin? Origin { get; }
}
