using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>Finds dashboards in templates and in files of their own.</summary>
internal static class Dashboards
{
    /// <summary>The dashboards of a template.</summary>
    public static ImmutableArray<Dashboard> Of(Template template) =>
        template.OfType("AWS::CloudWatch::Dashboard").Select(Read).ToImmutableArray();

    /// <summary>A JSON file that is a dashboard's body: a list of widgets with types and properties; null for any other file.</summary>
    public static Dashboard? Of(AdditionalText file, CancellationToken cancellation)
    {
        if (FilePaths.ExtensionOf(file.Path) != ".json" || DeploymentFiles.Root(file, cancellation) is not { } root || file.GetText(cancellation) is not { } text
            || root["widgets"] is not YamlList { Tag: null } widgets || !widgets.Items.Any(item => item is YamlMap map && map["type"] is YamlText && map["properties"] is YamlMap))
        {
            return null;
        }

        var source = new JsonSource(PlacedText.Of(file.Path, text), root);
        return new(null, Widgets.Of(source), YamlReader.Read(text, cancellation).IsWhole, FileLocation.Of(file.Path, text, new TextSpan(root.Span.Start, 0)));
    }

    private static Dashboard Read(TemplateResource resource)
    {
        var template = resource.Template;
        var widgets = ImmutableArray.CreateBuilder<Widget>();
        var isReadable = resource.IsWhole && resource.Property("DashboardBody") is not null;
        foreach (var body in template.Names.Branches(resource.Property("DashboardBody")))
        {
            // A text; an object, which CloudFormation turns into one; Fn::ToJsonString of one.
            var written = Intrinsic.Of(body) is { Name: "ToJsonString" } made ? made.Argument : body;
            if (written is YamlMap map && Intrinsic.Of(map) is null or { Name: "ToJsonString" })
            {
                widgets.AddRange(Widgets.Of(new JsonSource(template, map)));
            }
            else if (PlacedText.Of(written, template) is { } text && YamlReader.Read(SourceText.From(text.Text), CancellationToken.None) is { Root: YamlMap root } file)
            {
                isReadable &= file.IsWhole;
                widgets.AddRange(Widgets.Of(new JsonSource(text, root)));
            }
            else
            {
                isReadable = false;
            }
        }

        return new(resource, widgets.ToImmutable(), isReadable, resource.Location);
    }
}
