using System;
using System.Linq;
using PaymentObservability.Contract;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class RoleNamesTests
{
    [Theory]
    [InlineData("PaymentSuccess", MetricSense.Success)]
    [InlineData("payment_success_total", MetricSense.Success)]
    [InlineData("SuccessfulPayments", MetricSense.Success)]
    [InlineData("payments.succeeded", MetricSense.Success)]
    [InlineData("PaymentsProcessed", MetricSense.Success)]
    [InlineData("OrderCompleted", MetricSense.Success)]
    [InlineData("PagamentosAprovados", MetricSense.Success)]
    [InlineData("PagosExitosos", MetricSense.Success)]
    [InlineData("SuccessRate", MetricSense.Success)]
    [InlineData("PaymentFailed", MetricSense.Failure)]
    [InlineData("CardDeclined", MetricSense.Failure)]
    [InlineData("payment-errors", MetricSense.Failure)]
    [InlineData("PaymentTimeouts", MetricSense.Failure)]
    [InlineData("PaymentTimeOut", MetricSense.Failure)]
    [InlineData("UnsuccessfulPayments", MetricSense.Failure)]
    [InlineData("PagamentoRecusado", MetricSense.Failure)]
    [InlineData("PaymentStatusFailed", MetricSense.Failure)]
    [InlineData("PaymentResult", MetricSense.Either)]
    [InlineData("PaymentOutcome", MetricSense.Either)]
    [InlineData("SuccessOrFailure", MetricSense.Either)]
    [InlineData("payments", MetricSense.Either)]
    [InlineData("PaymentCount", MetricSense.Either)]
    [InlineData("TotalPayments", MetricSense.Either)]
    [InlineData("payments_total", MetricSense.Either)]
    [InlineData("x402.payments.count", MetricSense.Either)]
    [InlineData("PaymentDuration", MetricSense.Duration)]
    [InlineData("payment.duration", MetricSense.Duration)]
    [InlineData("PaymentProcessingTime", MetricSense.Duration)]
    [InlineData("payment_latency_ms", MetricSense.Duration)]
    [InlineData("FailedPaymentDuration", MetricSense.Duration)]
    [InlineData("ElapsedMilliseconds", MetricSense.Duration)]
    [InlineData("TempoDePagamento", MetricSense.Duration)]
    [InlineData("PaymentAmount", MetricSense.Amount)]
    [InlineData("PaymentTotal", MetricSense.Amount)]
    [InlineData("OrderTotal", MetricSense.Amount)]
    [InlineData("Revenue", MetricSense.Amount)]
    [InlineData("SuccessfulPaymentValue", MetricSense.Amount)]
    [InlineData("ValorPagamento", MetricSense.Amount)]
    [InlineData("FailedPaymentAmount", MetricSense.None)]
    [InlineData("PaymentPending", MetricSense.Pending)]
    [InlineData("PaymentProcessing", MetricSense.Pending)]
    [InlineData("PaymentRequired", MetricSense.Challenge)]
    [InlineData("x402_challenges", MetricSense.Challenge)]
    [InlineData("http_402", MetricSense.Challenge)]
    [InlineData("FieldRequired", MetricSense.None)]
    [InlineData("PaymentAttempts", MetricSense.None)]
    [InlineData("PaymentTimestamp", MetricSense.None)]
    [InlineData("PaymentTimeStamp", MetricSense.None)]
    [InlineData("HealthCheckSuccess", MetricSense.None)]
    [InlineData("ColdStart", MetricSense.None)]
    [InlineData("DatabaseLatency", MetricSense.None)]
    [InlineData("RetryCount", MetricSense.None)]
    [InlineData("QueueDepth", MetricSense.None)]
    [InlineData("OrderStatusUpdated", MetricSense.None)]
    [InlineData("OrderPlaced", MetricSense.None)]
    [InlineData("OrderResult", MetricSense.Either)]
    [InlineData("SuccessfulBooking", MetricSense.Success)]
    [InlineData("ElapsedExecutionTime", MetricSense.Duration)]
    [InlineData("", MetricSense.None)]
    public void NamesMakeSense(string name, object sense) => Assert.Equal((MetricSense)sense, RoleNames.Sense(name));

    [Theory]
    [InlineData(PaymentKind.Payment, "RefundSuccess", false)]
    [InlineData(PaymentKind.Payment, "PaymentRefunded", false)]
    [InlineData(PaymentKind.Payment, "ConnectionSuccess", false)]
    [InlineData(PaymentKind.Payment, "WalletPaymentSuccess", true)]
    [InlineData(PaymentKind.Payment, "OrderSuccess", true)]
    [InlineData(PaymentKind.Payment, "Success", true)]
    [InlineData(PaymentKind.Payment, "payment_success", true)]
    [InlineData(PaymentKind.Payment, "PaymentFailure", true)]
    [InlineData(PaymentKind.Payment, "PaymentRequired", false)]
    [InlineData(PaymentKind.Refund, "PaymentSuccess", false)]
    [InlineData(PaymentKind.Refund, "PaymentRefunded", true)]
    [InlineData(PaymentKind.Refund, "Success", true)]
    [InlineData(PaymentKind.Wallet, "PaymentSuccess", false)]
    [InlineData(PaymentKind.Wallet, "WalletConnected", true)]
    [InlineData(PaymentKind.Wallet, "connection.result", true)]
    public void OutcomesBelongToTheirKind(object kind, string name, bool fills) =>
        Assert.Equal(fills, RoleNames.Fills(MetricRole.Outcome, (PaymentKind)kind, name, GuideDefaults.Contract.Kinds[(PaymentKind)kind], strict: false));

    [Fact]
    public void TheContractsOwnNameFillsItsRoleAndNoOther()
    {
        foreach (var contract in GuideDefaults.Contract.Kinds.Values)
        {
            foreach (var metric in contract.Metrics)
            {
                foreach (var role in Enum.GetValues<MetricRole>())
                {
                    var expected = role == metric.Role || (role == MetricRole.Outcome && metric.Role == MetricRole.Failure);
                    Assert.Equal(expected, RoleNames.Fills(role, contract.Kind, metric.Name, contract, strict: false));
                    Assert.Equal(role == metric.Role, RoleNames.Fills(role, contract.Kind, metric.Name, contract, strict: true));
                }
            }
        }
    }

    [Fact]
    public void TheContractsNameWinsOverItsWords()
    {
        var contract = GuideDefaults.Contract.Kinds[PaymentKind.Payment];
        contract = contract with { Metrics = contract.Metrics.Replace(contract.Metrics.Single(m => m.Role == MetricRole.Duration), new(MetricRole.Duration, "CheckoutTotal", "Milliseconds", true)) };

        Assert.True(RoleNames.Fills(MetricRole.Duration, PaymentKind.Payment, "CheckoutTotal", contract, strict: false));
        Assert.False(RoleNames.Fills(MetricRole.Amount, PaymentKind.Payment, "CheckoutTotal", contract, strict: false));
    }

    [Theory]
    [InlineData("payment_success")]
    [InlineData("paymentsuccess")]
    [InlineData("PaymentSucceeded")]
    public void StrictWantsTheExactName(string name) =>
        Assert.False(RoleNames.Fills(MetricRole.Outcome, PaymentKind.Payment, name, GuideDefaults.Contract.Kinds[PaymentKind.Payment], strict: true));
}
