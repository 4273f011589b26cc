using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7004: what a query asks for that nothing logs.</summary>
public class LogQueryMustMatchLogsTests
{
    private const string Logged = """
                var receipt = await _payments.ProcessPaymentAsync(order);
                context.Logger.LogInformation("Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}", 12.5, "/pay", receipt.Success, receipt.Error);
                return receipt.Success ? 200 : 402;
        """;

    [Theory]
    [InlineData("fields @timestamp, @message | filter level = \"ERROR\" | sort @timestamp desc", "filters level = \"ERROR\", which .NET never writes: it writes \"Error\"")]
    [InlineData("filter level = 'warn'", "it writes \"Warning\"")]
    [InlineData("filter level in [\"ERROR\", \"FATAL\"]", "filters level = \"ERROR\"")]
    [InlineData("filter @message like \"Payment handled\" | stats count()", "filters for the phrase \"Payment handled\"")]
    [InlineData("filter @message like /Payment handled/", "filters for the phrase \"Payment handled\"")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as n by bin(30m) | sort @timestamp desc", "sorts by @timestamp, which stats has taken away")]
    [InlineData("stats avg(Duration) by resource", "reads the field 'Duration', which no event of these functions has: they have 'duration'")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as n by wallet_kind | sort n desc", "reads the field 'wallet_kind'")]
    public void PAY7004_tells_what_nothing_logs(string query, string expected) => Assert.Contains(expected, Assert.Single(Of(query).Found("PAY7004")));

    [Theory]
    [InlineData("fields @timestamp, @message | filter level = \"Error\"")]
    [InlineData("filter level in [\"Error\", \"ERROR\"]")]
    [InlineData("filter level = \"ERROR\" or level = \"Error\"")]
    [InlineData("filter level = \"custom\"")]
    [InlineData("filter level != \"ERROR\"")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as paymentCount, avg(duration) as avgDurationMs by resource | sort paymentCount desc")]
    [InlineData("filter @message like /(?i)payment handled/")]
    [InlineData("filter @message like \"Task timed out\"")]
    [InlineData("stats count() as n by resource | sort resource")]
    [InlineData("stats max(@timestamp) as latest by resource | sort latest desc")]
    [InlineData("stats count() by bin(30m) as half | sort half desc")]
    [InlineData("parse @message \"paid * of *\" as part, whole | stats sum(part)")]
    [InlineData("filter outcome = \"failed\" | display @timestamp, reason, requestId")]
    [InlineData("# filter level = \"ERROR\"\nfields @message")]
    public void What_is_logged_or_not_plain_is_silent(string query) => Assert.Empty(Of(query).Found("PAY7004"));

    [Fact]
    public void Fields_are_not_judged_where_some_logs_are_not_known() =>
        Assert.Empty(Of("stats avg(Duration) by resource", Logged.Replace("\"Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}\"", "order.Id")).Found("PAY7004"));

    [Theory]
    [InlineData("!Sub '/aws/lambda/${PayFunction}'", 1)]
    [InlineData("/aws/lambda/others", 0)]
    public void Only_logs_of_payment_functions_are_known(string group, int expected) => Assert.Equal(expected, Of("filter level = \"ERROR\"", group: group).Found("PAY7004").Count);

    [Fact]
    public void Serilog_has_levels_of_its_own() =>
        Assert.Empty((PayHandler.With(
            "        var receipt = await _payments.ProcessPaymentAsync(order);\n        Serilog.Log.Information(\"Payment processed {outcome}\", receipt.Success);\n        return receipt.Success ? 200 : 402;",
            libraries: typeof(Serilog.ILogger)) with { Files = [("/src/template.yaml", Template("filter level = \"ERROR\"", "!Sub '/aws/lambda/${PayFunction}'"))] }).Found("PAY7004"));

    private static RuleCase Of(string query, string code = Logged, string group = "!Sub '/aws/lambda/${PayFunction}'") => PayHandler.With(code) with { Files = [("/src/template.yaml", Template(query, group))] };

    private static string Template(string query, string group) => $$"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
          Query:
            Type: AWS::Logs::QueryDefinition
            Properties:
              Name: payments
              LogGroupNames: [{{group}}]
              QueryString: |
                {{string.Join("\n        ", query.Split('\n'))}}
        """;
}
