using Xunit;

namespace PaymentObservability.Tests.Rules.Tracing;

/// <summary>PAY2002 and PAY2003: what a traced attempt lacks; both are silent as long as it is not traced.</summary>
public sealed class StepsAndAnnotationsTests
{
    private const string Pay = "var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 200 : 402;";
    private const string Attempt = "using var attempt = Source.StartActivity(\"payment_processing\"); ";
    private const string X402 = "var verdict = await _facilitator.VerifyAsync(payload); if (!verdict.IsValid) return 402; var settled = await _facilitator.SettleAsync(payload); return settled.Success ? 200 : 402;";

    [Fact]
    public void StepsOfX402AreVerifyAndSettle()
    {
        var found = Traced.X402(Attempt + X402).Found("PAY2002");
        Assert.Equal(2, found.Count);
        Assert.Contains("'VerifyAsync'", found[0]);
        Assert.Contains("'verify_signature'", found[0]);
        Assert.Contains("'settle_payment'", found[1]);
    }

    [Fact]
    public void StepBesideSomethingElseThatIsAwaited() => Assert.Contains("process_payment", Assert.Single(Traced.Handler(Attempt + "await Task.Delay(1); " + Pay).Found("PAY2002")));

    [Theory]
    [InlineData(Pay)]
    [InlineData("await Task.Delay(1); " + Pay)]
    public void SilentUntilTraced(string body)
    {
        Assert.Empty(Traced.Handler(body).Found("PAY2002"));
        Assert.Empty(Traced.Handler(body).Found("PAY2003"));
        Assert.Empty(Traced.Handler(body).Found("PAY2004"));
    }

    [Theory]
    [InlineData(Attempt + Pay)]
    [InlineData(Attempt + "await Task.Delay(1); Receipt receipt; using (Source.StartActivity(\"pay\")) { receipt = await _payments.ProcessPaymentAsync(order); } return receipt.Success ? 200 : 402;")]
    [InlineData(Attempt + "await Task.Delay(1); var receipt = await AWSXRayRecorder.Instance.TraceMethodAsync(\"pay\", () => _payments.ProcessPaymentAsync(order)); return receipt.Success ? 200 : 402;")]
    [InlineData(Attempt + "await Task.Delay(1); var receipt = await Around(() => _payments.ProcessPaymentAsync(order)); return receipt.Success ? 200 : 402;")]
    [InlineData(Attempt + "await Task.Delay(1); var receipt = await Paid(order); return receipt.Success ? 200 : 402;")]
    public void OwnSubsegments(string body) => Assert.Empty(Traced.Handler(body, """
            private async Task<Receipt> Paid(Order order) { using var a = Source.StartActivity("paid"); return await _payments.ProcessPaymentAsync(order); }
            private async Task<Receipt> Around(Func<Task<Receipt>> action) { using var a = Source.StartActivity("around"); return await action(); }
        """).Found("PAY2002"));

    [Fact]
    public void AmountThatIsInReach() => Assert.Contains("'payment_amount'", Assert.Single(Traced.Handler(Attempt + Pay).Found("PAY2003")));

    [Fact]
    public void WalletOnlyForX402()
    {
        Assert.DoesNotContain("wallet", Assert.Single(Traced.Handler(Attempt + Pay).Found("PAY2003")));
        Assert.Contains("'wallet_address'", Assert.Single(Traced.X402(Attempt + X402).Found("PAY2003")));
    }

    [Theory]
    [InlineData("attempt?.SetTag(\"payment_amount\", (double)order.Amount); ")]
    [InlineData("Activity.Current?.SetTag(\"order.total\", (double)order.Amount); ")]
    [InlineData("AWSXRayRecorder.Instance.AddAnnotation(\"amount\", (double)order.Amount); ")]
    [InlineData("Tag(\"payment_amount\", order.Amount); ")]
    [InlineData("attempt?.SetTag(Environment.NewLine, order.Amount); ")]
    public void Annotated(string annotation) => Assert.Empty(Traced.Handler(Attempt + annotation + Pay, "private static void Tag(string key, object value) => Activity.Current?.SetTag(key, value);").Found("PAY2003"));

    [Theory]
    [InlineData("AWSXRayRecorder.Instance.AddMetadata(\"payment_amount\", (double)order.Amount); ")]
    [InlineData("attempt?.SetTag(\"order_id\", order.Id); ")]
    public void NotAnnotated(string annotation) => Assert.Single(Traced.Handler(Attempt + annotation + Pay).Found("PAY2003"));

    [Fact]
    public void LookAlikesAnnotateNothing() => Assert.Single(Traced.Handler(Attempt + "Mine.AddAnnotation(\"payment_amount\", 1); " + Pay, "private static class Mine { public static void AddAnnotation(string key, object value) { } }").Found("PAY2003"));
}
