using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Rules.Chain;

/// <summary>Why nothing is ever recorded under a metric of AWS's that something looks at.</summary>
/// <param name="Location">Where the mistake stands.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
/// <param name="Repair">What ends it; null where that is for people to say.</param>
internal sealed record AwsMetricFault(Location Location, string Reason, TemplateRepair? Repair)
{
    /// <summary>
    /// Namespaces whose sets of dimensions are all known. AWS documents those of others incompletely, so that only their names are looked at.
    /// </summary>
    private static readonly ImmutableHashSet<string> Complete = ImmutableHashSet.Create(
        "AWS/Lambda", "AWS/ApiGateway", "AWS/DynamoDB", "AWS/SQS", "AWS/SNS", "AWS/Kinesis", "AWS/Events", "AWS/Scheduler", "CloudWatchSynthetics");

    /// <summary>What is wrong with it; null where nothing is, or nobody can tell.</summary>
    public static AwsMetricFault? Of(WatchedMetric metric, DeploymentModel deployment)
    {
        if (metric.IsElsewhere || metric.Namespace.Text is not { } ns || metric.Name.Text is not { } name || !PublishedMetrics.Knows(ns))
        {
            return null;
        }

        if (PublishedMetrics.Find(ns, name) is not { } published)
        {
            return NameFault(ns, name, metric);
        }

        if (Complete.Contains(ns) && metric.DimensionNames is { } dimensions && !published.Has(dimensions))
        {
            return new(metric.Name.Location, $"it is not published {Show(dimensions)}, but {string.Join(" or ", published.DimensionSets.Select(Show))}", Respelt(metric, published));
        }

        return metric.Dimensions.Select(dimension => DimensionFault(ns, dimension, metric, deployment)).FirstOrDefault(fault => fault is not null);
    }

    private static string Show(ImmutableArray<string> dimensions) => dimensions.IsEmpty ? "without dimensions" : "by " + string.Join(", ", dimensions);

    // AWS adds metrics faster than the table: only a name that is nearly one, or another service's, is wrong for sure.
    private static AwsMetricFault? NameFault(string ns, string name, WatchedMetric metric)
    {
        if (NearMiss.Nearest(name, PublishedMetrics.Of(ns).Select(metric => metric.Name)) is { } near)
        {
            return new(metric.Name.Location, $"{ns} has no such metric; '{near}' is one", TemplateRepair.Rename(metric.Name.Location, name, near));
        }

        var others = PublishedMetrics.Namespaces.Where(other => other != ns && PublishedMetrics.Find(other, name) is not null).ToList();
        var isOther = others.Count == 1 && metric.DimensionNames is { } dimensions && PublishedMetrics.Find(others[0], name)!.Has(dimensions);
        return others.Count == 0 ? null : new(metric.Name.Location, $"{ns} has no such metric; {others[0]} has", isOther ? TemplateRepair.Rename(metric.Namespace.Location, ns, others[0]) : null);
    }

    /// <summary>The one dimension whose name is misspelt, spelt right; the name that an HTTP API gives the metric.</summary>
    private static TemplateRepair? Respelt(WatchedMetric metric, PublishedMetric published)
    {
        if (metric.Namespace.Text == "AWS/ApiGateway" && metric.Name.Text is "4XXError" or "5XXError" && metric.Dimension("ApiId") is not null)
        {
            return Lower(metric);
        }

        foreach (var set in published.DimensionSets.Where(set => set.Length == metric.Dimensions.Length))
        {
            var wrong = metric.Dimensions.Where(dimension => !set.Contains(dimension.Name.Text!)).ToList();
            var left = set.Where(name => metric.Dimensions.All(dimension => dimension.Name.Text != name)).ToList();
            if (wrong.Count == 1 && left.Count == 1 && NearMiss.Nearest(wrong[0].Name.Text!, left) is { } right)
            {
                return TemplateRepair.Rename(wrong[0].Name.Location, wrong[0].Name.Text!, right);
            }
        }

        return null;
    }

    // 4XXError of a REST API is 4xx of an HTTP API; the other names are the same.
    private static TemplateRepair? ForHttpApi(WatchedDimension dimension, WatchedMetric metric)
    {
        var repair = TemplateRepair.Rename(dimension.Name.Location, "ApiName", "ApiId");
        return metric.Name.Text is "4XXError" or "5XXError" ? repair?.And(Lower(metric)) : repair;
    }

    private static TemplateRepair? Lower(WatchedMetric metric) => TemplateRepair.Rename(metric.Name.Location, metric.Name.Text!, metric.Name.Text!.Substring(0, 1) + "xx");

    private static AwsMetricFault? DimensionFault(string ns, WatchedDimension dimension, WatchedMetric metric, DeploymentModel deployment)
    {
        // Whether or not there is a REST API beside it.
        if (ns == "AWS/ApiGateway" && dimension.Name.Text == "ApiName" && dimension.Value.ResourcePart?.Resource?.Type is "AWS::Serverless::HttpApi" or "AWS::ApiGatewayV2::Api")
        {
            return new(dimension.Value.Location, "what an HTTP or WebSocket API records has the dimension ApiId, and names of its own", ForHttpApi(dimension, metric));
        }

        var candidates = NamedResources.Of(ns, dimension.Name.Text, metric, deployment);
        if (candidates.Count == 0 || candidates.Any(candidate => candidate.Name.Compare(dimension.Value) == NameComparison.Same))
        {
            return null;
        }

        // A resource's other attribute (its ARN, its address) and what is no such resource at all are nobody's names.
        if (dimension.Value.ResourcePart is { Resource: { } resource } part)
        {
            var right = candidates.FirstOrDefault(candidate => candidate.Resource == resource);
            return new(dimension.Value.Location, right is null
                ? $"{dimension.Name.Text} is no {What(resource)}'s"
                : $"{dimension.Name.Text} is the {right.Noun}'s {right.AttributeNoun}, not its {Attribute(part.Attribute)}", right is null ? null : Referring(dimension.Value, right, metric));
        }

        if (candidates.Any(candidate => candidate.IsExhaustive))
        {
            return candidates.Any(candidate => candidate.Name.Compare(dimension.Value) != NameComparison.Different)
                ? null
                : new(dimension.Value.Location, $"there is no {dimension.Name.Text} '{dimension.Value}'; there is {string.Join(" and ", candidates.Select(candidate => $"'{candidate.Name}'"))}", Only(candidates) is { } only && dimension.Value.Literal is { } written ? TemplateRepair.Rename(dimension.Value.Location, written, only) : null);
        }

        // A name that is typed may be another stack's, unless it is made of the logical id of a resource here that is called otherwise.
        var typed = dimension.Value.Alternatives.Any(alternative => alternative.Parts.Any(each => each.Kind == NamePartKind.Literal)) ? dimension.Value.Text : null;
        var meant = typed is null || candidates.Any(candidate => candidate.Name.Compare(typed) != NameComparison.Different)
            ? null
            : candidates.FirstOrDefault(candidate => candidate.Resource is { } one && IsMadeOf(typed, one.LogicalId));
        return meant is null ? null : new(dimension.Value.Location, $"the {meant.Noun} {meant.Resource!.LogicalId} is not called '{typed}'; refer to it", Referring(dimension.Value, meant, metric));
    }

    private static string? Only(IReadOnlyList<NamedResource> candidates) => candidates.Count == 1 ? candidates[0].Name.Literal : null;

    /// <summary>The reference that names a resource in the same template. The body of a dashboard is a text, in which only what puts it together can refer.</summary>
    private static TemplateRepair? Referring(NameExpression value, NamedResource right, WatchedMetric metric)
    {
        if (right.Resource is not { } resource || metric.Watcher == WatcherKind.Widget || resource.Template.Path != value.Location.GetLineSpan().Path || value.Location.SourceSpan.End > resource.Template.Text.Length)
        {
            return null;
        }

        var reference = resource.Type switch
        {
            "AWS::SQS::Queue" => $"!GetAtt {resource.LogicalId}.QueueName",
            "AWS::SNS::Topic" => $"!GetAtt {resource.LogicalId}.TopicName",
            FunctionHandlers.ServerlessFunction or FunctionHandlers.LambdaFunction or "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" or "AWS::Serverless::SimpleTable" or "AWS::Kinesis::Stream"
                or "AWS::Synthetics::Canary" or "AWS::Serverless::HttpApi" or "AWS::ApiGatewayV2::Api" => $"!Ref {resource.LogicalId}",
            _ => null,
        };
        return reference is null ? null : TemplateRepair.Replace(value.Location, resource.Template.Text.ToString(value.Location.SourceSpan).Trim('"', '\''), reference);
    }

    private static bool IsMadeOf(string text, string logicalId) =>
        string.Equals(text, logicalId, StringComparison.OrdinalIgnoreCase)
        || text.StartsWith(logicalId + "-", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("-" + logicalId, StringComparison.OrdinalIgnoreCase);

    private static string What(TemplateResource resource) => resource.Type.Substring(resource.Type.LastIndexOf(':') + 1).ToLowerInvariant();

    private static string Attribute(string attribute) =>
        attribute switch
        {
            ResourceAttribute.Arn => "ARN",
            ResourceAttribute.Url => "address",
            ResourceAttribute.Id => "id",
            ResourceAttribute.Name => "name",
            _ => attribute,
        };
}
