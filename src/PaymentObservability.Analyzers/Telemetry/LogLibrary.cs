namespace PaymentObservability.Telemetry;

/// <summary>By which library a fix writes a log event.</summary>
internal enum LogLibrary
{
    /// <summary>Microsoft.Extensions.Logging: <c>LogError(exception, template, args)</c>.</summary>
    Microsoft,

    /// <summary>Serilog: <c>Error(exception, template, args)</c>.</summary>
    Serilog,

    /// <summary>Powertools' static <c>Logger</c> since version 2: <c>LogError(exception, template, args)</c>, holes are fields.</summary>
    Powertools,

    /// <summary>The same of version 1, whose holes are no fields: those go into an object of extra keys before the message.</summary>
    PowertoolsVersion1,

    /// <summary>Lambda's own logger with templates: <c>LogError(exception, template, args)</c>.</summary>
    Lambda,

    /// <summary>Lambda's own logger as older versions have it: <c>LogLine(text)</c> alone.</summary>
    LambdaLine,

    /// <summary>None: one line of JSON on raw standard output, whose members CloudWatch Logs Insights reads as fields.</summary>
    StandardOutput,
}
