using System;
using System.Collections.Generic;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7001: dimension sets, which CloudWatch does not add up, as each library writes them.</summary>
public class WatchedDimensionsTests
{
    private const string Buffered = "Metrics.AddMetric(\"PaymentSuccess\", 1, MetricUnit.Count);";
    private const string Pushed = "Metrics.PushSingleMetric(\"PaymentSuccess\", 1, MetricUnit.Count, \"X402Payment\"";

    [Theory]
    // Powertools: what waits for the flush.
    [InlineData(Buffered, "pay", "", "it is recorded by Service, not without dimensions")]
    [InlineData(Buffered, "pay", "Stage=dev", "it is recorded without a dimension 'Stage'; there may be Service")]
    [InlineData(Buffered, "pay", "Service=payments", "its Service is 'pay', never 'payments'")]
    [InlineData(Buffered, null, "Service=pay", "it is recorded without a dimension 'Service'")]
    [InlineData("Metrics.AddDimension(\"Currency\", order.Currency); " + Buffered, "pay", "Currency=EUR", "it is recorded by Service, perhaps Currency, not by Currency")]
    [InlineData("Metrics.SetService(\"shop\"); " + Buffered, null, "Service=pay", "its Service is 'shop', never 'pay'")]
    [InlineData("Metrics.SetDefaultDimensions(new Dictionary<string, string> { [\"Stage\"] = \"prod\" }); " + Buffered, "pay", "Service=pay;Stage=dev", "its Stage is 'prod', never 'dev'")]
    // Powertools: single metrics.
    [InlineData(Pushed + ");", "pay", "", "it is recorded by Service, not without dimensions")]
    [InlineData(Pushed + ");", null, "Service=pay", "it is recorded without a dimension 'Service'")]
    [InlineData(Pushed + ", service: \"shop\");", null, "", "it is recorded by Service, not without dimensions")]
    [InlineData(Pushed + ", dimensions: new Dictionary<string, string> { [\"Asset\"] = \"USDC\" });", "pay", "Asset=USDC", "it is recorded by Asset, Service, not by Asset")]
    [InlineData(Pushed + ", dimensions: new Dictionary<string, string> { [\"Asset\"] = \"USDC\" });", null, "Asset=EURC", "its Asset is 'USDC', never 'EURC'")]
    public void PAY7001_knows_Powertools(string code, string? service, string watched, string reason) => Assert.Equal([Unrecorded(reason)], Powertools(code, service, watched).Found("PAY7001"));

    [Theory]
    [InlineData(Buffered, "pay", "Service=pay")]
    [InlineData(Buffered, "!Ref Given", "Service=other")]
    [InlineData(Buffered, null, "")]
    [InlineData("Metrics.AddDimension(\"Currency\", order.Currency); " + Buffered, "pay", "Service=pay")]
    [InlineData("Metrics.AddDimension(\"Currency\", order.Currency); " + Buffered, "pay", "Currency=EUR;Service=pay")]
    [InlineData("Metrics.AddDimension(order.Network, \"x\"); " + Buffered, "pay", "Anything=x")]
    [InlineData("Metrics.SetService(order.Network); " + Buffered, null, "Service=pay")]
    [InlineData("Metrics.SetService(\"shop\"); " + Buffered, "pay", "Service=shop")]
    [InlineData("Metrics.SetService(\"shop\"); " + Buffered, "pay", "Service=pay")]
    [InlineData("Metrics.ClearDefaultDimensions(); " + Buffered, "pay", "")]
    [InlineData("Other.SetDefaultDimensions(); " + Buffered, "pay", "")]
    [InlineData(Pushed + ");", null, "")]
    [InlineData(Pushed + ");", "pay", "Service=pay")]
    [InlineData(Pushed + ", dimensions: order.Amount > 5 ? new Dictionary<string, string> { [\"Big\"] = \"1\" } : null);", null, "")]
    [InlineData(Pushed + ", dimensions: order.Amount > 5 ? new Dictionary<string, string> { [\"Big\"] = \"1\" } : null);", null, "Big=1")]
    [InlineData("var all = new Dictionary<string, string>(); if (order.Amount > 5) all.Add(\"Big\", \"1\"); " + Pushed + ", dimensions: all);", null, "")]
    [InlineData(Pushed + ", dimensions: Other.All);", null, "Whatever=1")]
    [InlineData(Pushed + ", service: order.Network);", null, "")]
    public void PAY7001_leaves_alone_what_Powertools_may_write(string code, string? service, string watched) => Assert.Empty(Powertools(code, service, watched).Found("PAY7001"));

    [Theory]
    [InlineData("", "", "it is recorded by ServiceName, ServiceType, perhaps LogGroup, not without dimensions")]
    [InlineData("", "Service=pay", "it is recorded without a dimension 'Service'; there may be LogGroup, ServiceName, ServiceType")]
    [InlineData("metrics.PutDimensions(new DimensionSet(\"Asset\", \"USDC\"));", "Asset=USDC", "it is recorded by ServiceName, ServiceType, perhaps Asset, perhaps LogGroup, not by Asset")]
    [InlineData("metrics.SetDimensions(new DimensionSet(\"Asset\", \"USDC\"), new DimensionSet(\"Network\", \"base\"));", "Asset=USDC;Network=base",
        "it is recorded by ServiceName, ServiceType, perhaps Asset, perhaps LogGroup, perhaps Network or by Asset or by Network, not by Asset, Network")]
    public void PAY7001_knows_the_EMF_library(string code, string watched, string reason) => Assert.Equal([Unrecorded(reason)], Embedded(code, watched).Found("PAY7001"));

    [Theory]
    [InlineData("", "ServiceName=pay;ServiceType=AWS::Lambda::Function")]
    [InlineData("metrics.PutDimensions(new DimensionSet(\"Asset\", \"USDC\"));", "Asset=USDC;ServiceName=pay;ServiceType=AWS::Lambda::Function")]
    [InlineData("metrics.SetDimensions(new DimensionSet(\"Asset\", \"USDC\"), new DimensionSet(\"Network\", \"base\"));", "Asset=USDC")]
    [InlineData("metrics.SetDimensions(new DimensionSet(\"Asset\", \"USDC\"), new DimensionSet(\"Network\", \"base\"));", "Network=base")]
    [InlineData("metrics.SetDimensions(Other.Sets);", "Asset=USDC")]
    [InlineData("metrics.SetDimensions();", "")]
    [InlineData("metrics.PutDimensions(new DimensionSet(order.Network, \"USDC\"));", "Asset=USDC")]
    public void PAY7001_leaves_alone_what_the_EMF_library_may_write(string code, string watched) => Assert.Empty(Embedded(code, watched).Found("PAY7001"));

    [Theory]
    [InlineData("new[] { new[] { \"Service\" }, new[] { \"Service\", \"Asset\" } }", "", "it is recorded by Service or by Asset, Service, not without dimensions")]
    [InlineData("new[] { new[] { \"Service\" }, new[] { \"Service\", \"Asset\" } }", "Asset=USDC", "it is recorded by Service or by Asset, Service, not by Asset")]
    [InlineData("new[] { new[] { \"Service\" } }", "Service=shop", "its Service is 'pay', never 'shop'")]
    [InlineData("new[] { new string[0] }", "Service=pay", "it is recorded without a dimension 'Service'")]
    public void PAY7001_knows_embedded_metrics_by_hand(string dimensions, string watched, string reason) => Assert.Equal([Unrecorded(reason)], ByHand(dimensions, watched).Found("PAY7001"));

    [Theory]
    [InlineData("new[] { new[] { \"Service\" }, new[] { \"Service\", \"Asset\" } }", "Asset=USDC;Service=pay")]
    [InlineData("new[] { new string[0], new[] { \"Service\" } }", "")]
    [InlineData("Other.Names", "Whatever=x")]
    [InlineData("new[] { new[] { order.Network } }", "Whatever=x")]
    public void PAY7001_leaves_alone_what_embedded_metrics_by_hand_may_be(string dimensions, string watched) => Assert.Empty(ByHand(dimensions, watched).Found("PAY7001"));

    [Theory]
    [InlineData("[[\\\"Service\\\"],[\\\"Service\\\",\\\"Asset\\\"]]", "", "it is recorded by Service or by Asset, Service, not without dimensions")]
    [InlineData("[[]]", "Service=pay", "it is recorded without a dimension 'Service'")]
    [InlineData("[[\\\"Service\\\"]]", "Service=pay", null)]
    [InlineData("[[]]", "", null)]
    public void PAY7001_knows_embedded_metrics_in_text(string dimensions, string watched, string? reason) =>
        Assert.Equal(
            reason is null ? [] : new List<string> { Unrecorded(reason) },
            Case("Console.WriteLine(\"{\\\"_aws\\\":{\\\"CloudWatchMetrics\\\":[{\\\"Namespace\\\":\\\"X402Payment\\\",\\\"Dimensions\\\":" + dimensions + ",\\\"Metrics\\\":[{\\\"Name\\\":\\\"PaymentSuccess\\\"}]}]},\\\"PaymentSuccess\\\":\" + (receipt.Success ? 1 : 0) + \"}\");", null, watched).Found("PAY7001"));

    [Theory]
    [InlineData("new MetricDatum { MetricName = \"PaymentSuccess\", Value = 1, Dimensions = new List<Dimension> { new Dimension { Name = \"Asset\", Value = \"USDC\" } } }", "", "it is recorded by Asset, not without dimensions")]
    [InlineData("new MetricDatum { MetricName = \"PaymentSuccess\", Value = 1 }", "Asset=USDC", "it is recorded without a dimension 'Asset'")]
    [InlineData("new MetricDatum { MetricName = \"PaymentSuccess\", Value = 1, Dimensions = order.Amount > 5 ? new List<Dimension> { new Dimension { Name = \"Asset\", Value = \"USDC\" } } : new List<Dimension>() }", "", null)]
    [InlineData("new MetricDatum { MetricName = \"PaymentSuccess\", Value = 1, Dimensions = Other.Dimensions }", "Asset=USDC", null)]
    public void PAY7001_knows_PutMetricData(string datum, string watched, string? reason) =>
        Assert.Equal(
            reason is null ? [] : new List<string> { Unrecorded(reason) },
            Case(
                "await new Amazon.CloudWatch.AmazonCloudWatchClient().PutMetricDataAsync(new PutMetricDataRequest { Namespace = \"X402Payment\", MetricData = new List<MetricDatum> { " + datum + " } });",
                null, watched, "using Amazon.CloudWatch.Model;", "private static class Other { public static List<Dimension> Dimensions => new(System.Linq.Enumerable.ToList(System.Array.ConvertAll(System.Environment.GetCommandLineArgs(), x => new Dimension { Name = x }))); }",
                typeof(Amazon.CloudWatch.Model.MetricDatum), typeof(Amazon.Runtime.AmazonServiceClient)).Found("PAY7001"));

    [Theory]
    [InlineData("", "", null)]
    [InlineData("", "Reason=x", "it is recorded without a dimension 'Reason'")]
    [InlineData(", Dimensions: [{ Key: Reason, Value: $.reason }]", "Reason=x", null)]
    [InlineData(", Dimensions: [{ Key: Reason, Value: $.reason }]", "", "it is recorded by Reason, not without dimensions")]
    [InlineData(", Dimensions: !If [A, [], []]", "", null)]
    [InlineData(", Dimensions: !Ref Given", "Reason=x", null)]
    public void PAY7001_knows_metric_filters(string dimensions, string watched, string? reason) =>
        Assert.Equal(
            reason is null ? [] : new List<string> { Unrecorded(reason, "Refused") },
            WithTemplate(
                "_ = receipt;",
                Template(null, watched, "Refused") + "  Filter: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: x, FilterPattern: '', MetricTransformations: [{ MetricNamespace: X402Payment, MetricName: Refused, MetricValue: '1'" + dimensions + " }] } }\n").Found("PAY7001"));

    [Fact]
    public void PAY7001_knows_the_namespace_of_a_filter() =>
        Assert.Equal(
            [Unrecorded("it is recorded in the namespace 'X402Payments', not in 'X402Payment'", "Refused")],
            WithTemplate("_ = receipt;", Template(null, "", "Refused") + "  Filter: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: x, FilterPattern: '', MetricTransformations: [{ MetricNamespace: X402Payments, MetricName: Refused, MetricValue: '1' }] } }\n").Found("PAY7001"));

    private static string Unrecorded(string reason, string name = "PaymentSuccess") => $"Nothing is ever recorded under '{name}' here: {reason}";

    private static RuleCase Powertools(string code, string? service, string watched) => Case(code, service, watched, "using AWS.Lambda.Powertools.Metrics;", "", typeof(AWS.Lambda.Powertools.Metrics.Metrics));

    private static RuleCase Embedded(string code, string watched) =>
        Case(
            "using var metrics = new MetricsLogger(); metrics.SetNamespace(\"X402Payment\"); " + code + " metrics.PutMetric(\"PaymentSuccess\", 1, Unit.COUNT);",
            null, watched, "using Amazon.CloudWatch.EMF.Logger; using Amazon.CloudWatch.EMF.Model;",
            "private static class Other { public static DimensionSet[] Sets => System.Array.ConvertAll(System.Environment.GetCommandLineArgs(), x => new DimensionSet(x, x)); }", typeof(Amazon.CloudWatch.EMF.Logger.MetricsLogger));

    private static RuleCase ByHand(string dimensions, string watched) =>
        Case(
            "Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { _aws = new { Timestamp = 1L, CloudWatchMetrics = new[] { new { Namespace = \"X402Payment\", Dimensions = " + dimensions
            + ", Metrics = new[] { new { Name = \"PaymentSuccess\", Unit = \"Count\" } } } } }, Service = \"pay\", Asset = \"USDC\", PaymentSuccess = 1 }));",
            null, watched, "", "private static class Other { public static string[][] Names => new[] { System.Environment.GetCommandLineArgs() }; }");

    private static RuleCase Case(string code, string? service, string watched, string usings = "", string members = "", params Type[] libraries)
    {
        members += code.Contains("Other.") && libraries.Length == 1 && libraries[0] == typeof(AWS.Lambda.Powertools.Metrics.Metrics)
            ? "private static class Other { public static void SetDefaultDimensions() { } public static Dictionary<string, string> All => System.Linq.Enumerable.ToDictionary(System.Environment.GetCommandLineArgs(), x => x); }"
            : "";
        return WithTemplate(code, Template(service, watched, "PaymentSuccess"), members, usings, libraries);
    }

    private static RuleCase WithTemplate(string code, string template, string members = "", string usings = "", params Type[] libraries) =>
        (PayHandler.With("        var receipt = await _payments.ProcessPaymentAsync(order);\n        " + code + "\n        return receipt.Success ? 200 : 402;", members, usings, libraries) with { Files = [("/src/template.yaml", template)] }).Compiling();

    private static string Template(string? service, string watched, string name)
    {
        var dimensions = new List<string>();
        foreach (var pair in watched.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            dimensions.Add("{ Name: '" + pair.Split('=')[0] + "', Value: '" + pair.Split('=')[1] + "' }");
        }

        return $$"""
            Transform: AWS::Serverless-2016-10-31
            Parameters: { Given: { Type: String } }
            Conditions: { A: !Equals [!Ref Given, x] }
            Resources:
              PayFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Payments::Shop.Function::FunctionHandler
                  Runtime: dotnet8
                  Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: X402Payment{{(service is null ? "" : ", POWERTOOLS_SERVICE_NAME: " + service)}} } }
              A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, MetricName: {{name}}, Dimensions: [{{string.Join(", ", dimensions)}}] } }

            """;
    }
}
