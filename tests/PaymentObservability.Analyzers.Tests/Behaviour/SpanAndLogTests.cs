using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using PaymentObservability.Telemetry;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>
/// The same for what a scope traces and logs: one span and one event for each attempt, with the outcome on both, and for the caller nothing changes,
/// whatever tracer and logger do.
/// </summary>
[Collection("Behaviour")]
[Trait("Roslyn", "Newest")]
public class SpanAndLogTests
{
    [Theory]
    [InlineData("XRay", "Microsoft")]
    [InlineData("ActivitySource", "Serilog")]
    [InlineData("Datadog", "Powertools")]
    [InlineData("XRay", "Lambda")]
    [InlineData("ActivitySource", "StandardOutput")]
    public void EveryRow(string tracer, string logger)
    {
        var fixCase = Case(tracer, logger);
        using var before = new LoadedCode(fixCase.Compilation());
        using var after = new LoadedCode(fixCase.FixedCompilation());
        var spans = SpanSink.Of(Enum.Parse<SpanLibrary>(tracer));
        var logs = LogSink.Of(Enum.Parse<LogLibrary>(logger));
        foreach (var code in new[] { before, after })
        {
            code.Assembly.GetType("Shop.Loggers")!.GetField("Current")!.SetValue(null, logs.Logger);
        }

        foreach (var shape in PaymentShape.All)
        {
            foreach (var row in OutcomeRows.All)
            {
                RunOutcome? plain = null, instrumented = null, broken = null;
                using var quiet = new QuietConsole();
                List<RecordedEvent> events = [];
                Assert.Empty(spans.Listen(() => Assert.Empty(logs.Listen(() => plain = BehaviourTests.Run(before, shape, row)))));
                var traced = spans.Listen(() => events = logs.Listen(() => instrumented = BehaviourTests.Run(after, shape, row)));
                spans.Break(() => logs.Break(() => broken = BehaviourTests.Run(after, shape, row)));

                var name = $"{shape.Name}, {row}: ";
                Assert.Equal(name + plain, name + instrumented);
                Assert.Equal(name + plain, name + broken);
                var expected = Expected(OutcomeRows.Expected(shape.Family, row));
                Assert.Equal(name + expected, name + string.Join(" | ", events.Select(Describe)));
                Assert.Equal(name + expected, name + string.Join(" | ", traced.Where(span => span.Outcome != "skipped").Select(span => $"{span.Outcome} {span.Reason ?? "none"}")));
                Assert.All(traced, span => Assert.Equal("payment_processing", span.Name));
                Assert.All(traced, span => Assert.Equal(span.Outcome == "failure", span.IsFailed));
                Assert.All(events, logged => Assert.StartsWith("Payment processed", logged.Message));
                Assert.All(events, logged => Assert.Equal((logged.Text("outcome"), logged.Text("reason")) switch
                {
                    ("failure", "Unknown") => "Error",
                    ("failure", _) => logged.HasException ? "Error" : "Warning",
                    _ => "Information",
                }, logged.Level));
            }
        }
    }

    private static string Describe(RecordedEvent logged)
    {
        Assert.InRange(Convert.ToDouble(logged.Fields["duration"], CultureInfo.InvariantCulture), 0, 60_000);
        Assert.Equal("/pay", logged.Text("resource"));
        return $"{logged.Text("outcome")} {logged.Text("reason")}";
    }

    // What the metrics of the row say.
    private static string Expected(string metrics) => metrics switch
    {
        "" => "",
        _ when metrics.Contains("PaymentSuccess=1") => "success none",
        _ when metrics.Contains("PaymentPending=1") => "pending none",
        _ => "failure " + metrics.Split("ReasonClass=")[1].TrimEnd(']'),
    };

    private static FixCase Case(string tracer, string logger)
    {
        var type = logger switch
        {
            "Microsoft" => "Microsoft.Extensions.Logging.ILogger",
            "Serilog" => "Serilog.ILogger",
            "Lambda" => "Amazon.Lambda.Core.ILambdaLogger",
            _ => "object",
        };
        var fixCase = BehaviourTests.Case(MetricLibrary.StandardOutput) with { References = [.. Basic.Reference.Assemblies.Net100.References.All] };
        fixCase = fixCase.And("/src/zLoggers.cs", $"namespace Shop {{ public static class Loggers {{ public static {type}? Current; }} }}")
            .Using(typeof(Microsoft.Extensions.Logging.ILogger), typeof(Serilog.ILogger), typeof(Amazon.Lambda.Core.ILambdaLogger), typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder), typeof(AWS.Lambda.Powertools.Logging.Logger), typeof(global::Datadog.Trace.Tracer))
            .With(FixProperties.Signals, "Span, Log").With(FixProperties.SpanLibrary, tracer).With(FixProperties.LogLibrary, logger);
        return type == "object" ? fixCase : fixCase.With(FixProperties.Logger, "Loggers.Current");
    }
}
