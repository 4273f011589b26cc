using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AwsApiStubs.Shared;

namespace Square;

/// <summary>Only in the stand-in: what the clients answer, and what they were asked.</summary>
public static class ScriptedSquare
{
    private static readonly RecordList<object> List = new();

    /// <summary>The request objects, in order.</summary>
    public static IReadOnlyList<object> Calls => List.Snapshot();

    /// <summary>The answer to a request, of the type that its method returns; it may throw. Null, and no function, stand for success.</summary>
    public static Func<object, object?>? OnCall { get; set; }

    public static void Clear()
    {
        OnCall = null;
        List.Clear();
    }

    internal static async Task<T> AnswerAsync<T>(object request, Func<T> otherwise, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        List.Add(request);
        return OnCall?.Invoke(request) is { } answer ? (T)answer : otherwise();
    }
}
