using System;

namespace AWS.Lambda.Powertools.Metrics;

public class MetricsAttribute : Attribute
{
    public string Namespace { get; set; }

    public string FunctionName { get; set; }

    public string Service { get; set; }

    public bool CaptureColdStart { get; set; }

    public bool RaiseOnEmptyMetrics { get; set; }
}
