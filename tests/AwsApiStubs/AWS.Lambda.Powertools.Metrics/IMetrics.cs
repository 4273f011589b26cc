using System.Collections.Generic;
using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Metrics;

public interface IMetrics
{
    void AddMetric(string key, double value, MetricUnit unit = MetricUnit.None, MetricResolution resolution = MetricResolution.Default);

    void AddDimension(string key, string value);

    void AddDimensions(params (string key, string value)[] dimensions);

    void AddMetadata(string key, object value);

    void SetDefaultDimensions(Dictionary<string, string> defaultDimensions);

    void SetNamespace(string nameSpace);

    void SetService(string service);

    void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics);

    void SetCaptureColdStart(bool captureColdStart);

    void PushSingleMetric(string name, double value, MetricUnit unit, string nameSpace = null, string service = null, Dictionary<string, string> dimensions = null, MetricResolution resolution = MetricResolution.Default);

    void ClearDefaultDimensions();

    void Flush(bool metricsOverflow = false);

    void SetFunctionName(string functionName);

    void CaptureColdStartMetric(ILambdaContext context);

    MetricsOptions Options { get; }
}
