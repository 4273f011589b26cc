using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Repairs;

/// <summary>
/// Turns an alarm on one metric into one on an expression: the metric's properties become an item of <c>Metrics</c>, which stands where the metric's name stood.
/// </summary>
internal sealed class AlarmCalculation
{
    private static readonly string[] Gone = { "Namespace", "MetricName", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "Unit", "EvaluateLowSampleCountPercentile" };

    private readonly SourceText text;
    private readonly TemplateStyle style;
    private readonly YamlMap alarm;

    public AlarmCalculation(SourceText text, TemplateStyle style, YamlMap alarm)
    {
        this.text = text;
        this.style = style;
        this.alarm = alarm;
    }

    /// <summary>Writes it; false where the metric cannot be said again.</summary>
    /// <param name="expression">What is worked out of <c>m1</c>, the metric, and <c>m2</c> and so on.</param>
    /// <param name="others">The names of the others, of the same namespace and dimensions.</param>
    /// <param name="edits">Takes what is changed.</param>
    public bool Write(string expression, IReadOnlyList<string> others, List<TextEdit> edits)
    {
        // What a merge key brings in cannot be taken away here.
        var entries = alarm.Entries.Where(entry => Gone.Contains(entry.Key.Value)).ToList();
        var name = entries.FirstOrDefault(entry => entry.Key.Value == "MetricName");
        if (name is null || Gone.Any(key => alarm[key] is not null && entries.Count(entry => entry.Key.Value == key) != 1) || entries.Exists(entry => entry.IsAlias || HoldsComment(entry)))
        {
            return false;
        }

        var parts = entries.ToDictionary(entry => entry.Key.Value, entry => NodeReader.Read(entry.Value));
        if (parts.Values.Contains(null) || !parts.TryGetValue("Namespace", out var space) || !parts.TryGetValue("Period", out var period))
        {
            return false;
        }

        var statistic = parts.TryGetValue("Statistic", out var plain) ? plain : parts.TryGetValue("ExtendedStatistic", out var extended) ? extended : null;
        if (statistic is null)
        {
            return false;
        }

        parts.TryGetValue("Dimensions", out var dimensions);
        parts.TryGetValue("Unit", out var unit);
        var metrics = new ListNode { new MapNode { { "Id", "result" }, { "Expression", expression }, { "ReturnData", true } } };
        metrics.Add(Part("m1", parts["MetricName"]!, statistic, unit));
        for (var i = 0; i < others.Count; i++)
        {
            metrics.Add(Part("m" + (i + 2).ToString(CultureInfo.InvariantCulture), others[i], "Sum", null));
        }

        WriteEntries(name, new("Metrics", metrics, null), entries, edits);
        return true;

        MapNode Part(string id, TemplateNode metric, TemplateNode stat, TemplateNode? asked)
        {
            var watched = new MapNode { { "Namespace", space }, { "MetricName", metric }, { "Dimensions", dimensions } };
            return new() { { "Id", id }, { "ReturnData", false }, { "MetricStat", new MapNode { IsInline = true }.With("Metric", watched).With("Period", period!).With("Stat", stat).WithAny("Unit", asked) } };
        }
    }

    private void WriteEntries(YamlEntry name, MapItem metrics, List<YamlEntry> gone, List<TextEdit> edits)
    {
        var start = name.Key.Span.Start;
        var isFlow = style.IsFlow(alarm);
        var indent = style.IndentAt(start);
        var written = !isFlow ? string.Join(style.NewLine, new YamlBlockWriter(style.Unit, style.IndentsLists).Entry(metrics, indent)).Substring(indent.Length)
            : style.IsJson ? new JsonWriter(style.StartsLine(start) ? style.Unit : null, style.NewLine, style.Colon).Entry(metrics.Key, metrics.Value, indent)
            : YamlFlowWriter.Entry(metrics.Key, metrics.Value);
        edits.Add(new(TextSpan.FromBounds(start, End(name)), written));

        var lastKept = alarm.Entries.Last(entry => entry == name || !gone.Contains(entry));
        var isBehindLastKept = false;
        for (var i = 0; i < alarm.Entries.Length; i++)
        {
            var entry = alarm.Entries[i];
            if (entry != name && gone.Contains(entry))
            {
                if (!isFlow)
                {
                    edits.Add(new(LinesOf(entry), CommentBehind(entry)));
                }
                else if (!isBehindLastKept)
                {
                    edits.Add(new(TextSpan.FromBounds(entry.Key.Span.Start, alarm.Entries[i + 1].Key.Span.Start), ""));
                }
            }

            isBehindLastKept |= entry == lastKept;
        }

        var last = alarm.Entries[alarm.Entries.Length - 1];
        if (isFlow && last != lastKept)
        {
            edits.Add(new(TextSpan.FromBounds(End(lastKept), End(last)), ""));
        }
    }

    private int End(YamlEntry entry) => System.Math.Max(entry.Key.Span.End, entry.Place.End);

    // All of its lines with the line end before them, so that the last line of a file goes as well.
    private TextSpan LinesOf(YamlEntry entry)
    {
        var first = text.Lines.GetLineFromPosition(entry.Key.Span.Start);
        var last = text.Lines.GetLineFromPosition(End(entry));
        return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }

    private string CommentBehind(YamlEntry entry)
    {
        var line = text.Lines.GetLineFromPosition(End(entry));
        var rest = text.ToString(TextSpan.FromBounds(End(entry), line.End)).Trim();
        return rest.StartsWith("#", System.StringComparison.Ordinal) ? style.IndentAt(entry.Key.Span.Start) + rest + style.NewLine : "";
    }

    private bool HoldsComment(YamlEntry entry) =>
        entry.Value is not YamlText && text.ToString(TextSpan.FromBounds(entry.Key.Span.End, End(entry))).Split('\n').Any(line => line.TrimStart().StartsWith("#", System.StringComparison.Ordinal) || line.Contains(" #"));
}
