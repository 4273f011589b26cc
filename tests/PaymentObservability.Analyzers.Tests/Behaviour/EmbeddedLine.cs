using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>Reads a line of CloudWatch's embedded metric format as CloudWatch does; anything CloudWatch would not take is an error.</summary>
internal static class EmbeddedLine
{
    public static IEnumerable<EmittedMetric> Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var head = root.GetProperty("_aws");
        var age = DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeMilliseconds(head.GetProperty("Timestamp").GetInt64());
        if (age.Duration() > TimeSpan.FromMinutes(10))
        {
            throw new FormatException("Timestamp is not now: " + line);
        }

        var metrics = new List<EmittedMetric>();
        foreach (var directive in head.GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            var space = directive.GetProperty("Namespace").GetString()!;
            foreach (var set in directive.GetProperty("Dimensions").EnumerateArray())
            {
                var dimensions = set.EnumerateArray().Select(key => KeyValuePair.Create(key.GetString()!, root.GetProperty(key.GetString()!).GetString()!)).ToList();
                foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
                {
                    var name = metric.GetProperty("Name").GetString()!;
                    metrics.Add(EmittedMetric.Of(space, name, root.GetProperty(name).GetDouble(), metric.GetProperty("Unit").GetString()!, dimensions));
                }
            }
        }

        return metrics;
    }
}
