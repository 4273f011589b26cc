using System.Collections.Immutable;
using PaymentObservability.Contract;

namespace PaymentObservability.Telemetry;

/// <summary>What names of types, assemblies and members say of telemetry, by whole words.</summary>
internal static class TelemetryWords
{
    /// <summary>What a type or assembly is for, by its name: <c>PaymentMetrics</c>, <c>Contoso.Observability</c>.</summary>
    public static TelemetryKinds OfName(string name)
    {
        var kinds = TelemetryKinds.None;
        foreach (var word in NameWords.Split(name))
        {
            kinds |= word switch
            {
                "metric" or "metrics" or "statsd" or "meter" or "emf" => TelemetryKinds.Metrics,
                "telemetry" or "observability" or "instrumentation" or "monitoring" or "insights" or "apm" => TelemetryKinds.All,
                "tracing" or "tracer" or "trace" or "traces" or "xray" => TelemetryKinds.Spans,
                "log" or "logs" or "logger" or "logging" => TelemetryKinds.Logs,
                _ => TelemetryKinds.None,
            };
        }

        return kinds;
    }

    /// <summary>
    /// What a call that does not compile might emit, by the words of what is called: with a package missing, <c>metrics.Put(...)</c> and
    /// <c>TrackPayment(...)</c> must not lead to a report that nothing is recorded.
    /// </summary>
    public static TelemetryKinds OfUnresolved(ImmutableArray<string> names)
    {
        var kinds = TelemetryKinds.None;
        foreach (var name in names)
        {
            kinds |= OfName(name);
            foreach (var word in NameWords.Split(name))
            {
                kinds |= word switch
                {
                    "track" or "record" or "emit" or "observe" or "measure" or "report" => TelemetryKinds.All,
                    "count" or "counter" or "increment" or "gauge" or "histogram" or "distribution" or "timing" or "stats" or "cloudwatch" => TelemetryKinds.Metrics,
                    "span" or "activity" or "segment" or "subsegment" or "annotate" or "annotation" => TelemetryKinds.Spans,
                    "information" or "warn" or "warning" or "write" or "audit" => TelemetryKinds.Logs,
                    _ => TelemetryKinds.None,
                };
            }
        }

        return kinds;
    }
}
