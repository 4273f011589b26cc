namespace PaymentObservability;

/// <summary>The logging library that a fix writes for.</summary>
internal enum LogLibrary
{
    /// <summary>None: one line of JSON on raw standard output, which CloudWatch Logs Insights reads fields out of.</summary>
    StandardOutput,

    /// <summary><c>Microsoft.Extensions.Logging.ILogger</c>, an instance in reach of the payment.</summary>
    Microsoft,

    /// <summary><c>Serilog.ILogger</c>, an instance in reach or the static <c>Log.Logger</c>.</summary>
    Serilog,

    /// <summary>The static <c>AWS.Lambda.Powertools.Logging.Logger</c>.</summary>
    Powertools,
}
