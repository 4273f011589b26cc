using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The text of a dashboard: widgets in rows of 24 units, all of them with the region and the resources of the stack that they belong to.</summary>
internal sealed class DashboardBody
{
    private const int Width = 24;
    private readonly List<string> widgets = new();
    private readonly SubText sub = new();
    private readonly bool hasLines;
    private int x;
    private int y;
    private int height;

    /// <param name="hasLines">Whether the text may have several lines.</param>
    public DashboardBody(bool hasLines)
    {
        this.hasLines = hasLines;
    }

    private string NewLine => hasLines ? "\n" : "";

    /// <summary>Starts a row under a heading.</summary>
    public void Heading(string text)
    {
        Place(Width);
        Add("text", Width, 1, new[] { Pair("markdown", Quoted("## " + text)) });
    }

    /// <summary>The states of alarms.</summary>
    public void Alarms(IEnumerable<string> alarms) => Add("alarm", Width, 4, new[] { Pair("title", Quoted("Alarms")), List("alarms", alarms.Select(alarm => Quoted("${" + alarm + ".Arn}"))) });

    /// <summary>A graph of metrics that are all of one unit.</summary>
    /// <param name="title">The heading, with the unit.</param>
    /// <param name="rows">The metrics.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="highest">The end of the axis; null for whatever it takes.</param>
    public void Graph(string title, IEnumerable<DashboardRow> rows, int width = 8, int? highest = null)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            var written = all.Select((row, i) => row.Below(i > 0 && all[i - 1].Parts.Count > 0 ? all[i - 1] : null));
            Add("metric", width, 6, new[]
            {
                Pair("title", Quoted(title)), Pair("region", Quoted("${AWS::Region}")), Pair("period", "300"),
                Pair("yAxis", "{\"left\":{\"min\":0" + (highest is null ? "" : ",\"max\":" + highest) + "}}"), List("metrics", written),
            });
        }
    }

    /// <summary>What a log query finds. A group that is there on a condition only is asked where that holds: a query that names one that is not fails.</summary>
    public void Log(string title, IEnumerable<(TemplateNode Name, string? Condition)> groups, string query)
    {
        var sources = string.Concat(groups.Select(group => group.Condition is null ? Source(group.Name, sub) : sub.Of(Guarded(group.Name, group.Condition))));
        Add("log", Width, 6, new[]
        {
            Pair("title", Quoted(title)), Pair("region", Quoted("${AWS::Region}")), Pair("view", Quoted("table")), Pair("query", Quoted(sources + query.Replace("\n| ", " | "))),
        });
    }

    /// <summary>A metric as a row of a graph.</summary>
    public DashboardRow Row(Metric metric, string statistic, string label) => new(Parts(metric), Object(Pair("stat", Quoted(statistic)), Pair("label", Quoted(label))));

    /// <summary>A metric that only an expression shows.</summary>
    public DashboardRow HiddenRow(Metric metric, string statistic, string id) => new(Parts(metric), Object(Pair("stat", Quoted(statistic)), Pair("id", Quoted(id)), Pair("visible", "false")));

    /// <summary>An expression as a row of a graph.</summary>
    public DashboardRow Expression(string expression, string label, string id) =>
        new(System.Array.Empty<string>(), Object(Pair("expression", Quoted(expression)), Pair("label", Quoted(label)), Pair("id", Quoted(id))));

    /// <summary>What stands for a value in the text.</summary>
    public string Of(TemplateNode value) => sub.Of(value);

    /// <summary>The finished body: a line for each widget and each of its metrics, no blanks besides. CloudFormation takes templates of 51,200 bytes.</summary>
    public TemplateNode Node() => sub.Node("{\"widgets\":[" + NewLine + string.Join("," + NewLine, widgets) + "]}");

    private IReadOnlyList<string> Parts(Metric metric) =>
        new[] { sub.Of(metric.Namespace), metric.Name }.Concat(metric.Dimensions.SelectMany(dimension => new[] { dimension.Name, sub.Of(dimension.Value) })).ToList();

    private static string Source(TemplateNode group, SubText text) => "SOURCE '" + text.Of(group) + "' | ";

    private static TemplateNode Guarded(TemplateNode group, string condition)
    {
        var text = new SubText();
        return new CallNode("If", new ListNode { condition, text.Node(Source(group, text)), "" });
    }

    private void Add(string type, int width, int tall, IEnumerable<string> properties)
    {
        Place(width);
        widgets.Add(Object(
            Pair("type", Quoted(type)), Pair("x", x.ToString()), Pair("y", y.ToString()), Pair("width", width.ToString()), Pair("height", tall.ToString()), "\"properties\":" + Object(properties.ToArray())));
        x += width;
        height = System.Math.Max(height, tall);
    }

    private void Place(int width)
    {
        if (x + width > Width)
        {
            x = 0;
            y += height;
            height = 0;
        }
    }

    private string List(string key, IEnumerable<string> rows) => Quoted(key) + ":[" + NewLine + string.Join("," + NewLine, rows) + "]";

    private static string Object(params string[] pairs) => "{" + string.Join(",", pairs) + "}";

    private static string Pair(string key, string value) => Quoted(key) + ":" + value;

    private static string Quoted(string text) => JsonWriter.Quoted(text);
}
