using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A Lambda function as its template deploys it, SAM's <c>Globals</c> included.</summary>
internal sealed class DeployedFunction
{
    /// <summary>Lambda's own default, in seconds; SAM has the same one.</summary>
    private const int DefaultTimeout = 3;

    private static readonly string[] PolicyTypes = { "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy" };

    private readonly NameResolver names;
    private readonly Lazy<ImmutableDictionary<string, NameExpression>> environment;
    private readonly Lazy<ISet<string>> references;
    private readonly Lazy<ISet<string>> ownReferences;

    public DeployedFunction(TemplateResource resource, ImmutableArray<EventSource> events)
    {
        Resource = resource;
        names = resource.Template.Names;
        Events = events;
        Handlers = FunctionHandlers.Of(resource);
        Name = names.NameOf(resource);
        environment = new(ReadEnvironment);
        references = new(ReadReferences);
        ownReferences = new(ReadOwnReferences);
    }

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>The template.</summary>
    public Template Template => Resource.Template;

    /// <summary>Its name in the template.</summary>
    public string LogicalId => Resource.LogicalId;

    /// <summary>Where its name in the template stands.</summary>
    public Location Location => Resource.Location;

    /// <summary>Whether SAM makes it.</summary>
    public bool IsServerless => Resource.Type == FunctionHandlers.ServerlessFunction;

    /// <summary>The value of the metric dimension <c>FunctionName</c>.</summary>
    public NameExpression Name { get; }

    /// <summary>Its .NET handlers; none where its code is in another language.</summary>
    public ImmutableArray<HandlerReference> Handlers { get; }

    /// <summary>What triggers it.</summary>
    public ImmutableArray<EventSource> Events { get; }

    /// <summary>Its environment variables, <c>Globals</c> included.</summary>
    public ImmutableDictionary<string, NameExpression> Environment => environment.Value;

    /// <summary>Logical ids of what its own text and its role mention.</summary>
    public ISet<string> References => references.Value;

    /// <summary>Seconds until it is killed; null where the template does not let it be seen.</summary>
    public int? Timeout => Number("Timeout", DefaultTimeout);

    /// <summary>Every timeout that it may have, where <c>Fn::If</c> or a parameter's allowed values decide; empty where it cannot be seen.</summary>
    public ImmutableArray<int> Timeouts =>
        Resource.Property("Timeout") is { } value ? Numbers(value) : ImmutableArray.Create(DefaultTimeout);

    /// <summary>Where the timeout is given; null where it is the default.</summary>
    public YamlValue? TimeoutValue => Resource.Property("Timeout");

    /// <summary>Whether X-Ray traces it.</summary>
    public TracingMode Tracing
    {
        get
        {
            if ((IsServerless ? Resource.Property("Tracing") : Resource.At("TracingConfig", "Mode")) is not { } value)
            {
                return Resource.IsWhole ? TracingMode.NotSet : TracingMode.Unknown;
            }

            return names.Text(value) switch
            {
                "Active" => TracingMode.Active,
                "PassThrough" => TracingMode.PassThrough,
                "Disabled" => TracingMode.Disabled,
                _ => TracingMode.Unknown,
            };
        }
    }

    /// <summary>How its logs are written: <c>JSON</c>, or <c>Text</c>, which is the default; null where it cannot be seen.</summary>
    public string? LogFormat => Resource.At("LoggingConfig", "LogFormat") is { } format ? names.Text(format) : IsReadable("LoggingConfig") ? "Text" : null;

    /// <summary>The least level that it logs in JSON (<c>ApplicationLogLevel</c>), or null.</summary>
    public string? LogLevel => names.Text(Resource.At("LoggingConfig", "ApplicationLogLevel"));

    /// <summary>The name of the group that its logs go to.</summary>
    public NameExpression LogGroup => names.Of(Resource.At("LoggingConfig", "LogGroup")) ?? Name.Surrounded("/aws/lambda/", "");

    /// <summary>Executions that are kept for it, or null where none are or it cannot be seen.</summary>
    public int? ReservedConcurrency => Resource.Property("ReservedConcurrentExecutions") is { } value ? Numbers(value) is { Length: 1 } one ? one[0] : null : null;

    /// <summary>The layers that are added to it.</summary>
    public ImmutableArray<NameExpression> Layers => Resource.Both("Layers").SelectMany(names.Items).Select(item => names.Of(item)!).ToImmutableArray();

    /// <summary>Where asynchronous events go that it fails on: its dead-letter queue; null where there is none.</summary>
    public NameExpression? DeadLetterTarget =>
        names.Of(IsServerless ? Resource.At("DeadLetterQueue", "TargetArn") : Resource.At("DeadLetterConfig", "TargetArn"));

    /// <summary>Whether a property's text is all there: no intrinsic makes it.</summary>
    public bool IsReadable(string property) =>
        Resource.IsWhole && Resource.Both(property).All(value => value is YamlMap { Tag: null } map && Intrinsic.Of(map) is null);

    /// <summary>Whether it uses a resource: it mentions it, or gives its code the resource's name.</summary>
    public bool Uses(TemplateResource resource) =>
        resource.Template == Template
        && (References.Contains(resource.LogicalId)
            || Events.Any(trigger => trigger.SourceResource == resource)
            || (names.NameOf(resource) is var name && name.Alternatives.Length > 0 && Environment.Values.Any(value => value.Compare(name) == NameComparison.Same)));

    /// <summary>Whether it uses a resource, as far as only variables say so that <c>Globals</c> give to every function and its code does not read.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="isRead">Whether its code reads a variable.</param>
    public bool Uses(TemplateResource resource, Func<string, bool> isRead)
    {
        if (!Uses(resource))
        {
            return false;
        }

        // What it says itself is in its own text, its role or a connector.
        if (ownReferences.Value.Contains(resource.LogicalId) || Events.Any(trigger => trigger.SourceResource == resource))
        {
            return true;
        }

        var name = names.NameOf(resource);
        var own = (Resource.Properties?["Environment"] as YamlMap)?["Variables"] as YamlMap;
        var variables = Environment.Where(variable => IsOf(variable.Value)).Select(variable => variable.Key).ToList();
        return variables.Count == 0 || variables.Any(variable => own?[variable] is not null || isRead(variable));

        bool IsOf(NameExpression value) => value.ResourceParts.Any(part => part.Text == resource.LogicalId) || (name.Alternatives.Length > 0 && value.Compare(name) == NameComparison.Same);
    }

    private int? Number(string property, int otherwise) =>
        Resource.Property(property) is not { } value ? (Resource.IsWhole ? otherwise : null)
        : Numbers(value) is { Length: 1 } one ? one[0] : null;

    // A parameter's other allowed values are as likely as its default.
    private ImmutableArray<int> Numbers(YamlValue value)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var alternative in names.Of(value)!.Alternatives)
        {
            IEnumerable<string?> allowed = alternative.Only?.Choice is { AllowedValues: { IsEmpty: false } values } ? values : new[] { alternative.Text };
            foreach (var text in allowed)
            {
                if (!int.TryParse(text, out var number))
                {
                    return ImmutableArray<int>.Empty;
                }

                if (!numbers.Contains(number))
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers.ToImmutable();
    }

    private ImmutableDictionary<string, NameExpression> ReadEnvironment()
    {
        var variables = ImmutableDictionary.CreateBuilder<string, NameExpression>(StringComparer.Ordinal);
        foreach (var environment in Resource.Both("Environment"))
        {
            if (environment is YamlMap map && map["Variables"] is YamlMap { Tag: null } given)
            {
                foreach (var entry in given.MergedEntries)
                {
                    if (!variables.ContainsKey(entry.Key.Value))
                    {
                        variables.Add(entry.Key.Value, names.Of(entry.Value)!);
                    }
                }
            }
        }

        return variables.ToImmutable();
    }

    private ISet<string> ReadReferences()
    {
        var found = new HashSet<string>(ownReferences.Value, StringComparer.Ordinal);
        found.UnionWith(names.ReferencesIn(Template.Globals("Function")));
        return found;
    }

    private ISet<string> ReadOwnReferences()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        found.UnionWith(names.ReferencesIn(Resource.Body));

        // The rights of its role say what it works with.
        foreach (var role in names.ReferencesIn(Resource.Property("Role")))
        {
            found.UnionWith(names.ReferencesIn(Template.Resource(role)?.Properties));
            foreach (var policy in PolicyTypes.SelectMany(Template.OfType))
            {
                if (names.ReferencesIn(policy.Property("Roles")).Contains(role) || names.ReferencesIn(policy.Property("RoleName")).Contains(role))
                {
                    found.UnionWith(names.ReferencesIn(policy.Properties));
                }
            }
        }

        foreach (var connector in Template.OfType("AWS::Serverless::Connector"))
        {
            if (names.Text(connector.At("Source", "Id")) == LogicalId)
            {
                foreach (var target in names.Branches(connector.Property("Destination")))
                {
                    foreach (var each in target is YamlList list ? list.Items : ImmutableArray.Create(target))
                    {
                        if (each is YamlMap map && map.Text("Id") is { } id)
                        {
                            found.Add(id);
                        }
                    }
                }
            }
        }

        return found;
    }

    public override string ToString() => LogicalId;
}
