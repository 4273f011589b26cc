using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7003: what payments record and nothing reads.</summary>
public class EmittedMetricShouldBeWatchedTests
{
    private const string Recorded = """
                var watch = Stopwatch.StartNew();
                var receipt = await _payments.ProcessPaymentAsync(order);
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentSuccess", receipt.Success ? 1 : 0, AWS.Lambda.Powertools.Metrics.MetricUnit.Count, "X402Payment");
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentDuration", watch.Elapsed.TotalMilliseconds, AWS.Lambda.Powertools.Metrics.MetricUnit.Milliseconds, "X402Payment");
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentPending", 0, AWS.Lambda.Powertools.Metrics.MetricUnit.Count, "X402Payment");
                return receipt.Success ? 200 : 402;
        """;

    private const string Watched = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
          Success: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentSuccess, Statistic: Average, Period: 60, EvaluationPeriods: 3, Threshold: 0.95, ComparisonOperator: LessThanThreshold, TreatMissingData: breaching } }
          Unknown: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentFailure, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 0, ComparisonOperator: GreaterThanThreshold } }
          Slow: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentDuration, ExtendedStatistic: p95, Period: 60, EvaluationPeriods: 3, Threshold: 5000, ComparisonOperator: GreaterThanThreshold } }
          Board:
            Type: AWS::CloudWatch::Dashboard
            Properties:
              DashboardBody: '{"widgets":[{"type":"metric","properties":{"metrics":[["X402Payment","PaymentSuccess"]],"region":"eu-west-1"}}]}'

        """;

    [Fact]
    public void PAY7003_names_what_nothing_reads() =>
        Assert.Equal(
            "Payments record PaymentPending, which no alarm and no dashboard reads, neither in 'template.yaml' nor in another template of the project",
            Assert.Single(Of(Watched).Found("PAY7003")));

    [Fact]
    public void It_is_shown_by_the_fix()
    {
        var text = Of(Watched).FixedFile("PAY7003", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY7003", left);
        Assert.Contains("SEARCH('MetricName=\\\"PaymentPending\\\"', 'Sum', 300)", text);
    }

    [Theory]
    [InlineData("[\"X402Payment\",\"PaymentPending\"]")]
    [InlineData("[{\"expression\":\"SEARCH('{X402Payment} MetricName=\\\"PaymentPending\\\"', 'Sum', 300)\"}]")]
    [InlineData("[{\"expression\":\"SEARCH('{X402Payment}', 'Sum', 300)\"}]")]
    public void A_widget_reads_it(string row) => Assert.Empty(Of(Watched.Replace("[\"X402Payment\",\"PaymentSuccess\"]", row)).Found("PAY7003"));

    [Fact]
    public void Where_nothing_is_read_yet_other_rules_speak() => Assert.Empty(Of(Watched[..Watched.IndexOf("  Success:", StringComparison.Ordinal)]).Found("PAY7003"));

    private static RuleCase Of(string template) => PayHandler.With(Recorded, libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with { Files = [("/src/template.yaml", template)] };
}
