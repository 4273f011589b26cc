using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AwsApiStubs.Shared;
using PaypalServerSdk.Standard.Http.Response;

namespace PaypalServerSdk.Standard;

/// <summary>Only in the stand-in: one call of a controller. Operation is the method's name without Async.</summary>
public sealed record PayPalCall(string Operation, object Input);

/// <summary>Only in the stand-in: what the controllers answer, and what they were asked.</summary>
public static class ScriptedPayPal
{
    private static readonly RecordList<PayPalCall> List = new();

    public static IReadOnlyList<PayPalCall> Calls => List.Snapshot();

    /// <summary>The data of the answer, of the type in the method's ApiResponse; it may throw. Null, and no function, stand for success.</summary>
    public static Func<PayPalCall, object> OnCall { get; set; }

    public static void Clear()
    {
        OnCall = null;
        List.Clear();
    }

    internal static async Task<ApiResponse<T>> AnswerAsync<T>(string operation, object input, Func<T> otherwise, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var call = new PayPalCall(operation, input);
        List.Add(call);
        var data = OnCall?.Invoke(call) is { } answer ? (T)answer : otherwise();
        return new ApiResponse<T>(201, new Dictionary<string, string>(), data);
    }
}
