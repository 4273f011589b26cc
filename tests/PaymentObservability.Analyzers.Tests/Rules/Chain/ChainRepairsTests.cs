using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7001 and PAY7004 put right in the template, where it stands and from the code (PAY6019).</summary>
public class ChainRepairsTests
{
    private const string Path = "/src/template.yaml";

    private const string Recorded = """
                var receipt = await _payments.ProcessPaymentAsync(order);
                Metrics.PushSingleMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count, "X402Payment", dimensions: new Dictionary<string, string> { ["Asset"] = "USDC" });
                context.Logger.LogInformation("Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}", 12.5, "/pay", receipt.Success, receipt.Error);
                return receipt.Success ? 200 : 402;
        """;

    [Theory]
    [InlineData("MetricName: PaymentSuccess", "MetricName: PaymentSucess")]
    [InlineData("MetricName: PaymentSuccess", "MetricName: 'payment_success'")]
    [InlineData("Namespace: X402Payment", "Namespace: X402Payments")]
    [InlineData("Name: Asset", "Name: Aset")]
    [InlineData("Name: Asset", "Name: asset")]
    [InlineData("Value: USDC", "Value: EURC")]
    [InlineData("Unit: Count", "Unit: Seconds")]
    [InlineData("Statistic: Average", "Statistic: Sum")]
    [InlineData("Threshold: 0.95", "Threshold: 95")]
    public void PAY7001_puts_the_nearest_in_its_place(string right, string wrong)
    {
        var code = Of(Alarm.Replace(right, wrong));
        var repaired = code.RepairedHere("PAY7001", Path, out var left);
        var quoted = wrong.Contains('\'') ? Alarm.Replace(right, right.Replace(": ", ": '") + "'") : Alarm;
        Assert.Equal(Function + quoted, repaired);
        Assert.DoesNotContain("PAY7001", left.Select(diagnostic => diagnostic.Id));
        Assert.Equal(repaired, code.FixedFile("PAY6019", Path, out var after));
        Assert.DoesNotContain("PAY7001", after);
    }

    [Theory]
    [InlineData("MetricName: SettlementPending")]
    [InlineData("MetricName: !Sub PaymentSucess")]
    public void PAY7001_leaves_alone_what_has_no_nearest(string wrong)
    {
        var code = Of(Alarm.Replace("MetricName: PaymentSuccess", wrong));
        Assert.Single(code.Found("PAY7001"));
        if (wrong.Contains("Pending"))
        {
            Assert.Null(code.RepairedHere("PAY7001", Path, out _));
        }
    }

    [Theory]
    [InlineData("level = \"Error\"", "level = \"ERROR\"")]
    [InlineData("level = \"Warning\"", "level = \"warn\"")]
    [InlineData("like \"Payment processed\"", "like \"Payment procesed\"")]
    [InlineData("like \"Payment processed\"", "like \"payment processed\"")]
    [InlineData("avg(duration)", "avg(Duration)")]
    [InlineData("avg(duration)", "avg(duraton)")]
    public void PAY7004_puts_the_nearest_in_its_place(string right, string wrong)
    {
        var query = Query("filter level = \"Error\" and @message like \"Payment processed\"\n        | stats avg(duration) by resource".Replace(right.StartsWith("level") ? "level = \"Error\"" : right, right));
        var code = Of(query.Replace(right, wrong));
        var repaired = code.RepairedHere("PAY7004", Path, out var left);
        Assert.Equal(Function + query, repaired);
        Assert.DoesNotContain("PAY7004", left.Select(diagnostic => diagnostic.Id));
        Assert.Equal(repaired, code.FixedFile("PAY6019", Path, out var after));
        Assert.DoesNotContain("PAY7004", after);
    }

    [Theory]
    [InlineData("filter @message like \"Payment handled\"")]
    [InlineData("stats avg(duration) by wallet_kind")]
    [InlineData("stats count() by bin(5m) | sort @timestamp")]
    public void PAY7004_leaves_alone_what_has_no_nearest(string query) => Assert.Null(Of(Query(query)).RepairedHere("PAY7004", Path, out _));

    [Fact]
    public void All_of_a_query_are_put_right_at_once() =>
        Assert.Equal(
            Function + Query("filter level in [\"Error\", \"Critical\"]\n        | stats avg(duration), max(duration)"),
            Of(Query("filter level in [\"ERROR\", \"FATAL\"]\n        | stats avg(Duration), max(Duration)")).FixedFile("PAY6019", Path, out _));

    [Fact]
    public void A_dashboard_in_JSON_keeps_its_escapes()
    {
        const string Board = """
              Board:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardBody: !Sub '{"widgets":[{"type":"metric","properties":{"region":"${AWS::Region}","metrics":[["X402Payment","PaymentSuccess","Asset","USDC"]]}},{"type":"log","properties":{"query":"SOURCE ''/aws/lambda/${PayFunction}'' | filter level = \"Error\""}}]}'

            """;
        Assert.Equal(Function + Board, Of(Board.Replace("PaymentSuccess", "PaymentSucess").Replace("Error", "ERROR")).FixedFile("PAY6019", Path, out _));
    }

    private static RuleCase Of(string more) => PayHandler.With(Recorded, "", "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with { Files = [(Path, Function + more)] };

    private static string Query(string query) => $"""
          Query:
            Type: AWS::Logs::QueryDefinition
            Properties:
              Name: payments
              LogGroupNames: [!Sub '/aws/lambda/${"{PayFunction}"}']
              QueryString: |
                {query}

        """;

    private const string Alarm = """
          A:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: X402Payment   # ours
              MetricName: PaymentSuccess
              Dimensions:
                - Name: Asset
                  Value: USDC
              Unit: Count
              Statistic: Average
              Period: 60
              EvaluationPeriods: 3
              DatapointsToAlarm: 2
              ComparisonOperator: LessThanThreshold
              Threshold: 0.95
              TreatMissingData: notBreaching
              AlarmActions: [!ImportValue payments-topic]

        """;

    private const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Timeout: 30

        """;
}
