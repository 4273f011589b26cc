using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7001 and PAY7004 where two watchers agree and the code is the side that is wrong: there the finding and its fix stand on the code.</summary>
public class WrongSideTests
{
    private const string Pending = "Metrics.PushSingleMetric(\"SettlementPendng\", 1, MetricUnit.Count, \"X402Payment\");";

    private const string Two = """
          A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: SettlementPending } }
          B: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: SettlementPending } }

        """;

    [Fact]
    public void PAY7001_stands_on_the_code_where_two_watchers_agree()
    {
        var code = Metric(Pending, Two);
        Assert.Equal(["Nothing is ever recorded under 'SettlementPending' here: the code calls it 'SettlementPendng', which nothing watches"], code.Found("PAY7001"));
        Assert.Equal(["\"SettlementPendng\""], code.Marked("PAY7001"));
        Assert.Contains("PushSingleMetric(\"SettlementPending\", 1", code.Fixed("PAY7001").Single().Text);
    }

    [Fact]
    public void All_literals_of_the_name_are_renamed()
    {
        var text = Metric(Pending + " " + Pending, Two).Fixed("PAY7001").Single().Text;
        Assert.Equal(2, text.Split("\"SettlementPending\"").Length - 1);
        Assert.DoesNotContain("Pendng", text);
    }

    [Fact]
    public void A_constant_that_names_nothing_else_is_renamed() =>
        Assert.Contains(
            "const string Late = \"SettlementPending\";",
            Metric("Metrics.PushSingleMetric(Late, 1, MetricUnit.Count, \"X402Payment\");", Two, "private const string Late = \"SettlementPendng\";").Fixed("PAY7001").Single().Text);

    [Theory]
    [InlineData("Metrics.PushSingleMetric(Late, 1, MetricUnit.Count, \"X402Payment\"); context.Logger.LogInformation(Late);", "private const string Late = \"SettlementPendng\";")]
    public void What_says_something_else_too_is_reported_and_left_alone(string code, string members) => Metric(code, Two, members).HasNoFix("PAY7001");

    [Theory]
    // One watcher may well be wrong.
    [InlineData(Pending, "  A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: SettlementPending } }\n", 1)]
    // Two widgets of one dashboard were written together.
    [InlineData(Pending, "  D: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: '{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"metrics\":[[\"X402Payment\",\"SettlementPending\"],[\"X402Payment\",\"SettlementPending\",{\"stat\":\"Sum\"}]]}}]}' } }\n", 2)]
    // Somebody watches what the code says.
    [InlineData(Pending, Two + "  C: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: SettlementPendng } }\n", 2)]
    // The contract's own name is right where it stands.
    [InlineData("Metrics.PushSingleMetric(\"PaymentSuccess\", 1, MetricUnit.Count, \"X402Payment\");",
        "  A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentSucces } }\n  B: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentSucces } }\n", 2)]
    // Which of two names of the code is meant, nobody knows.
    [InlineData(Pending + " Metrics.PushSingleMetric(\"SettlementPendin\", 1, MetricUnit.Count, \"X402Payment\");", Two, 2)]
    // Another name altogether.
    [InlineData("Metrics.PushSingleMetric(\"OrdersOpened\", 1, MetricUnit.Count, \"X402Payment\");", Two, 2)]
    public void Otherwise_PAY7001_stands_in_the_template(string code, string template, int expected)
    {
        var found = Metric(code, template);
        Assert.Equal(expected, found.FoundInFiles("PAY7001").Count);
        Assert.Equal(expected, found.Found("PAY7001").Count);
    }

    [Theory]
    [InlineData("stats avg(settle_seconds)", "stats max(settle_seconds) by resource", "settle_secnds")]
    [InlineData("stats avg(settleTime)", "filter settleTime > 5", "SettleTime")]
    public void PAY7004_stands_on_the_code_where_two_queries_agree(string one, string other, string written)
    {
        var code = Log("{" + written + "}", one, other);
        Assert.Equal([written], code.Marked("PAY7004"));
        var right = one.Split('(')[1].TrimEnd(')');
        Assert.Contains("reason {reason} {" + right + "}\"", code.Fixed("PAY7004").Single().Text);
    }

    [Fact]
    public void A_format_stays() => Assert.Contains("{settle_seconds:F1}\"", Log("{settle_secnds:F1}", "stats avg(settle_seconds)", "stats max(settle_seconds)").Fixed("PAY7004").Single().Text);

    [Theory]
    // One query may well be wrong.
    [InlineData("{settle_secnds}", "stats avg(settle_seconds), max(settle_seconds)", "stats count()", 2)]
    // Another query reads what the code says.
    [InlineData("{settle_secnds}", "stats avg(settle_seconds)", "stats avg(settle_seconds), avg(settle_secnds)", 2)]
    // The contract's own field is right where it stands.
    [InlineData("{Other}", "stats avg(duraton)", "stats max(duraton)", 2)]
    public void Otherwise_PAY7004_stands_in_the_template(string hole, string one, string other, int expected)
    {
        var found = Log(hole, one, other);
        Assert.Equal(expected, found.FoundInFiles("PAY7004").Count);
        Assert.Equal(expected, found.Found("PAY7004").Count);
    }

    private static RuleCase Metric(string code, string more, string members = "") =>
        PayHandler.With(
            "        var receipt = await _payments.ProcessPaymentAsync(order);\n        " + code + "\n        return receipt.Success ? 200 : 402;",
            members, "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with { Files = [("/src/template.yaml", Function + more)] };

    private static RuleCase Log(string hole, string one, string other) =>
        PayHandler.With(
            "        var receipt = await _payments.ProcessPaymentAsync(order);\n        context.Logger.LogInformation(\"Payment processed: {duration} ms, {resource}, {outcome}, reason {reason} " + hole
            + "\", 12.5, \"/pay\", receipt.Success, receipt.Error, 7.5);\n        return receipt.Success ? 200 : 402;") with { Files = [("/src/template.yaml", Function + Query("One", one) + Query("Two", other))] };

    private static string Query(string id, string query) => $"""
          {id}: {"{"} Type: AWS::Logs::QueryDefinition, Properties: {"{"} Name: {id}, LogGroupNames: [!Sub '/aws/lambda/${"{PayFunction}"}'], QueryString: '{query}' {"}"} {"}"}

        """;

    private const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8

        """;
}
