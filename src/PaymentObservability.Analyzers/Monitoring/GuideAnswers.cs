using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring;

/// <summary>What the guide asks of one template, and what the template lacks of it.</summary>
internal sealed class GuideAnswers
{
    private readonly HashSet<string> asked = new();
    private readonly List<GuideGap> gaps = new();

    /// <summary>How many items of the guide apply here.</summary>
    public int Asked => asked.Count;

    /// <summary>What is lacking, in the order of asking.</summary>
    public IReadOnlyList<GuideGap> Gaps => gaps;

    /// <summary>What is lacking and one rule speaks of.</summary>
    public ImmutableArray<GuideGap> Of(string rule) => gaps.Where(gap => GuideRequirements.Of(gap.Item).Rule == rule).ToImmutableArray();

    /// <summary>Asks for an item that applies.</summary>
    public void Ask(bool isThere, GuideGap gap)
    {
        asked.Add(gap.Item);
        if (!isThere)
        {
            gaps.Add(gap);
        }
    }

    /// <summary>Asks for an item of one resource.</summary>
    public void Ask(bool isThere, string item, string target) => Ask(isThere, new GuideGap(item, target));
}
