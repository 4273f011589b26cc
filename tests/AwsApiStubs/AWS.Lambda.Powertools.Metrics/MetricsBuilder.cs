using System.Collections.Generic;

namespace AWS.Lambda.Powertools.Metrics;

public class MetricsBuilder
{
    private readonly MetricsOptions options = new();

    public MetricsBuilder WithNamespace(string nameSpace)
    {
        options.Namespace = nameSpace;
        return this;
    }

    public MetricsBuilder WithService(string service)
    {
        options.Service = service;
        return this;
    }

    public MetricsBuilder WithRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics)
    {
        options.RaiseOnEmptyMetrics = raiseOnEmptyMetrics;
        return this;
    }

    public MetricsBuilder WithCaptureColdStart(bool captureColdStart)
    {
        options.CaptureColdStart = captureColdStart;
        return this;
    }

    public MetricsBuilder WithDefaultDimensions(Dictionary<string, string> defaultDimensions)
    {
        options.DefaultDimensions = defaultDimensions;
        return this;
    }

    public MetricsBuilder WithFunctionName(string functionName)
    {
        options.FunctionName = functionName;
        return this;
    }

    public IMetrics Build() => Metrics.Configure(configured =>
    {
        configured.Namespace = options.Namespace;
        configured.Service = options.Service;
        configured.RaiseOnEmptyMetrics = options.RaiseOnEmptyMetrics;
        configured.CaptureColdStart = options.CaptureColdStart;
        configured.DefaultDimensions = options.DefaultDimensions;
        configured.FunctionName = options.FunctionName;
    });
}
