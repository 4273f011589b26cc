using System.Collections.Generic;
using System.Collections.Immutable;

namespace PaymentObservability.Flow;

/// <summary>The result of one walk over the call graph.</summary>
internal sealed class Reach
{
    private readonly Dictionary<CodeBody, CallSite?> cameBy;

    public Reach(IReadOnlyList<CodeBody> bodies, Dictionary<CodeBody, CallSite?> cameBy)
    {
        Bodies = bodies;
        this.cameBy = cameBy;
    }

    /// <summary>Everything reached, nearest first, the start included.</summary>
    public IReadOnlyList<CodeBody> Bodies { get; }

    /// <summary>Whether the walk came to a body.</summary>
    public bool Contains(CodeBody body) => cameBy.ContainsKey(body);

    /// <summary>The calls that lead from the start to a body, outermost first.</summary>
    public ImmutableArray<CallSite> PathTo(CodeBody body)
    {
        var path = new List<CallSite>();
        for (var call = cameBy[body]; call is not null; call = cameBy[call.Caller])
        {
            path.Add(call);
        }

        path.Reverse();
        return path.ToImmutableArray();
    }
}
