using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>Ways out of an attempt within one body. <c>// out</c> marks those that record nothing.</summary>
public sealed class ExitPathsTests
{
    [Fact]
    public void EverythingInATryThatRecordsItsFailures() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception)
        {
            _log.Error(exception, "failed");
            RecordOutcome(false);
            return Answer.Of(500);
        }
        """);

    [Fact]
    public void NoTryAtAll() => PathCase.Body("""
        var settled = await _facilitator.SettlePaymentAsync(payment); // out
        RecordOutcome(settled.Success);
        return Answer.Of(200);
        """);

    [Fact]
    public void EarlyReturn() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success)
            {
                return Answer.Of(402); // out
            }

            RecordOutcome(true);
            return Answer.Of(200);
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void ReturnsBeforeTheCallOweNothing() => PathCase.Body("""
        if (string.IsNullOrEmpty(payment)) return Answer.Of(400);
        if (_orders.IsKnown(payment)) throw new InvalidOperationException("seen");
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
        }
        catch
        {
            RecordOutcome(false);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void SwallowedException() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
        }
        catch (Exception exception) // out
        {
            _log.Error(exception, "failed");
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void RethrownAfterRecording() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception)
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void RethrownWithoutRecording() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception) // out
        {
            _log.Error(exception, "failed");
            throw;
        }
        """);

    [Fact]
    public void WrappedWithoutRecording() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception)
        {
            throw new PaymentDeclinedException(exception.Message); // out
        }
        """);

    [Fact]
    public void ThrowAfterTheCall() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment); // out
            if (!settled.Success) throw new PaymentDeclinedException(settled.ErrorReason); // out
            RecordOutcome(true);
            return Answer.Of(200);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            RecordOutcome(false);
            return Answer.Of(502);
        }
        catch (Exception exception) when (exception.GetType() != typeof(PaymentDeclinedException))
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void ThrowThatIsCaughtAndRecorded() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) throw new PaymentDeclinedException(settled.ErrorReason);
            RecordOutcome(true);
            return Answer.Of(200);
        }
        catch (PaymentDeclinedException)
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        catch (Exception)
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void OnlyOneTypeOfExceptionIsCaught() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment); // out
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (HttpRequestException)
        {
            RecordOutcome(false);
            return Answer.Of(502);
        }
        """);

    [Fact]
    public void FinallyAlwaysRecords() => PathCase.Body("""
        var success = false;
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            success = settled.Success;
            if (!success) return Answer.Of(402);
            await _orders.SaveAsync(payment);
            return Answer.Of(200);
        }
        finally
        {
            Metrics.AddMetric("PaymentSuccess", success ? 1 : 0, MetricUnit.Count);
        }
        """);

    [Fact]
    public void FinallyRecordsWhatIsNotRecordedYet() => PathCase.Body("""
        var recorded = false;
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            recorded = true;
            await _orders.SaveAsync(payment);
            return Answer.Of(200);
        }
        finally
        {
            if (!recorded)
            {
                RecordOutcome(false);
            }
        }
        """);

    [Fact]
    public void FinallyRecordsSuccessOnly() => PathCase.Body("""
        var success = false;
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment); // out
            if (!settled.Success) return Answer.Of(402); // out
            success = true;
            return Answer.Of(200);
        }
        finally
        {
            if (success)
            {
                Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
            }
        }
        """);

    [Fact]
    public void FinallyOfAnotherMatter() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment); // out
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        finally
        {
            _log.Info("done");
        }
        """);

    [Fact]
    public void UsingScopeThatRecords() => PathCase.Body("""
        using var scope = new PaymentScope();
        var settled = await _facilitator.SettlePaymentAsync(payment);
        if (!settled.Success) return Answer.Of(402);
        scope.Success = true;
        return Answer.Of(200);
        """, """
        private sealed class PaymentScope : IDisposable
        {
            public bool Success;
            public void Dispose() => Metrics.AddMetric("PaymentSuccess", Success ? 1 : 0, MetricUnit.Count);
        }
        """);

    [Fact]
    public void UsingStatementWithoutVariable() => PathCase.Body("""
        using (new PaymentScope())
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            return Answer.Of(settled.Success ? 200 : 402);
        }
        """, """
        private sealed class PaymentScope : IDisposable
        {
            public void Dispose() => Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count);
        }
        """);

    [Fact]
    public void UsingScopeBehindAnInterface() => PathCase.Body("""
        await using var scope = _scopes.Begin();
        var settled = await _facilitator.SettlePaymentAsync(payment);
        if (!settled.Success) return Answer.Of(402);
        return Answer.Of(200);
        """, """
        private readonly IScopes _scopes = null!;
        private interface IScope : IAsyncDisposable { }
        private interface IScopes { IScope Begin(); }
        private sealed class PaymentScope : IScope
        {
            ValueTask IAsyncDisposable.DisposeAsync() { Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count); return default; }
        }
        """);

    [Fact]
    public void UsingScopeThatRunsACallback() => PathCase.Body("""
        using var scope = new Deferred(() => Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count));
        var settled = await _facilitator.SettlePaymentAsync(payment);
        if (!settled.Success) return Answer.Of(402);
        return Answer.Of(200);
        """, """
        private sealed class Deferred : IDisposable
        {
            private readonly Action _action;
            public Deferred(Action action) => _action = action;
            public void Dispose() => _action();
        }
        """);

    [Fact]
    public void UsingOfAnotherMatter() => PathCase.Body("""
        using var stream = new System.IO.MemoryStream();
        var settled = await _facilitator.SettlePaymentAsync(payment); // out
        RecordOutcome(settled.Success);
        return Answer.Of(200);
        """);

    [Fact]
    public void ContinueInABatch() => PathCase.Class("""
        public async Task PayHandler(SQSEvent batch, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            foreach (var record in batch.Records) // out
            {
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(record.Body);
                    if (!settled.Success) continue;
                    RecordOutcome(true);
                }
                catch (Exception)
                {
                    RecordOutcome(false);
                }
            }
        }
        """);

    [Fact]
    public void CatchInABatch() => PathCase.Class("""
        public async Task<SQSBatchResponse> PayHandler(SQSEvent batch, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            var failures = new List<SQSBatchResponse.BatchItemFailure>();
            foreach (var record in batch.Records)
            {
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(record.Body);
                    RecordOutcome(settled.Success);
                }
                catch (Exception) // out
                {
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                }
            }

            return new SQSBatchResponse(failures);
        }
        """);

    [Fact]
    public void BatchThatCountsAtItsEnd() => PathCase.Class("""
        public async Task PayHandler(SQSEvent batch, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            var (paid, failed) = (0, 0);
            foreach (var record in batch.Records)
            {
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(record.Body);
                    if (settled.Success) paid++; else failed++;
                }
                catch (Exception)
                {
                    failed++;
                }
            }

            Metrics.AddMetric("PaymentSuccess", paid, MetricUnit.Count);
            Metrics.AddMetric("PaymentFailure", failed, MetricUnit.Count);
        }
        """);

    [Fact]
    public void BatchThatCountsFailuresWhereThereAreAny() => PathCase.Class("""
        public async Task PayHandler(SQSEvent batch, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            var failed = 0;
            foreach (var record in batch.Records)
            {
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(record.Body);
                    RecordOutcome(settled.Success);
                }
                catch (Exception)
                {
                    failed++;
                }
            }

            if (failed > 0) Metrics.AddMetric("PaymentFailure", failed, MetricUnit.Count);
        }
        """);

    [Fact]
    public void BatchThatCountsAListOfFailures() => PathCase.Class("""
        public async Task PayHandler(SQSEvent batch, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            var failed = new List<string>();
            foreach (var record in batch.Records)
            {
                try
                {
                    var settled = await _facilitator.SettlePaymentAsync(record.Body);
                    RecordOutcome(settled.Success);
                }
                catch (Exception)
                {
                    failed.Add(record.MessageId);
                }
            }

            if (failed.Any()) Metrics.AddMetric("PaymentFailure", failed.Count, MetricUnit.Count);
        }
        """);

    [Fact]
    public void RetriesThatRecordInTheEnd() => PathCase.Body("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                RecordOutcome(settled.Success);
                return Answer.Of(200);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
            catch (Exception)
            {
                RecordOutcome(false);
                throw;
            }
        }

        RecordOutcome(false);
        return Answer.Of(502);
        """);

    [Fact]
    public void RetriesThatGiveUpSilently() => PathCase.Body("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                RecordOutcome(settled.Success);
                return Answer.Of(200);
            }
            catch (Exception) // out
            {
                await Task.Delay(10);
            }
        }

        return Answer.Of(502);
        """);

    [Fact]
    public void BothBranchesWithCounters() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (settled.Success) Metrics.AddMetric("PaymentSucceeded", 1, MetricUnit.Count);
            else Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
        }
        catch
        {
            Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void BothBranchesApart() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (settled.Success) Metrics.AddMetric("PaymentSucceeded", 1, MetricUnit.Count);
            _log.Info("settled");
            if (!settled.Success) Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
        }
        catch
        {
            Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void BothBranchesApartByAFlag() => PathCase.Body("""
        bool paid;
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            paid = settled.Success;
        }
        catch
        {
            paid = false;
        }

        if (paid) Metrics.AddMetric("PaymentSucceeded", 1, MetricUnit.Count);
        if (!paid) Metrics.AddMetric("PaymentFailed", 1, MetricUnit.Count);
        return Answer.Of(200);
        """);

    [Fact]
    public void OneNameOrTheOther() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            Metrics.AddMetric(settled.Success ? "PaymentSuccess" : "PaymentFailure", 1, MetricUnit.Count);
        }
        catch
        {
            Metrics.AddMetric("PaymentFailure", 1, MetricUnit.Count);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void NullAfterARecordedCatch() => PathCase.Body("""
        Settled? settled = null;
        try
        {
            settled = await _facilitator.SettlePaymentAsync(payment);
        }
        catch (Exception)
        {
            RecordOutcome(false);
        }

        if (settled == null) return Answer.Of(502);
        RecordOutcome(settled.Success);
        return Answer.Of(200);
        """);

    [Fact]
    public void ExceptionKeptForLater() => PathCase.Body("""
        Exception? error = null;
        Settled? settled = null;
        try
        {
            settled = await _facilitator.SettlePaymentAsync(payment);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        if (error is not null) RecordOutcome(false);
        if (error is null) RecordOutcome(settled!.Success);
        return Answer.Of(200);
        """);

    [Fact]
    public void ExceptionKeptAndForgotten() => PathCase.Body("""
        Exception? error = null;
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
        }
        catch (Exception exception) // out
        {
            error = exception;
        }

        return Answer.Of(error is null ? 200 : 500);
        """);

    [Fact]
    public void SwitchOverAllStates() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            switch (settled.State)
            {
                case PaymentState.Settled: Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count); break;
                case PaymentState.Declined: Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count); break;
                case PaymentState.Pending: Metrics.AddMetric("PaymentPending", 1, MetricUnit.Count); break;
            }
        }
        catch
        {
            Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void SwitchThatLeavesAStateOut() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            switch (settled.State)
            {
                case PaymentState.Settled: Metrics.AddMetric("PaymentSuccess", 1, MetricUnit.Count); break;
                case PaymentState.Declined: Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count); break;
            }
        }
        catch
        {
            Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
        }

        return Answer.Of(200); // out
        """);

    [Fact]
    public void SwitchExpression() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            return settled.State switch
            {
                PaymentState.Settled => Recorded(true, 200),
                PaymentState.Declined => Recorded(false, 402),
                _ => Recorded(false, 500),
            };
        }
        catch
        {
            return Recorded(false, 500);
        }
        """, """
        private static APIGatewayProxyResponse Recorded(bool success, int status) { RecordOutcome(success); return Answer.Of(status); }
        """);

    [Fact]
    public void SwitchExpressionWithASilentArm() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            return settled.State switch // out
            {
                PaymentState.Settled => Recorded(true, 200),
                _ => Answer.Of(402),
            };
        }
        catch
        {
            return Recorded(false, 500);
        }
        """, """
        private static APIGatewayProxyResponse Recorded(bool success, int status) { RecordOutcome(success); return Answer.Of(status); }
        """);

    [Fact]
    public void NestedTry() => PathCase.Body("""
        try
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                RecordOutcome(settled.Success);
            }
            catch (HttpRequestException exception)
            {
                _log.Error(exception, "network");
                throw;
            }
        }
        catch (Exception)
        {
            RecordOutcome(false);
            throw;
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void NestedTryThatSwallowsInside() => PathCase.Body("""
        try
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                RecordOutcome(settled.Success);
            }
            catch (HttpRequestException exception) // out
            {
                _log.Error(exception, "network");
            }
        }
        catch (Exception)
        {
            RecordOutcome(false);
            throw;
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void FinallyAroundFinally() => PathCase.Body("""
        try
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                if (!settled.Success) return Answer.Of(402);
            }
            finally
            {
                _log.Info("inner");
            }
        }
        finally
        {
            RecordOutcome(true);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void FilterThatRecords() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception) when (Note(exception))
        {
            return Answer.Of(500);
        }
        """, """
        private static bool Note(Exception exception) { RecordOutcome(false); return false; }
        """);

    [Fact]
    public void FilterThatMayDecline() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment); // out
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception) when (exception.Message == "declined")
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void CancellationThatPassesOweNothing() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment, token);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void CancellationThatIsPassedOnOwesNothing() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment, token);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception)
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void CancellationThatIsPassedOnInsideACatchOwesNothing() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment, token);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException) throw;
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void TimeoutThatIsAnswered() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment, token);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (TaskCanceledException) // out
        {
            return Answer.Of(504);
        }
        catch (Exception)
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void CancellationByTheCallerThatIsAnsweredOwesNothing() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment, token);
            RecordOutcome(settled.Success);
            return Answer.Of(200);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return Answer.Of(499);
        }
        catch (Exception)
        {
            RecordOutcome(false);
            return Answer.Of(402);
        }
        """);

    [Fact]
    public void FulfilmentThatFailsBeforeTheRecord() => PathCase.Body("""
        Settled settled;
        try
        {
            settled = await _facilitator.SettlePaymentAsync(payment);
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }

        await _orders.SaveAsync(payment); // out
        RecordOutcome(settled.Success);
        return Answer.Of(200);
        """);

    [Fact]
    public void FulfilmentThatFailsAfterTheRecord() => PathCase.Body("""
        Settled settled;
        try
        {
            settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }

        await _orders.SaveAsync(payment);
        return Answer.Of(200);
        """);

    [Fact]
    public void ReportingBeforeTheRecordIsTrusted() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            RecordOutcome(settled.Success);
        }
        catch
        {
            await _orders.NotifyAsync("failed");
            RecordOutcome(false);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void VerifyThatRefusesSilently() => PathCase.Source("""
        namespace x402.Facilitator { public interface IFacilitatorV2Client { Task<Verdict> VerifyAsync(string payment); Task<Settled> SettleAsync(string payment); } }
        """, """
        using x402.Facilitator;
        public class Function
        {
            private readonly IFacilitatorV2Client _client = null!;
            public async Task<APIGatewayProxyResponse> PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
                if (request.Body == null) return Answer.Of(402);
                try
                {
                    var verdict = await _client.VerifyAsync(request.Body);
                    if (!verdict.IsValid) return Answer.Of(402); // out
                    var settled = await _client.SettleAsync(request.Body);
                    Metrics.AddMetric("PaymentSuccess", settled.Success ? 1 : 0, MetricUnit.Count);
                }
                catch
                {
                    Metrics.AddMetric("PaymentSuccess", 0, MetricUnit.Count);
                    throw;
                }
                return Answer.Of(200);
            }
        }
        """);

    [Fact]
    public void NullConditionalRecorder() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            _recorder?.Record(settled.Success);
        }
        catch
        {
            _recorder?.Record(false);
            throw;
        }

        return Answer.Of(200);
        """, """
        private readonly Recorder? _recorder = new Recorder();
        private sealed class Recorder { public void Record(bool success) => RecordOutcome(success); }
        """);

    [Fact]
    public void AttemptsCountedAheadTellTheRest() => PathCase.Body("""
        Metrics.AddMetric("Payments", 1, MetricUnit.Count);
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) Metrics.AddMetric("PaymentFailures", 1, MetricUnit.Count);
        }
        catch
        {
            Metrics.AddMetric("PaymentFailures", 1, MetricUnit.Count);
            throw;
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void OnlyFailuresAreCounted() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) Metrics.AddMetric("PaymentFailures", 1, MetricUnit.Count);
        }
        catch
        {
            Metrics.AddMetric("PaymentFailures", 1, MetricUnit.Count);
            throw;
        }

        return Answer.Of(200); // out
        """);

    [Fact]
    public void GotoAndLabels() => PathCase.Body("""
        try
        {
            var settled = await _facilitator.SettlePaymentAsync(payment);
            if (!settled.Success) goto refused;
            RecordOutcome(true);
            return Answer.Of(200);
        refused:
            RecordOutcome(false);
            return Answer.Of(402);
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void WhileLoopWithBreak() => PathCase.Body("""
        var ok = false;
        while (true)
        {
            try
            {
                var settled = await _facilitator.SettlePaymentAsync(payment);
                ok = settled.Success;
                break;
            }
            catch (Exception)
            {
                break;
            }
        }

        RecordOutcome(ok);
        return Answer.Of(200);
        """);

    [Fact]
    public void MoneyCallInACondition() => PathCase.Body("""
        try
        {
            if ((await _facilitator.SettlePaymentAsync(payment)) is { Success: true })
            {
                RecordOutcome(true);
                return Answer.Of(200);
            }

            return Answer.Of(402); // out
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void MoneyCallAsAnArgumentOfTheRecorder() => PathCase.Body("""
        try
        {
            RecordOutcome((await _facilitator.SettlePaymentAsync(payment)).Success);
            return Answer.Of(200);
        }
        catch
        {
            RecordOutcome(false);
            throw;
        }
        """);

    [Fact]
    public void MoneyCallInACatchAsAFallback() => PathCase.Body("""
        try
        {
            _orders.Save(payment);
        }
        catch (Exception)
        {
            var settled = _facilitator.SettlePayment(payment); // out
            RecordOutcome(settled.Success);
        }

        return Answer.Of(200);
        """);

    [Fact]
    public void SynchronousHandler() => PathCase.Class("""
        public APIGatewayProxyResponse PayHandler(APIGatewayProxyRequest request, ILambdaContext context)
        {
            Metrics.AddMetric("PaymentDuration", 1, MetricUnit.Milliseconds);
            try
            {
                var settled = _facilitator.SettlePayment(request.Body);
                if (settled.Success) RecordOutcome(true);
                return Answer.Of(200); // out
            }
            catch (Exception)
            {
                RecordOutcome(false);
                throw;
            }
        }
        """);
}
