using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>An <c>AWS::CloudWatch::Alarm</c>. What the template does not let be seen is null.</summary>
internal sealed class Alarm
{
    public Alarm(TemplateResource resource, ImmutableArray<WatchedMetric> metrics, ImmutableArray<MetricMath> expressions)
    {
        Resource = resource;
        Metrics = metrics;
        Expressions = expressions;
    }

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>Where its name in the template stands.</summary>
    public Location Location => Resource.Location;

    /// <summary>The metrics that it looks at, itself or by expressions.</summary>
    public ImmutableArray<WatchedMetric> Metrics { get; }

    /// <summary>Its metric math.</summary>
    public ImmutableArray<MetricMath> Expressions { get; }

    /// <summary>Its physical name.</summary>
    public NameExpression Name => Names.NameOf(Resource);

    /// <summary><c>GreaterThanThreshold</c> and so on.</summary>
    public string? Comparison => Names.Text(Resource.Property("ComparisonOperator"));

    /// <summary>The threshold; null where an anomaly band is one.</summary>
    public double? Threshold => Number("Threshold");

    /// <summary>How many periods are looked at.</summary>
    public int? EvaluationPeriods => (int?)Number("EvaluationPeriods");

    /// <summary>How many of them must be beyond the threshold: all where nothing is said.</summary>
    public int? DatapointsToAlarm => Resource.Property("DatapointsToAlarm") is null ? EvaluationPeriods : (int?)Number("DatapointsToAlarm");

    /// <summary>What no data means: <c>missing</c> where nothing is said.</summary>
    public string? TreatMissingData => Resource.Property("TreatMissingData") is { } value ? Names.Text(value) : Resource.IsWhole ? "missing" : null;

    /// <summary>What few samples mean for a percentile: <c>evaluate</c> where nothing is said.</summary>
    public string? LowSamplePolicy => Resource.Property("EvaluateLowSampleCountPercentile") is { } value ? Names.Text(value) : Resource.IsWhole ? "evaluate" : null;

    /// <summary>What it does when it goes off.</summary>
    public ImmutableArray<NameExpression> Actions => ActionsOf("AlarmActions");

    /// <summary>What it does when it is over.</summary>
    public ImmutableArray<NameExpression> OkActions => ActionsOf("OKActions");

    /// <summary>Whether it does anything when it goes off; null where it cannot be seen.</summary>
    public bool? HasAction =>
        IsOff(Names.Text(Resource.Property("ActionsEnabled"))) ? false
        : !Actions.IsEmpty ? true
        : Resource.IsWhole && Names.IsReadable(Resource.Property("AlarmActions")) ? false : null;

    /// <summary>Whether a band that CloudWatch learns is the threshold.</summary>
    public bool IsAnomalyDetection => Resource.Property("ThresholdMetricId") is not null;

    /// <summary>Whether it looks at Prometheus metrics, which are not read.</summary>
    public bool IsPromQl => Resource.Property("EvaluationCriteria") is not null;

    /// <summary>Its description, or null.</summary>
    public NameExpression? Description => Names.Of(Resource.Property("AlarmDescription"));

    /// <summary>Seconds of one period: the metric's, or the longest of several; null where it cannot be seen.</summary>
    public int? Period => Metrics.IsEmpty || Metrics.Any(metric => metric.Period is null) ? null : Metrics.Max(metric => metric.Period);

    private NameResolver Names => Resource.Template.Names;

    private double? Number(string property) => TemplateNumbers.Of(Names.Text(Resource.Property(property)));

    private ImmutableArray<NameExpression> ActionsOf(string property) => Names.Items(Resource.Property(property)).Select(item => Names.Of(item)!).ToImmutableArray();

    private static bool IsOff(string? text) => text is "false" or "False" or "FALSE";

    public override string ToString() => Resource.LogicalId;
}
