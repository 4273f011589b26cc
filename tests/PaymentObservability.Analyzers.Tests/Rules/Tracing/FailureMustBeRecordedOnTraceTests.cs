using Xunit;

namespace PaymentObservability.Tests.Rules.Tracing;

/// <summary>PAY2004: failures of a traced attempt that leave its span green.</summary>
public sealed class FailureMustBeRecordedOnTraceTests
{
    private const string Attempt = "using var attempt = Source.StartActivity(\"payment_processing\"); ";
    private const string Pay = "var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 200 : 402;";

    [Fact]
    public void RefusalThatIsReturned() => Assert.Contains("a refusal that it returns", Assert.Single(Traced.Handler(Attempt + Pay).Found("PAY2004")));

    [Fact]
    public void ExceptionThatIsCaught()
    {
        var found = Traced.Handler(Attempt + "try { " + Pay + " } catch (Exception error) { Console.WriteLine(error); return 500; }").Found("PAY2004");
        Assert.Equal(2, found.Count);
        Assert.Contains(found, text => text.Contains("the exception that is caught here"));
    }

    [Fact]
    public void ExceptionThatEscapes() => Assert.Contains("an exception that it throws", Assert.Single(Throwing(Attempt + "await Charge(order); return 200;").Found("PAY2004")));

    [Theory]
    [InlineData("return await AWSXRayRecorder.Instance.TraceMethodAsync(\"pay\", async () => { await Charge(order); return 200; });")]
    [InlineData(Attempt + "try { await Charge(order); return 200; } catch (Exception error) { attempt?.AddException(error); throw; }")]
    [InlineData(Attempt + "try { await Charge(order); return 200; } catch (Exception error) { Fail(error); return 500; }")]
    [InlineData(Attempt + "var ok = false; try { await Charge(order); ok = true; return 200; } finally { if (!ok) attempt?.SetStatus(ActivityStatusCode.Error); }")]
    public void MarkedExceptions(string body) => Assert.Empty(Throwing(body).Found("PAY2004"));

    [Theory]
    [InlineData(Attempt + "var receipt = await _payments.ProcessPaymentAsync(order); if (!receipt.Success) { attempt?.SetStatus(ActivityStatusCode.Error); } return receipt.Success ? 200 : 402;")]
    [InlineData(Attempt + "var receipt = await _payments.ProcessPaymentAsync(order); attempt?.SetStatus(receipt.Success ? ActivityStatusCode.Ok : ActivityStatusCode.Error); return receipt.Success ? 200 : 402;")]
    [InlineData(Attempt + "var receipt = await _payments.ProcessPaymentAsync(order); Mark(receipt); return receipt.Success ? 200 : 402;")]
    [InlineData("using var scope = new Scope(); " + Pay)]
    public void MarkedRefusals(string body) => Assert.Empty(Traced.Handler(body, """
            private static void Mark(Receipt receipt) { if (!receipt.Success) Activity.Current?.SetStatus(ActivityStatusCode.Error); }
            private sealed class Scope : IDisposable
            {
                private readonly Activity? _activity = Source.StartActivity("payment_processing");
                public void Dispose() { _activity?.SetStatus(ActivityStatusCode.Error); _activity?.Dispose(); }
            }
        """).Found("PAY2004"));

    private const string Mark = "if (!receipt.Success) { attempt?.SetStatus(ActivityStatusCode.Error); } return receipt.Success ? 200 : 402;";

    [Theory]
    [InlineData(Attempt + "try { var receipt = await _payments.ProcessPaymentAsync(order); " + Mark + " } catch (Exception error) { Console.WriteLine(error); return 500; }")]
    [InlineData(Attempt + "foreach (var one in new[] { order }) { try { var receipt = await _payments.ProcessPaymentAsync(one); " + Mark + " } catch (Exception error) { Console.WriteLine(error); } } return 500;")]
    [InlineData(Attempt + "try { return await Inner(order); } catch (Exception error) { Console.WriteLine(error); return 500; }")]
    public void AMarkThatTheExceptionLeavesOutIsNotForIt(string body) => Assert.Contains("the exception that is caught here", Assert.Single(Traced.Handler(body, """
            private async Task<int> Inner(Order order)
            {
                var receipt = await _payments.ProcessPaymentAsync(order);
                if (!receipt.Success) { Activity.Current?.SetStatus(ActivityStatusCode.Error); }
                return receipt.Success ? 200 : 402;
            }
        """).Found("PAY2004")));

    [Theory]
    [InlineData(Attempt + "attempt?.SetStatus(ActivityStatusCode.Error); try { var receipt = await _payments.ProcessPaymentAsync(order); attempt?.SetStatus(ActivityStatusCode.Ok); return 200; } catch (Exception error) { Console.WriteLine(error); return 500; }")]
    [InlineData(Attempt + "var status = 500; try { var receipt = await _payments.ProcessPaymentAsync(order); status = receipt.Success ? 200 : 402; } catch (Exception error) { Console.WriteLine(error); } if (status != 200) attempt?.SetStatus(ActivityStatusCode.Error); return status;")]
    [InlineData(Attempt + "try { var ok = false; try { var receipt = await _payments.ProcessPaymentAsync(order); ok = receipt.Success; return ok ? 200 : 402; } finally { if (!ok) attempt?.SetStatus(ActivityStatusCode.Error); } } catch (Exception error) { Console.WriteLine(error); return 500; }")]
    [InlineData(Attempt + "for (var i = 0; i < 3; i++) { try { var receipt = await _payments.ProcessPaymentAsync(order); " + Mark + " } catch (Exception error) { Console.WriteLine(error); } } return 500;")]
    [InlineData(Attempt + "try { var receipt = await _payments.ProcessPaymentAsync(order); Set(receipt); return 200; } catch (Exception error) { Console.WriteLine(error); return 500; }")]
    public void AMarkThatMayBeForTheExceptionCounts(string body) => Assert.Empty(Traced.Handler(body, "private static void Set(Receipt receipt) { if (!receipt.Success) Activity.Current?.SetStatus(ActivityStatusCode.Error); }").Found("PAY2004"));

    [Fact]
    public void AnExceptionThatIsMarkedAndThrownOnIsMarked() => Assert.Empty(Throwing(
        Attempt + "try { return await Inner(order); } catch (Exception error) { Console.WriteLine(error); return 500; } async Task<int> Inner(Order o) { try { await Charge(o); return 200; } catch (Exception error) { Activity.Current?.AddException(error); throw; } }").Found("PAY2004"));

    [Fact]
    public void BadInputIsNoFailedPayment() => Assert.Empty(Traced.Handler(
        Attempt + "try { var receipt = await _payments.ProcessPaymentAsync(order); if (!receipt.Success) attempt?.SetStatus(ActivityStatusCode.Error); return 200; } catch (FormatException) { return 400; }").Found("PAY2004"));

    [Fact]
    public void LookAlikesMarkNothing() => Assert.Single(Traced.Handler(
        Attempt + "var receipt = await _payments.ProcessPaymentAsync(order); if (!receipt.Success) Mine.MarkFault(); return receipt.Success ? 200 : 402;",
        "private static class Mine { public static void MarkFault() { } }").Found("PAY2004"));

    private static CodeFixes.RuleCase Throwing(string body) => Traced.Handler(body, """
            private Task Charge(Order order) => order.Amount > 0 ? Task.CompletedTask : throw new InvalidOperationException();
            private static void Fail(Exception error) => Activity.Current?.AddException(error);
        """);
}
