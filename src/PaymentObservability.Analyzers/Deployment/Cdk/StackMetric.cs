using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>An <c>IMetric</c> of a stack: a metric, or metric math over others. What cannot be seen is unknown in each of its values.</summary>
internal sealed record StackMetric
{
    /// <summary>The period of the CDK's where none is given, in seconds.</summary>
    private const int DefaultPeriod = 300;

    public StackMetric(TextSpan span, YamlValue ns, YamlValue name)
    {
        Span = span;
        Namespace = ns;
        Name = name;
        Statistic = StackNodes.Text("Average", span);
        Period = StackNodes.Number(DefaultPeriod, span);
    }

    /// <summary>Where it stands.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Its namespace.</summary>
    public YamlValue Namespace { get; init; }

    /// <summary>Its name.</summary>
    public YamlValue Name { get; init; }

    /// <summary>Its dimensions as CloudFormation lists them; null where it has none.</summary>
    public YamlValue? Dimensions { get; init; }

    /// <summary>Its statistic.</summary>
    public YamlValue Statistic { get; init; }

    /// <summary>Its period in seconds.</summary>
    public YamlValue Period { get; init; }

    /// <summary>Its unit, or null.</summary>
    public YamlValue? Unit { get; init; }

    /// <summary>Another account's or Region's, or null.</summary>
    public YamlValue? Elsewhere { get; init; }

    /// <summary>Metric math; null where it is one metric.</summary>
    public YamlValue? Expression { get; init; }

    /// <summary>What the metric math is over, by id.</summary>
    public ImmutableArray<(string Id, StackMetric Metric)> Using { get; init; } = ImmutableArray<(string Id, StackMetric Metric)>.Empty;

    /// <summary>A metric of which nothing is known.</summary>
    public static StackMetric Unknown(YamlText code) =>
        new(code.Span, code, code) { Dimensions = code, Statistic = code, Period = code, Unit = code };
}
