using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>An alarm in the making. It tells its topic when it fires and when it is over; its name is CloudFormation's, so that it differs by stage.</summary>
internal sealed class AlarmBuilder
{
    public const string AlarmType = "AWS::CloudWatch::Alarm";

    private readonly TemplateDraft draft;
    private readonly string id;
    private readonly string rule;
    private readonly MapNode metric = new();
    private string meaning = "";
    private string hint = "";
    private string missing = "notBreaching";
    private string comparison = "GreaterThanThreshold";
    private TemplateNode? threshold;
    private TemplateNode periods = 3;
    private TemplateNode? datapoints = 2;

    public AlarmBuilder(TemplateDraft draft, string id, string rule)
    {
        this.draft = draft;
        this.id = id;
        this.rule = rule;
    }

    /// <summary>What it means that it fires, without a full stop.</summary>
    public AlarmBuilder Means(string meaning, string? queryItem = null)
    {
        this.meaning = meaning;
        hint = queryItem is null ? "" : draft.Queries.Hint(queryItem);
        return this;
    }

    /// <summary>Watches one metric.</summary>
    /// <param name="watched">The metric.</param>
    /// <param name="statistic">Sum, Average, Maximum ... or a percentile.</param>
    /// <param name="period">Seconds.</param>
    public AlarmBuilder Watches(Metric watched, string statistic, TemplateNode period)
    {
        var isPercentile = statistic.StartsWith("p", System.StringComparison.Ordinal);
        metric.Add("Namespace", watched.Namespace);
        metric.Add("MetricName", watched.Name);
        metric.Add("Dimensions", watched.DimensionList());
        metric.Add(isPercentile ? "ExtendedStatistic" : "Statistic", statistic);

        // The percentile of two samples is the larger one.
        metric.Add("EvaluateLowSampleCountPercentile", isPercentile ? (TemplateNode)"ignore" : null);
        metric.Add("Period", period);
        return this;
    }

    /// <summary>Watches what is worked out of several metrics.</summary>
    /// <param name="label">What it is, for the graph.</param>
    /// <param name="expression">How it is worked out.</param>
    /// <param name="parts">Of what.</param>
    public AlarmBuilder Calculates(string label, TemplateNode expression, params MapNode[] parts)
    {
        var metrics = new ListNode { MapNode.Inline(("Id", "result"), ("Label", label), ("Expression", expression)) };
        foreach (var part in parts)
        {
            metrics.Add(part);
        }

        metric.Add("Metrics", metrics);
        return this;
    }

    /// <summary>Watches whether a metric leaves the band of what is usual for it.</summary>
    public AlarmBuilder LeavesItsBand(Metric watched, string statistic, int period, int width)
    {
        metric.Add("Metrics", new ListNode
        {
            MapNode.Inline(("Id", "band"), ("Expression", $"ANOMALY_DETECTION_BAND(usual, {width})")),
            MapNode.Inline(("Id", "usual"), ("MetricStat", watched.Statistic(statistic, period))),
        });
        metric.Add("ThresholdMetricId", "band");
        comparison = "LessThanLowerOrGreaterThanUpperThreshold";
        threshold = null;
        return this;
    }

    /// <summary>Fires above a value.</summary>
    public AlarmBuilder Above(TemplateNode value) => Compared("GreaterThanThreshold", value);

    /// <summary>Fires below a value.</summary>
    public AlarmBuilder Below(TemplateNode value) => Compared("LessThanThreshold", value);

    /// <summary>How many of the last periods have to be bad.</summary>
    public AlarmBuilder For(int bad, int of)
    {
        // All of them is what CloudWatch takes where nothing is said.
        datapoints = bad == of ? null : (TemplateNode)bad;
        periods = of;
        return this;
    }

    /// <summary>How many periods have to be bad one after the other.</summary>
    public AlarmBuilder ForAll(TemplateNode count)
    {
        datapoints = null;
        periods = count;
        return this;
    }

    /// <summary>What no data means. By default nothing happened, and that is well.</summary>
    public AlarmBuilder WithoutData(string treatment)
    {
        missing = treatment;
        return this;
    }

    /// <summary>Adds it to the template.</summary>
    public void Add(string comment)
    {
        // A second alarm on the very same would only ring twice.
        if (!draft.Once("alarm " + Key()))
        {
            return;
        }

        var properties = new MapNode { { "AlarmDescription", new SubText().Node(meaning + "." + hint) } };
        foreach (var item in metric.Items)
        {
            properties.Add(item.Key, item.Value);
        }

        properties.Add("ComparisonOperator", comparison);
        properties.Add("Threshold", threshold);
        properties.Add("EvaluationPeriods", periods);
        properties.Add("DatapointsToAlarm", datapoints);
        properties.Add("TreatMissingData", missing);
        if (draft.Has(draft.Name(id, AlarmType), AlarmType))
        {
            return;
        }

        var topic = draft.Topic.ForAlarms();
        properties.Add("AlarmActions", ListNode.Inline(topic));
        properties.Add("OKActions", ListNode.Inline(topic));
        draft.AddResource(id, AlarmType, properties, rule + ": " + comment);
    }

    private AlarmBuilder Compared(string with, TemplateNode value)
    {
        comparison = with;
        threshold = value;
        return this;
    }

    private string Key() => new JsonWriter(null, "", ":").Value(metric, "") + comparison + ((threshold as TextNode)?.Value ?? "");
}
