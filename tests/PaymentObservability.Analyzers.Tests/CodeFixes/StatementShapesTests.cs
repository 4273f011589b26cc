using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>Which statements a money call may be, and what becomes of them.</summary>
public class StatementShapesTests
{
    [Fact]
    public void LocalDeclaration() => Shop.Method("""
        var settled = await _payments.[|PayAsync|](order);
        return settled.Success ? "ok" : null;
        """).Success("$.Success").Reason("$.ErrorReason").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = await _payments.PayAsync(order);
        attempt.Complete(settled.Success, settled.ErrorReason);
        return settled.Success ? "ok" : null;
        """);

    [Fact]
    public void LocalDeclarationOfExplicitType() => Shop.Method("""
        Settled settled = await _payments.[|PayAsync|](order).ConfigureAwait(false);
        return settled.Status;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        Settled settled = await _payments.PayAsync(order).ConfigureAwait(false);
        attempt.Complete(settled.Success);
        return settled.Status;
        """);

    [Fact]
    public void ResultThatMayBeNull() => Shop.Method("""
        var settled = await _payments.[|PayMaybeAsync|](order);
        return settled;
        """).Success("$.Success").Reason("$.ErrorReason").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = await _payments.PayMaybeAsync(order);
        attempt.Complete(settled?.Success == true, settled?.ErrorReason);
        return settled;
        """);

    [Fact]
    public void ResultThatNobodyAsksIsNotTrusted() => Shop.Method("""
        var settled = await _payments.[|PayAsync|](order);
        return settled;
        """).Success("!($.Status == \"failed\")").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = await _payments.PayAsync(order);
        attempt.Complete(!((settled as Settled)?.Status == "failed"));
        return settled;
        """);

    [Fact]
    public void Assignment() => Shop.Method("""
        Settled? settled = null;
        settled = await _payments.[|PayAsync|](order);
        return settled.Status;
        """).Success("$.Success").BodyBecomes("""
        Settled? settled = null;
        using var attempt = PaymentAttempt.Start("/pay");
        settled = await _payments.PayAsync(order);
        attempt.Complete(settled.Success);
        return settled.Status;
        """);

    [Fact]
    public void AssignmentToField() => Shop.Handler("""
        private Settled? _last;

        public async Task HandleAsync(string order)
        {
            _last = await _payments.[|PayAsync|](order);
        }
        """).Success("$.Success").MembersBecome("""
        private Settled? _last;

        public async Task HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result is { Success: true });
            _last = result;
        }
        """);

    [Fact]
    public void Discard() => Shop.Method("""
        _ = await _payments.[|TryPayAsync|](order);
        return null;
        """).Success("$").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.TryPayAsync(order);
        attempt.Complete(result);
        return null;
        """);

    [Fact]
    public void ExpressionStatement() => Shop.Method("""
        // Take the money.
        await _payments.[|PayAsync|](order); // done
        return null;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        // Take the money.
        var result = await _payments.PayAsync(order); // done
        attempt.Complete(result?.Success == true);
        return null;
        """);

    [Fact]
    public void ExpressionStatementWithoutResult() => Shop.Method("""
        await _payments.[|ChargeAsync|](order);
        return null;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        await _payments.ChargeAsync(order);
        attempt.Succeeded();
        return null;
        """);

    [Fact]
    public void SynchronousStatement() => Shop.Method("""
        _payments.[|Charge|](order);
        await Task.Yield();
        return null;
        """).BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        _payments.Charge(order);
        attempt.Succeeded();
        await Task.Yield();
        return null;
        """);

    [Fact]
    public void Return() => Shop.Method("""
        return await _payments.[|PayAsync|](order);
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result is { Success: true });
        return result;
        """);

    [Fact]
    public void ReturnOfSynchronousCall() => Shop.Handler("""
        public Settled Handle(string order)
        {
            return _payments.[|Pay|](order);
        }
        """).Success("$.Success").MembersBecome("""
        public Settled Handle(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = _payments.Pay(order);
            attempt.Complete(result is { Success: true });
            return result;
        }
        """);

    [Fact]
    public void ReturnOfTaskThatIsNotAwaited() => Shop.Handler("""
        public Task<Settled> HandleAsync(string order)
        {
            return _payments.[|PayAsync|](order);
        }
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void ValueTask() => Shop.Method("""
        var settled = await _payments.[|PayFastAsync|](order);
        return settled.Status;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = await _payments.PayFastAsync(order);
        attempt.Complete(settled.Success);
        return settled.Status;
        """);

    [Fact]
    public void BlockedOn() => Shop.Method("""
        var settled = _payments.[|PayAsync|](order).GetAwaiter().GetResult();
        await Task.Yield();
        return settled.Status;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var settled = _payments.PayAsync(order).GetAwaiter().GetResult();
        attempt.Complete(settled.Success);
        await Task.Yield();
        return settled.Status;
        """);

    [Fact]
    public void DeconstructionOfTuple() => Shop.Method("""
        var (ok, error) = await _payments.[|PayBothAsync|](order);
        return ok ? null : error;
        """).Success("$.Success").Reason("$.Item2").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var (ok, error) = await _payments.PayBothAsync(order);
        attempt.Complete(ok, error);
        return ok ? null : error;
        """);

    [Fact]
    public void DeconstructionThatDropsWhatIsNeeded() => Shop.Method("""
        var (ok, _) = await _payments.[|PayBothAsync|](order);
        return ok;
        """).Success("$.Success").Reason("$.Error").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayBothAsync(order);
        attempt.Complete(result.Success, result.Error);
        var (ok, _) = result;
        return ok;
        """);

    [Fact]
    public void Condition() => Shop.Method("""
        if ((await _payments.[|PayAsync|](order)).Success)
        {
            return "ok";
        }

        return null;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result.Success);
        if (result.Success)
        {
            return "ok";
        }

        return null;
        """);

    [Fact]
    public void NegatedCondition() => Shop.Method("""
        if (!await _payments.[|TryPayAsync|](order))
            return null;

        return "ok";
        """).Success("$").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.TryPayAsync(order);
        attempt.Complete(result);
        if (!result)
            return null;

        return "ok";
        """);

    [Fact]
    public void OutParameter() => Shop.Method("""
        await Task.Yield();
        if (!_payments.[|TryPay|](order, out var error))
        {
            return error;
        }

        return error ?? "ok";
        """).Success("$").BodyBecomes("""
        await Task.Yield();
        using var attempt = PaymentAttempt.Start("/pay");
        var result = _payments.TryPay(order, out var error);
        attempt.Complete(result);
        if (!result)
        {
            return error;
        }

        return error ?? "ok";
        """);

    [Fact]
    public void Pattern() => Shop.Method("""
        if (await _payments.[|PayAsync|](order) is { Success: true } settled)
        {
            return settled.Status;
        }

        return null;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result is { Success: true });
        if (result is { Success: true } settled)
        {
            return settled.Status;
        }

        return null;
        """);

    [Fact]
    public void SwitchOnResult() => Shop.Method("""
        switch ((await _payments.[|PayAsync|](order)).Status)
        {
            case "ok":
                return order;
            default:
                return null;
        }
        """).Success("$.Status == \"ok\"").With(FixProperties.Pending, "$.Status == \"pending\"").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result.Status == "ok", pending: result.Status == "pending");
        switch (result.Status)
        {
            case "ok":
                return order;
            default:
                return null;
        }
        """);

    [Fact]
    public void FirstArgument() => Shop.Handler("""
        public async Task<string> HandleAsync(string order, int code)
        {
            return Answer(code, await _payments.[|PayAsync|](order), order.Length);
        }

        private static string Answer(int code, Settled settled, int length) => "";
        """).Success("$.Success").MembersBecome("""
        public async Task<string> HandleAsync(string order, int code)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result is { Success: true });
            return Answer(code, result, order.Length);
        }

        private static string Answer(int code, Settled settled, int length) => "";
        """);

    [Fact]
    public void ArgumentAfterAnotherCall() => Shop.Handler("""
        public async Task<string> HandleAsync(string order)
        {
            return Answer(Next(), await _payments.[|PayAsync|](order));
        }

        private static int Next() => 1;
        private static string Answer(int code, Settled settled) => "";
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void ArgumentAfterVariableThatTheCallWrites() => Shop.Handler("""
        public async Task<string> HandleAsync(string order)
        {
            var attempts = 0;
            Func<Task<Settled>> payAsync = () => { attempts++; return _payments.PayAsync(order); };
            return Answer(attempts, await [|payAsync|]());
        }

        private static string Answer(int code, Settled settled) => "";
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void ConditionalOperand() => Shop.Method("""
        return flag ? await _payments.[|PayAsync|](order) : null;
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void RightOfAnd() => Shop.Method("""
        return flag && await _payments.[|TryPayAsync|](order);
        """).Success("$").HasNoFix();

    [Fact]
    public void SwitchArm() => Shop.Method("""
        return order switch { "card" => await _payments.[|PayAsync|](order), _ => null };
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void LeftOfCoalesce() => Shop.Method("""
        return await _payments.[|PayMaybeAsync|](order) ?? throw new InvalidOperationException();
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayMaybeAsync(order);
        attempt.Complete(result?.Success == true);
        return result ?? throw new InvalidOperationException();
        """);

    [Fact]
    public void ConditionalAccess() => Shop.Method("""
        var settled = await _payments?.[|PayAsync|](order)!;
        return settled.Status;
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void Cast() => Shop.Method("""
        object? settled = (object)await _payments.[|PayAsync|](order);
        return settled;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result is { Success: true });
        object? settled = (object)result;
        return settled;
        """);

    [Fact]
    public void Interpolation() => Shop.Method("""
        return $"{order}: {(await _payments.[|PayAsync|](order)).Status}";
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result.Success);
        return $"{order}: {result.Status}";
        """);

    [Fact]
    public void ObjectInitializerOfPlainType() => Shop.Handler("""
        public class Answer { public int Code { get; set; } public object? Body { get; set; } }

        public class Noisy { public Noisy() => Console.WriteLine("made"); public object? Body { get; set; } }

        public async Task<Answer> HandleAsync(string order)
        {
            return new Answer { Code = 200, Body = await _payments.[|PayAsync|](order) };
        }
        """).Success("$.Success").MembersBecome("""
        public class Answer { public int Code { get; set; } public object? Body { get; set; } }

        public class Noisy { public Noisy() => Console.WriteLine("made"); public object? Body { get; set; } }

        public async Task<Answer> HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result is { Success: true });
            return new Answer { Code = 200, Body = result };
        }
        """);

    [Fact]
    public void ObjectInitializerOfTypeThatDoesSomething() => Shop.Handler("""
        public class Noisy { public Noisy() => Console.WriteLine("made"); public object? Body { get; set; } }

        public async Task<Noisy> HandleAsync(string order)
        {
            return new Noisy { Body = await _payments.[|PayAsync|](order) };
        }
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void WhileCondition() => Shop.Method("""
        while (await _payments.[|TryPayAsync|](order))
        {
        }

        return null;
        """).Success("$").HasNoFix();

    [Fact]
    public void UsingDeclarationIsKept() => Shop.Handler("""
        public class Session : IDisposable { public bool Open => true; public void Dispose() { } }

        private Task<Session> ConnectAsync() => Task.FromResult(new Session());

        public async Task HandleAsync()
        {
            using var session = await [|ConnectAsync|]();
            Console.WriteLine(session.Open);
        }
        """).Success("$.Open").With(FixProperties.Kind, "Wallet").MembersBecome("""
        public class Session : IDisposable { public bool Open => true; public void Dispose() { } }

        private Task<Session> ConnectAsync() => Task.FromResult(new Session());

        public async Task HandleAsync()
        {
            using var attempt = PaymentAttempt.StartConnection("/pay");
            using var session = await ConnectAsync();
            attempt.Complete(session.Open);
            Console.WriteLine(session.Open);
        }
        """);

    [Fact]
    public void ObjectCreation() => Shop.Handler("""
        public class EvmWallet { public EvmWallet(string key) { } }

        public EvmWallet Connect(string key)
        {
            var wallet = new [|EvmWallet|](key);
            return wallet;
        }
        """).With(FixProperties.Kind, "Wallet").MembersBecome("""
        public class EvmWallet { public EvmWallet(string key) { } }

        public EvmWallet Connect(string key)
        {
            using var attempt = PaymentAttempt.StartConnection("/pay");
            var wallet = new EvmWallet(key);
            attempt.Succeeded();
            return wallet;
        }
        """);

    [Fact]
    public void Query() => Shop.Method("""
        await Task.Yield();
        return (from record in records select _payments.[|Pay|](record)).ToList();
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void TaskStartedAndAwaitedLater() => Shop.Method("""
        var paying = _payments.[|PayAsync|](order);
        return await paying;
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void WhenAll() => Shop.Method("""
        await Task.WhenAll(_payments.[|PayAsync|](order), _payments.PayAsync(payment));
        return null;
        """).Success("$.Success").HasNoFix();
}
