using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Finds the queues of a template, and which of them hold dead letters.</summary>
internal static class Queues
{
    private const string Queue = "AWS::SQS::Queue";

    // RedrivePolicy of queues and subscriptions; DeadLetterConfig and DeadLetterQueue of functions, rules, schedules; destinations of
    // asynchronous calls and of event source mappings.
    private static readonly ImmutableHashSet<string> Keys = ImmutableHashSet.Create("deadLetterTargetArn", "DeadLetterConfig", "DeadLetterQueue", "OnFailure", "DeadLetterArn");

    /// <summary>The queues of a template.</summary>
    public static ImmutableArray<DeployedQueue> Of(Template template)
    {
        var queues = template.OfType(Queue).ToList();
        if (queues.Count == 0)
        {
            return ImmutableArray<DeployedQueue>.Empty;
        }

        var failing = queues.ToDictionary(queue => queue.LogicalId, _ => ImmutableArray.CreateBuilder<TemplateResource>());
        foreach (var resource in template.Resources)
        {
            foreach (var target in DeadLetterTargets(resource.Properties))
            {
                foreach (var queue in QueuesIn(target, template))
                {
                    if (queue != resource && failing.TryGetValue(queue.LogicalId, out var sources) && !sources.Contains(resource))
                    {
                        sources.Add(resource);
                    }
                }
            }
        }

        return queues.Select(queue => new DeployedQueue(queue, failing[queue.LogicalId].ToImmutable())).ToImmutableArray();
    }

    private static IEnumerable<TemplateResource> QueuesIn(YamlValue target, Template template)
    {
        var referred = template.Names.ReferencesIn(target).Select(template.Resource).OfType<TemplateResource>().Where(resource => resource.Type == Queue).ToList();
        if (referred.Count > 0)
        {
            return referred;
        }

        var arn = target is YamlMap { Tag: null } map && Intrinsic.Of(map) is null
            ? map["TargetArn"] ?? map["Destination"] ?? map["Arn"]
            : target;
        return template.Names.Of(arn) is { } name && Arns.ResourceOf(name, template) is { Type: Queue } queue ? new[] { queue } : Enumerable.Empty<TemplateResource>();
    }

    // No recursion: aliases may nest values deeper than the file does.
    private static IEnumerable<YamlValue> DeadLetterTargets(YamlValue? properties)
    {
        var open = new Stack<YamlValue>();
        if (properties is not null)
        {
            open.Push(properties);
        }

        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        if (Keys.Contains(entry.Key.Value))
                        {
                            yield return entry.Value;
                        }
                        else
                        {
                            open.Push(entry.Value);
                        }
                    }

                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        open.Push(item);
                    }

                    break;
            }
        }
    }
}
