using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using PaymentObservability.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>What the value of a dimension of AWS's may name in the templates of a project.</summary>
internal static class NamedResources
{
    private static readonly ConditionalWeakTable<DeploymentModel, Dictionary<string, List<NamedResource>>> Known = new();

    /// <summary>All of it; none for a dimension that names no resource, or where some cannot be seen.</summary>
    public static IReadOnlyList<NamedResource> Of(string ns, string? dimension, WatchedMetric metric, DeploymentModel deployment)
    {
        if (deployment.Templates.Any(template => template.HasHiddenResources))
        {
            return new List<NamedResource>();
        }

        return (ns, dimension) switch
        {
            ("AWS/Lambda", "FunctionName") => OfTypes(deployment, "function", FunctionHandlers.ServerlessFunction, FunctionHandlers.LambdaFunction),
            ("AWS/DynamoDB", "TableName") => OfTypes(deployment, "table", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable"),
            ("AWS/SQS", "QueueName") => OfTypes(deployment, "queue", "AWS::SQS::Queue"),
            ("AWS/SNS", "TopicName") => OfTypes(deployment, "topic", "AWS::SNS::Topic"),
            ("AWS/Kinesis", "StreamName") => OfTypes(deployment, "stream", "AWS::Kinesis::Stream"),
            ("CloudWatchSynthetics", "CanaryName") => OfTypes(deployment, "canary", "AWS::Synthetics::Canary"),
            ("AWS/ApiGateway", "ApiName") => deployment.Apis.Where(api => api.Kind == ApiKind.Rest).Select(api => new NamedResource(api.Name, api.Resource, "API", "name", false)).ToList(),
            ("AWS/ApiGateway", "ApiId") => deployment.Apis.Where(api => api.Kind != ApiKind.Rest).Select(api => new NamedResource(api.Id, api.Resource, "API", "id", false)).ToList(),
            ("AWS/ApiGateway", "Stage") => Stages(metric, deployment),
            ("AWS/DynamoDB", "GlobalSecondaryIndexName") => Indexes(metric, deployment),
            _ => new List<NamedResource>(),
        };
    }

    // A template of a thousand alarms asks a thousand times.
    private static List<NamedResource> OfTypes(DeploymentModel deployment, string noun, params string[] types)
    {
        var known = Known.GetValue(deployment, _ => new());
        lock (known)
        {
            if (!known.TryGetValue(noun, out var found))
            {
                known.Add(noun, found = deployment.Templates
                    .SelectMany(template => types.SelectMany(template.OfType))
                    .Select(resource => new NamedResource(resource.Template.Names.NameOf(resource), resource, noun, "name", false))
                    .ToList());
            }

            return found;
        }
    }

    private static List<NamedResource> Stages(WatchedMetric metric, DeploymentModel deployment)
    {
        var api = deployment.Apis.FirstOrDefault(each =>
            each.Kind == ApiKind.Rest
                ? metric.Dimension("ApiName")?.Compare(each.Name) == NameComparison.Same
                : metric.Dimension("ApiId")?.Compare(each.Id) == NameComparison.Same);
        return api is null || api.Resource is { IsWhole: false }
            ? new()
            : api.Stages.Select(stage => new NamedResource(stage, null, "stage", "name", true)).ToList();
    }

    private static List<NamedResource> Indexes(WatchedMetric metric, DeploymentModel deployment)
    {
        var table = deployment.Tables.FirstOrDefault(each => metric.Dimension("TableName")?.Compare(each.Name) == NameComparison.Same);
        var indexes = table?.Resource.Property("GlobalSecondaryIndexes");
        return table is null || !table.Resource.IsWhole || !table.Resource.Template.Names.IsReadable(indexes)
            ? new()
            : table.Indexes.Select(index => new NamedResource(index, null, "index", "name", true)).ToList();
    }
}
