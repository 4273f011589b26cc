using System.Linq;
using System.Threading.Tasks;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

public sealed class WatchedAwsMetricMustExistTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties: { Handler: 'Payments::Shop.Function::FunctionHandler', Runtime: dotnet8 }

        """;

    private const string Dead = "  Dead: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/Lambda, MetricName: Error, Dimensions: [{ Name: FunctionName, Value: !Ref PayFunction }] } }\n";

    [Fact]
    public void PAY7002_stands_in_the_template()
    {
        var found = Assert.Single(Of(("/src/template.yaml", Function + Dead)).Found("PAY7002"));
        Assert.Equal("Nothing is ever recorded under 'Error' here: AWS/Lambda has no such metric; 'Errors' is one", found);
    }

    [Fact]
    public void PAY7002_stands_in_a_dashboards_file_too() =>
        Assert.Single(Of(("/src/template.yaml", Function), ("/src/dashboard.json", """{ "widgets": [{ "type": "metric", "properties": { "metrics": [["AWS/Lambda", "Invocation"]] } }] }""")).Found("PAY7002"));

    [Fact]
    public void An_alarm_that_works_is_left_alone() => Assert.Empty(Of(("/src/template.yaml", Function + Dead.Replace("Error,", "Errors,"))).Found("PAY7002"));

    [Fact]
    public void Another_projects_template_is_not_judged()
    {
        Assert.Empty(Of(("/src/template.yaml", Function.Replace("Payments::", "Other::") + Dead)).Found("PAY7002"));
        Assert.Single(Of(("/src/template.yaml", Function), ("/src/monitoring.yaml", "Resources:\n" + Dead.Replace("!Ref PayFunction", "x"))).Found("PAY7002"));
    }

    [Fact]
    public void What_is_deployed_elsewhere_is_not_judged() =>
        Assert.Empty(Of(("/src/template.yaml", Function + Dead), ("/src/payment-observability.yaml", "deployment: external\n")).Found("PAY7002"));

    private static RuleCase Of(params (string Path, string Text)[] files) => PayHandler.With(Pay) with { Files = [.. files] };
}
