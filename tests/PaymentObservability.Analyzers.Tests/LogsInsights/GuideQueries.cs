namespace PaymentObservability.Tests.LogsInsights;

/// <summary>The three log queries of the monitoring guide; the first asks for the level as .NET spells it beside the guide's own spelling.</summary>
internal static class GuideQueries
{
    public const string Errors = """
        fields @timestamp, @message
        | filter level = "ERROR"
        | sort @timestamp desc
        | limit 100
        """;

    /// <summary>Lambda's JSON format and Powertools write <c>Error</c>, and Insights compares with case.</summary>
    public const string ErrorsOfDotNet = """
        fields @timestamp, @message
        | filter level in ["Error", "Critical", "ERROR"]
        | sort @timestamp desc
        | limit 100
        """;

    public const string Payments = """
        fields @timestamp, @message
        | filter @message like "Payment processed"
        | stats count() as paymentCount, avg(duration) as avgDurationMs by resource
        | sort paymentCount desc
        """;

    public const string Connections = """
        fields @timestamp, @message
        | filter @message like "Connected wallet"
        | stats count() as connectionCount by bin(30m)
        | sort @timestamp desc
        """;
}
