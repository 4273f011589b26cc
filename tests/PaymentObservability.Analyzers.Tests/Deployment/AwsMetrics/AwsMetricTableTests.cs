using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Repository;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class AwsMetricTableTests
{
    private static readonly string[] Namespaces =
    [
        "AWS/ApiGateway", "AWS/DynamoDB", "AWS/Events", "AWS/Firehose", "AWS/Kinesis", "AWS/Lambda", "AWS/Logs", "AWS/S3", "AWS/SNS", "AWS/SQS", "AWS/Scheduler", "AWS/States",
        "AWS/Usage", "AWS/WAFV2", "CloudWatchSynthetics",
    ];

    [Fact]
    public void IsMadeOfTheDataInTheRepository() =>
        Generated.MustBe(Table(), "src", "PaymentObservability.Analyzers", "Deployment", "AwsMetrics", "AwsMetricTable.cs");

    [Theory]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", true)]
    [InlineData("AWS/Lambda", "Errors", "", true)]
    [InlineData("AWS/Lambda", "Errors", "TableName", false)]
    [InlineData("AWS/Lambda", "AsyncEventsDropped", "FunctionName", true)]
    [InlineData("AWS/DynamoDB", "SystemErrors", "TableName", false)]
    [InlineData("AWS/DynamoDB", "SystemErrors", "Operation,TableName", true)]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "GlobalSecondaryIndexName,TableName", true)]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "GlobalSecondaryIndex,TableName", false)]
    [InlineData("AWS/ApiGateway", "4xx", "ApiId,Stage", true)]
    [InlineData("AWS/ApiGateway", "4xx", "ApiName", false)]
    [InlineData("AWS/ApiGateway", "5XXError", "ApiName,Stage", true)]
    [InlineData("AWS/Scheduler", "InvocationDroppedCount", "ScheduleGroup", true)]
    public void SaysUnderWhichDimensionsThereIsData(string ns, string name, string dimensions, bool has) =>
        Assert.Equal(has, PublishedMetrics.Find(ns, name)!.Has([.. dimensions.Split(',', StringSplitOptions.RemoveEmptyEntries)]));

    [Fact]
    public void WhatIsNotPublishedIsNotFound()
    {
        Assert.Null(PublishedMetrics.Find("AWS/Lambda", "Error"));
        Assert.Null(PublishedMetrics.Find("X402Payment", "PaymentSuccess"));
        Assert.False(PublishedMetrics.Knows("AWS/RDS"));
        Assert.True(PublishedMetrics.IsAws("AWS/RDS"));
        Assert.False(PublishedMetrics.IsAws("X402Payment"));
    }

    [Fact]
    public void EveryNamespaceHasMetrics() => Assert.All(Namespaces, ns => Assert.NotEmpty(PublishedMetrics.Of(ns)));

    private static string Table()
    {
        var data = Read("aws-metrics.json");
        foreach (var (ns, metrics) in Read("additions.json"))
        {
            var known = data.TryGetValue(ns, out var own) ? own : data[ns] = new();
            foreach (var (name, metric) in metrics)
            {
                known[name] = known.TryGetValue(name, out var given) ? new(given.Stats, [.. given.Dims, .. metric.Dims]) : metric;
            }
        }

        var text = new StringBuilder(
            "namespace PaymentObservability.Deployment;\n\n"
            + "/// <summary>Generated of eng/aws-metrics, whose README says how. Read by <see cref=\"PublishedMetrics\"/>.</summary>\n"
            + "internal static class AwsMetricTable\n{\n"
            + "    /// <summary>Namespaces, and under each its metrics: name, statistic, sets of dimensions.</summary>\n"
            + "    public const string Text = \"\"\"\n");
        foreach (var ns in Namespaces)
        {
            text.Append("        ").Append(ns).Append('\n');
            foreach (var (name, metric) in data[ns].OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var sets = metric.Dims
                    .Select(set => string.Join(',', set.Split(',').Order(StringComparer.Ordinal)))
                    .Distinct()
                    .OrderBy(set => set.Count(c => c == ','))
                    .ThenBy(set => set, StringComparer.Ordinal)
                    .Select(set => set.Length == 0 ? "*" : set);
                text.Append("        ").Append(name).Append('|').Append(metric.Stats[0]).Append('|').AppendJoin(';', sets).Append('\n');
            }
        }

        return text.Append("        \"\"\";\n}\n").ToString();
    }

    private static Dictionary<string, Dictionary<string, Metric>> Read(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Metric>>>(Repo.Read("eng", "aws-metrics", file), new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;

    private sealed record Metric(string[] Stats, string[] Dims);
}
