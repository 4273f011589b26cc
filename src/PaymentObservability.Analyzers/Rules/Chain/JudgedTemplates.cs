using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// The files whose alarms, dashboards and queries a project answers for. Several projects may see one template; the one that the guide is asked of judges it, and
/// with it what watches without deploying any function.
/// </summary>
internal sealed class JudgedTemplates
{
    private readonly HashSet<string> paths;
    private readonly DeploymentModel deployment;

    private JudgedTemplates(DeploymentModel deployment, HashSet<string> paths)
    {
        this.deployment = deployment;
        this.paths = paths;
    }

    /// <summary>Every metric that something in them looks at and that is no service's of AWS.</summary>
    public IEnumerable<WatchedMetric> OwnMetrics => deployment.WatchedMetrics.Where(metric => metric.Namespace.Text is { } ns && !PublishedMetrics.IsAws(ns) && Holds(metric.Location));

    /// <summary>Their metric math.</summary>
    public IEnumerable<MetricMath> Expressions => deployment.Expressions.Where(expression => Holds(expression.Location));

    /// <summary>The files of a project; none where another project answers for them, or the deployment is somebody else's business.</summary>
    public static JudgedTemplates Of(RuleContext context)
    {
        var own = context.Templates.Where(template => template.AsksForService).Select(template => template.Template).ToList();
        var deployment = context.Model.Deployment;
        var paths = own.Count == 0
            ? Enumerable.Empty<string>()
            : own.SelectMany(PathsOf)
                .Concat(deployment.Templates.Where(template => template.Contents.Functions.IsEmpty).Select(template => template.Path))
                .Concat(deployment.Dashboards.Where(dashboard => dashboard.Resource is null).Select(dashboard => dashboard.Location.GetLineSpan().Path));
        return new(deployment, new(paths, System.StringComparer.Ordinal));
    }

    // Code makes a stack out of several files.
    private static IEnumerable<string> PathsOf(Template template) =>
        template.IsStack ? template.Resources.Select(resource => resource.Location.GetLineSpan().Path) : new[] { template.Path };

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => paths.Count == 0;

    /// <summary>Whether a place is in one of them.</summary>
    public bool Holds(Microsoft.CodeAnalysis.Location location) => paths.Contains(location.GetLineSpan().Path);
}
