using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>An expression of metric math.</summary>
internal sealed class MetricMath
{
    public MetricMath(NameExpression expression, string? id, bool isReturned)
    {
        Expression = expression;
        Id = id;
        IsReturned = isReturned;

        // What an intrinsic puts in is a name or a number; where it stands does not matter for the rest.
        Text = expression.Alternatives.IsEmpty ? "" : expression.Alternatives[0].ToString();
        Searches = MetricSearch.In(Text);
        References = Names(Text);
    }

    /// <summary>The expression as given.</summary>
    public NameExpression Expression { get; }

    /// <summary>Its text; what only the deployment knows stands in it as <c>${...}</c>.</summary>
    public string Text { get; }

    /// <summary>Its id, or null.</summary>
    public string? Id { get; }

    /// <summary>Whether its result is shown or judged.</summary>
    public bool IsReturned { get; }

    /// <summary>The searches in it.</summary>
    public ImmutableArray<MetricSearch> Searches { get; }

    /// <summary>The ids that it uses.</summary>
    public ISet<string> References { get; }

    /// <summary>Whether it uses all metrics of the widget or alarm (<c>METRICS()</c>).</summary>
    public bool UsesAllMetrics => Text.IndexOf("METRICS(", StringComparison.Ordinal) >= 0;

    /// <summary>Whether it is an anomaly detection band.</summary>
    public bool IsAnomalyBand => Text.IndexOf("ANOMALY_DETECTION_BAND", StringComparison.Ordinal) >= 0;

    /// <summary>Whether it is a query of CloudWatch Metrics Insights, which is not read.</summary>
    public bool IsInsightsQuery => Text.TrimStart().StartsWith("SELECT ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it stands.</summary>
    public Location Location => Expression.Location;

    /// <summary>Whether missing values of a metric are filled in it: <c>FILL(m1, 0)</c>, or of all metrics.</summary>
    public bool Fills(string id)
    {
        foreach (var argument in new[] { id, "METRICS()" })
        {
            var i = 0;
            while ((i = Text.IndexOf("FILL", i, StringComparison.Ordinal)) >= 0)
            {
                i += "FILL".Length;
                var rest = Text.Substring(i).Replace(" ", "");
                if (rest.StartsWith("(" + argument + ",", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Ids begin with a small letter, functions with a capital one.
    private static HashSet<string> Names(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] is '\'' or '"')
            {
                var end = text.IndexOf(text[i], i + 1);
                i = end < 0 ? text.Length : end + 1;
            }
            else if (text[i] == '$')
            {
                var end = text.IndexOf('}', i);
                i = end < 0 ? text.Length : end + 1;
            }
            else if (IsNamePart(text[i]))
            {
                var start = i;
                while (i < text.Length && IsNamePart(text[i]))
                {
                    i++;
                }

                if (text[start] is >= 'a' and <= 'z')
                {
                    names.Add(text.Substring(start, i - start));
                }
            }
            else
            {
                i++;
            }
        }

        return names;
    }

    private static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    public override string ToString() => Text;
}
