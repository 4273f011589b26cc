using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A metric filter: it makes a metric of log lines, so that no code need emit it.</summary>
internal sealed class MetricFilter
{
    private MetricFilter(TemplateResource resource, YamlMap transformation)
    {
        Resource = resource;
        var names = resource.Template.Names;
        Namespace = names.Of(transformation["MetricNamespace"]);
        Name = names.Of(transformation["MetricName"]);
        Unit = names.Text(transformation["Unit"]);
        Value = names.Of(transformation["MetricValue"]);
        DefaultValue = TemplateNumbers.Of(names.Text(transformation["DefaultValue"]));
        Dimensions = names.Items(transformation["Dimensions"])
            .OfType<YamlMap>()
            .Select(dimension => names.Text(dimension["Key"]))
            .OfType<string>()
            .ToImmutableArray();
        HasUnknownDimensions = names.Branches(transformation["Dimensions"]).Any(branch => branch is not YamlList { Tag: null }) || names.Items(transformation["Dimensions"]).Count() != Dimensions.Length;
        Location = resource.Template.LocationOf(transformation["MetricName"] ?? resource.Key);
    }

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>The namespace of its metric.</summary>
    public NameExpression? Namespace { get; }

    /// <summary>The name of its metric.</summary>
    public NameExpression? Name { get; }

    /// <summary>The unit, or null.</summary>
    public string? Unit { get; }

    /// <summary><c>1</c> for a count, <c>$.duration</c> for a field.</summary>
    public NameExpression? Value { get; }

    /// <summary>What is recorded where lines come and none matches; null for nothing.</summary>
    public double? DefaultValue { get; }

    /// <summary>Names of the dimensions, all of them unless <see cref="HasUnknownDimensions"/>.</summary>
    public ImmutableArray<string> Dimensions { get; }

    /// <summary>Whether some dimensions cannot be read.</summary>
    public bool HasUnknownDimensions { get; }

    /// <summary>The group whose lines it reads.</summary>
    public NameExpression? LogGroup => Resource.Template.Names.Of(Resource.Property("LogGroupName"));

    /// <summary>The lines that it counts: <c>{ $.level = "Error" }</c>.</summary>
    public NameExpression? Pattern => Resource.Template.Names.Of(Resource.Property("FilterPattern"));

    /// <summary>Where its metric's name stands.</summary>
    public Location Location { get; }

    /// <summary>The metrics that filters of a template make.</summary>
    public static ImmutableArray<MetricFilter> Of(Template template) =>
        template.OfType("AWS::Logs::MetricFilter")
            .SelectMany(resource => template.Names.Items(resource.Property("MetricTransformations")).OfType<YamlMap>().Select(each => new MetricFilter(resource, each)))
            .ToImmutableArray();

    public override string ToString() => $"{Namespace}/{Name}";
}
