using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>Calls that refuse by throwing: a filter looks at the exception without ever catching it.</summary>
public class ThrowingCallTests
{
    private static FixCase Throwing(string body) => Shop.Method(body).Success("$.Success").With(FixProperties.Throws, "true");

    [Fact]
    public void LocalDeclaration() => Throwing("""
        // Charge.
        var settled = await _payments.[|PayAsync|](
            order); // now
        return settled.Status;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        // Charge.
        Settled settled;
        try
        {
            settled = await _payments.PayAsync(
                order);
        }
        catch (Exception exception) when (attempt.Failed(exception))
        {
            throw;
        } // now

        attempt.Complete(settled.Success);
        return settled.Status;
        """);

    [Fact]
    public void ResultThatMayBeNull() => Throwing("""
        var settled = await _payments.[|PayMaybeAsync|](order);
        return settled;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        Settled? settled;
        try
        {
            settled = await _payments.PayMaybeAsync(order);
        }
        catch (Exception exception) when (attempt.Failed(exception))
        {
            throw;
        }

        attempt.Complete(settled?.Success == true);
        return settled;
        """);

    [Fact]
    public void Return() => Throwing("""
        return await _payments.[|PayAsync|](order).ConfigureAwait(false);
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        Settled result;
        try
        {
            result = await _payments.PayAsync(order).ConfigureAwait(false);
        }
        catch (Exception exception) when (attempt.Failed(exception))
        {
            throw;
        }

        attempt.Complete(result is { Success: true });
        return result;
        """);

    [Fact]
    public void ExpressionBody() => Shop.Handler("""
        public async Task HandleAsync(string order) => await _payments.[|ChargeAsync|](order);
        """).With(FixProperties.Throws, "true").MembersBecome("""
        public async Task HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            try
            {
                await _payments.ChargeAsync(order);
            }
            catch (Exception exception) when (attempt.Failed(exception))
            {
                throw;
            }

            attempt.Succeeded();
        }
        """);

    [Fact]
    public void InsideTheHandlersOwnTry() => Throwing("""
        try
        {
            var settled = _payments.[|Pay|](order);
            await Task.Yield();
            return settled.Status;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
        """).BodyBecomes("""
        try
        {
            using var attempt = PaymentAttempt.Start("/pay");
            Settled settled;
            try
            {
                settled = _payments.Pay(order);
            }
            catch (Exception exception1) when (attempt.Failed(exception1))
            {
                throw;
            }

            attempt.Complete(settled.Success);
            await Task.Yield();
            return settled.Status;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
        """);

    [Fact]
    public void AssignmentAndDiscard() => Throwing("""
        Settled settled;
        settled = await _payments.[|PayAsync|](order);
        _ = await _payments.[|PayAsync|](order);
        return settled.Status;
        """).BodyBecomes("""
        Settled settled;
        using var attempt = PaymentAttempt.Start("/pay");
        try
        {
            settled = await _payments.PayAsync(order);
        }
        catch (Exception exception) when (attempt.Failed(exception))
        {
            throw;
        }

        attempt.Complete(settled.Success);
        using var attempt1 = PaymentAttempt.Start("/pay");
        Settled result;
        try
        {
            result = await _payments.PayAsync(order);
        }
        catch (Exception exception1) when (attempt1.Failed(exception1))
        {
            throw;
        }

        attempt1.Complete(result?.Success == true);
        return settled.Status;
        """);

    [Fact]
    public void UsingDeclaration() => Shop.Handler("""
        public class Session : IDisposable { public bool Open => true; public void Dispose() { } }

        private Task<Session> ConnectAsync() => Task.FromResult(new Session());

        public async Task HandleAsync()
        {
            using var session = await [|ConnectAsync|]();
            Console.WriteLine(session.Open);
        }
        """).Success("$.Open").With(FixProperties.Throws, "true").MembersBecome("""
        public class Session : IDisposable { public bool Open => true; public void Dispose() { } }

        private Task<Session> ConnectAsync() => Task.FromResult(new Session());

        public async Task HandleAsync()
        {
            using var attempt = PaymentAttempt.Start("/pay");
            Session result;
            try
            {
                result = await ConnectAsync();
            }
            catch (Exception exception) when (attempt.Failed(exception))
            {
                throw;
            }

            attempt.Complete(result is { Open: true });
            using var session = result;
            Console.WriteLine(session.Open);
        }
        """);
}
