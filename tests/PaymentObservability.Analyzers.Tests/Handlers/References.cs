using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.Telemetry;

namespace PaymentObservability.Tests.Handlers;

/// <summary>
/// What the projects of these tests are compiled against: everything that this test run itself stands on, that is .NET, ASP.NET Core, the
/// stand-ins for the AWS and payment packages, and Stripe's real one. Read once.
/// </summary>
internal static class References
{
    private static readonly string[] Tools = ["Microsoft.CodeAnalysis", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "NuGet.", "xunit", "testhost", "FsCheck", "FSharp", "PaymentObservability", "Basic.Reference"];

    /// <summary>All of it.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Read();

    /// <summary>A project that has nothing to do with Lambda.</summary>
    public static ImmutableArray<MetadataReference> WithoutLambda { get; } = [.. All.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("Amazon.Lambda.", StringComparison.Ordinal))];

    /// <summary>The members of <c>Amazon.Lambda.DurableExecution</c> that tests use.</summary>
    public static MetadataReference Durable { get; } = SignalReading.Library(
        "Amazon.Lambda.DurableExecution",
        """
        using System; using System.Threading; using System.Threading.Tasks; using Amazon.Lambda.Core;
        namespace Amazon.Lambda.DurableExecution
        {
            public interface IStepContext { }
            public class StepConfig { }
            public interface IDurableContext
            {
                Task<T> StepAsync<T>(Func<IStepContext, CancellationToken, Task<T>> func, string name = null, StepConfig config = null, CancellationToken cancellationToken = default);
                Task StepAsync(Func<IStepContext, CancellationToken, Task> func, string name = null, StepConfig config = null, CancellationToken cancellationToken = default);
                Task WaitAsync(TimeSpan duration, string name = null, CancellationToken cancellationToken = default);
            }
            public sealed class DurableExecutionInvocationInput { }
            public sealed class DurableExecutionInvocationOutput { }
            public static class DurableFunction
            {
                public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(Func<TInput, IDurableContext, Task<TOutput>> workflow, DurableExecutionInvocationInput input, ILambdaContext context) => null;
            }
        }
        """,
        SignalReading.Assembly(typeof(Amazon.Lambda.Core.ILambdaContext)));

    private static ImmutableArray<MetadataReference> Read() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal) && !Tools.Any(tool => Path.GetFileName(path).StartsWith(tool, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
