using AWS.Lambda.Powertools.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Metrics;

public class PaymentMustRecordOutcomeTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n";

    [Fact]
    public void A_payment_without_metrics_lacks_outcome_and_duration() =>
        Assert.Equal(
            ["'IPaymentService.ProcessPaymentAsync', reached from 'Function.FunctionHandler', records neither PaymentSuccess nor PaymentDuration. Record it on success and on failure, or say where they are recorded with [EmitsTelemetry]."],
            PayHandler.With(Pay + "return receipt.Success ? 200 : 402;").Found("PAY1001"));

    [Fact]
    public void An_outcome_alone_lacks_the_duration() =>
        Assert.Contains("records no PaymentDuration", Assert.Single(PayHandler.With(
            Pay + """Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count); return 200;""", usings: "using AWS.Lambda.Powertools.Metrics;", libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001")));

    [Theory]
    [InlineData("checkout_result", "checkout_latency")]
    [InlineData("PaymentsFailed", "TimeToPay.Elapsed")]
    public void A_team_may_have_names_of_its_own(string outcome, string duration) =>
        Assert.Empty(PayHandler.With(
            Pay + $"""Metrics.AddMetric("{outcome}", 1, MetricUnit.Count); Metrics.AddMetric("{duration}", 12, MetricUnit.Milliseconds); return 200;""", usings: "using AWS.Lambda.Powertools.Metrics;", libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001"));

    [Fact]
    public void A_name_that_is_put_together_at_run_time_may_be_any() =>
        Assert.Empty(PayHandler.With(
            Pay + """Metrics.AddMetric(order.Network + receipt.Error, 1, MetricUnit.Count); return 200;""", usings: "using AWS.Lambda.Powertools.Metrics;", libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001"));

    [Fact]
    public void A_helper_that_is_given_the_name_records_it() =>
        Assert.Empty(PayHandler.With(
            Pay + """Record("PaymentSuccess", 1); Record("PaymentDuration", 2); return 200;""",
            "private static void Record(string name, double value) => Metrics.AddMetric(name, value, MetricUnit.Count);",
            "using AWS.Lambda.Powertools.Metrics;",
            typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001"));

    [Fact]
    public void A_helper_that_is_given_other_names_records_nothing_of_it() =>
        Assert.Single(PayHandler.With(
            Pay + """Record("OrdersSeen", 1); return 200;""",
            "private static void Record(string name, double value) => Metrics.AddMetric(name, value, MetricUnit.Count);",
            "using AWS.Lambda.Powertools.Metrics;",
            typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001"));

    [Fact]
    public void What_another_case_of_a_router_records_is_not_around_the_payment() =>
        Assert.Single(PayHandler.With(
            """
            if (order.Id == "pay")
            {
                await _payments.ProcessPaymentAsync(order);
                return 200;
            }

            Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            return 404;
            """,
            usings: "using AWS.Lambda.Powertools.Metrics;",
            libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Found("PAY1001"));

    [Fact]
    public void A_class_of_the_project_called_Metrics_is_code_like_any_other() =>
        Assert.Single(PayHandler.With(
            Pay + """Metrics.AddMetric("PaymentSuccess", 1); Metrics.AddMetric("PaymentDuration", 1); return 200;""",
            "private static class Metrics { public static void AddMetric(string name, double value) { } }").Found("PAY1001"));

    [Fact]
    public void An_attribute_says_what_a_member_emits() =>
        Assert.Empty(PayHandler.With(
            """
            var receipt = await _payments.ProcessPaymentAsync(order);
            Told(receipt);
            return 200;
            """,
            """
            [EmitsTelemetry("PaymentSuccess", "PaymentDuration")]
            private static void Told(Receipt receipt) { }

            private sealed class EmitsTelemetryAttribute(params string[] names) : Attribute { public string[] Names => names; }
            """).Found("PAY1001"));

    [Fact]
    public void A_method_declared_to_be_no_payment_owes_nothing() =>
        Assert.Empty(PayHandler.With(
            "await PayPoints(); return 200;",
            """
            [NotPayment]
            private Task PayPoints() => Task.CompletedTask;

            private sealed class NotPaymentAttribute : Attribute { }
            """).Found("PAY1001"));

    [Fact]
    public void A_wallet_connection_owes_ConnectionSuccess() =>
        Assert.Equal(
            ["'Function.ConnectWalletAsync', reached from 'Function.FunctionHandler', records no ConnectionSuccess. Record 1 when the wallet is connected and 0 when it is not."],
            PayHandler.With("await ConnectWalletAsync(order.Id); return 200;", "private Task<bool> ConnectWalletAsync(string id) => Task.FromResult(id.Length > 3);").Found("PAY1003"));
}
