using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Finds what triggers functions, in whatever resource it is written.</summary>
internal sealed class EventSources
{
    private readonly Template template;
    private readonly NameResolver names;
    private readonly Dictionary<string, ImmutableArray<EventSource>.Builder> byFunction = new(System.StringComparer.Ordinal);

    private EventSources(Template template)
    {
        this.template = template;
        names = template.Names;
    }

    /// <summary>Everything that triggers each function of a template, by the function's logical id.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<EventSource>> Of(Template template)
    {
        var sources = new EventSources(template);
        foreach (var resource in template.Resources)
        {
            sources.Add(resource);
        }

        return sources.byFunction.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutable());
    }

    private void Add(TemplateResource resource)
    {
        switch (resource.Type)
        {
            case FunctionHandlers.ServerlessFunction:
                AddEvents(resource);
                if (resource.Properties?["FunctionUrlConfig"] is not null)
                {
                    Add(resource.LogicalId, EventSourceKind.FunctionUrl, resource, null, resource.Properties["FunctionUrlConfig"] as YamlMap);
                }

                break;
            case "AWS::Lambda::EventSourceMapping":
                var source = names.Of(resource.Property("EventSourceArn"));
                foreach (var function in FunctionsIn(resource.Property("FunctionName")))
                {
                    Add(function, MappingKind(source, resource), resource, source, resource.Properties);
                }

                break;
            case "AWS::SNS::Subscription":
                foreach (var function in FunctionsIn(resource.Property("Endpoint")))
                {
                    Add(function, EventSourceKind.Topic, resource, names.Of(resource.Property("TopicArn")), resource.Properties);
                }

                break;
            case "AWS::Events::Rule":
                foreach (var target in names.Items(resource.Property("Targets")))
                {
                    foreach (var function in FunctionsIn((target as YamlMap)?["Arn"]))
                    {
                        Add(function, resource.Property("ScheduleExpression") is null ? EventSourceKind.EventRule : EventSourceKind.Schedule, resource, null, resource.Properties);
                    }
                }

                break;
            case "AWS::Scheduler::Schedule":
                foreach (var function in FunctionsIn(resource.At("Target", "Arn")))
                {
                    Add(function, EventSourceKind.Schedule, resource, null, resource.Properties);
                }

                break;
            case "AWS::Lambda::Url":
                foreach (var function in FunctionsIn(resource.Property("TargetFunctionArn")))
                {
                    Add(function, EventSourceKind.FunctionUrl, resource, null, resource.Properties);
                }

                break;
            case "AWS::S3::Bucket":
                foreach (var setting in names.Items(resource.At("NotificationConfiguration", "LambdaConfigurations")))
                {
                    foreach (var function in FunctionsIn((setting as YamlMap)?["Function"]))
                    {
                        Add(function, EventSourceKind.Bucket, resource, names.NameOf(resource), setting as YamlMap);
                    }
                }

                break;
        }
    }

    private void AddEvents(TemplateResource function)
    {
        foreach (var events in names.Branches(function.Properties?["Events"]).OfType<YamlMap>())
        {
            foreach (var entry in events.MergedEntries)
            {
                if (entry.Value is YamlMap trigger && trigger.Text("Type") is { } type)
                {
                    var properties = trigger["Properties"] as YamlMap;
                    var (kind, property) = OfSam(type);
                    var given = property is null ? null : properties?[property];
                    var source = given is not null ? names.Of(given) : kind switch
                    {
                        EventSourceKind.RestApi => names.AttributeOf(ImplicitApis.Rest, ResourceAttribute.Id, entry.Key),
                        EventSourceKind.HttpApi => names.AttributeOf(ImplicitApis.Http, ResourceAttribute.Id, entry.Key),
                        _ => null,
                    };
                    Add(function.LogicalId, new EventSource(kind, type, template, entry.Key, source, properties));
                }
            }
        }
    }

    private static (EventSourceKind Kind, string? SourceProperty) OfSam(string type) =>
        type switch
        {
            "Api" => (EventSourceKind.RestApi, "RestApiId"),
            "HttpApi" => (EventSourceKind.HttpApi, "ApiId"),
            "SQS" => (EventSourceKind.Queue, "Queue"),
            "SNS" => (EventSourceKind.Topic, "Topic"),
            "DynamoDB" => (EventSourceKind.TableStream, "Stream"),
            "Kinesis" => (EventSourceKind.Stream, "Stream"),
            "Schedule" or "ScheduleV2" => (EventSourceKind.Schedule, null),
            "EventBridgeRule" or "CloudWatchEvent" => (EventSourceKind.EventRule, null),
            "S3" => (EventSourceKind.Bucket, "Bucket"),
            "MSK" or "SelfManagedKafka" => (EventSourceKind.Kafka, "Stream"),
            _ => (EventSourceKind.Other, null),
        };

    private EventSourceKind MappingKind(NameExpression? source, TemplateResource mapping)
    {
        if (source is null)
        {
            return mapping.Property("SelfManagedEventSource") is null ? EventSourceKind.Other : EventSourceKind.Kafka;
        }

        switch (Arns.ResourceOf(source, template)?.Type)
        {
            case "AWS::SQS::Queue":
                return EventSourceKind.Queue;
            case "AWS::Kinesis::Stream":
                return EventSourceKind.Stream;
            case "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable":
                return EventSourceKind.TableStream;
        }

        var text = source.ToString();
        return text.Contains(":sqs:") ? EventSourceKind.Queue
            : text.Contains(":dynamodb:") ? EventSourceKind.TableStream
            : text.Contains(":kinesis:") ? EventSourceKind.Stream
            : text.Contains(":kafka:") ? EventSourceKind.Kafka
            : EventSourceKind.Other;
    }

    /// <summary>The functions that a name or ARN means.</summary>
    private IEnumerable<string> FunctionsIn(YamlValue? value)
    {
        if (value is null)
        {
            yield break;
        }

        var any = false;
        foreach (var id in names.ReferencesIn(value))
        {
            if (template.Resource(id) is { } resource)
            {
                var function = FunctionHandlers.IsFunction(resource) ? resource
                    : resource.Type is "AWS::Lambda::Alias" or "AWS::Lambda::Version" ? FunctionOf(resource.Property("FunctionName"))
                    : null;
                if (function is not null)
                {
                    any = true;
                    yield return function.LogicalId;
                }
            }
        }

        if (!any && FunctionOf(value) is { } named)
        {
            yield return named.LogicalId;
        }
    }

    private TemplateResource? FunctionOf(YamlValue? value)
    {
        if (names.ReferencesIn(value).Select(template.Resource).FirstOrDefault(resource => resource is not null && FunctionHandlers.IsFunction(resource)) is { } referred)
        {
            return referred;
        }

        return names.Of(value) is { } name && Arns.ResourceOf(name, template) is { } resource && FunctionHandlers.IsFunction(resource) ? resource : null;
    }

    private void Add(string function, EventSourceKind kind, TemplateResource resource, NameExpression? source, YamlMap? properties) =>
        Add(function, new EventSource(kind, null, template, resource.Key, source, properties));

    private void Add(string function, EventSource source)
    {
        if (!byFunction.TryGetValue(function, out var sources))
        {
            byFunction.Add(function, sources = ImmutableArray.CreateBuilder<EventSource>());
        }

        sources.Add(source);
    }
}
