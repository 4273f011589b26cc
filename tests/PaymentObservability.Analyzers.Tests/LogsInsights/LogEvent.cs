using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace PaymentObservability.Tests.LogsInsights;

/// <summary>One event of a log group, as Logs Insights sees it: <c>@message</c>, <c>@timestamp</c>, and where the line is JSON each member by its path.</summary>
internal sealed record LogEvent(IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>Reads printed lines; each has its place in the sequence as its time, one minute apart.</summary>
    public static List<LogEvent> Of(IEnumerable<string> lines) => lines.Where(line => line.Trim().Length > 0).Select((line, i) => Of(line, i * 60_000L)).ToList();

    /// <summary>Reads one line. JSON members are found by Insights up to 200 of them, nested ones by a dotted path, elements by their number.</summary>
    public static LogEvent Of(string line, long timestamp)
    {
        var fields = new Dictionary<string, object?> { ["@message"] = line, ["@timestamp"] = (double)timestamp };
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                Add("", json.RootElement, fields);
            }
        }
        catch (JsonException)
        {
            // A line of text has no fields of its own.
        }

        return new LogEvent(fields);
    }

    private static void Add(string path, JsonElement value, Dictionary<string, object?> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Add(path.Length == 0 ? member.Name : path + "." + member.Name, member.Value, fields);
                }

                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var element in value.EnumerateArray())
                {
                    Add(path + "." + i++.ToString(CultureInfo.InvariantCulture), element, fields);
                }

                break;
            case JsonValueKind.Number:
                fields[path] = value.GetDouble();
                break;
            case JsonValueKind.String:
                fields[path] = value.GetString();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                // Insights has no booleans: they are 1 and 0.
                fields[path] = value.GetBoolean() ? 1d : 0d;
                break;
        }
    }
}
