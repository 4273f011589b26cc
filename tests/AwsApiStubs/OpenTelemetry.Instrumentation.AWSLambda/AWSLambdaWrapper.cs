using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Amazon.Lambda.Core;
using OpenTelemetry.Trace;

namespace OpenTelemetry.Instrumentation.AWSLambda;

/// <summary>As the original: flushes the tracer provider it is given, no other, and none when it is given null.</summary>
public static class AWSLambdaWrapper
{
    internal const string SourceName = "OpenTelemetry.Instrumentation.AWSLambda";

    private static readonly ActivitySource Source = new(SourceName);

    public static TResult Trace<TInput, TResult>(TracerProvider? tracerProvider, Func<TInput, ILambdaContext, TResult> lambdaHandler, TInput input, ILambdaContext context, ActivityContext parentContext = default(ActivityContext))
    {
        var activity = Start(context, parentContext);
        try
        {
            return lambdaHandler(input, context);
        }
        catch (Exception error)
        {
            Fail(activity, error);
            throw;
        }
        finally
        {
            Stop(activity, tracerProvider);
        }
    }

    public static void Trace<TInput>(TracerProvider? tracerProvider, Action<TInput, ILambdaContext> lambdaHandler, TInput input, ILambdaContext context, ActivityContext parentContext = default(ActivityContext)) =>
        Trace<TInput, object?>(
            tracerProvider,
            (given, lambdaContext) =>
            {
                lambdaHandler(given, lambdaContext);
                return null;
            },
            input,
            context,
            parentContext);

    public static Task TraceAsync<TInput>(TracerProvider? tracerProvider, Func<TInput, ILambdaContext, Task> lambdaHandler, TInput input, ILambdaContext context, ActivityContext parentContext = default(ActivityContext)) =>
        TraceAsync<TInput, object?>(
            tracerProvider,
            async (given, lambdaContext) =>
            {
                await lambdaHandler(given, lambdaContext).ConfigureAwait(false);
                return null;
            },
            input,
            context,
            parentContext);

    public static async Task<TResult> TraceAsync<TInput, TResult>(TracerProvider? tracerProvider, Func<TInput, ILambdaContext, Task<TResult>> lambdaHandler, TInput input, ILambdaContext context, ActivityContext parentContext = default(ActivityContext))
    {
        var activity = Start(context, parentContext);
        try
        {
            return await lambdaHandler(input, context).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Fail(activity, error);
            throw;
        }
        finally
        {
            Stop(activity, tracerProvider);
        }
    }

    private static Activity? Start(ILambdaContext context, ActivityContext parent)
    {
        ArgumentNullException.ThrowIfNull(context);
        var activity = Source.StartActivity(context.FunctionName ?? "handler", ActivityKind.Server, parent);
        activity?.SetTag("faas.invocation_id", context.AwsRequestId);
        return activity;
    }

    private static void Fail(Activity? activity, Exception error)
    {
        activity?.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection { ["exception.type"] = error.GetType().FullName, ["exception.message"] = error.Message }));
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    private static void Stop(Activity? activity, TracerProvider? provider)
    {
        activity?.Stop();
        provider?.ForceFlush();
    }
}
