using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Amazon.Lambda.Core;
using AwsApiStubs.Shared;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Only in the stand-in: the events which <see cref="LambdaBootstrap.RunAsync"/> handles, and what came of them.</summary>
public static class ScriptedLambdaRuntime
{
    private static readonly ConcurrentQueue<InvocationRequest> Queue = new();
    private static readonly RecordList<string> ResponseList = new();
    private static readonly RecordList<Exception> ErrorList = new();

    /// <summary>The bodies of the answers, in order.</summary>
    public static IReadOnlyList<string> Responses => ResponseList.Snapshot();

    /// <summary>What handlers threw, in order.</summary>
    public static IReadOnlyList<Exception> Errors => ErrorList.Snapshot();

    public static void Enqueue(string json, ILambdaContext context) => Queue.Enqueue(new InvocationRequest(new MemoryStream(Encoding.UTF8.GetBytes(json)), context));

    public static void Clear()
    {
        Queue.Clear();
        ResponseList.Clear();
        ErrorList.Clear();
    }

    internal static bool TryNext(out InvocationRequest request) => Queue.TryDequeue(out request);

    internal static void Answer(InvocationResponse response)
    {
        using var reader = new StreamReader(response.OutputStream, Encoding.UTF8, leaveOpen: !response.DisposeOutputStream);
        ResponseList.Add(reader.ReadToEnd());
    }

    internal static void Fail(Exception error) => ErrorList.Add(error);
}
