using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>A dashboard: a resource of a template, or a JSON file.</summary>
internal sealed class Dashboard
{
    public Dashboard(TemplateResource? resource, ImmutableArray<Widget> widgets, bool isReadable, Location location)
    {
        Resource = resource;
        Widgets = widgets;
        IsReadable = isReadable;
        Location = location;
    }

    /// <summary>The resource; null where it is a file.</summary>
    public TemplateResource? Resource { get; }

    /// <summary>Its widgets.</summary>
    public ImmutableArray<Widget> Widgets { get; }

    /// <summary>Whether its body could be read to the end; otherwise it may show anything.</summary>
    public bool IsReadable { get; }

    /// <summary>Where it stands.</summary>
    public Location Location { get; }

    public override string ToString() => Resource?.LogicalId ?? Location.GetLineSpan().Path;
}
