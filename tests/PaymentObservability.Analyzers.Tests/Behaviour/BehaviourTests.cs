using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>
/// Runs code before and after the fix: for the caller nothing changes, and exactly the metrics of the row come out, once.
/// </summary>
[Collection("Behaviour")]
[Trait("Roslyn", "Newest")]
public class BehaviourTests
{
    private static readonly ConcurrentDictionary<MetricLibrary, (LoadedCode Before, LoadedCode After)> Loaded = new();

    public static IEnumerable<object[]> Cases() =>
        from library in Enum.GetNames<MetricLibrary>()
        from shape in PaymentShape.All
        select new object[] { library, shape.Name };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryRow(string libraryName, string shapeName)
    {
        var library = Enum.Parse<MetricLibrary>(libraryName);
        var shape = PaymentShape.All.Single(shape => shape.Name == shapeName);
        var (before, after) = Loaded.GetOrAdd(library, Load);
        var sink = MetricSink.Of(library);
        foreach (var row in OutcomeRows.All)
        {
            RunOutcome? plain = null, instrumented = null, broken = null;
            using var quiet = new QuietConsole();
            Assert.Empty(sink.Listen(() => plain = Run(before, shape, row)));
            var metrics = sink.Listen(() => instrumented = Run(after, shape, row));
            sink.Break(() => broken = Run(after, shape, row));

            Assert.Equal($"{row}: {plain}", $"{row}: {instrumented}");
            Assert.Equal($"{row}: {plain}", $"{row}: {broken}");
            Assert.Equal($"{row}:\n{OutcomeRows.Expected(shape.Family, row)}", $"{row}:\n{string.Join("\n", metrics)}");
        }
    }

    internal static FixCase Case(MetricLibrary library)
    {
        var shapes = PaymentShape.All;
        var fixCase = new FixCase
        {
            Sources = [.. shapes.Select(shape => (shape.Path, shape.Source)), ("/src/zBank.cs", BankSource.Text)],
            OwnProperties = System.Collections.Immutable.ImmutableDictionary.CreateRange(shapes.Select(shape => KeyValuePair.Create(shape.Path, shape.Properties))),
        };
        if (library == MetricLibrary.CloudWatch)
        {
            fixCase = fixCase with { References = [.. Basic.Reference.Assemblies.Net100.References.All] };
        }

        return fixCase.Writes(library, library switch
        {
            MetricLibrary.Powertools => [typeof(AWS.Lambda.Powertools.Metrics.Metrics)],
            MetricLibrary.EmbeddedMetrics => [typeof(Amazon.CloudWatch.EMF.Logger.MetricsLogger), typeof(Microsoft.Extensions.Logging.ILoggerFactory)],
            MetricLibrary.CloudWatch => [typeof(Amazon.CloudWatch.AmazonCloudWatchClient), typeof(Amazon.Runtime.AmazonServiceClient)],
            _ => [],
        });
    }

    private static (LoadedCode Before, LoadedCode After) Load(MetricLibrary library)
    {
        var fixCase = Case(library);
        return (new LoadedCode(fixCase.Compilation()), new LoadedCode(fixCase.FixedCompilation()));
    }

    internal static RunOutcome Run(LoadedCode code, PaymentShape shape, string row)
    {
        dynamic handler = Activator.CreateInstance(code.Assembly.GetType("Shop." + shape.Name)!)!;
        dynamic bank = Activator.CreateInstance(code.Assembly.GetType("Shop.Bank")!, row)!;
        try
        {
            Task<object?> task = handler.HandleAsync(bank, row);
            return RunOutcome.Of(task.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            return RunOutcome.Of(exception);
        }
    }
}
