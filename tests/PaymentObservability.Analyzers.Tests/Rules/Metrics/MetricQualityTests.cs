using System;
using System.Collections.Generic;
using Xunit;

namespace PaymentObservability.Tests.Rules.Metrics;

/// <summary>PAY1004 to PAY1008: what is recorded is recorded wrongly, or not all of it.</summary>
public class MetricQualityTests
{
    private const string Complete = """
        Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count);
        Metrics.AddMetric("PaymentDuration", watch.Elapsed.TotalMilliseconds, MetricUnit.Milliseconds);
        Metrics.AddMetric("PaymentAmount", (double)order.Amount, MetricUnit.None);
        """;

    [Fact]
    public void PAY1004_tells_a_misspelt_name_and_PAY1001_leaves_it_to_it()
    {
        var code = Recorded(Complete.Replace("PaymentSuccess", "PaymentSucess"));

        Assert.Equal(["The metric 'PaymentSucess' looks like the contract's 'PaymentSuccess' misspelt. No alarm on 'PaymentSuccess' sees it."], code.Found("PAY1004"));
        Assert.Empty(code.Found("PAY1001"));
    }

    [Fact]
    public void PAY1004_tells_a_unit_that_the_value_contradicts() =>
        Assert.Equal(
            ["'PaymentDuration' is given in seconds but its unit says Milliseconds. Say Seconds."],
            Recorded(Complete.Replace("TotalMilliseconds", "TotalSeconds")).Found("PAY1004"));

    [Fact]
    public void PAY1004_tells_a_unit_that_the_contract_contradicts() =>
        Assert.Equal(
            ["The contract gives 'PaymentSuccess' the unit Count, but here it is Percent. Alarms and graphs read it in Count."],
            Recorded(Complete.Replace("MetricUnit.Count", "MetricUnit.Percent")).Found("PAY1004"));

    [Fact]
    public void PAY1004_tells_one_metric_in_two_namespaces() =>
        Assert.Equal(
            ["'PaymentSuccess' is recorded in the namespace 'Shop' here and in 'X402Payment' elsewhere. An alarm reads only one of them."],
            Recorded(Complete + """
                Metrics.PushSingleMetric("PaymentSuccess", 1, MetricUnit.Count, "X402Payment");
                Metrics.PushSingleMetric("PaymentSuccess", 1, MetricUnit.Count, "Shop");
                """).Found("PAY1004"));

    [Theory]
    [InlineData("WalletAddress", "order.WalletAddress")]
    [InlineData("Customer", "order.Id")]
    [InlineData("Source", "order.WalletAddress")]
    public void PAY1005_tells_a_dimension_of_many_values(string name, string value) =>
        Assert.Contains($"The dimension '{name}'", Assert.Single(Recorded(Complete + $"Metrics.AddDimension(\"{name}\", {value});").Found("PAY1005")));

    [Theory]
    [InlineData("Network", "order.Network")]
    [InlineData("Currency", "order.Currency")]
    [InlineData("PaymentId", "\"all\"")]
    public void PAY1005_is_silent_on_a_dimension_of_few_values(string name, string value) =>
        Assert.Empty(Recorded(Complete + $"Metrics.AddDimension(\"{name}\", {value});").Found("PAY1005"));

    [Fact]
    public void PAY1006_tells_a_call_of_CloudWatch_on_the_way() =>
        Assert.Equal(
            ["'PutMetricDataAsync' calls CloudWatch while the payer waits at 'Function.FunctionHandler'. Write the metric in the embedded metric format, which costs no call."],
            PayHandler.With(
                """
                var receipt = await _payments.ProcessPaymentAsync(order);
                await _cloudWatch.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "X402Payment", MetricData = new List<MetricDatum> { new() { MetricName = "PaymentSuccess", Value = receipt.Success ? 1 : 0 } } });
                return 200;
                """,
                "private readonly IAmazonCloudWatch _cloudWatch = new AmazonCloudWatchClient();",
                "using Amazon.CloudWatch; using Amazon.CloudWatch.Model;",
                typeof(Amazon.CloudWatch.IAmazonCloudWatch),
                typeof(Amazon.Runtime.AmazonServiceClient)).Found("PAY1006"));

    [Fact]
    public void PAY1007_names_the_amount_that_is_in_reach() =>
        Assert.Equal(
            ["'IPaymentService.ProcessPaymentAsync', reached from 'Function.FunctionHandler', records its outcome but no PaymentAmount. Record 'order.Amount' when it succeeds."],
            Recorded(Complete.Substring(0, Complete.LastIndexOf("Metrics.", StringComparison.Ordinal))).Found("PAY1007"));

    [Fact]
    public void PAY1007_is_silent_where_the_amount_is_recorded() => Assert.Empty(Recorded(Complete).Found("PAY1007"));

    [Fact]
    public void PAY1008_tells_a_challenge_that_nobody_counts() =>
        Assert.Equal(["This 402 asks 'Function.FunctionHandler' to pay and counts no PaymentRequired. Count it, so that challenges can be told from refused payments."], X402("").Found("PAY1008"));

    [Fact]
    public void PAY1008_is_silent_where_the_challenge_is_counted() =>
        Assert.Empty(X402("""Metrics.PushSingleMetric("PaymentRequired", 1, MetricUnit.Count, "X402Payment");""").Found("PAY1008"));

    private static CodeFixes.RuleCase Recorded(string records) => PayHandler.With(
        $$"""
        var watch = Stopwatch.StartNew();
        var receipt = await _payments.ProcessPaymentAsync(order);
        {{records}}
        return 200;
        """,
        usings: "using AWS.Lambda.Powertools.Metrics;",
        libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics));

    private static CodeFixes.RuleCase X402(string atChallenge) => PayHandler.With(
        $$"""
        if (order.Id.Length == 0)
        {
            {{atChallenge}}
            return 402;
        }

        var receipt = await _facilitator.SettleAsync(order);
        Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count);
        return receipt.Success ? 200 : 402;
        """,
        """
        private readonly IFacilitator _facilitator = null!;

        public interface IFacilitator { Task<Receipt> SettleAsync(Order order); }
        """,
        "using AWS.Lambda.Powertools.Metrics;",
        typeof(AWS.Lambda.Powertools.Metrics.Metrics));
}
