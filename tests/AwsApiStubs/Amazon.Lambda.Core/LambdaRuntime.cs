using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Amazon.Lambda.Core;

public class LambdaTraceProvider
{
    public static string CurrentTraceId => Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
}

public static class SnapshotRestore
{
    private static readonly List<Func<ValueTask>> Actions = new();

    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => Add(beforeSnapshotAction);

    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => Add(afterRestoreAction);

    private static void Add(Func<ValueTask> action)
    {
        lock (Actions)
        {
            Actions.Add(action);
        }
    }
}
