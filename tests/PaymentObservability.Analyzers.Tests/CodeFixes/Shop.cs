namespace PaymentObservability.Tests.CodeFixes;

/// <summary>A little shop whose payments are fixed.</summary>
internal static class Shop
{
    /// <summary>What the handlers under test call.</summary>
    public const string Types = """
        #nullable enable
        using System;
        using System.Threading.Tasks;

        namespace Shop;

        public class Verdict { public bool IsValid { get; set; } public string? InvalidReason { get; set; } }

        public class Settled { public bool Success { get; set; } public string? ErrorReason { get; set; } public decimal Amount { get; set; } public string Status { get; set; } = ""; }

        public interface IFacilitator { Task<Verdict> VerifyAsync(string payment); Task<Settled> SettleAsync(string payment); }

        public interface IPayments
        {
            Task<Settled> PayAsync(string order);
            Settled Pay(string order);
            Task<bool> TryPayAsync(string order);
            bool TryPay(string order, out string? error);
            Task ChargeAsync(string order);
            void Charge(string order);
            ValueTask<Settled> PayFastAsync(string order);
            Task<(bool Success, string? Error)> PayBothAsync(string order);
            Task<Settled?> PayMaybeAsync(string order);
        }
        """;

    /// <summary>A handler class with the given members; the first document of the case.</summary>
    public static FixCase Handler(string members) => FixCase.Of(Source(members)).And("/src/Types.cs", Types);

    /// <summary>An async method with the given body.</summary>
    public static FixCase Method(string body) => Handler(MethodText(body));

    /// <summary>The source around members.</summary>
    public static string Source(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop;

        public class Handler
        {
            private readonly IPayments _payments = null!;
            private readonly IFacilitator _facilitator = null!;

        {{Indent(members, 1)}}
        }
        """;

    /// <summary>The source around the body of a method.</summary>
    public static string MethodText(string body) => $$"""
        public async Task<object?> HandleAsync(string order, string payment, bool flag, List<string> records)
        {
        {{Indent(body, 1)}}
        }
        """;

    private static string Indent(string text, int steps) =>
        string.Join("\n", text.Replace("\r\n", "\n").Split('\n')).Length == 0 ? "" : string.Join("\n", System.Array.ConvertAll(text.Replace("\r\n", "\n").Split('\n'), line => line.Length == 0 ? "" : new string(' ', 4 * steps) + line));
}
