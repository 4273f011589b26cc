using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>x402: the attempt begins with the verification, and whoever leaves before the settlement has failed or made none.</summary>
public class VerificationTests
{
    private static FixCase Paid(string body) => Shop.Method(body).Success("$.Success").Reason("$.ErrorReason").Verified("$.IsValid", "$.InvalidReason");

    [Fact]
    public void RefusalIsHandledRightAway() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (!verdict.IsValid)
        {
            // Not today.
            return 402;
        }

        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verdict = await _facilitator.VerifyAsync(payment);
        if (!verdict.IsValid)
        {
            attempt.Failed(verdict.InvalidReason);
            // Not today.
            return 402;
        }

        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void RefusalIsHandledWithoutBraces() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (!verdict.IsValid) return 402;
        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verdict = await _facilitator.VerifyAsync(payment);
        if (!verdict.IsValid)
        {
            attempt.Failed(verdict.InvalidReason);
        }

        if (!verdict.IsValid) return 402;
        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void SettlementInsideTheCheck() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (verdict.IsValid)
        {
            var settled = await _facilitator.[|SettleAsync|](payment);
            return settled.Success ? 200 : 402;
        }

        return 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verdict = await _facilitator.VerifyAsync(payment);
        if (!verdict.IsValid)
        {
            attempt.Failed(verdict.InvalidReason);
        }

        if (verdict.IsValid)
        {
            var settled = await _facilitator.SettleAsync(payment);
            attempt.Complete(settled.Success, settled.ErrorReason);
            return settled.Success ? 200 : 402;
        }

        return 402;
        """);

    [Fact]
    public void VerificationThatMayBeNull() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (verdict is null || !verdict.IsValid)
        {
            return 402;
        }

        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verdict = await _facilitator.VerifyAsync(payment);
        if (verdict is null || !verdict.IsValid)
        {
            attempt.Failed((verdict as Verdict)?.InvalidReason);
            return 402;
        }

        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void VerificationInACondition() => Paid("""
        if (!(await _facilitator.[v|VerifyAsync|](payment)).IsValid)
        {
            return 402;
        }

        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verification = await _facilitator.VerifyAsync(payment);
        if (!verification.IsValid)
        {
            attempt.Failed(verification.InvalidReason);
            return 402;
        }

        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void LeavingBetweenIsNoAttempt() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (!verdict.IsValid)
        {
            return 402;
        }

        if (order.Length == 0) return 404;
        if (order == "paid")
        {
            // Idempotent.
            return 200;
        }

        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var verdict = await _facilitator.VerifyAsync(payment);
        if (!verdict.IsValid)
        {
            attempt.Failed(verdict.InvalidReason);
            return 402;
        }

        if (order.Length == 0)
        {
            attempt.Skipped();
            return 404;
        }
        if (order == "paid")
        {
            attempt.Skipped();
            // Idempotent.
            return 200;
        }

        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void VerificationInATry() => Paid("""
        Verdict verdict;
        try
        {
            verdict = await _facilitator.[v|VerifyAsync|](payment);
        }
        catch (InvalidOperationException)
        {
            return 502;
        }

        if (!verdict.IsValid)
        {
            return 402;
        }

        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success ? 200 : 402;
        """).BodyBecomes("""
        Verdict verdict;
        using var attempt = PaymentAttempt.Start("/pay");
        try
        {
            verdict = await _facilitator.VerifyAsync(payment);
            if (!(verdict is { IsValid: true }))
            {
                attempt.Failed((verdict as Verdict)?.InvalidReason);
            }
        }
        catch (InvalidOperationException)
        {
            return 502;
        }

        if (!verdict.IsValid)
        {
            return 402;
        }

        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? 200 : 402;
        """);

    [Fact]
    public void SettlementInARetryLoopStartsThere() => Paid("""
        var verdict = await _facilitator.[v|VerifyAsync|](payment);
        if (!verdict.IsValid)
        {
            return 402;
        }

        for (var i = 0; i < 3; i++)
        {
            var settled = await _facilitator.[|SettleAsync|](payment);
            if (settled.Success) return 200;
        }

        return 402;
        """).BodyBecomes("""
        var verdict = await _facilitator.VerifyAsync(payment);
        if (!verdict.IsValid)
        {
            return 402;
        }

        for (var i = 0; i < 3; i++)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var settled = await _facilitator.SettleAsync(payment);
            attempt.Complete(settled.Success, settled.ErrorReason);
            if (settled.Success) return 200;
        }

        return 402;
        """);

    [Fact]
    public void Batch() => Paid("""
        foreach (var record in records)
        {
            var verdict = await _facilitator.[v|VerifyAsync|](record);
            if (!verdict.IsValid) continue;
            if (record.Length > 10) continue;
            foreach (var character in record) { if (character == 'x') break; }
            var settled = await _facilitator.[|SettleAsync|](record);
            Console.WriteLine(settled.Status);
        }

        return null;
        """).BodyBecomes("""
        foreach (var record in records)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var verdict = await _facilitator.VerifyAsync(record);
            if (!verdict.IsValid)
            {
                attempt.Failed(verdict.InvalidReason);
            }

            if (!verdict.IsValid) continue;
            if (record.Length > 10)
            {
                attempt.Skipped();
                continue;
            }
            foreach (var character in record) { if (character == 'x') break; }
            var settled = await _facilitator.SettleAsync(record);
            attempt.Complete(settled.Success, settled.ErrorReason);
            Console.WriteLine(settled.Status);
        }

        return null;
        """);

    [Fact]
    public void VerificationInAnotherFunctionIsLeftOut() => Paid("""
        Func<Task<Verdict>> verifyAsync = async () => await _facilitator.[v|VerifyAsync|](payment);
        var verdict = await verifyAsync();
        var settled = await _facilitator.[|SettleAsync|](payment);
        return settled.Success && verdict.IsValid ? 200 : 402;
        """).BodyBecomes("""
        Func<Task<Verdict>> verifyAsync = async () => await _facilitator.VerifyAsync(payment);
        var verdict = await verifyAsync();
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = await _facilitator.SettleAsync(payment);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success && verdict.IsValid ? 200 : 402;
        """);
}
