using System;
using System.Linq;
using System.Text.RegularExpressions;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Metrics;

/// <summary>When PAY1002 speaks, and what it says. Which ways out it finds is the matter of <c>Flow.ExitPathsTests</c> and <c>Flow.AttemptExitsTests</c>.</summary>
public class OutcomeMustBeRecordedOnEveryPathTests
{
    private const string Recorded = """
        var receipt = await _payments.ProcessPaymentAsync(order);
        if (receipt.Success)
        {
            Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
        }

        return 200;
        """;

    [Fact]
    public void It_names_the_call_the_entry_and_the_ways() => Assert.Equal(
        ["'IPaymentService.ProcessPaymentAsync', reached from 'Function.FunctionHandler', records only its success, nothing on an exception and the return at line N. Record the outcome there too, or once for all ways out in a scope around the call."],
        With(Recorded).Found("PAY1002").Select(WithoutNumbers));

    [Fact]
    public void It_tells_when_only_failures_are_recorded() => Assert.Contains(
        "records only its failure, nothing on the return at line",
        Assert.Single(With("""
            try
            {
                var receipt = await _payments.ProcessPaymentAsync(order);
                Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                return 200;
            }
            catch
            {
                Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
                throw;
            }
            """).Found("PAY1002")));

    [Fact]
    public void It_names_three_ways_and_counts_the_others() => Assert.Contains(
        "an exception, the return at line N, the return at line N and 2 more ways out.",
        WithoutNumbers(Assert.Single(With("""
            var receipt = await _payments.ProcessPaymentAsync(order);
            if (receipt.Error == "a") return 401;
            if (receipt.Error == "b") return 402;
            if (receipt.Error == "c") return 403;
            if (receipt.Error == "d") throw new InvalidOperationException();
            Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
            return 200;
            """).Found("PAY1002"))));

    [Fact]
    public void It_leaves_payments_that_record_nothing_to_PAY1001()
    {
        var code = With("return (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;");

        Assert.Empty(code.Found("PAY1002"));
        Assert.Single(code.Found("PAY1001"));
    }

    [Fact]
    public void It_leaves_payments_that_lack_a_duration_to_PAY1001()
    {
        var code = With(Recorded.Replace("PaymentDuration", "Orders"));

        Assert.Empty(code.Found("PAY1002"));
        Assert.Single(code.Found("PAY1001"));
    }

    [Theory]
    [InlineData("Metrics.AddMetric(order.Network, 1, MetricUnit.Count);")]
    [InlineData("Metrics.AddMetric(\"Payment\" + receipt.Error, 1, MetricUnit.Count);")]
    public void It_is_silent_where_a_name_cannot_be_told(string unknown) => Assert.Empty(With(Recorded.Replace("return 200;", unknown + " return 200;")).Found("PAY1002"));

    [Fact]
    public void It_is_silent_on_what_is_no_payment() => Assert.Empty(With("""
        var receipt = order;
        if (order.Id == "x") Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
        await Task.Yield();
        return 200;
        """).Found("PAY1002"));

    [Theory]
    [InlineData("EmitsTelemetry(\"PaymentFailure\")", 0)]
    [InlineData("EmitsTelemetry(\"OrdersSeen\")", 1)]
    public void An_attribute_says_what_a_member_records(string attribute, int reports) => Assert.Equal(reports, With($$"""
        try
        {
            var receipt = await _payments.ProcessPaymentAsync(order);
            Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count);
            Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
            return 200;
        }
        catch (Exception)
        {
            Told();
            return 500;
        }
        """, $$"""
        [{{attribute}}] private static void Told() { }
        private sealed class EmitsTelemetryAttribute : Attribute { public EmitsTelemetryAttribute(params string[] metrics) { } }
        """).Found("PAY1002").Count);

    [Theory]
    [InlineData("return (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;")]
    [InlineData("var receipt = await _payments.ProcessPaymentAsync(order); if (!receipt.Success) return 402; if (order.Id == null) throw new Exception(); return 200;")]
    [InlineData("try { var receipt = await _payments.ProcessPaymentAsync(order); return 200; } catch (Exception) { return 500; }")]
    [InlineData("foreach (var id in order.Id) { try { var receipt = await _payments.ProcessPaymentAsync(order); if (!receipt.Success) continue; } catch { } } return 200;")]
    public void The_scope_that_PAY1001_puts_around_a_payment_records_every_way(string body)
    {
        PayHandler.With(body).Fixed("PAY1001", out var left);
        Assert.DoesNotContain("PAY1002", left.Select(diagnostic => diagnostic.Id));
        PayHandler.With(body, libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)).Fixed("PAY1001", out left);
        Assert.DoesNotContain("PAY1002", left.Select(diagnostic => diagnostic.Id));
    }

    private static string WithoutNumbers(string message) => Regex.Replace(message, @"line \d+", "line N");

    private static RuleCase With(string body, string members = "") =>
        PayHandler.With(body, members, "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics));
}
