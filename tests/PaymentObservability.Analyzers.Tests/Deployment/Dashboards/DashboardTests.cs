using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class DashboardTests
{
    private const string Yaml = """"
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Span: { Type: Number, Default: 60 }
        Resources:
          Pay: { Type: AWS::Serverless::Function }
          Slow: { Type: AWS::CloudWatch::Alarm }
          Board:
            Type: AWS::CloudWatch::Dashboard
            Properties:
              DashboardBody: !Sub |
                {
                  "widgets": [
                    {
                      "type": "metric", "x": 0, "y": 0, "width": 12, "height": 6,
                      "properties": {
                        "title": "Payments", "region": "${AWS::Region}", "stat": "Sum", "period": 300,
                        "metrics": [
                          [ "X402Payment", "PaymentSuccess", "Service", "pay", { "stat": "Average", "id": "m1" } ],
                          [ ".", "PaymentDuration", ".", ".", { "stat": "p95", "period": ${Span} } ],
                          [ "...", "refund" ],
                          [ "AWS/Lambda", "Errors", "FunctionName", "${Pay}", { "visible": false } ],
                          [ { "expression": "100 * m1", "id": "e1", "label": "rate" } ],
                          [ "X402Payment", "Elsewhere", { "accountId": "123456789012" } ]
                        ]
                      }
                    },
                    { "type": "log", "properties": { "title": "Failures", "query": "SOURCE '/aws/lambda/${Pay}' | SOURCE '/other' | fields @timestamp | filter level = \"Error\"" } },
                    { "type": "alarm", "properties": { "alarms": [ "${Slow.Arn}" ] } },
                    { "type": "text", "properties": { "markdown": "# hello" } }
                  ]
                }
        """";

    [Fact]
    public void RowsAreReadWithTheirShorthand()
    {
        var board = Assert.Single(Stack.Template(Yaml).Contents.Dashboards);
        Assert.True(board.IsReadable);
        Assert.Equal(
            [
                "X402Payment/PaymentSuccess{Service=pay} Average 300s",
                "X402Payment/PaymentDuration{Service=pay} p95 60s",
                "X402Payment/PaymentDuration{Service=refund} Sum 300s",
                "AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 300s",
                "X402Payment/Elsewhere Sum 300s",
            ],
            board.Widgets[0].Metrics.Select(metric => metric.ToString()));
        Assert.Equal([false, false, false, false, true], board.Widgets[0].Metrics.Select(metric => metric.IsElsewhere));
        Assert.Equal([true, true, true, false, true], board.Widgets[0].Metrics.Select(metric => metric.IsReturned));
        Assert.Equal("100 * m1", Assert.Single(board.Widgets[0].Expressions).Text);
        Assert.Equal("${AWS::Region}", board.Widgets[0].Region!.ToString());
        Assert.Equal("${Slow.Arn}", Assert.Single(board.Widgets[2].Alarms).ToString());
    }

    [Fact]
    public void LogWidgetsAreQueries()
    {
        var query = Stack.Template(Yaml).Contents.Dashboards[0].Widgets[1].Query!;
        Assert.Equal(["/aws/lambda/${Pay.Name}", "/other"], query.LogGroups.Select(group => group.ToString()));
        Assert.Equal("fields @timestamp | filter level = \"Error\"", query.Text.Text!.Trim());
        Assert.Equal("Failures", query.Name!.Text);
    }

    [Fact]
    public void PlacesAreThoseInTheFile()
    {
        foreach (var text in new[] { Yaml, Yaml.Replace("\n", "\r\n") })
        {
            var metrics = Stack.Template(text).Contents.Dashboards[0].Widgets[0].Metrics;
            Assert.Equal("\"PaymentSuccess\"", Stack.TextAt(metrics[0].Location, text));
            Assert.Equal("\"PaymentDuration\"", Stack.TextAt(metrics[1].Location, text));
            Assert.Equal("\"refund\"", Stack.TextAt(metrics[2].Location, text));
            Assert.Equal("\"Errors\"", Stack.TextAt(metrics[3].Location, text));
        }
    }

    [Theory]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": "{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"metrics\":[[\"Shop\",\"Paid\"]]}}]}" } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "Fn::Sub": "{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"metrics\":[[\"Shop\",\"Paid\"]]}}]}" } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "Fn::Join": ["", ["{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"region\":\"", { "Ref": "AWS::Region" }, "\",\"metrics\":[[\"Shop\",\"Paid\"]]}}]}"]] } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "widgets": [{ "type": "metric", "properties": { "metrics": [["Shop", "Paid"]] } }] } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "Fn::ToJsonString": { "widgets": [{ "type": "metric", "properties": { "metrics": [["Shop", "Paid"]] } }] } } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "Fn::Sub": ["{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"metrics\":[[\"${Space}\",\"Paid\"]]}}]}", { "Space": "Shop" }] } } } } }""")]
    public void BodiesComeInManyForms(string text)
    {
        var board = Assert.Single(Stack.Template(text, "/repo/serverless.template").Contents.Dashboards);
        Assert.True(board.IsReadable);
        var metric = Assert.Single(Assert.Single(board.Widgets).Metrics);
        Assert.Equal("Shop/Paid Average 300s", metric.ToString());
        Assert.Contains("Paid", Stack.TextAt(metric.Location, text));
    }

    [Theory]
    [InlineData("DashboardBody: !Ref Body")]
    [InlineData("DashboardBody: '{ \"widgets\": [ { '")]
    [InlineData("DashboardName: x")]
    public void ABodyThatCannotBeReadMayShowAnything(string property) =>
        Assert.False(Assert.Single(Stack.Template($"Parameters: {{ Body: {{ Type: String }} }}\nResources:\n  B: {{ Type: AWS::CloudWatch::Dashboard, Properties: {{ {property} }} }}\n").Contents.Dashboards).IsReadable);

    [Fact]
    public void AFileMayBeADashboard()
    {
        const string Text = """{ "widgets": [ { "type": "metric", "properties": { "metrics": [ [ "Shop", "Paid", "Stage", "${stage}" ] ] } } ] }""";
        var model = Stack.Model(("/repo/ops/dashboard.json", Text), ("/repo/package.json", """{ "widgets": [ "a" ] }"""), ("/repo/other.json", "[]"));
        var metric = Assert.Single(Assert.Single(Assert.Single(model.Dashboards).Widgets).Metrics);
        Assert.Equal("\"Paid\"", Stack.TextAt(metric.Location, Text));
        Assert.Equal("Unknown", metric.Dimension("Stage")!.Compare("dev").ToString());
    }

    [Fact]
    public void NoBrokenTemplateThrows()
    {
        for (var i = 0; i < Yaml.Length; i += 50)
        {
            foreach (var text in new[] { Yaml[..i], Yaml[i..], Yaml.Remove(i, System.Math.Min(9, Yaml.Length - i)) })
            {
                ReadAll(text);
            }
        }

        foreach (var text in BrokenTexts.Cuts(Yaml).Concat(BrokenTexts.Bombs()))
        {
            ReadAll(text);
        }
    }

    private static void ReadAll(string text)
    {
        var model = Stack.Model(("/repo/template.yaml", text), ("/repo/dashboard.json", text));
        Assert.All(model.WatchedMetrics, metric => Assert.InRange(metric.Location.SourceSpan.End, 0, text.Length));
        Assert.All(model.Queries, query => Assert.InRange(query.Location.SourceSpan.End, 0, text.Length));
        _ = model.Functions.Count() + model.Apis.Count() + model.Expressions.Count() + model.MetricFilters.Count() + model.Queues.Count() + model.Schedules.Count();
        foreach (var alarm in model.Alarms)
        {
            _ = model.IsHeard(alarm);
        }
    }
}
