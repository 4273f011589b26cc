using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Telemetry;

/// <summary>
/// One way in which a metric's data may be dimensioned. CloudWatch keeps a metric for each set of dimensions and adds up none of them: what is recorded by
/// <c>Service</c> has no data without it.
/// </summary>
/// <param name="Required">Names that are always there.</param>
/// <param name="Optional">Names that may be there as well, each or none.</param>
internal sealed record DimensionShape(ImmutableHashSet<string> Required, ImmutableHashSet<string> Optional)
{
    private static readonly ImmutableHashSet<string> Nothing = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>No dimension at all.</summary>
    public static DimensionShape None { get; } = new(Nothing, Nothing);

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => Required.Concat(Optional.Except(Required));

    /// <summary>Exactly these names.</summary>
    public static DimensionShape Of(IEnumerable<string> names) => new(Nothing.Union(names), Nothing);

    /// <summary>What code gives; null where a name cannot be told.</summary>
    public static DimensionShape? Of(DimensionList list)
    {
        if (!list.IsComplete || list.Items.Any(item => !item.Name.IsKnown))
        {
            return null;
        }

        // One of several names is none that is always there.
        var always = list.IsCertain ? list.Items.Select(item => item.Name.Single).OfType<string>() : Enumerable.Empty<string>();
        return new DimensionShape(Nothing.Union(always), Nothing).Maybe(list.Items.SelectMany(item => item.Name.Values));
    }

    /// <summary>The same with more names that are always there.</summary>
    public DimensionShape And(params string[] names) => new(Required.Union(names), Optional.Except(names));

    /// <summary>The same with more names that may be there.</summary>
    public DimensionShape Maybe(IEnumerable<string> names) => this with { Optional = Optional.Union(names).Except(Required) };

    /// <summary>Whether data may come with exactly these names.</summary>
    public bool Allows(IReadOnlyCollection<string> names) => Required.All(names.Contains) && names.All(name => Required.Contains(name) || Optional.Contains(name));

    public override string ToString() =>
        Names.Any()
            ? "by " + string.Join(", ", Required.OrderBy(name => name, StringComparer.Ordinal).Concat(Optional.Except(Required).OrderBy(name => name, StringComparer.Ordinal).Select(name => "perhaps " + name)))
            : "without dimensions";
}
