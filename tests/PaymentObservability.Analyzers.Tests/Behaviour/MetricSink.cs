using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.CloudWatch.EMF;
using AWS.Lambda.Powertools.Metrics;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>Where one library's metrics arrive.</summary>
internal abstract class MetricSink
{
    public static MetricSink Of(MetricLibrary library) => library switch
    {
        MetricLibrary.Powertools => new PowertoolsSink(),
        MetricLibrary.EmbeddedMetrics => new EmbeddedMetricsSink(),
        MetricLibrary.CloudWatch => new CloudWatchSink(),
        MetricLibrary.OpenTelemetry => new OpenTelemetrySink(),
        _ => new StandardOutputSink(),
    };

    /// <summary>Runs code and gives back what it emitted.</summary>
    public abstract List<EmittedMetric> Listen(Action code);

    /// <summary>Runs code while everything that emits throws.</summary>
    public abstract void Break(Action code);

    private sealed class PowertoolsSink : MetricSink
    {
        public override List<EmittedMetric> Listen(Action code)
        {
            RecordedMetrics.Clear();
            code();
            return RecordedMetrics.Records.Where(metric => metric.Flushed)
                .Select(metric => EmittedMetric.Of(metric.Namespace, metric.Name, metric.Value, metric.Unit.ToString(), metric.Dimensions)).ToList();
        }

        public override void Break(Action code)
        {
            RecordedMetrics.Clear();
            RecordedMetrics.ThrowOnRecord = new InvalidOperationException("telemetry");
            code();
            RecordedMetrics.Clear();
        }
    }

    private sealed class EmbeddedMetricsSink : MetricSink
    {
        public override List<EmittedMetric> Listen(Action code)
        {
            RecordedEmf.Clear();
            code();
            return RecordedEmf.Lines.SelectMany(EmbeddedLine.Read).ToList();
        }

        public override void Break(Action code)
        {
            RecordedEmf.Clear();
            RecordedEmf.ThrowOnFlush = new InvalidOperationException("telemetry");
            code();
            RecordedEmf.Clear();
        }
    }

    private sealed class CloudWatchSink : MetricSink
    {
        public override List<EmittedMetric> Listen(Action code)
        {
            RecordedMetricData.Clear();
            code();
            return RecordedMetricData.Requests.SelectMany(request => request.MetricData.Select(datum => EmittedMetric.Of(
                request.Namespace, datum.MetricName, datum.Value ?? double.NaN, datum.Unit.Value,
                (datum.Dimensions ?? []).Select(dimension => KeyValuePair.Create(dimension.Name, dimension.Value))))).ToList();
        }

        public override void Break(Action code)
        {
            RecordedMetricData.Clear();
            RecordedMetricData.ThrowOnPut = new InvalidOperationException("telemetry");
            code();
            RecordedMetricData.Clear();
        }
    }

    private sealed class OpenTelemetrySink : MetricSink
    {
        public override List<EmittedMetric> Listen(Action code)
        {
            var metrics = new List<EmittedMetric>();
            using var listener = Subscribe((instrument, value, tags) => metrics.Add(EmittedMetric.Of(
                instrument.Meter.Name, instrument.Name, value, UnitOf(instrument), tags)));
            code();
            return metrics;
        }

        public override void Break(Action code)
        {
            using var listener = Subscribe((_, _, _) => throw new InvalidOperationException("telemetry"));
            code();
        }

        // As CloudWatch is told by the exporter, and what is a counter adds up.
        private static string UnitOf(Instrument instrument) => (instrument, instrument.Unit) switch
        {
            (Counter<long>, "{attempt}") => "Count",
            (Histogram<double>, "1") => "Count",
            (Histogram<double>, "ms") => "Milliseconds",
            (Histogram<double>, "") => "None",
            _ => instrument.GetType().Name + instrument.Unit,
        };

        private static MeterListener Subscribe(Action<Instrument, double, List<KeyValuePair<string, string>>> record)
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name is "X402Payment" or "CDPWallet")
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => record(instrument, value, Read(tags)));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => record(instrument, value, Read(tags)));
            listener.Start();
            return listener;
        }

        private static List<KeyValuePair<string, string>> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var read = new List<KeyValuePair<string, string>>();
            foreach (var tag in tags)
            {
                read.Add(KeyValuePair.Create(tag.Key, tag.Value?.ToString() ?? ""));
            }

            return read;
        }
    }

    private sealed class StandardOutputSink : MetricSink
    {
        public override List<EmittedMetric> Listen(Action code)
        {
            using var output = RawStandardOutput.Catch();
            code();
            return output.Text.Split('\n').Where(line => line.StartsWith("{\"_aws\"")).SelectMany(EmbeddedLine.Read).ToList();
        }

        public override void Break(Action code)
        {
            using var output = RawStandardOutput.Full();
            code();
        }
    }
}
