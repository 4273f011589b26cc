using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>How far payment functions lag behind what triggers them, and what gets lost on the way.</summary>
internal static class EventSourceItems
{
    private const string Lambda = "AWS/Lambda";
    private const string Sqs = "AWS/SQS";

    private static readonly string[] DeadLetterMetrics = { "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage", "NumberOfMessagesSent", "NumberOfMessagesReceived" };

    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, AlarmedMetrics alarms, GuideAnswers answers)
    {
        foreach (var function in template.Functions)
        {
            if (function.Events.Any(source => source.Kind is EventSourceKind.Stream or EventSourceKind.TableStream or EventSourceKind.Kafka))
            {
                answers.Ask(
                    alarms.Watch(Lambda, "IteratorAge", "FunctionName", function.Name) || alarms.Watch(Lambda, "OffsetLag", "FunctionName", function.Name) || function.Events.Any(source => IsWatched(source, alarms)),
                    new GuideGap(GuideItem.StreamIteratorAge, function.LogicalId).With("kafka", function.Events.Any(source => source.Kind is EventSourceKind.Stream or EventSourceKind.TableStream) ? null : "true"));
            }

            if (function.Events.Any(source => source.Kind is EventSourceKind.Topic or EventSourceKind.Schedule or EventSourceKind.EventRule or EventSourceKind.Bucket))
            {
                answers.Ask(
                    alarms.Watch(Lambda, "AsyncEventsDropped", "FunctionName", function.Name) || alarms.Watch(Lambda, "DestinationDeliveryFailures", "FunctionName", function.Name) || alarms.Watch(Lambda, "DeadLetterErrors", "FunctionName", function.Name),
                    GuideItem.AsyncDrops,
                    function.LogicalId);
            }
        }

        foreach (var queue in template.Queues)
        {
            if (template.Functions.Any(function => function.Events.Any(source => source.Kind == EventSourceKind.Queue && source.SourceResource == queue.Resource)))
            {
                answers.Ask(
                    alarms.Watch(Sqs, "ApproximateAgeOfOldestMessage", "QueueName", queue.Name) || alarms.Watch(Sqs, "ApproximateNumberOfMessagesVisible", "QueueName", queue.Name),
                    GuideItem.QueueMessageAge,
                    queue.Resource.LogicalId);
                answers.Ask(AreDeadLettersWatched(queue, template, alarms), GuideItem.QueueDeadLetters, queue.Resource.LogicalId);
            }
        }
    }

    // What failed for good: kept, and somebody hears of it. Where it is kept elsewhere, somebody else may.
    private static bool AreDeadLettersWatched(DeployedQueue queue, PaymentTemplate template, AlarmedMetrics alarms)
    {
        var letters = template.DeadLetterQueues.Where(other => other.DeadLettersOf.Contains(queue.Resource)).ToList();
        return letters.Count == 0
            ? queue.DeadLetterTarget is not null || !queue.Resource.IsWhole
            : letters.Any(dead => DeadLetterMetrics.Any(metric => alarms.Watch(Sqs, metric, "QueueName", dead.Name)));
    }

    private static bool IsWatched(EventSource source, AlarmedMetrics alarms) =>
        source.SourceResource is { } stream && alarms.Watch("AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName", stream.Template.Names.NameOf(stream));
}
