using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AwsApiStubs.Shared;

namespace Braintree;

/// <summary>Only in the stand-in: one call of the transaction gateway. Operation is the method's name without Async.</summary>
public sealed record BraintreeCall(string Operation, string Id, decimal? Amount, Request Request);

/// <summary>Only in the stand-in: what every transaction gateway answers, and what they were asked.</summary>
public static class ScriptedBraintree
{
    private static readonly RecordList<BraintreeCall> List = new();

    public static IReadOnlyList<BraintreeCall> Calls => List.Snapshot();

    /// <summary>The answer to a call; it may throw. Without one, every call succeeds.</summary>
    public static Func<BraintreeCall, Result<Transaction>> OnCall { get; set; }

    public static void Clear()
    {
        OnCall = null;
        List.Clear();
    }

    internal static Result<Transaction> Answer(string operation, string id, decimal? amount, Request request)
    {
        var call = new BraintreeCall(operation, id, amount, request);
        List.Add(call);
        return OnCall is null ? new ResultImpl<Transaction>(Transaction.Scripted(id ?? "scripted", amount, (request as TransactionRequest)?.CurrencyIsoCode)) : OnCall(call);
    }

    internal static async Task<Result<Transaction>> AnswerAsync(string operation, string id, decimal? amount, Request request)
    {
        await Task.Yield();
        return Answer(operation, id, amount, request);
    }
}
