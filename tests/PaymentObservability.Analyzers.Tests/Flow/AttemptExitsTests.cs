using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>Ways out of attempts that go through several bodies: callers, wrappers, lambdas, services. <c>// out</c> marks those that record nothing.</summary>
public sealed class AttemptExitsTests
{
    private const string Entry = """
            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
        """;

    [Fact]
    public void TheCallerRecords() => PathCase.Class(Entry + """
                try
                {
                    var settled = await Settle(request.Body);
                    RecordOutcome(settled.Success);
                    return Answer.Of(200);
                }
                catch (Exception)
                {
                    RecordOutcome(false);
                    return Answer.Of(500);
                }
            }

            private async Task<Settled> Settle(string payment)
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                return settled;
            }
        """);

    [Fact]
    public void TheCallerRecordsSuccessOnly() => PathCase.Class(Entry + """
                try
                {
                    var settled = await Settle(request.Body);
                    if (settled == null) return Answer.Of(402); // out
                    RecordOutcome(true);
                    return Answer.Of(200);
                }
                catch (Exception) // out
                {
                    return Answer.Of(500);
                }
            }

            private async Task<Settled?> Settle(string payment)
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                return settled.Success ? settled : null;
            }
        """);

    [Fact]
    public void TheCalleeSwallowsAndTheCallerRecordsByItsAnswer() => PathCase.Class(Entry + """
                var settled = await Settle(request.Body);
                RecordOutcome(settled != null);
                return Answer.Of(200);
            }

            private async Task<Settled?> Settle(string payment)
            {
                try
                {
                    return await _facilitator.SettlePaymentAsync(payment);
                }
                catch (Exception exception)
                {
                    _log.Error(exception, "failed");
                    return null;
                }
            }
        """);

    [Fact]
    public void TheCalleeRecordsFailuresTheCallerSuccess() => PathCase.Class(Entry + """
                var settled = await Settle(request.Body);
                RecordOutcome(settled.Success);
                return Answer.Of(200);
            }

            private async Task<Settled> Settle(string payment)
            {
                try
                {
                    return await _facilitator.SettlePaymentAsync(payment);
                }
                catch (Exception)
                {
                    RecordOutcome(false);
                    throw;
                }
            }
        """);

    [Fact]
    public void TheLoopIsInTheCaller() => PathCase.Class("""
            public async Task PayHandler(SQSEvent batch, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                foreach (var record in batch.Records)
                {
                    try
                    {
                        await Process(record);
                    }
                    catch (Exception exception) // out
                    {
                        _log.Error(exception, "record");
                    }
                }
            }

            private async Task Process(SQSEvent.SQSMessage record)
            {
                var settled = await _facilitator.SettlePaymentAsync(record.Body);
                RecordOutcome(settled.Success);
            }
        """);

    [Fact]
    public void RecordsInParallel() => PathCase.Class("""
            public async Task PayHandler(SQSEvent batch, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                await Task.WhenAll(batch.Records.Select(async record => // out
                {
                    try
                    {
                        var settled = await _facilitator.SettlePaymentAsync(record.Body);
                        if (!settled.Success) return;
                        RecordOutcome(true);
                    }
                    catch
                    {
                        RecordOutcome(false);
                    }
                }));
            }
        """);

    [Fact]
    public void ResultsOfParallelRecordsAreRecordedTogether() => PathCase.Class("""
            public async Task PayHandler(SQSEvent batch, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var results = await Task.WhenAll(batch.Records.Select(async record =>
                {
                    try { return (await _facilitator.SettlePaymentAsync(record.Body)).Success; }
                    catch (Exception) { return false; }
                }));
                foreach (var result in results) { _log.Info("one"); }
                Metrics.AddMetric("PaymentSuccess", results.Count(result => result), MetricUnit.Count);
            }
        """);

    [Fact]
    public void AWrapperRecords() => PathCase.Class(Entry + """
                var settled = await Tracked(() => _facilitator.SettlePaymentAsync(request.Body));
                return Answer.Of(settled.Success ? 200 : 402);
            }

            private async Task<T> Tracked<T>(Func<Task<T>> action)
            {
                try
                {
                    var result = await action();
                    RecordOutcome(true);
                    return result;
                }
                catch
                {
                    RecordOutcome(false);
                    throw;
                }
            }
        """);

    [Fact]
    public void AWrapperRecordsSuccessOnly() => PathCase.Class(Entry + """
                var settled = await Tracked(() => _facilitator.SettlePaymentAsync(request.Body)); // out
                return Answer.Of(settled.Success ? 200 : 402);
            }

            private async Task<T> Tracked<T>(Func<Task<T>> action)
            {
                var result = await action();
                RecordOutcome(true);
                return result;
            }
        """);

    [Fact]
    public void AMethodGroupThroughAWrapper() => PathCase.Class(Entry + """
                var settled = await Tracked(Settle, request.Body);
                return Answer.Of(settled.Success ? 200 : 402);
            }

            private Task<Settled> Settle(string payment) => _facilitator.SettlePaymentAsync(payment);

            private async Task<Settled> Tracked(Func<string, Task<Settled>> action, string payment)
            {
                var success = false;
                try
                {
                    var result = await action(payment);
                    success = result.Success;
                    return result;
                }
                finally
                {
                    RecordOutcome(success);
                }
            }
        """);

    [Fact]
    public void ALambdaInALocal() => PathCase.Class(Entry + """
                Func<Task<Settled>> settle = async () => await _facilitator.SettlePaymentAsync(request.Body);
                if (request.Body == null) return Answer.Of(400);
                try
                {
                    var settled = await settle();
                    RecordOutcome(settled.Success);
                }
                catch (Exception) // out
                {
                    _log.Info("failed");
                }

                return Answer.Of(200);
            }
        """);

    [Fact]
    public void ALocalFunction() => PathCase.Class(Entry + """
                try
                {
                    var ok = await Settle();
                    if (!ok) return Answer.Of(402); // out
                    RecordOutcome(true);
                    return Answer.Of(200);
                }
                catch
                {
                    RecordOutcome(false);
                    throw;
                }

                async Task<bool> Settle() => (await _facilitator.SettlePaymentAsync(request.Body)).Success;
            }
        """);

    [Fact]
    public void ALambdaThatIsKeptSomewhereIsNotKnown() => PathCase.Class(Entry + """
                _later = async () =>
                {
                    var settled = await _facilitator.SettlePaymentAsync(request.Body);
                    if (settled.Success) RecordOutcome(true);
                };
                return Answer.Of(200);
            }

            private Func<Task>? _later;
        """);

    [Fact]
    public void ABaseClassRecords() => PathCase.Source("""
        public abstract class HandlerBase
        {
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var ok = false;
                try
                {
                    ok = await PayAsync(request.Body);
                    return Answer.Of(ok ? 200 : 402);
                }
                finally
                {
                    Metrics.AddMetric("PaymentSuccess", ok ? 1 : 0, MetricUnit.Count);
                }
            }

            protected abstract Task<bool> PayAsync(string payment);
        }

        public class Function : HandlerBase
        {
            private readonly IFacilitatorClient _facilitator = null!;
            protected override async Task<bool> PayAsync(string payment)
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                if (!settled.Success) return false;
                return true;
            }
        }
        """);

    [Fact]
    public void ABaseClassRecordsSuccessOnly() => PathCase.Source("""
        public abstract class HandlerBase
        {
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                try
                {
                    if (!await PayAsync(request.Body)) return Answer.Of(402); // out
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    return Answer.Of(200);
                }
                catch (Exception) // out
                {
                    return Answer.Of(500);
                }
            }

            protected abstract Task<bool> PayAsync(string payment);
        }

        public class Function : HandlerBase
        {
            private readonly IFacilitatorClient _facilitator = null!;
            protected override async Task<bool> PayAsync(string payment) => (await _facilitator.SettlePaymentAsync(payment)).Success;
        }
        """);

    [Theory]
    [InlineData("RecordOutcome(false); throw;", "")]
    [InlineData("throw;", "// out")]
    public void ADecoratorRecords(string handler, string mark) => PathCase.Source($$"""
        public interface ICheckout { Task<bool> RunAsync(string payment); }
        public class Checkout : ICheckout
        {
            private readonly IFacilitatorClient _facilitator = null!;
            public async Task<bool> RunAsync(string payment) => (await _facilitator.SettlePaymentAsync(payment)).Success;
        }
        public class MeasuredCheckout : ICheckout
        {
            private readonly ICheckout _inner;
            public MeasuredCheckout(ICheckout inner) => _inner = inner;
            public async Task<bool> RunAsync(string payment)
            {
                try
                {
                    var ok = await _inner.RunAsync(payment);
                    RecordOutcome(ok);
                    return ok;
                }
                catch (Exception) {{mark}}
                {
                    {{handler}}
                }
            }
            private static void RecordOutcome(bool success) => Metrics.AddMetric("PaymentSuccess", success ? 1 : 0, MetricUnit.Count);
        }
        public class Function
        {
            private readonly ICheckout _checkout;
            public Function(ICheckout checkout) => _checkout = checkout;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                return Answer.Of(await _checkout.RunAsync(request.Body) ? 200 : 402);
            }
        }
        """);

    [Theory]
    [InlineData("Metrics.AddMetric(\"PaymentSuccess\", 0, MetricUnit.Count); throw;", "")]
    [InlineData("throw;", "// out")]
    public void AMediatorPipelineRecords(string handler, string mark) => PathCase.Source($$"""
        namespace Mediation
        {
            public interface IRequest<T> { }
            public interface IMediator { Task<T> Send<T>(IRequest<T> request); }
            public interface IRequestHandler<TRequest, T> { Task<T> Handle(TRequest request); }
            public interface IPipelineBehavior<TRequest, T> { Task<T> Handle(TRequest request, Func<Task<T>> next); }
        }
        """, $$"""
        using Mediation;
        public record Buy(string Payment) : IRequest<bool>;
        public class BuyHandler : IRequestHandler<Buy, bool>
        {
            private readonly IFacilitatorClient _facilitator = null!;
            public async Task<bool> Handle(Buy request) => (await _facilitator.SettlePaymentAsync(request.Payment)).Success;
        }
        public class Measured<TRequest, T> : IPipelineBehavior<TRequest, T>
        {
            public async Task<T> Handle(TRequest request, Func<Task<T>> next)
            {
                try
                {
                    var result = await next();
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    return result;
                }
                catch (Exception) {{mark}}
                {
                    {{handler}}
                }
            }
        }
        public class Function
        {
            private readonly IMediator _mediator = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                return Answer.Of(await _mediator.Send(new Buy(request.Body)) ? 200 : 402);
            }
        }
        """);

    [Fact]
    public void TheServiceThatIsTheMoneyCallRecordsItself() => PathCase.Source("""
        public interface IPaymentService { Task<bool> ProcessPaymentAsync(string payment); }
        public class PaymentService : IPaymentService
        {
            private readonly HttpClient _http = null!;
            public async Task<bool> ProcessPaymentAsync(string payment)
            {
                if (payment.Length == 0) return false;
                try
                {
                    using var response = await _http.PostAsync("/v1/do", null);
                    if (!response.IsSuccessStatusCode) return false; // out
                    Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
                    return true;
                }
                catch (Exception)
                {
                    Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
                    throw;
                }
            }
        }
        public class Function
        {
            private readonly IPaymentService _payments = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                return Answer.Of(await _payments.ProcessPaymentAsync(request.Body) ? 200 : 402);
            }
        }
        """);

    [Fact]
    public void TheServiceThatIsTheMoneyCallNeverThrows() => PathCase.Source("""
        public class PaymentService
        {
            private readonly HttpClient _http = null!;
            public async Task<bool> ProcessPaymentAsync(string payment)
            {
                try
                {
                    using var response = await _http.PostAsync("/v1/do", null);
                    return response.IsSuccessStatusCode;
                }
                catch (Exception)
                {
                    return false;
                }
            }
        }
        public class Function
        {
            private readonly PaymentService _payments = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var ok = await _payments.ProcessPaymentAsync(request.Body);
                Metrics.AddMetric("PaymentSuccess", ok ? 1 : 0, MetricUnit.Count);
                return Answer.Of(200);
            }
        }
        """);

    [Fact]
    public void AHelperThatTakesNames() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (settled.Success) Emit("PaymentSuccess", 1);
            return Answer.Of(200); // out
        }
        catch (Exception)
        {
            Emit("PaymentFailure", 1);
            throw;
        }
        finally
        {
            Emit("PaymentLatency", 12);
        }
        """, """
        private static void Emit(string name, double value) => Metrics.AddMetric(name, value, MetricUnit.Count);
        """);

    [Fact]
    public void ARecorderClass() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) { _payments.Failed(settled.ErrorReason); return Answer.Of(402); }
            _payments.Succeeded();
            return Answer.Of(200);
        }
        catch (Exception exception)
        {
            _payments.Failed(exception.Message);
            throw;
        }
        """, """
        private readonly PaymentMetrics _payments = new();
        private sealed class PaymentMetrics
        {
            public void Succeeded() => Write("PaymentSuccess");
            public void Failed(string? reason) => Write("PaymentFailure");
            private static void Write(string name) => Metrics.AddMetric(name, 1, MetricUnit.Count);
        }
        """);

    [Fact]
    public void ARecorderClassThatIsForgottenOnce() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) { _log.Info("refused"); return Answer.Of(402); } // out
            _payments.Succeeded();
            return Answer.Of(200);
        }
        catch (Exception exception)
        {
            _payments.Failed(exception.Message);
            throw;
        }
        """, """
        private readonly PaymentMetrics _payments = new();
        private sealed class PaymentMetrics
        {
            public void Succeeded() => Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            public void Failed(string? reason) => Metrics.AddMetric("PaymentFailure", 1, MetricUnit.Count);
        }
        """);

    [Fact]
    public void AnEventTellsWhoeverListens() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) { Ended?.Invoke(this, EventArgs.Empty); return Answer.Of(402); }
            RecordOutcome(true);
            return Answer.Of(200);
        }
        catch (Exception)
        {
            Ended?.Invoke(this, EventArgs.Empty);
            throw;
        }
        """, """
        public event EventHandler? Ended;
        """);

    [Fact]
    public void ACallbackOfTheCaller() => PathCase.Class(Entry + """
                try
                {
                    await Settle(request.Body, settled => RecordOutcome(settled.Success));
                    return Answer.Of(200);
                }
                catch (Exception)
                {
                    RecordOutcome(false);
                    throw;
                }
            }

            private async Task Settle(string payment, Action<Settled> done)
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                done(settled);
            }
        """);

    [Fact]
    public void OneOfTwoEntriesForgets() => PathCase.Source("""
        public class Checkout
        {
            private readonly IFacilitatorClient _facilitator = null!;
            public async Task<bool> RunAsync(string payment) => (await _facilitator.SettlePaymentAsync(payment)).Success; // out
        }
        public class First
        {
            private readonly Checkout _checkout = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var ok = false;
                try { ok = await _checkout.RunAsync(request.Body); }
                finally { Metrics.AddMetric("PaymentSuccess", ok ? 1 : 0, MetricUnit.Count); }
                return Answer.Of(200);
            }
        }
        public class Second
        {
            private readonly Checkout _checkout = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                var ok = await _checkout.RunAsync(request.Body);
                Metrics.AddMetric("PaymentSuccess", ok ? 1 : 0, MetricUnit.Count);
                return Answer.Of(200);
            }
        }
        """);

    [Fact]
    public void ARefund() => PathCase.Source("""
        public interface IBank { Task<bool> RefundPaymentAsync(string order); }
        public class Function
        {
            private readonly IBank _bank = null!;
            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("RefundDuration", 1, MetricUnit.Milliseconds);
                try
                {
                    if (!await _bank.RefundPaymentAsync(request.Body)) return Answer.Of(409); // out
                    Metrics.AddMetric("RefundSuccess", 1, MetricUnit.Count);
                }
                catch
                {
                    Metrics.AddMetric("RefundSuccess", 0, MetricUnit.Count);
                    throw;
                }
                return Answer.Of(200);
            }
        }
        """);

    [Fact]
    public void TopLevelStatementsAndABootstrapLambda() => PathCase.Program("""
        using Amazon.Lambda.RuntimeSupport;
        IFacilitatorClient client = null!;
        await LambdaBootstrapBuilder.Create(async (Stream input, ILambdaContext context) =>
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            var settled = await client.SettlePaymentAsync(input.ToString()!); // out
            if (settled.Success) Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            return new MemoryStream(); // out
        }).Build().RunAsync();
        """);

    [Fact]
    public void TwoPaymentsThatFollowEachOtherOweTheirOwnOutcomes() => PathCase.Class(Entry + """
                await First(request.Body);
                await Second(request.Body);
                return Answer.Of(200);
            }

            private async Task First(string payment) // out
            {
                var settled = await _facilitator.SettlePaymentAsync(payment); // out
                if (settled.Success) RecordOutcome(true);
            }

            private async Task Second(string payment) // out
            {
                var settled = await _facilitator.SettlePaymentAsync(payment); // out
                if (settled.Success) RecordOutcome(true);
            }
        """);

    [Fact]
    public void OneHelperThatIsCalledTwiceMakesTwoPayments() => PathCase.Class(Entry + """
                await Pay(request.Body);
                await Pay(request.Path);
                return Answer.Of(200);
            }

            private async Task Pay(string payment) // out
            {
                var settled = await _facilitator.SettlePaymentAsync(payment); // out
                if (settled.Success) RecordOutcome(true);
            }
        """);

    [Fact]
    public void AFallbackRecordsForBoth() => PathCase.Class(Entry + """
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(request.Body);
                    if (!settled.Success) return await Fallback(request.Body);
                    RecordOutcome(true);
                    return Answer.Of(200);
                }
                catch (Exception)
                {
                    return await Fallback(request.Body);
                }
            }

            private async Task<APIGatewayProxyResponse> Fallback(string payment)
            {
                var ok = false;
                try
                {
                    ok = (await _facilitator.SettlePaymentAsync(payment)).Success;
                    return Answer.Of(ok ? 200 : 402);
                }
                finally
                {
                    RecordOutcome(ok);
                }
            }
        """);

    [Fact]
    public void ALambdaInsideATryThrowsToItsOwnCaller() => PathCase.Class(Entry + """
                var ok = false;
                if (request.Path == "a") { await _orders.SaveAsync("1"); } else { await _orders.SaveAsync("2"); }
                try
                {
                    try
                    {
                        var settled = await Traced(() => _facilitator.SettlePaymentAsync(request.Body));
                        ok = settled.Success;
                        return Answer.Of(200);
                    }
                    catch (TimeoutException e) when (e.Message.Length > 3)
                    {
                        return Answer.Of(504);
                    }
                    finally
                    {
                        RecordOutcome(ok);
                    }
                }
                catch (InvalidOperationException)
                {
                    return Answer.Of(500);
                }
            }

            private static async Task<T> Traced<T>(Func<Task<T>> call) => await call();
        """);
}
