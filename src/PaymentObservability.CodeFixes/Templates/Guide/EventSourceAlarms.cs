using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The guide's processing lag, for each kind of event source: age in streams and queues, dead letters, dropped events.</summary>
internal sealed class EventSourceAlarms : IGuideSection
{
    private const string Rule = "PAY6006";
    private const string Queue = "AWS::SQS::Queue";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.StreamIteratorAge, GuideItem.QueueMessageAge, GuideItem.QueueDeadLetters, GuideItem.AsyncDrops };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var target = gap.Target;
        var isFunction = draft.View.Type(target) is TemplateView.ServerlessFunction or TemplateView.LambdaFunction;
        var isQueue = draft.View.Type(target) == Queue;
        switch (gap.Item)
        {
            // Lambda counts how far it is behind Kafka in messages, and tells no age.
            case GuideItem.StreamIteratorAge when isFunction && gap.Fact("kafka") == "true":
                new AlarmBuilder(draft, target + "OffsetLagAlarm", Rule)
                    .Means($"{target} is more than a thousand messages behind its topic", GuideItem.QueryErrors)
                    .Watches(LambdaAlarms.Of(target, "OffsetLag"), "Maximum", 60).Above(1000).For(3, of: 5)
                    .Add("a thousand messages behind the topic");
                break;
            case GuideItem.StreamIteratorAge when isFunction:
                new AlarmBuilder(draft, target + "IteratorAgeAlarm", Rule)
                    .Means($"{target} is more than a minute behind its stream", GuideItem.QueryErrors)
                    .Watches(LambdaAlarms.Of(target, "IteratorAge"), "Maximum", 60).Above(60_000).For(3, of: 5)
                    .Add("a minute behind the stream");
                break;
            case GuideItem.AsyncDrops when isFunction:
                new AlarmBuilder(draft, target + "DroppedEventsAlarm", Rule)
                    .Means($"Events for {target} were dropped, or could not be handed to its dead-letter queue or destination: they are lost", GuideItem.QueryErrors)
                    .Calculates(
                        "Lost events",
                        "FILL(dropped, 0) + FILL(deadletters, 0) + FILL(destinations, 0)",
                        LambdaAlarms.Of(target, "AsyncEventsDropped").Part("dropped", "Sum", 60),
                        LambdaAlarms.Of(target, "DeadLetterErrors").Part("deadletters", "Sum", 60),
                        LambdaAlarms.Of(target, "DestinationDeliveryFailures").Part("destinations", "Sum", 60))
                    .Above(0).For(1, of: 1)
                    .Add("asynchronous events are lost");
                break;
            case GuideItem.QueueMessageAge when isQueue:
                MessageAge(target, draft);
                break;
            case GuideItem.QueueDeadLetters when isQueue:
                DeadLetters(target, draft);
                break;
        }
    }

    /// <summary>A metric of a queue.</summary>
    public static Metric Of(string queue, string name) => Metric.Of("AWS/SQS", name, "QueueName", CallNode.GetAtt(queue, "QueueName"));

    // A message that failed once is not older than usual before its visibility timeout is over twice. Seconds.
    private static void MessageAge(string queue, TemplateDraft draft)
    {
        var visibility = draft.View.Property(queue, "VisibilityTimeout") is null ? 30 : draft.View.Number(queue, "VisibilityTimeout") ?? 0;
        var age = Math.Max(600, 2 * visibility);
        new AlarmBuilder(draft, queue + "AgeAlarm", Rule)
            .Means($"The oldest message in {queue} waits for more than {age:0} seconds: payments are not worked off", GuideItem.QueryErrors)
            .Watches(Of(queue, "ApproximateAgeOfOldestMessage"), "Maximum", 60).Above(age).For(5, of: 5)
            .Add("messages wait too long");
    }

    private static void DeadLetters(string queue, TemplateDraft draft)
    {
        var letters = TakesDeadLetters(queue, draft.View) ? queue
            : draft.View.Property(queue, "RedrivePolicy") is null ? AddDeadLetters(queue, draft)
            : TemplateView.Target(draft.View.Property(queue, "RedrivePolicy", "deadLetterTargetArn"));
        if (letters is null || !draft.Has(letters, Queue))
        {
            return;
        }

        new AlarmBuilder(draft, letters + "Alarm", Rule)
            .Means($"Messages failed for good and lie in {letters}: look at them and send them back", GuideItem.QueryErrors)
            .Watches(Of(letters, "ApproximateNumberOfMessagesVisible"), "Maximum", 60).Above(0).For(1, of: 1)
            .Add("messages failed for good");
    }

    // The queue where others' messages end, or a function's events.
    private static bool TakesDeadLetters(string queue, TemplateView view) => view.Ids.Any(id =>
        TemplateView.Target(view.Property(id, "RedrivePolicy", "deadLetterTargetArn")) == queue
        || TemplateView.Target(view.Property(id, "DeadLetterQueue", "TargetArn")) == queue
        || TemplateView.Target(view.Property(id, "DeadLetterConfig", "TargetArn")) == queue);

    private static string? AddDeadLetters(string queue, TemplateDraft draft)
    {
        if (draft.View.IsManaged(queue) || draft.View.Resource(queue) is not { } resource || (resource["Properties"] is { } properties && properties is not Yaml.YamlMap))
        {
            return null;
        }

        var id = draft.Name(queue + "DeadLetters", Queue);
        var policy = new MapNode { { "deadLetterTargetArn", CallNode.GetAtt(id, "Arn") }, { "maxReceiveCount", 5 } };
        if (!draft.SetProperty(queue, new[] { "RedrivePolicy" }, policy, Rule + ": what fails five times is kept"))
        {
            return null;
        }

        return draft.AddResource(
            id,
            Queue,
            new MapNode
            {
                { "FifoQueue", draft.View.Node(queue, "FifoQueue") },
                { "MessageRetentionPeriod", 1209600 },
                { "SqsManagedSseEnabled", true },
            },
            Rule + ": what fails five times is kept for two weeks");
    }
}
