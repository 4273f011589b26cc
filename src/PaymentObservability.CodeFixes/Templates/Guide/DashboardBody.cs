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

    private string Blank => hasLines ? " " : "";

    /// <summary>Starts a row under a heading.</summary>
    public void Heading(string text)
    {
        Place(Width);
        Add("text", Width, 1, new[] { Pair("markdown", Quoted("## " + text)) });
    }

    /// <summary>The states of alarms.</summary>
    public void Alarms(IEnumerable<string> alarms)
    {
        var rows = alarms.Select(alarm => Quoted("${" + alarm + ".Arn}"));
        Add("alarm", Width, 4, new[] { Pair("title", Quoted("Alarms")), List("alarms", rows) });
    }

    /// <summary>A graph of metrics that are all of one unit.</summary>
    /// <param name="title">The heading, with the unit.</param>
    /// <param name="rows">The metrics.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="highest">The end of the axis; null for whatever it takes.</param>
    public void Graph(string title, IEnumerable<string> rows, int width = 8, int? highest = null)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            var limits = highest is null ? $"{{{Blank}\"min\":{Blank}0{Blank}}}" : $"{{{Blank}\"min\":{Blank}0,{Blank}\"max\":{Blank}{highest}{Blank}}}";
            Add("metric", width, 6, new[]
            {
                Pair("title", Quoted(title)), Pair("region", Quoted("${AWS::Region}")), Pair("view", Quoted("timeSeries")), Pair("stacked", "false"), Pair("period", "300"),
                Pair("yAxis", $"{{{Blank}\"left\":{Blank}{limits}{Blank}}}"), List("metrics", all),
            });
        }
    }

    /// <summary>What a log query finds.</summary>
    public void Log(string title, IEnumerable<TemplateNode> groups, string query)
    {
        var sources = string.Join(" | ", groups.Select(group => "SOURCE '" + sub.Of(group) + "'"));
        Add("log", Width, 6, new[]
        {
            Pair("title", Quoted(title)), Pair("region", Quoted("${AWS::Region}")), Pair("view", Quoted("table")), Pair("query", Quoted(sources + " | " + query.Replace("\n| ", " | "))),
        });
    }

    /// <summary>A metric as a row of a graph.</summary>
    public string Row(Metric metric, string statistic, string label) =>
        Array(new[] { Quoted(sub.Of(metric.Namespace)), Quoted(metric.Name) }.Concat(metric.Dimensions.SelectMany(dimension => new[] { Quoted(dimension.Name), Quoted(sub.Of(dimension.Value)) }))
            .Concat(new[] { Object(Pair("stat", Quoted(statistic)), Pair("label", Quoted(label))) }));

    /// <summary>A metric that only an expression shows.</summary>
    public string HiddenRow(Metric metric, string statistic, string id) =>
        Array(new[] { Quoted(sub.Of(metric.Namespace)), Quoted(metric.Name) }.Concat(metric.Dimensions.SelectMany(dimension => new[] { Quoted(dimension.Name), Quoted(sub.Of(dimension.Value)) }))
            .Concat(new[] { Object(Pair("stat", Quoted(statistic)), Pair("id", Quoted(id)), Pair("visible", "false")) }));

    /// <summary>An expression as a row of a graph.</summary>
    public string Expression(string expression, string label, string id) =>
        Array(new[] { Object(Pair("expression", Quoted(expression)), Pair("label", Quoted(label)), Pair("id", Quoted(id))) });

    /// <summary>What stands for a value in the text.</summary>
    public string Of(TemplateNode value) => sub.Of(value);

    /// <summary>The finished body.</summary>
    public TemplateNode Node()
    {
        var indent = hasLines ? "    " : "";
        return sub.Node("{" + NewLine + (hasLines ? "  " : "") + "\"widgets\":" + Blank + "[" + NewLine + indent + string.Join("," + NewLine + indent, widgets) + NewLine + (hasLines ? "  " : "") + "]" + NewLine + "}");
    }

    private void Add(string type, int width, int tall, IEnumerable<string> properties)
    {
        Place(width);
        var outer = hasLines ? "      " : "";
        var inner = hasLines ? "        " : "";
        widgets.Add(
            "{" + NewLine + outer
            + Pair("type", Quoted(type)) + "," + Blank + Pair("x", x.ToString()) + "," + Blank + Pair("y", y.ToString()) + "," + Blank + Pair("width", width.ToString()) + "," + Blank + Pair("height", tall.ToString()) + "," + NewLine + outer
            + "\"properties\":" + Blank + "{" + NewLine + inner + string.Join("," + NewLine + inner, properties) + NewLine + outer + "}" + NewLine + (hasLines ? "    " : "") + "}");
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

    private string List(string key, IEnumerable<string> rows) =>
        Quoted(key) + ":" + Blank + "[" + NewLine + string.Join("," + NewLine, rows.Select(row => (hasLines ? "          " : "") + row)) + NewLine + (hasLines ? "        " : "") + "]";

    private string Array(IEnumerable<string> parts) => "[" + Blank + string.Join("," + Blank, parts) + Blank + "]";

    private string Object(params string[] pairs) => "{" + Blank + string.Join("," + Blank, pairs) + Blank + "}";

    private string Pair(string key, string value) => Quoted(key) + ":" + Blank + value;

    private static string Quoted(string text) => JsonWriter.Quoted(text);
}
