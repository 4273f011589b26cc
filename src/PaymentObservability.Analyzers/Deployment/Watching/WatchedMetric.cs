using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>A metric that something looks at.</summary>
internal sealed class WatchedMetric
{
    private readonly Location? location;

    public WatchedMetric(WatcherKind watcher, NameExpression @namespace, NameExpression name, ImmutableArray<WatchedDimension> dimensions, Location? location = null)
    {
        Watcher = watcher;
        Namespace = @namespace;
        Name = name;
        Dimensions = dimensions;
        this.location = location;
    }

    /// <summary>What looks at it.</summary>
    public WatcherKind Watcher { get; }

    /// <summary>Its namespace.</summary>
    public NameExpression Namespace { get; }

    /// <summary>Its name.</summary>
    public NameExpression Name { get; }

    /// <summary>Its dimensions, all of them unless <see cref="HasUnknownDimensions"/>.</summary>
    public ImmutableArray<WatchedDimension> Dimensions { get; }

    /// <summary>Whether some dimensions cannot be read.</summary>
    public bool HasUnknownDimensions { get; init; }

    /// <summary><c>Sum</c>, <c>Average</c>, <c>p95</c>; null where it is not given or not known.</summary>
    public string? Statistic { get; init; }

    /// <summary>Where the statistic stands; null where it is CloudWatch's own default.</summary>
    public Location? StatisticLocation { get; init; }

    /// <summary>Seconds that are taken together, or null.</summary>
    public int? Period { get; init; }

    /// <summary>The unit that is asked for; null for any.</summary>
    public NameExpression? Unit { get; init; }

    /// <summary>Its id in metric math, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is shown or judged itself and not only used in an expression.</summary>
    public bool IsReturned { get; init; } = true;

    /// <summary>Whether it is another account's or Region's, of which nothing is known here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Where it stands.</summary>
    public Location Location => location ?? Name.Location;

    /// <summary>Names of its dimensions in order; null where some are not known.</summary>
    public ImmutableArray<string>? DimensionNames
    {
        get
        {
            var names = Dimensions.Select(dimension => dimension.Name.Text).OfType<string>().OrderBy(name => name, System.StringComparer.Ordinal).ToImmutableArray();
            return HasUnknownDimensions || names.Length != Dimensions.Length ? null : names;
        }
    }

    /// <summary>The value of a dimension, or null.</summary>
    public NameExpression? Dimension(string name)
    {
        foreach (var dimension in Dimensions)
        {
            if (dimension.Name.Text == name)
            {
                return dimension.Value;
            }
        }

        return null;
    }

    public override string ToString() =>
        $"{Namespace}/{Name}" + (Dimensions.IsEmpty ? "" : "{" + string.Join(", ", Dimensions.Select(dimension => $"{dimension.Name}={dimension.Value}")) + "}")
        + (Statistic is null ? "" : " " + Statistic) + (Period is null ? "" : $" {Period}s");
}
