using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;

namespace PaymentObservability.Tests.Rules.Logging;

/// <summary>A handler that pays and has a logger, <c>_logger</c>; tests fill in what happens around the money call.</summary>
internal static class LoggingHandler
{
    /// <summary>A complete outcome log, after which PAY3001 has nothing to say.</summary>
    public const string Outcome = """_logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", 12.5, order.Id, receipt.Success, receipt.Error);""";

    public static RuleCase With(string body, string members = "", string usings = "") => PayHandler.With(
        body,
        "    private readonly ILogger<Function> _logger = Microsoft.Extensions.Logging.Abstractions.NullLogger<Function>.Instance;\n" + members,
        "using Microsoft.Extensions.Logging;\n" + usings,
        typeof(Microsoft.Extensions.Logging.ILogger),
        typeof(Serilog.ILogger));

    /// <summary>The money call inside a <c>try</c> with this catch, and an outcome log that says all.</summary>
    public static RuleCase Catching(string clause, string members = "", string usings = "") => With(
        $$"""
                try
                {
                    var receipt = await _payments.ProcessPaymentAsync(order);
                    {{Outcome}}
                    if (receipt.Success) { return 200; }
                }
                {{clause}}

                return 500;
        """,
        members + "\n    public static int Codes(int code) => code;",
        usings);
}
