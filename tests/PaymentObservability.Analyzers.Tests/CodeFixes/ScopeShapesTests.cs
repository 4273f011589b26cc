using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>Where the attempt scope goes: loops, switch sections, single statements, lambdas, expression bodies.</summary>
public class ScopeShapesTests
{
    [Fact]
    public void BatchInsideLoopAndTry() => Shop.Method("""
        foreach (var record in records)
        {
            try
            {
                var settled = await _payments.[|PayAsync|](record);
                if (!settled.Success) continue;
                Console.WriteLine(record);
            }
            catch (Exception exception)
            {
                Console.WriteLine(exception);
            }
        }

        return null;
        """).Success("$.Success").BodyBecomes("""
        foreach (var record in records)
        {
            try
            {
                using var attempt = PaymentAttempt.Start("/pay");
                var settled = await _payments.PayAsync(record);
                attempt.Complete(settled.Success);
                if (!settled.Success) continue;
                Console.WriteLine(record);
            }
            catch (Exception exception)
            {
                Console.WriteLine(exception);
            }
        }

        return null;
        """);

    [Fact]
    public void LoopBodyWithoutBraces() => Shop.Method("""
        foreach (var record in records)
            await _payments.[|PayAsync|](record); // one

        return null;
        """).Success("$.Success").BodyBecomes("""
        foreach (var record in records)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(record); // one
            attempt.Complete(result?.Success == true);
        }

        return null;
        """);

    [Fact]
    public void IfOnOneLine() => Shop.Method("""
        if (flag) await _payments.[|ChargeAsync|](order);
        return null;
        """).BodyBecomes("""
        if (flag)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            await _payments.ChargeAsync(order);
            attempt.Succeeded();
        }
        return null;
        """);

    [Fact]
    public void Else() => Shop.Method("""
        if (flag)
            return null;
        else
            return await _payments.[|PayAsync|](order);
        """).Success("$.Success").BodyBecomes("""
        if (flag)
            return null;
        else
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result is { Success: true });
            return result;
        }
        """);

    [Fact]
    public void ElseIf() => Shop.Method("""
        if (flag)
        {
            return null;
        }
        else if (await _payments.[|TryPayAsync|](order))
        {
            return order;
        }

        return null;
        """).Success("$").BodyBecomes("""
        if (flag)
        {
            return null;
        }
        else
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.TryPayAsync(order);
            attempt.Complete(result);
            if (result)
            {
                return order;
            }
        }

        return null;
        """);

    [Fact]
    public void SwitchSection() => Shop.Method("""
        switch (order)
        {
            case "card":
                var settled = await _payments.[|PayAsync|](order);
                return settled.Status;
            case "none":
                break;
        }

        return null;
        """).Success("$.Success").BodyBecomes("""
        switch (order)
        {
            case "card":
                {
                    using var attempt = PaymentAttempt.Start("/pay");
                    var settled = await _payments.PayAsync(order);
                    attempt.Complete(settled.Success);
                    return settled.Status;
                }
            case "none":
                break;
        }

        return null;
        """);

    [Fact]
    public void SwitchSectionWithBlock() => Shop.Method("""
        switch (order)
        {
            case "card":
            {
                var settled = await _payments.[|PayAsync|](order);
                return settled.Status;
            }
        }

        return null;
        """).Success("$.Success").BodyBecomes("""
        switch (order)
        {
            case "card":
            {
                using var attempt = PaymentAttempt.Start("/pay");
                var settled = await _payments.PayAsync(order);
                attempt.Complete(settled.Success);
                return settled.Status;
            }
        }

        return null;
        """);

    [Fact]
    public void SwitchSectionWhoseVariablesAreShared() => Shop.Method("""
        switch (order)
        {
            case "card":
                Settled settled = await _payments.[|PayAsync|](order);
                return settled.Status;
            case "cash":
                settled = new Settled();
                return settled.Status;
        }

        return null;
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void TwoSectionsOfOneSwitch() => Shop.Method("""
        switch (order)
        {
            case "card":
                await _payments.[|ChargeAsync|](order);
                break;
            case "cash":
                await _payments.[|ChargeAsync|](order);
                break;
        }

        return null;
        """).BodyBecomes("""
        switch (order)
        {
            case "card":
                {
                    using var attempt = PaymentAttempt.Start("/pay");
                    await _payments.ChargeAsync(order);
                    attempt.Succeeded();
                    break;
                }
            case "cash":
                {
                    using var attempt1 = PaymentAttempt.Start("/pay");
                    await _payments.ChargeAsync(order);
                    attempt1.Succeeded();
                    break;
                }
        }

        return null;
        """);

    [Fact]
    public void ExpressionBodiedMethod() => Shop.Handler("""
        public async Task<Settled> HandleAsync(string order) => await _payments.[|PayAsync|](order);
        """).Success("$.Success").MembersBecome("""
        public async Task<Settled> HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result?.Success == true);
            return result;
        }
        """);

    [Fact]
    public void ExpressionBodyOnItsOwnLine() => Shop.Handler("""
        public async Task<string> HandleAsync(string order)
            => (await _payments.[|PayAsync|](order)).Status;

        public int Other => 1;
        """).Success("$.Success").MembersBecome("""
        public async Task<string> HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result.Success);
            return result.Status;
        }

        public int Other => 1;
        """);

    [Fact]
    public void ExpressionBodyWithoutValue() => Shop.Handler("""
        public async Task HandleAsync(string order) => await _payments.[|PayAsync|](order);
        """).MembersBecome("""
        public async Task HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            await _payments.PayAsync(order);
            attempt.Succeeded();
        }
        """);

    [Fact]
    public void VoidExpressionBody() => Shop.Handler("""
        public void Handle(string order) => _payments.[|Charge|](order);
        """).MembersBecome("""
        public void Handle(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            _payments.Charge(order);
            attempt.Succeeded();
        }
        """);

    [Fact]
    public void TaskReturningExpressionBody() => Shop.Handler("""
        public Task<Settled> HandleAsync(string order) => _payments.[|PayAsync|](order);
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void PropertyIsLeftAlone() => Shop.Handler("""
        public Settled Current => _payments.[|Pay|]("");
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void Lambda() => Shop.Handler("""
        public static void Map(string route, Func<string, IPayments, Task<Settled>> handler) { }

        public static void Configure()
        {
            Map("/pay", async (order, payments) => await payments.[|PayAsync|](order));
        }
        """).Success("$.Success").MembersBecome("""
        public static void Map(string route, Func<string, IPayments, Task<Settled>> handler) { }

        public static void Configure()
        {
            Map("/pay", async (order, payments) =>
            {
                using var attempt = PaymentAttempt.Start("/pay");
                var result = await payments.PayAsync(order);
                attempt.Complete(result?.Success == true);
                return result;
            });
        }
        """);

    [Fact]
    public void LambdaWithoutValue() => Shop.Handler("""
        public static void Map(string route, Func<string, IPayments, Task> handler) { }

        public static void Configure()
        {
            Map(
                "/pay",
                async (order, payments) => await payments.[|ChargeAsync|](order));
        }
        """).MembersBecome("""
        public static void Map(string route, Func<string, IPayments, Task> handler) { }

        public static void Configure()
        {
            Map(
                "/pay",
                async (order, payments) =>
                {
                    using var attempt = PaymentAttempt.Start("/pay");
                    await payments.ChargeAsync(order);
                    attempt.Succeeded();
                });
        }
        """);

    [Fact]
    public void LambdaWithBlock() => Shop.Handler("""
        public static void Map(string route, Func<string, IPayments, Task<object>> handler) { }

        public static void Configure() => Map("/pay", async (order, payments) =>
        {
            var settled = await payments.[|PayAsync|](order);
            return settled.Success ? order : 402;
        });
        """).Success("$.Success").MembersBecome("""
        public static void Map(string route, Func<string, IPayments, Task<object>> handler) { }

        public static void Configure() => Map("/pay", async (order, payments) =>
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var settled = await payments.PayAsync(order);
            attempt.Complete(settled.Success);
            return settled.Success ? order : 402;
        });
        """);

    [Fact]
    public void ExpressionTree() => Shop.Handler("""
        public static void Map(System.Linq.Expressions.Expression<Func<IPayments, Settled>> handler) { }

        public static void Configure() => Map(payments => payments.[|Pay|](""));
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void LocalFunction() => Shop.Method("""
        return await PayNowAsync();

        async Task<Settled> PayNowAsync() => await _payments.[|PayAsync|](order);
        """).Success("$.Success").BodyBecomes("""
        return await PayNowAsync();

        async Task<Settled> PayNowAsync()
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result?.Success == true);
            return result;
        }
        """);

    [Fact]
    public void Constructor() => Shop.Handler("""
        public Handler(IPayments payments)
        {
            payments.[|Charge|]("fee");
        }
        """).MembersBecome("""
        public Handler(IPayments payments)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            payments.Charge("fee");
            attempt.Succeeded();
        }
        """);

    [Fact]
    public void NamesThatAreTaken() => Shop.Method("""
        var attempt = 1;
        Func<int> result = () => attempt;
        await _payments.[|PayAsync|](order);
        return result();
        """).Success("$.Success").BodyBecomes("""
        var attempt = 1;
        Func<int> result = () => attempt;
        using var attempt1 = PaymentAttempt.Start("/pay");
        var result1 = await _payments.PayAsync(order);
        attempt1.Complete(result1?.Success == true);
        return result();
        """);

    [Fact]
    public void FieldOfTheSameName() => Shop.Handler("""
        private int attempt;

        public async Task<int> HandleAsync(string order)
        {
            await _payments.[|ChargeAsync|](order);
            return attempt++;
        }
        """).MembersBecome("""
        private int attempt;

        public async Task<int> HandleAsync(string order)
        {
            using var attempt1 = PaymentAttempt.Start("/pay");
            await _payments.ChargeAsync(order);
            attempt1.Succeeded();
            return attempt++;
        }
        """);

    [Fact]
    public void TwoCallsInOneMethod() => Shop.Method("""
        var first = await _payments.[|PayAsync|](order);
        if (!first.Success) return null;

        var second = await _payments.[|PayAsync|](payment);
        return second.Status;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var first = await _payments.PayAsync(order);
        attempt.Complete(first.Success);
        if (!first.Success) return null;

        using var attempt1 = PaymentAttempt.Start("/pay");
        var second = await _payments.PayAsync(payment);
        attempt1.Complete(second.Success);
        return second.Status;
        """);

    [Fact]
    public void TwoCallsInOneStatement() => Shop.Handler("""
        public async Task<string> HandleAsync(string order)
        {
            return Answer(await _payments.[|PayAsync|](order), await _payments.[|PayAsync|]("tip"));
        }

        private static string Answer(Settled first, Settled second) => "";
        """).Success("$.Success").MembersBecome("""
        public async Task<string> HandleAsync(string order)
        {
            using var attempt = PaymentAttempt.Start("/pay");
            var result = await _payments.PayAsync(order);
            attempt.Complete(result is { Success: true });
            using var attempt1 = PaymentAttempt.Start("/pay");
            var result1 = await _payments.PayAsync("tip");
            attempt1.Complete(result1 is { Success: true });
            return Answer(result, result1);
        }

        private static string Answer(Settled first, Settled second) => "";
        """);

    [Fact]
    public void CallInAnArgumentOfAnother() => Shop.Method("""
        var settled = await _payments.[|PayAsync|]((await _payments.[|PayAsync|](order)).Status);
        return settled.Status;
        """).Success("$.Success").BodyBecomes("""
        using var attempt = PaymentAttempt.Start("/pay");
        var result = await _payments.PayAsync(order);
        attempt.Complete(result.Success);
        using var attempt1 = PaymentAttempt.Start("/pay");
        var settled = await _payments.PayAsync(result.Status);
        attempt1.Complete(settled.Success);
        return settled.Status;
        """);

    [Fact]
    public void OneLineBlock() => Shop.Method("""
        if (flag) { await _payments.[|ChargeAsync|](order); return order; }
        return null;
        """).BodyBecomes("""
        if (flag) { using var attempt = PaymentAttempt.Start("/pay"); await _payments.ChargeAsync(order); attempt.Succeeded(); return order; }
        return null;
        """);

    [Fact]
    public void Directives() => Shop.Method("""
        #region pay

        // Take it.
        await _payments.[|ChargeAsync|](order);
        #endregion
        return null;
        """).BodyBecomes("""
        #region pay

        using var attempt = PaymentAttempt.Start("/pay");
        // Take it.
        await _payments.ChargeAsync(order);
        attempt.Succeeded();
        #endregion
        return null;
        """);

    [Fact]
    public void Tabs()
    {
        var text = Shop.Method("await _payments.[|ChargeAsync|](order);\nreturn null;") is var fixCase
            ? (fixCase with { Sources = [(fixCase.Sources[0].Path, fixCase.Sources[0].Text.Replace("    ", "\t").Replace("\n", "\r\n")), fixCase.Sources[1]] }).FixedAll()[0].Text
            : "";
        Assert.Contains("\t\tusing var attempt = PaymentAttempt.Start(\"/pay\");\r\n\t\tawait", text);
        Assert.Contains("\r\n\t/// <summary>Begins a payment.</summary>\r\n\tpublic static PaymentAttempt Start(string resource) => new PaymentAttempt(\r\n\t\tresource,", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
    }

    [Fact]
    public void Iterator() => Shop.Handler("""
        public IEnumerable<Settled> Handle(string order)
        {
            var settled = _payments.[|Pay|](order);
            yield return settled;
        }
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void Lock() => Shop.Handler("""
        public void Handle(string order)
        {
            lock (_payments)
            {
                _payments.[|Charge|](order);
            }
        }
        """).HasNoFix();

    [Fact]
    public void Unsafe() => Shop.Handler("""
        public void Handle(string order)
        {
            unsafe
            {
                _payments.[|Charge|](order);
            }
        }
        """).HasNoFix();

    [Fact]
    public void Goto() => Shop.Method("""
        again:
        var settled = await _payments.[|PayAsync|](order);
        if (!settled.Success) goto again;
        return null;
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void FieldInitializer() => Shop.Handler("""
        private static readonly Settled Fee = ((IPayments)null!).[|Pay|]("");
        """).Success("$.Success").HasNoFix();

    [Fact]
    public void OldLanguage() => (FixCase.Of("""
        using System.Threading.Tasks;

        public class Handler
        {
            public async Task HandleAsync(IBank bank)
            {
                await bank.[|PayAsync|]();
            }
        }

        public interface IBank { Task PayAsync(); }
        """) with { Language = LanguageVersion.CSharp7_3, Nullable = NullableContextOptions.Disable }).HasNoFix();

    [Fact]
    public void OldestLanguageThatHasUsingDeclarations() => Assert.Contains("attempt.Complete(settled?.Success == true);", (FixCase.Of("""
        using System.Threading.Tasks;

        namespace Old
        {
            public class Settled { public bool Success { get; set; } }

            public interface IBank { Task<Settled> PayAsync(); }

            public class Handler
            {
                public async Task<Settled> HandleAsync(IBank bank)
                {
                    var settled = await bank.[|PayAsync|]();
                    return settled;
                }
            }
        }
        """).Success("$.Success") with { Language = LanguageVersion.CSharp8, Nullable = NullableContextOptions.Disable }).Fixed());

    [Fact]
    public void TopLevelStatements() => (FixCase.Of("""
        using System.Threading.Tasks;

        var bank = new Bank();
        var paid = await bank.[|PayAsync|]();
        System.Console.WriteLine(paid);

        public class Bank { public Task<bool> PayAsync() => Task.FromResult(true); }
        """).Success("$") with { Output = OutputKind.ConsoleApplication }).Becomes("""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Globalization;
        using System.IO;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;

        var bank = new Bank();
        using var attempt = PaymentAttempt.Start("/pay");
        var paid = await bank.PayAsync();
        attempt.Complete(paid);
        System.Console.WriteLine(paid);

        public class Bank { public Task<bool> PayAsync() => Task.FromResult(true); }
        """);
}
