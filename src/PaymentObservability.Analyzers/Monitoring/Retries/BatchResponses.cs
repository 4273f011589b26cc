using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.Retries;

/// <summary>Event sources that bring several messages at a time, and whether one that fails is told apart from the others.</summary>
internal static class BatchResponses
{
    /// <summary>Messages that come at most at a time where nothing is said. Source: AWS::Lambda::EventSourceMapping, BatchSize.</summary>
    private const int QueueDefault = 10, StreamDefault = 100;

    /// <summary>The sources of a function whose messages fail together and come again, with how many those are.</summary>
    public static IEnumerable<(EventSource Source, int Size)> FailingTogether(DeployedFunction function)
    {
        foreach (var source in function.Events)
        {
            if (source.Kind is EventSourceKind.Queue or EventSourceKind.Stream or EventSourceKind.TableStream && IsWritten(source) && source.ReportsItemFailures == false && SizeOf(source) is { } size && size > 1
                && RetriedSources.BringsAgain(source, function))
            {
                yield return (source, size);
            }
        }
    }

    /// <summary>Whether an entry answers which messages failed: <c>SQSBatchResponse</c>, <c>StreamsEventResponse</c>.</summary>
    public static bool TellsThemApart(EntryPoint entry)
    {
        var type = entry.Body.Symbol.ReturnType;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments })
        {
            type = arguments[0];
        }

        return type is { Name: "SQSBatchResponse" or "StreamsEventResponse" } && type.ContainingNamespace?.ToDisplayString().StartsWith("Amazon.Lambda.", System.StringComparison.Ordinal) == true;
    }

    // A parameter may be a list.
    private static bool IsWritten(EventSource source) => source.Template.Names.Branches(source.Properties?["FunctionResponseTypes"]).All(types => types is YamlList { Tag: null });

    private static int? SizeOf(EventSource source) =>
        source.Properties?["BatchSize"] is { } given ? TemplateNumbers.Whole(source.Template.Names.Of(given)?.Literal)
        : source.Kind == EventSourceKind.Queue ? QueueDefault : StreamDefault;
}
