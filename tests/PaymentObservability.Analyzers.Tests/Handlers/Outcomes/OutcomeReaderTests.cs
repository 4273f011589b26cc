using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Handlers;
using Xunit;

namespace PaymentObservability.Tests.Handlers.Outcomes;

/// <summary>
/// How a money call tells its outcome. <c>$</c> is the awaited result; an empty text is an outcome that nobody can read, for which no fix is
/// offered.
/// </summary>
public sealed class OutcomeReaderTests
{
    [Theory]
    [InlineData("bool Success", "success: $.Success")]
    [InlineData("bool IsSuccess, string? Error", "success: $.IsSuccess; reason: $.Error")]
    [InlineData("bool Approved, string? DeclineReason, string? Message", "success: $.Approved; reason: $.DeclineReason")]
    [InlineData("bool? Paid", "success: $.Paid == true")]
    [InlineData("string Id, bool Sucesso, string Mensagem", "success: $.Sucesso; reason: $.Mensagem")]
    [InlineData("string Id", "")]
    [InlineData("bool IsTest", "")]
    [InlineData("string Success", "")]
    public void AMemberOfTheResultMayTell(string members, string outcome) => Answers("Receipt", $"public record Receipt({members});").Tells(outcome);

    [Theory]
    [InlineData("Pending, Paid, Failed", "success: $.Status == global::State.Paid; pending: $.Status == global::State.Pending")]
    [InlineData("Authorized, Refused, Captured", "success: $.Status == global::State.Captured; pending: $.Status == global::State.Authorized")]
    [InlineData("Approved, Rejected", "success: $.Status == global::State.Approved")]
    [InlineData("Pago, Pendente, Recusado", "success: $.Status == global::State.Pago; pending: $.Status == global::State.Pendente")]
    [InlineData("Green, Red", "")]
    [InlineData("Paid", "")]
    public void AStatusOfAnEnumerationMayTell(string states, string outcome) =>
        Answers("Receipt", $"public record Receipt(State Status); public enum State {{ {states} }}").Tells(outcome);

    [Fact]
    public void TheAnswerMayBeTheEnumeration() => Answers("State", "public enum State { Succeeded, Processing, Declined }")
        .Tells("success: $ == global::State.Succeeded; pending: $ == global::State.Processing");

    [Theory]
    [InlineData("result.Status == \"PAID\"", "success: $.Status == \"PAID\"")]
    [InlineData("result.Status is \"succeeded\"", "success: $.Status == \"succeeded\"")]
    [InlineData("\"approved\" == result.Status || result.Status != \"pending\"", "success: $.Status == \"approved\"; pending: $.Status == \"pending\"")]
    [InlineData("result.Status == \"X1\"", "")]
    [InlineData("result.Id == \"PAID\"", "")]
    public void AStatusOfTextTellsInTheWordsThatTheCodeComparesItWith(string comparison, string outcome) => Project.OfBody($$"""
        var result = await ((ITill)null!).ChargeAsync(order);
        if ({{comparison}})
        {
            return;
        }
        """, "public record Receipt(string Id, string Status); public interface ITill { Task<Receipt> ChargeAsync(Order order); }").Tells(outcome);

    [Theory]
    [InlineData("bool", "success: $")]
    [InlineData("(bool Success, string Message)", "success: $.Success; reason: $.Message")]
    [InlineData("(bool, string)", "success: $.Item1; reason: $.Item2")]
    [InlineData("(string Id, string Url)", "")]
    [InlineData("string", "")]
    [InlineData("int", "")]
    [InlineData("HttpResponseMessage", "")]
    [InlineData("APIGatewayProxyResponse", "")]
    public void PlainAnswers(string type, string outcome) => Answers(type).Tells(outcome);

    [Fact]
    public void AMethodMayTell() => Answers("Receipt", "public class Receipt { public bool IsSuccess() => true; public string Message => \"\"; }")
        .Tells("success: $.IsSuccess(); reason: $.Message");

    [Fact]
    public void AMemberMayBeInherited() => Answers("Receipt", "public class Base { public bool Success { get; set; } } public class Receipt : Base { public string? ErrorCode { get; set; } }")
        .Tells("success: $.Success; reason: $.ErrorCode");

    [Fact]
    public void AGenericResultMayTell() => Answers("Result<Order>", "public record Result<T>(bool IsSuccess, T Value, string Error);")
        .Tells("success: $.IsSuccess; reason: $.Error");

    [Fact]
    public void WhatAnswersNothingTellsByThrowing() => Answers("", "", isVoid: true).Tells("throws");

    [Fact]
    public void WhatAnswersNothingAndSwallowsTellsNothing() => Calls("""
        public async Task ChargeAsync(Order order)
        {
            try { await Task.Delay(1); } catch (Exception) { Console.WriteLine(order); }
        }
        """).Tells("");

    [Fact]
    public void WhatAnswersNothingAndRethrowsTellsByThrowing() => Calls("""
        public async Task ChargeAsync(Order order)
        {
            try { await Task.Delay(1); } catch (Exception) { Console.WriteLine(order); throw; }
        }
        """).Tells("throws");

    [Theory]
    [InlineData("public async Task<bool> ChargeAsync(Order order) { await Task.Delay(1); return true; }", "")]
    [InlineData("public Task<bool> ChargeAsync(Order order) { return Task.FromResult(true); }", "")]
    [InlineData("public Task<bool> ChargeAsync(Order order) => Task.FromResult(true);", "")]
    [InlineData("public async Task<bool> ChargeAsync(Order order) { await Task.Delay(1); return order.Sum > 0; }", "success: $")]
    [InlineData("public async Task<bool> ChargeAsync(Order order) { try { await Task.Delay(1); return true; } catch { return false; } }", "success: $")]
    public void AYesThatIsNeverANoTellsNothing(string method, string outcome) => Calls(method).Tells(outcome);

    [Theory]
    [InlineData("new Stripe.PaymentIntentService().CreateAsync(new())", "success: $.Status == \"succeeded\"; pending: $.Status != \"succeeded\" && $.Status != \"canceled\"; throws")]
    [InlineData("new Stripe.PaymentIntentService().CancelAsync(\"pi\")", "success: $.Status == \"canceled\"; throws")]
    [InlineData("new Stripe.ChargeService().CreateAsync(new())", "success: $.Status == \"succeeded\"; pending: $.Status == \"pending\"; reason: $.FailureCode; throws")]
    [InlineData("new Stripe.RefundService().CreateAsync(new())", "success: $.Status == \"succeeded\"; pending: $.Status == \"pending\" || $.Status == \"requires_action\"; reason: $.FailureReason; throws")]
    [InlineData("new Stripe.Checkout.SessionService().CreateAsync(new())", "success: $.PaymentStatus == \"paid\"; pending: $.PaymentStatus != \"paid\"; throws")]
    [InlineData("new Stripe.TransferService().CreateAsync(new())", "throws")]
    [InlineData("((x402.Facilitator.IFacilitatorV2Client)null!).SettleAsync(null!, null!)", "success: $.Success; reason: $.ErrorReason")]
    [InlineData("((Nethereum.X402.Facilitator.IFacilitatorClient)null!).SettleAsync(null!, null!)", "success: $.Success; reason: $.ErrorReason")]
    [InlineData("((Braintree.IBraintreeGateway)null!).Transaction.SaleAsync(new())", "success: $.IsSuccess(); reason: $.Message")]
    public void Providers(string call, string outcome) => Project.OfBody($"await {call};").Tells(outcome);

    [Fact]
    public void AWalletThatComesBackIsConnected() => Project.OfBody("await ((ICdpClient)null!).CreateWalletAsync();", """
        public record Account(string Address);
        public interface ICdpClient { Task<Account> CreateWalletAsync(); }
        """).Tells("throws");

    [Fact]
    public void AWalletMayComeBackAsNull() => Project.OfBody("await ((ICdpClient)null!).CreateWalletAsync();", """
        public record Account(string Address);
        public interface ICdpClient { Task<Account?> CreateWalletAsync(); }
        """).Tells("success: $ != null; throws");

    [Fact]
    public void AMethodGroupTellsNothingWhereItIsPassedOn() => Project.OfBody("await Retry(bank.ChargeAsync); Task Retry(Func<Order, Task<bool>> work) => work(order);").Tells("");

    [Fact]
    public void AnEntryWithoutACallTellsNothing() => Project.Of("""
        public class MakePayment { public string FunctionHandler(Order order, ILambdaContext context) => "PAID"; }
        """).Tells("");

    [Fact]
    public void AVerificationTellsWhetherThePaymentIsValid()
    {
        var model = Project.OfBody("""
            x402.Facilitator.IFacilitatorV2Client facilitator = null!;
            var verified = await facilitator.VerifyAsync(null!, null!);
            await facilitator.SettleAsync(null!, null!);
            """).Model()!;

        Assert.Equal("success: $.IsValid; reason: $.InvalidReason", Show(OutcomeReader.ReadVerification(model.Operations.Single().Verify!)));
    }

    private static Project Answers(string type, string members = "", bool isVoid = false) => Project.OfBody("await ((ITill)null!).ChargeAsync(order);", $$"""
        {{members}}
        public interface ITill { {{(isVoid ? "Task" : $"Task<{type}>")}} ChargeAsync(Order order); }
        """);

    private static Project Calls(string method) => Project.OfBody("await new Till().ChargeAsync(order);", $$"""
        public class Till { {{method}} }
        """);

    internal static string Show(Outcome? outcome) => outcome is null ? "" : string.Join("; ", Parts(outcome));

    private static IEnumerable<string> Parts(Outcome outcome)
    {
        foreach (var (name, value) in new[] { ("success", outcome.Success), ("pending", outcome.Pending), ("reason", outcome.Reason) })
        {
            if (value is not null)
            {
                yield return $"{name}: {value}";
            }
        }

        if (outcome.Throws)
        {
            yield return "throws";
        }
    }
}

internal static class OutcomeAssertions
{
    /// <summary>Asserts how the only operation of a project tells its outcome.</summary>
    public static void Tells(this Project project, string outcome)
    {
        var model = project.Model()!;
        Assert.Equal(outcome, OutcomeReaderTests.Show(model.Outcomes.Read(Assert.Single(model.Operations))));
    }
}
