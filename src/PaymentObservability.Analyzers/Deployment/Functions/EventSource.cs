using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>What triggers a function: an event of SAM's, an event source mapping, a subscription, a rule's target.</summary>
internal sealed class EventSource
{
    public EventSource(EventSourceKind kind, string? type, Template template, YamlText key, NameExpression? source, YamlMap? properties)
    {
        Kind = kind;
        Type = type;
        Template = template;
        Key = key;
        Source = source;
        Properties = properties;
    }

    /// <summary>What kind of source it is.</summary>
    public EventSourceKind Kind { get; }

    /// <summary>SAM's name of the type (<c>SQS</c>), or null where no SAM event says it.</summary>
    public string? Type { get; }

    /// <summary>The template.</summary>
    public Template Template { get; }

    /// <summary>The event's name, or the logical id of the resource that says it.</summary>
    public YamlText Key { get; }

    /// <summary>The source's ARN, name or id as given; null where none is.</summary>
    public NameExpression? Source { get; }

    /// <summary>What is set for it, or null.</summary>
    public YamlMap? Properties { get; }

    /// <summary>Where it stands.</summary>
    public Location Location => Template.LocationOf(Key);

    /// <summary>The resource of the template that it comes from, or null where it is another's or not known.</summary>
    public TemplateResource? SourceResource => Source is null ? null : Arns.ResourceOf(Source, Template);

    /// <summary>The path of a web event, or null.</summary>
    public string? Path => Template.Names.Text(Properties?["Path"]);

    /// <summary>The HTTP method of a web event as written, or null.</summary>
    public string? Method => Template.Names.Text(Properties?["Method"]);

    /// <summary>Whether several messages come at a time, so that one that fails takes the others with it.</summary>
    public bool IsBatch => Kind is EventSourceKind.Queue or EventSourceKind.Stream or EventSourceKind.TableStream or EventSourceKind.Kafka;

    /// <summary>Whether failed items of a batch are told apart (<c>ReportBatchItemFailures</c>); null where it cannot be read.</summary>
    public bool? ReportsItemFailures
    {
        get
        {
            var types = Properties?["FunctionResponseTypes"];
            return types is null ? false
                : !Template.Names.IsReadable(types) ? null
                : Template.Names.Items(types).Any(item => Template.Names.Text(item) == "ReportBatchItemFailures");
        }
    }

    public override string ToString() => $"{Kind} {Source}";
}
