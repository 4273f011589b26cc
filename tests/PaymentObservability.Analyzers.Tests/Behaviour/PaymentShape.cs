using System.Collections.Generic;
using System.Collections.Immutable;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>One way to write a payment, and what each row of the outcome table must come to.</summary>
internal sealed record PaymentShape(string Name, string Code, ShapeFamily Family)
{
    private static readonly ImmutableDictionary<string, string?> Readable = ImmutableDictionary<string, string?>.Empty
        .Add(FixProperties.Success, "$.Success")
        .Add(FixProperties.Reason, "$.ErrorReason")
        .Add(FixProperties.Pending, "$.Status == \"pending\"")
        .Add(FixProperties.Amount, "$.Amount")
        .Add(FixProperties.Currency, "$.Currency")
        .Add(FixProperties.VerifySuccess, "$.IsValid")
        .Add(FixProperties.VerifyReason, "$.InvalidReason");

    /// <summary>All shapes that are run.</summary>
    public static ImmutableArray<PaymentShape> All { get; } =
    [
        new("Verified", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row == "challenge") return 402;
                var verdict = await bank.[v|VerifyAsync|]();
                if (!verdict.IsValid)
                {
                    return verdict.InvalidReason;
                }

                if (row == "not found") return 404;
                var settled = await bank.[|SettleAsync|]();
                if (!settled.Success)
                {
                    return 402;
                }

                return bank.Fulfil(settled.Amount);
            }
            """, ShapeFamily.Verified),
        new("VerifiedInCondition", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row == "challenge") return 402;
                if ((await bank.[v|VerifyAsync|]()).IsValid)
                {
                    if (row == "not found")
                    {
                        return 404;
                    }

                    var settled = await bank.[|SettleAsync|]().ConfigureAwait(false);
                    return bank.Fulfil(settled.Success);
                }

                return 402;
            }
            """, ShapeFamily.Verified),
        new("VerifiedInTry", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row == "challenge") return 402;
                try
                {
                    var verdict = await bank.[v|VerifyAsync|]();
                    if (verdict is null || !verdict.IsValid) { return 402; }
                    if (row == "not found") throw new KeyNotFoundException();
                    var settled = await bank.[|SettleAsync|]();
                    return bank.Fulfil(settled.Status + settled.Success);
                }
                catch (KeyNotFoundException)
                {
                    return 404;
                }
                catch (InvalidOperationException exception)
                {
                    return exception.Message + 500;
                }
                finally
                {
                    GC.KeepAlive(row);
                }
            }
            """, ShapeFamily.Verified),
        new("Local", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                var settled = await bank.[|SettleAsync|]();
                return bank.Fulfil(settled.Success ? 200 : 402);
            }
            """, ShapeFamily.Settled),
        new("Assigned", """
            private Settled? _last;

            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                this._last = await bank.[|SettleAsync|]();
                return bank.Fulfil(_last.Success);
            }
            """, ShapeFamily.Settled),
        new("Returned", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                return bank.Fulfil((await PayAsync(bank)).Success);
            }

            private static async Task<Settled> PayAsync(Bank bank)
            {
                return await bank.[|SettleAsync|]();
            }
            """, ShapeFamily.Settled),
        new("ExpressionBodied", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                return bank.Fulfil(await PayAsync(bank));
            }

            private static async Task<string> PayAsync(Bank bank) => (await bank.[|SettleAsync|]()).Status + bank.Fulfil("");
            """, ShapeFamily.Settled),
        new("Synchronous", """
            public Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return Task.FromResult<object?>(402);
                return Task.FromResult<object?>(bank.Fulfil(Pay(bank)));
            }

            private static bool Pay(Bank bank) => bank.[|Settle|]() is { Success: true };
            """, ShapeFamily.Settled),
        new("Condition", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found")
                    return 402;
                else if ((await bank.[|SettleAsync|]()).Success)
                    return bank.Fulfil(200);
                else
                    return 402;
            }
            """, ShapeFamily.Settled),
        new("SingleStatement", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is not ("challenge" or "not found"))
                    await bank.[|SettleAsync|]();
                return bank.Fulfil(200);
            }
            """, ShapeFamily.Settled),
        new("SwitchSection", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                switch (row)
                {
                    case "challenge":
                    case "not found":
                        return 402;
                    default:
                        Settled settled;
                        settled = await bank.[|SettleAsync|]();
                        if (settled.Success) return bank.Fulfil(200);
                        break;
                }

                return 402;
            }
            """, ShapeFamily.Settled),
        new("Lambda", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                Func<Bank, Task<Settled>> payAsync = async b => await b.[|SettleAsync|]();
                return bank.Fulfil((await payAsync(bank)).Success);
            }
            """, ShapeFamily.Settled),
        new("LocalFunction", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                return bank.Fulfil((await PayAsync()).Success);

                async ValueTask<Settled> PayAsync()
                {
                    return await bank.[|SettleAsync|]();
                }
            }
            """, ShapeFamily.Settled),
        new("Argument", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                return bank.Fulfil(Answer(row.Length == 0, row, await bank.[|SettleAsync|]()));
            }

            private static string Answer(bool empty, string row, Settled settled) => row + settled.Success + empty;
            """, ShapeFamily.Unfixed),
        new("ObjectInitializer", """
            public class Answer { public int Code { get; set; } public object? Body { get; set; } public override string ToString() => Code + ":" + Body; }

            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                var answer = new Answer { Code = 200, Body = (await bank.[|SettleAsync|]()).Success };
                return bank.Fulfil(answer);
            }
            """, ShapeFamily.Settled),
        new("Interpolated", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                return bank.Fulfil($"{row}: {(await bank.[|SettleAsync|]()).Status}");
            }
            """, ShapeFamily.Settled),
        new("BlockedOn", """
            public Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return Task.FromResult<object?>(402);
                var settled = bank.[|SettleAsync|]().GetAwaiter().GetResult();
                return Task.FromResult<object?>(bank.Fulfil(settled.Success));
            }
            """, ShapeFamily.Settled),
        new("Deconstructed", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                var (ok, error) = await bank.[|PayAsync|]();
                return bank.Fulfil(ok ? "ok" : error ?? "?");
            }
            """, ShapeFamily.Tuple),
        new("Batch", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                var failures = new List<string>();
                foreach (var record in new[] { "challenge", row, "challenge" })
                {
                    try
                    {
                        if (record is "challenge" or "not found") continue;
                        var settled = await bank.[|SettleAsync|]();
                        if (!settled.Success) throw new KeyNotFoundException(record);
                        bank.Fulfil(record);
                    }
                    catch (Exception exception)
                    {
                        failures.Add(exception.Message);
                    }
                }

                return string.Join(",", failures);
            }
            """, ShapeFamily.Settled),
        new("UsingDeclaration", """
            public class Session : IDisposable { public Settled Settled = new(); public bool Success => Settled.Success; public string? ErrorReason => Settled.ErrorReason; public string Status => Settled.Status; public decimal Amount => Settled.Amount; public string Currency => "USD"; public void Dispose() => GC.KeepAlive(this); }

            private static async Task<Session> PayAsync(Bank bank) => new Session { Settled = await bank.SettleAsync() };

            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                using var session = await [|PayAsync|](bank);
                return bank.Fulfil(session.Success);
            }
            """, ShapeFamily.Settled),
        new("Throwing", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                var settled = await bank.[|ChargeAsync|]();
                return bank.Fulfil(settled.Success);
            }
            """, ShapeFamily.Throwing),
        new("ThrowingInTry", """
            public async Task<object?> HandleAsync(Bank bank, string row)
            {
                if (row is "challenge" or "not found") return 402;
                try
                {
                    return bank.Fulfil((await bank.[|ChargeAsync|]().ConfigureAwait(false)).Success);
                }
                catch (CardException exception) when (exception.Message.Length > 0)
                {
                    return exception.Message + exception.StackTrace!.Contains("HandleAsync");
                }
            }
            """, ShapeFamily.Throwing),
        new("ThrowingExpressionBodied", """
            public Task<object?> HandleAsync(Bank bank, string row) =>
                Task.FromResult<object?>(row is "challenge" or "not found" ? 402 : bank.Fulfil(Pay(bank).Success));

            private static Settled Pay(Bank bank) => bank.[|Charge|]();
            """, ShapeFamily.Throwing),
    ];

    /// <summary>The document of this shape.</summary>
    public string Path => $"/src/{Name}.cs";

    /// <summary>Its text, with marks.</summary>
    public string Source => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Shop;

        public class {{Name}} : IShape
        {
        {{Code}}
        }
        """;

    /// <summary>What the rule would have handed over.</summary>
    public ImmutableDictionary<string, string?> Properties => Family switch
    {
        ShapeFamily.Tuple => ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Success, "$.Success").Add(FixProperties.Reason, "$.Error"),
        ShapeFamily.Throwing => Readable.Add(FixProperties.Throws, "true"),
        _ => Readable,
    };
}
