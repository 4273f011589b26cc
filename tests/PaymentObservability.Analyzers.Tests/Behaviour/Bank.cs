namespace PaymentObservability.Tests.Behaviour;

/// <summary>The code that all shapes under test share: a bank that does what a row of the outcome table says.</summary>
internal static class BankSource
{
    public const string Text = """
        #nullable enable
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop;

        public class Verdict { public bool IsValid { get; set; } public string? InvalidReason { get; set; } }

        public class Settled
        {
            public bool Success { get; set; }
            public string? ErrorReason { get; set; }
            public decimal Amount { get; set; }
            public string Currency { get; set; } = "USD";
            public string Status { get; set; } = "";
        }

        public class CardException : Exception { public CardException(string message) : base(message) { } }

        public interface IShape { Task<object?> HandleAsync(Bank bank, string row); }

        public class Bank
        {
            private readonly string _row;

            public Bank(string row) => _row = row;

            public async Task<Verdict> VerifyAsync()
            {
                await Task.Yield();
                return _row switch
                {
                    "refused" => new Verdict { InvalidReason = "invalid_exact_evm_payload_signature" },
                    "no verdict" => null!,
                    "verify throws" => throw new InvalidOperationException("facilitator is down"),
                    _ => new Verdict { IsValid = true },
                };
            }

            public async Task<Settled> SettleAsync()
            {
                await Task.Yield();
                if (_row == "timeout")
                {
                    using var source = new CancellationTokenSource(1);
                    await Task.Delay(Timeout.Infinite, source.Token);
                }

                return Settle();
            }

            public Settled Settle() => _row switch
            {
                "declined" => new Settled { ErrorReason = "insufficient_funds" },
                "pending" => new Settled { Status = "pending" },
                "nothing" => null!,
                "throws" => throw new InvalidOperationException("boom"),
                "timeout" => throw new TimeoutException("too late"),
                "cancelled" => throw new OperationCanceledException("stop"),
                _ => new Settled { Success = true, Amount = 12.5m },
            };

            public async Task<(bool Success, string? Error)> PayAsync() { var settled = await SettleAsync(); return (settled.Success, settled.ErrorReason); }

            public async Task<Settled> ChargeAsync() { var settled = await SettleAsync(); return settled.Success ? settled : throw new CardException("Your card was declined."); }

            public Settled Charge() { var settled = Settle(); return settled.Success ? settled : throw new CardException("Your card was declined."); }

            public object Fulfil(object result) => _row == "fulfilment" ? throw new InvalidOperationException("out of stock") : result;
        }
        """;
}
