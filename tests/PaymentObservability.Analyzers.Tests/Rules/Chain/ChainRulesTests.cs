using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>Code and templates judged together: PAY7001, PAY7005.</summary>
public sealed class ChainRulesTests
{
    private const string Records = """
                var receipt = await _payments.ProcessPaymentAsync(order);
                Metrics.AddMetric("PaymentSuccess", receipt.Success ? 1 : 0, MetricUnit.Count);
                Metrics.AddMetric("PaymentDuration", 12, MetricUnit.Milliseconds);
                return receipt.Success ? 200 : 402;
        """;

    private const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Parameters: { Given: { Type: String } }
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: X402Payment, POWERTOOLS_SERVICE_NAME: pay } }

        """;

    [Theory]
    [InlineData("MetricName: PaymentSucces", "Nothing is ever recorded under 'PaymentSucces' here: no code records it; 'PaymentSuccess' is recorded")]
    [InlineData("MetricName: SettlementPending", "Nothing is ever recorded under 'SettlementPending' here: no code records it")]
    [InlineData("MetricName: PaymentSuccess", "Nothing is ever recorded under 'PaymentSuccess' here: it is recorded by Service, not without dimensions")]
    [InlineData("MetricName: PaymentSuccess, Dimensions: [{ Name: Service, Value: pay }, { Name: Stage, Value: dev }]", "Nothing is ever recorded under 'PaymentSuccess' here: it is recorded without a dimension 'Stage'; there may be Service")]
    [InlineData("MetricName: PaymentDuration, Dimensions: [{ Name: Service, Value: pay }], Unit: Seconds", "Nothing is ever recorded under 'PaymentDuration' here: its unit is Milliseconds, not Seconds")]
    public void PAY7001_tells_what_no_code_records(string metric, string message) => Assert.Equal([message], Of(Alarm(metric)).Found("PAY7001"));

    [Fact]
    public void PAY7001_tells_a_near_namespace() => Assert.Equal(
        ["Nothing is ever recorded under 'PaymentSuccess' here: it is recorded in the namespace 'X402Payment', not in 'X402Payments'"],
        Of(Alarm("MetricName: PaymentSuccess, Dimensions: [{ Name: Service, Value: pay }]").Replace("Namespace: X402Payment,", "Namespace: X402Payments,")).Found("PAY7001"));

    [Fact]
    public void PAY7001_reads_searches() => Assert.Single(Of(Function + """
          Board:
            Type: AWS::CloudWatch::Dashboard
            Properties:
              DashboardBody: '{"widgets":[{"type":"metric","properties":{"metrics":[[{"expression":"SEARCH(''{X402Payment,Service} MetricName=\"PaymentFailed\"'', ''Sum'', 300)"}],[{"expression":"SEARCH(''{X402Payment,Service} MetricName=\"PaymentSuccess\"'', ''Sum'', 300)"}]]}}]}'

        """).Found("PAY7001"));

    [Theory]
    [InlineData("MetricName: PaymentSuccess, Dimensions: [{ Name: Service, Value: pay }]")]
    [InlineData("MetricName: PaymentDuration, Dimensions: [{ Name: Service, Value: !Ref Given }], Unit: Milliseconds")]
    [InlineData("MetricName: !Ref Given")]
    [InlineData("MetricName: PaymentSuccess, Dimensions: [{ Name: !Ref Given, Value: pay }, { Name: Service, Value: pay }]")]
    [InlineData("MetricName: FromSomewhereElse, Namespace: OtherTeam")]
    [InlineData("MetricName: ProcessPaymentAsync")]
    public void PAY7001_leaves_alone_what_is_or_may_be_recorded(string metric) => Assert.Empty(Of(Alarm(metric).Replace("Namespace: X402Payment, MetricName: FromSomewhereElse,", "MetricName: FromSomewhereElse,")).Found("PAY7001"));

    [Fact]
    public void PAY7001_knows_metric_filters() => Assert.Empty(Of(Alarm("MetricName: Refused") + """
          Filter: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: x, MetricTransformations: [{ MetricNamespace: X402Payment, MetricName: Refused, MetricValue: '1' }] } }

        """).Found("PAY7001"));

    [Theory]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: 'Refunds::Refunds.Function::Handle', Runtime: dotnet8 } }\n")]
    public void PAY7001_says_nothing_where_other_code_may_record(string resource) => Assert.Empty(Of(Alarm("MetricName: SettlementPending") + resource).Found("PAY7001"));

    [Theory]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: Orders, TABLE: !Ref Table } } } }\n  Table: { Type: AWS::Serverless::SimpleTable }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: python3.13, InlineCode: 'def handler(event, context): return 1' } }\n")]
    [InlineData("  Other: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler, Runtime: python3.13, Code: { ZipFile: !Sub 'def handler(event, context): return \"${Given}\"' } } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x } }\n  Api: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { Authorizers: { Own: { FunctionArn: !GetAtt Other.Arn } } } } }\n")]
    public void PAY7001_speaks_where_other_code_records_elsewhere(string resource) => Assert.Single(Of(Alarm("MetricName: SettlementPending") + resource).Found("PAY7001"));

    [Theory]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: X402Payment } } } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: Orders, METRICS: X402Payment } } } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: !Ref Given } } } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: python3.13, InlineCode: 'client.put_metric_data(Namespace=ns)' } }\n")]
    [InlineData("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, Events: { Hourly: { Type: Schedule, Properties: { Schedule: rate(1 hour) } } } } }\n  Api: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { Authorizers: { Own: { FunctionArn: !GetAtt Other.Arn } } } } }\n")]
    public void PAY7001_says_nothing_where_other_code_names_the_namespace(string resource) => Assert.Empty(Of(Alarm("MetricName: SettlementPending") + resource).Found("PAY7001"));

    [Theory]
    [InlineData("Metrics.PushSingleMetric(\"Order\" + order.Currency, 1, MetricUnit.Count, \"Orders\");", 1)]
    [InlineData("Metrics.PushSingleMetric(\"Order\" + order.Currency, 1, MetricUnit.Count, \"X402Payment\");", 0)]
    [InlineData("Metrics.PushSingleMetric(\"Order\" + order.Currency, 1, MetricUnit.Count, order.Network);", 0)]
    public void PAY7001_keeps_namespaces_apart(string more, int expected) => Assert.Equal(expected, Of(Alarm("MetricName: SettlementPending"), "        " + more + "\n" + Records).Found("PAY7001").Count);

    [Fact]
    public void PAY7001_leaves_what_the_contract_says_to_PAY1004()
    {
        var code = Of(Alarm("MetricName: PaymentSuccess, Dimensions: [{ Name: Service, Value: pay }]"), Records.Replace("\"PaymentSuccess\"", "\"PaymentSucess\""));
        Assert.Empty(code.Found("PAY7001"));
        Assert.Single(code.Found("PAY1004"));
        code.Fixed("PAY1004", out var left);
        Assert.DoesNotContain("PAY7001", left.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void PAY7001_says_nothing_of_what_the_code_owes() =>
        Assert.Empty((PayHandler.With("        return (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;") with { Files = [("/src/template.yaml", Alarm("MetricName: PaymentFailure"))] }).Found("PAY7001"));

    [Fact]
    public void PAY7001_says_nothing_where_a_name_is_made_at_run_time() =>
        Assert.Empty(Of(Alarm("MetricName: SettlementPending"), Records.Replace("\"PaymentDuration\"", "\"Payment\" + order.Currency")).Found("PAY7001"));

    [Theory]
    [InlineData("Payments::Shop.Function::FunctionHandlr", "The function cannot start with the handler 'Payments::Shop.Function::FunctionHandlr': 'Function' has no method 'FunctionHandlr'; 'FunctionHandler' is one")]
    [InlineData("Payments::Shop.Functions::FunctionHandler", "The function cannot start with the handler 'Payments::Shop.Functions::FunctionHandler': there is no type 'Shop.Functions'; 'Shop.Function' is one")]
    [InlineData("Payments::Shop.Function::Hidden", "The function cannot start with the handler 'Payments::Shop.Function::Hidden': 'Hidden' is not public")]
    public void PAY7005_tells_handlers_that_are_not_there(string handler, string message)
    {
        var more = "  Wrong: { Type: AWS::Serverless::Function, Properties: { Handler: '" + handler + "', Runtime: dotnet8 } }\n";
        Assert.Equal([message], (PayHandler.With(Records, "private void Hidden() { }", "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with { Files = [("/src/template.yaml", Function + more)] }).Found("PAY7005"));
    }

    [Theory]
    [InlineData("Payments::Shop.Function::ToString")]
    [InlineData("Payments")]
    [InlineData("Other::Shop.Nothing::Nowhere")]
    [InlineData("!Ref Given")]
    public void PAY7005_leaves_alone_what_is_there_or_another_projects(string handler) =>
        Assert.Empty(Of(Function + "  Other: { Type: AWS::Serverless::Function, Properties: { Handler: " + (handler[0] == '!' ? handler : "'" + handler + "'") + ", Runtime: dotnet8 } }\n").Found("PAY7005"));

    [Theory]
    [InlineData("", 1)]
    [InlineData("CodeUri: ./publish, ", 1)]
    [InlineData("CodeUri: .., ", 1)]
    [InlineData("CodeUri: ../elsewhere, ", 0)]
    [InlineData("CodeUri: ../srcery, ", 0)]
    public System.Threading.Tasks.Task PAY7005_leaves_alone_a_project_of_the_same_name_elsewhere(string code, int count)
    {
        const string Missing = "TestProject::Shop.Function::Nowhere";
        var template = Function.Replace("Payments::", "TestProject::") + "  Other: { Type: AWS::Serverless::Function, Properties: { " + code + "Runtime: dotnet8, Handler: " + (count == 0 ? Missing : "{|PAY7005:" + Missing + "|}") + " } }\n";
        return AnalyzerVerifier.Judges(
            "PAY7005",
            PayHandler.With("        return (await _payments.ProcessPaymentAsync(order)).Success ? 200 : 402;").Sources[0].Text,
            ("/src/template.yaml", template),
            ("/.globalconfig", "is_global = true\nbuild_property.MSBuildProjectDirectory = /src\n"));
    }

    [Fact]
    public void Look_alikes_are_code_like_any_other()
    {
        // The project's own Metrics records nothing in CloudWatch, so that the alarm is dead; but the name stands in the source, and may be sent by other means.
        var code = PayHandler.With(Records, "private static class Metrics { public static void AddMetric(string name, double value, MetricUnit unit) { } }\n    private enum MetricUnit { Count, Milliseconds }")
            with { Files = [("/src/template.yaml", Alarm("MetricName: PaymentSuccess"))] };
        Assert.Empty(code.Found("PAY7001"));
    }

    [Fact]
    public void Elsewhere_means_elsewhere()
    {
        var code = Of(Alarm("MetricName: SettlementPending")) with { };
        code = code with { Files = code.Files.Add(("/src/payment-observability.yaml", "deployment: external\n")) };
        Assert.Empty(code.Found("PAY7001").Concat(code.Found("PAY7005")));
    }

    private static string Alarm(string metric) => Function + "  A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X402Payment, " + metric + " } }\n";

    private static RuleCase Of(string template, string body = Records) =>
        PayHandler.With(body, "", "using AWS.Lambda.Powertools.Metrics;", typeof(AWS.Lambda.Powertools.Metrics.Metrics)) with { Files = [("/src/template.yaml", template)] };
}
