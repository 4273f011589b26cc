using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Durable workflows, where often only a step's name says what it does.</summary>
public sealed class DurableStepTests
{
    [Fact]
    public void AStepNamedForItIsThePayment() => Of("""
        await context.StepAsync(async (_, _) => await Task.Delay(1), name: "reserve_stock");
        await context.StepAsync(async (_, _) => await Task.Delay(1), name: "charge_payment");
        """).Finds("Function.ProcessOrder (Annotations): payment by the step 'charge_payment' @9");

    [Fact]
    public void AStepMayRefund() => Of("""
        await context.StepAsync(async (_, _) => await Task.Delay(1), "refund-payment");
        """).FindsOperations("refund by the step 'refund-payment'");

    [Theory]
    [InlineData("await_settlement")]
    [InlineData("get_payment_status")]
    [InlineData("payment_completed")]
    [InlineData("send_payment_email")]
    [InlineData("ship_order")]
    public void OtherStepsAreNone(string name) => Of($$"""
        await context.StepAsync(async (_, _) => await Task.Delay(1), name: "{{name}}");
        await context.WaitAsync(TimeSpan.FromDays(1), name: "charge_payment");
        """).FindsKinds();

    [Fact]
    public void WhatAStepCallsIsFound() => Of("""
        await context.StepAsync(async (_, _) => await bank.ChargeAsync(order), name: "step 2");
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void AStepAndItsCallAreOneAttempt() => Of("""
        await context.StepAsync(async (_, _) => await bank.ChargeAsync(order), name: "charge_payment");
        """).FindsKinds("payment");

    private static Project Of(string steps) => Project.Of($$"""
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.DurableExecution;
        public class Function(IBank bank)
        {
            [LambdaFunction]
            public async Task ProcessOrder(Order order, IDurableContext context)
            {
        {{steps}}
            }
        }
        """).Durable();
}
