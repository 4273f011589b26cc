using System.Collections.Generic;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7001: thresholds that what is recorded never crosses, or is always beyond.</summary>
public class SenselessThresholdTests
{
    private const string Outcome = "receipt.Success ? 1 : 0";

    [Theory]
    [InlineData(Outcome, "Statistic: Sum", "LessThanThreshold", "0.95", "it is recorded as 0 and 1, whose Sum is how many and never a share such as 0.95; the Average is the rate")]
    [InlineData("Convert.ToInt32(receipt.Success)", "Statistic: Sum", "LessThanThreshold", "0.95", "it is recorded as 0 and 1, whose Sum is how many and never a share such as 0.95; the Average is the rate")]
    [InlineData(Outcome, "ExtendedStatistic: p95", "LessThanThreshold", "0.95", "it is recorded as 0 and 1, and p95 of those is 0 or 1, never a share such as 0.95; the Average is the rate")]
    [InlineData(Outcome, "Statistic: Average", "LessThanThreshold", "95", "its Average is from 0 to 1, so that the alarm is always on at 95; 95 % is 0.95")]
    [InlineData(Outcome, "Statistic: Average", "GreaterThanThreshold", "5", "its Average is from 0 to 1, so that the alarm can never go off at 5; 5 % is 0.05")]
    [InlineData(Outcome, "Statistic: Average", "GreaterThanThreshold", "1", "its Average is from 0 to 1, so that the alarm can never go off at 1")]
    [InlineData(Outcome, "Statistic: Average", "LessThanThreshold", "0", "its Average is from 0 to 1, so that the alarm can never go off at 0")]
    [InlineData("1", "Statistic: Average", "GreaterThanThreshold", "1", "its Average is always 1, so that the alarm can never go off at 1")]
    [InlineData("1", "Statistic: Average", "LessThanThreshold", "1", "its Average is always 1, so that the alarm can never go off at 1")]
    public void PAY7001_tells_thresholds_that_say_nothing(string value, string statistic, string comparison, string threshold, string reason) =>
        Assert.Equal([$"The alarm on 'PaymentSuccess' tells nothing: {reason}"], Of(value, statistic, comparison, threshold).Found("PAY7001"));

    [Theory]
    [InlineData(Outcome, "Statistic: Average", "LessThanThreshold", "0.95")]
    [InlineData(Outcome, "Statistic: Sum", "LessThanThreshold", "1")]
    [InlineData(Outcome, "Statistic: Sum", "LessThanThreshold", "0.5")]
    [InlineData(Outcome, "Statistic: Sum", "GreaterThanThreshold", "0.95")]
    [InlineData(Outcome, "Statistic: Minimum", "LessThanThreshold", "1")]
    [InlineData(Outcome, "Statistic: SampleCount", "LessThanThreshold", "0.95")]
    [InlineData("1", "Statistic: Sum", "GreaterThanThreshold", "0")]
    [InlineData("1", "Statistic: Average", "GreaterThanThreshold", "0")]
    [InlineData("(double)order.Amount", "Statistic: Average", "GreaterThanThreshold", "5")]
    [InlineData("receipt.Success ? 100 : 0", "Statistic: Average", "LessThanThreshold", "95")]
    [InlineData("receipt.Success ? 1 : (double)order.Amount", "Statistic: Average", "LessThanThreshold", "95")]
    [InlineData("Convert.ToInt32(order.Id)", "Statistic: Average", "LessThanThreshold", "95")]
    public void PAY7001_leaves_alone_what_can_go_off(string value, string statistic, string comparison, string threshold) => Assert.Empty(Of(value, statistic, comparison, threshold).Found("PAY7001"));

    [Theory]
    [InlineData("TreatMissingData: breaching")]
    [InlineData("TreatMissingData: !Ref Given")]
    public void Missing_data_may_set_it_off(string treatment) => Assert.Empty(Of("1", "Statistic: Average, " + treatment, "LessThanThreshold", "1").Found("PAY7001"));

    [Fact]
    public void A_metric_filter_may_record_other_numbers() =>
        Assert.Empty(Of(Outcome, "Statistic: Average", "LessThanThreshold", "95", "  Filter: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: x, MetricTransformations: [{ MetricNamespace: X402Payment, MetricName: PaymentSuccess, MetricValue: $.ok }] } }\n").Found("PAY7001"));

    [Fact]
    public void One_mistake_is_said_once()
    {
        var code = Of(Outcome, "Statistic: Sum, AlarmDescription: less than 0.95 % succeed", "LessThanThreshold", "0.95");
        Assert.Empty(code.Found("PAY7001"));
        Assert.Contains(code.Found("PAY6010"), message => message.Contains("speaks of 0.95 %"));
    }

    [Fact]
    public void It_stands_where_the_mistake_is()
    {
        Assert.Equal(["Sum"], Of(Outcome, "Statistic: Sum", "LessThanThreshold", "0.95").Marked("PAY7001"));
        Assert.Equal(["95"], Of(Outcome, "Statistic: Average", "LessThanThreshold", "95").Marked("PAY7001"));
    }

    private static RuleCase Of(string value, string statistic, string comparison, string threshold, string more = "") =>
        PayHandler.With(
            "        var receipt = await _payments.ProcessPaymentAsync(order);\n        Metrics.PushSingleMetric(\"PaymentSuccess\", " + value + ", MetricUnit.Count, \"X402Payment\");\n        return receipt.Success ? 200 : 402;",
            "", "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with
        {
            Files = [("/src/template.yaml", $$"""
                Transform: AWS::Serverless-2016-10-31
                Parameters: { Given: { Type: String } }
                Resources:
                  PayFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: Payments::Shop.Function::FunctionHandler
                      Runtime: dotnet8
                  A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: PaymentSuccess, {{statistic}}, Period: 60, EvaluationPeriods: 3, ComparisonOperator: {{comparison}}, Threshold: {{threshold}} } }

                """ + more)],
        };
}
