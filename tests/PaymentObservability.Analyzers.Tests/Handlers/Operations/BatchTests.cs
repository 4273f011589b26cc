using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Loops over records: one attempt a record, found once.</summary>
public sealed class BatchTests
{
    [Fact]
    public void EachRecordIsAnAttempt() => Project.Of("""
        public class Worker(IBank bank)
        {
            public async Task<SQSBatchResponse> Handle(SQSEvent messages, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var message in messages.Records)
                {
                    try
                    {
                        var order = JsonSerializer.Deserialize<Order>(message.Body);
                        if (order is null)
                        {
                            continue;
                        }

                        if (!await bank.ChargeAsync(order))
                        {
                            context.Logger.LogLine("declined");
                            continue;
                        }
                    }
                    catch (Exception error)
                    {
                        context.Logger.LogLine(error.Message);
                        failures.Add(new() { ItemIdentifier = message.MessageId });
                    }
                }

                return new(failures);
            }
        }
        """).Finds("Worker.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @16");

    [Fact]
    public void RecordsMayRunSideBySide() => Project.Of("""
        public class Worker(IBank bank)
        {
            public Task Handle(SQSEvent messages, ILambdaContext context) => Task.WhenAll(messages.Records.Select(One));

            private async Task One(SQSEvent.SQSMessage message) => await bank.ChargeAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
        }
        """).Finds("Worker.Handle (LambdaSignature): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void APaymentThatIsUndoneInItsCatchIsOneOfEachKind() => Project.OfBody("""
        try
        {
            await bank.ChargeAsync(order);
            await stock.ReserveAsync(order);
        }
        catch
        {
            await bank.RefundAsync(order);
            throw;
        }
        """).FindsOperations("payment by the call IBank.ChargeAsync", "refund by the call IBank.RefundAsync");

    [Fact]
    public void ARetryLoopIsOneOperation() => Project.OfBody("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await bank.ChargeAsync(order))
            {
                return;
            }
        }
        """).FindsOperations("payment by the call IBank.ChargeAsync");

    [Fact]
    public void WhatAQueueWorkerReadsTellsWhatItDoes() => Project.Of("""
        public record PaymentRequest(string Id, decimal Amount);

        public class Function(IStock stock)
        {
            public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    var request = JsonSerializer.Deserialize<PaymentRequest>(message.Body)!;
                    await stock.ReserveAsync(new(request.Id, request.Amount));
                }
            }
        }
        """).FindsOperations("payment by the event PaymentRequest");

    [Fact]
    public void AMessageThatReportsMakesAReport() => Project.Of("""
        public record PaymentCompletedEvent(string Id);

        public class Function(IStock stock)
        {
            public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    var done = JsonSerializer.Deserialize<PaymentCompletedEvent>(message.Body)!;
                    await stock.ReserveAsync(new(done.Id, 1));
                }
            }
        }
        """).FindsKinds("event");

    [Fact]
    public void AnAnswerThatIsReadIsNoMessage() => Project.Of("""
        public record PaymentResponse(string Id);

        public class Function(IStock stock)
        {
            public void FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                var response = JsonSerializer.Deserialize<PaymentResponse>(messages.Records[0].Body)!;
                stock.ReserveAsync(new(response.Id, 1));
            }
        }
        """).FindsKinds();

    [Fact]
    public void AnOrderInAQueueIsNoPayment() => Project.Of("""
        public class Function(IStock stock)
        {
            public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    await stock.ReserveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                }
            }
        }
        """).FindsKinds();
}
