using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public class HandlerWrapper : IDisposable
{
    private HandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> run)
    {
        Handler = async invocation => new InvocationResponse(await run(invocation.InputStream, invocation.LambdaContext).ConfigureAwait(false));
    }

    public LambdaBootstrapHandler Handler { get; }

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext, MemoryStream> invokeDelegate) => new((input, context) =>
    {
        var output = new MemoryStream();
        invokeDelegate(input, context, output);
        output.Position = 0;
        return Task.FromResult<Stream>(output);
    });

    public static HandlerWrapper GetHandlerWrapper(Func<Task> handler) =>
        new((input, context) => EmptyAsync(handler()));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task> handler) =>
        new((input, context) => EmptyAsync(handler(input)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) =>
        new((input, context) => EmptyAsync(handler(serializer.Deserialize<TInput>(input))));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task> handler) =>
        new((input, context) => EmptyAsync(handler(context)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) =>
        new((input, context) => EmptyAsync(handler(input, context)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        new((input, context) => EmptyAsync(handler(serializer.Deserialize<TInput>(input), context)));

    public static HandlerWrapper GetHandlerWrapper(Func<Task<Stream>> handler) =>
        new((input, context) => handler());

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler) =>
        new((input, context) => handler(input));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new((input, context) => handler(serializer.Deserialize<TInput>(input)));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task<Stream>> handler) =>
        new((input, context) => handler(context));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new((input, context) => handler(input, context));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new((input, context) => handler(serializer.Deserialize<TInput>(input), context));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler().ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(input).ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(serializer.Deserialize<TInput>(input)).ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(context).ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(input, context).ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(serializer.Deserialize<TInput>(input), context).ConfigureAwait(false), serializer));

    public static HandlerWrapper GetHandlerWrapper(Action handler) =>
        new((input, context) => Empty(() => handler()));

    public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) =>
        new((input, context) => Empty(() => handler(input)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Empty(() => handler(serializer.Deserialize<TInput>(input))));

    public static HandlerWrapper GetHandlerWrapper(Action<ILambdaContext> handler) =>
        new((input, context) => Empty(() => handler(context)));

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) =>
        new((input, context) => Empty(() => handler(input, context)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        new((input, context) => Empty(() => handler(serializer.Deserialize<TInput>(input), context)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream> handler) =>
        new((input, context) => Task.FromResult(handler()));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) =>
        new((input, context) => Task.FromResult(handler(input)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(handler(serializer.Deserialize<TInput>(input))));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Stream> handler) =>
        new((input, context) => Task.FromResult(handler(context)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) =>
        new((input, context) => Task.FromResult(handler(input, context)));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(handler(serializer.Deserialize<TInput>(input), context)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(input), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(serializer.Deserialize<TInput>(input)), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(context), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(input, context), serializer)));

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult(Write(handler(serializer.Deserialize<TInput>(input), context), serializer)));

    protected virtual void Dispose(bool disposing)
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private static Task<Stream> Empty(Action call)
    {
        call();
        return Task.FromResult<Stream>(new MemoryStream());
    }

    private static async Task<Stream> EmptyAsync(Task call)
    {
        await call.ConfigureAwait(false);
        return new MemoryStream();
    }

    private static Stream Write<TOutput>(TOutput output, ILambdaSerializer serializer)
    {
        var stream = new MemoryStream();
        serializer.Serialize(output, stream);
        stream.Position = 0;
        return stream;
    }
}
