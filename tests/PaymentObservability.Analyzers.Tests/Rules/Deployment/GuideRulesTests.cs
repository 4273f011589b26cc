using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>What a template owes to the payments that it deploys, and what counts as there: PAY6001 and the rules behind it.</summary>
public class GuideRulesTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private const string Bare = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Environment:
                Variables:
                  ORDERS_TABLE: !Ref Orders
              Events:
                Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }
                Later: { Type: SQS, Properties: { Queue: !GetAtt Later.Arn } }
          Orders:
            Type: AWS::DynamoDB::Table
            Properties: { BillingMode: PAY_PER_REQUEST }
          Later:
            Type: AWS::SQS::Queue
            Properties:
              RedrivePolicy: { deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5 }
          Lost:
            Type: AWS::SQS::Queue
          Unrelated:
            Type: AWS::DynamoDB::Table
            Properties: { BillingMode: PROVISIONED }

        """;

    [Fact]
    public void PAY6001_says_in_one_warning_what_is_missing()
    {
        Assert.Equal(
            "'template.yaml' deploys payments (PayFunction) and lacks 33 of the 33 things that the guide asks of it: "
            + "Lambda alarms (invocations, error rate, duration, throttles, claimed concurrency), event source alarms (message age, dead letters), table alarms (throttles, system errors), "
            + "API alarms (5xx, 4xx, latency, integration latency, request count), payment alarms (success rate, duration, unknown outcomes, no payments at all), dashboard, "
            + "log queries (errors, payments, failures by reason, slowest settlements), X-Ray tracing, "
            + "security monitoring (changes of functions, changes of IAM, unusual calls, Config rules, GuardDuty, exposed credentials), encryption, logs (JSON, retention)",
            Assert.Single(Of(Bare).Found("PAY6001")));
        Assert.Equal(["Warning"], Of(Bare).Severities("PAY6001"));
    }

    public static TheoryData<string, string, string> Single => new()
    {
        { "PAY6002", "X-Ray tracing", "PayFunction" },
        { "PAY6003", "Lambda alarms (invocations, error rate, duration, throttles, claimed concurrency)", "PayFunction" },
        { "PAY6004", "API alarms (5xx, 4xx, latency, integration latency, request count)", "ServerlessHttpApi" },
        { "PAY6005", "table alarms (throttles, system errors)", "Orders" },
        { "PAY6006", "event source alarms (message age, dead letters)", "Later" },
        { "PAY6007", "payment alarms (success rate, duration, unknown outcomes, no payments at all)", "" },
        { "PAY6008", "dashboard", "" },
        { "PAY6009", "log queries (errors, payments, failures by reason, slowest settlements)", "" },
        { "PAY6011", "logs (JSON, retention)", "PayFunction" },
        { "PAY6014", "encryption", "Orders" },
        { "PAY6015", "security monitoring (changes of functions, changes of IAM, unusual calls, Config rules, GuardDuty, exposed credentials)", "" },
    };

    [Theory]
    [InlineData("{ ($.status = \"4*\") && ($.status != \"402\") }", false)]
    [InlineData("{ $.status >= 400 && $.status < 500 }", false)]
    [InlineData("[ip, time, request, status=4*, size]", false)]
    [InlineData("{ $.status = 500 }", true)]
    [InlineData("{ $.level = \"Error\" }", true)]
    public void PAY6004_takes_client_errors_that_are_counted_in_the_access_log(string pattern, bool isAskedFor)
    {
        var filter = $$"""
              Filter:
                Type: AWS::Logs::MetricFilter
                Properties:
                  LogGroupName: requests
                  FilterPattern: '{{pattern}}'
                  MetricTransformations: [{ MetricNamespace: !Sub "${AWS::StackName}/apis", MetricName: ClientErrors, MetricValue: "1", DefaultValue: 0 }]

            """;
        const string Alarm = """
              ClientErrorsAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: !Sub "${AWS::StackName}/apis"
                  MetricName: ClientErrors

            """;
        Assert.Equal(isAskedFor, Assert.Single(Of(Bare + filter + Alarm).Found("PAY6004")).Contains("4xx"));
        Assert.Contains("4xx", Assert.Single(Of(Bare + filter).Found("PAY6004")));
    }

    [Theory]
    [MemberData(nameof(Single))]
    public void The_rules_behind_it_are_suggestions(string id, string lacks, string targets)
    {
        Assert.StartsWith($"'template.yaml' lacks {lacks}" + (targets.Length == 0 ? "" : $" for {targets}"), Assert.Single(Of(Bare).Found(id)));
        Assert.Equal(["Info"], Of(Bare).Severities(id));
    }

    [Theory]
    [InlineData("error rate", "AWS/Lambda", "Errors", "FunctionName", "!Ref PayFunction")]
    [InlineData("error rate", "AWS/Lambda", "Errors", "FunctionName", "!Sub '${PayFunction}'")]
    [InlineData("invocations", "AWS/Lambda", "Invocations", "FunctionName", "!Ref PayFunction")]
    [InlineData("claimed concurrency", "AWS/Lambda", "ClaimedAccountConcurrency", null, null)]
    [InlineData("message age", "AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!GetAtt Later.QueueName")]
    [InlineData("dead letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "!GetAtt Lost.QueueName")]
    [InlineData("5xx", "AWS/ApiGateway", "5xx", "ApiId", "!Ref ServerlessHttpApi")]
    [InlineData("system errors", "AWS/DynamoDB", "SystemErrors", "TableName", "!Ref Orders")]
    [InlineData("success rate", "X402Payment", "PaymentSuccess", null, null)]
    [InlineData("success rate", "Shop", "checkout_failed", "Service", "shop")]
    [InlineData("unknown outcomes", "X402Payment", "PaymentFailure", "ReasonClass", "Unknown")]
    public void An_alarm_counts_by_what_it_watches(string item, string space, string metric, string? dimension, string? value) =>
        Assert.DoesNotContain(item, Labels(Of(Bare + Alarm(space, metric, dimension, value))));

    [Theory]
    [InlineData("error rate", "AWS/Lambda", "Errors", "FunctionName", "PaymentHandler-dev", "FunctionName: PayFunction-prod")]
    [InlineData("5xx", "AWS/ApiGateway", "5XXError", "ApiName", "!Ref AWS::StackName", "")]
    [InlineData("success rate", "Shop", "OrdersShipped", null, null, "")]
    [InlineData("success rate", "AWS/Lambda", "Errors", "FunctionName", "!Ref PayFunction", "")]
    [InlineData("dead letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "!GetAtt Later.QueueName", "")]
    public void An_alarm_on_something_else_does_not(string item, string space, string metric, string? dimension, string? value, string name) =>
        Assert.Contains(item, Labels(Of(Bare.Replace("      Runtime: dotnet8", name.Length == 0 ? "      Runtime: dotnet8" : "      Runtime: dotnet8\n      " + name) + Alarm(space, metric, dimension, value))));

    [Fact]
    public void Metric_math_and_other_templates_count()
    {
        const string Math = """
            Parameters:
              Function: { Type: String }
            Resources:
              Rate:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  ComparisonOperator: GreaterThanThreshold
                  EvaluationPeriods: 3
                  Threshold: 5
                  Metrics:
                    - { Id: rate, Expression: 100 * errors / invocations }
                    - { Id: errors, ReturnData: false, MetricStat: { Metric: { Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{ Name: FunctionName, Value: !Ref Function }] }, Stat: Sum, Period: 60 } }
                    - { Id: invocations, ReturnData: false, MetricStat: { Metric: { Namespace: AWS/Lambda, MetricName: Invocations, Dimensions: [{ Name: FunctionName, Value: !Ref Function }] }, Stat: Sum, Period: 60 } }
            """;
        var left = Labels(Of(Bare, ("/src/alarms.yaml", Math)));
        Assert.DoesNotContain("error rate", left);
        Assert.DoesNotContain("invocations", left);
        Assert.Contains("throttles", left);
    }

    [Theory]
    [InlineData("      Tracing: Active", "PAY6002")]
    [InlineData("      LoggingConfig: { LogFormat: JSON, LogGroup: !Ref Logs }", "PAY6011")]
    public void A_property_counts_where_it_is_or_in_Globals(string line, string id)
    {
        var logs = "  Logs:\n    Type: AWS::Logs::LogGroup\n    Properties: { RetentionInDays: 30 }\n";
        Assert.Empty(Of(Bare.Replace("      Runtime: dotnet8", "      Runtime: dotnet8\n" + line) + logs).Found(id));
        Assert.Empty(Of(Bare.Replace("Resources:\n", "Globals:\n  Function:\n" + line[2..] + "\nResources:\n") + logs).Found(id));
    }

    [Fact]
    public void A_dashboard_and_queries_count_by_what_they_show()
    {
        const string More = """
              Board:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardBody: !Sub '{"widgets":[{"type":"metric","properties":{"metrics":[["AWS/Lambda","Errors","FunctionName","${PayFunction}"]],"region":"${AWS::Region}"}},{"type":"log","properties":{"query":"SOURCE ''/aws/lambda/${PayFunction}'' | filter level = \"Error\"","region":"${AWS::Region}"}}]}'
            """;
        var code = Of(Bare + More + "\n");
        Assert.Empty(code.Found("PAY6008"));
        Assert.Equal("'template.yaml' lacks log queries (payments, failures by reason, slowest settlements)", Assert.Single(code.Found("PAY6009")));
    }

    [Fact]
    public void A_provisioned_table_needs_capacity()
    {
        var code = Of(Bare.Replace("    Type: AWS::DynamoDB::Table\n    Properties: { BillingMode: PAY_PER_REQUEST }", "    Type: AWS::DynamoDB::Table\n    Properties: { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }"));
        Assert.Equal("'template.yaml' lacks table alarms (capacity, throttles, scaling, system errors) for Orders", Assert.Single(code.Found("PAY6005")));
    }

    [Fact]
    public void A_queue_without_dead_letters_lacks_them() =>
        Assert.Equal(
            "'template.yaml' lacks event source alarms (message age, dead letters) for Later",
            Assert.Single(Of(Bare.Replace("    Properties:\n      RedrivePolicy: { deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5 }\n", "")).Found("PAY6006")));

    [Fact]
    public void Dead_letters_that_are_kept_elsewhere_may_be_watched_there() =>
        Assert.Equal(
            "'template.yaml' lacks event source alarms (message age) for Later",
            Assert.Single(Of(Bare.Replace("!GetAtt Lost.Arn", "!ImportValue letters")).Found("PAY6006")));

    [Fact]
    public void Datadog_needs_no_XRay() => Assert.Empty(Of(Bare).Using(typeof(global::Datadog.Trace.Tracer)).Found("PAY6002"));

    [Theory]
    [InlineData("Payments::Shop.Function", "Other::Shop.Function")]
    [InlineData("Shop.Function::FunctionHandler", "Shop.Function::Other")]
    [InlineData("Payments::Shop.Function::FunctionHandler", "index.handler")]
    [InlineData("AWS::Serverless::Function", "AWS::Serverless::StateMachine")]
    public void Another_projects_template_is_not_judged(string text, string other) => Assert.Empty(Of(Bare.Replace(text, other)).Found("PAY6001"));

    [Fact]
    public void What_is_deployed_elsewhere_is_not_judged() =>
        Assert.Empty(Of(Bare, ("/src/payment-observability.yaml", "deployment: external\n")).Found("PAY6001"));

    [Fact]
    public void A_project_without_payments_has_no_template_to_watch() =>
        Assert.Empty((PayHandler.With("        await Task.Yield();\n        return order.Id.Length;") with { Files = [("/src/template.yaml", Bare.Replace("/pay", "/orders").Replace("PayFunction", "OrderFunction").Replace("Pay:", "Order:"))] }).Found("PAY6001"));

    [Fact]
    public void One_project_of_several_asks_for_what_a_service_has_once()
    {
        var two = Bare.Replace("Resources:\n", "Resources:\n  CheckoutFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Checkout::Checkout.Function::FunctionHandler\n      Runtime: dotnet8\n");
        Assert.Empty(Of(two).Found("PAY6008"));
        Assert.Empty(Of(two).Found("PAY6015"));
        Assert.Single(Of(two).Found("PAY6003"));
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        const string Json = """
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "PayFunction": {
                  "Type": "AWS::Serverless::Function",
                  "Metadata": { "Tool": "Amazon.Lambda.Annotations" },
                  "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8", "Tracing": "Active" }
                }
              }
            }
            """;
        var found = Assert.Single((Of(Bare) with { Files = [("/src/serverless.template", Json)] }).Found("PAY6001"));
        Assert.StartsWith("'serverless.template' deploys payments (PayFunction)", found);
        Assert.DoesNotContain("X-Ray", found);
        Assert.DoesNotContain("API alarms", found);
    }

    [Fact]
    public void A_broken_template_is_no_template()
    {
        for (var length = 0; length < Bare.Length; length += 50)
        {
            _ = Of(Bare[..length]).Found("PAY6001");
        }
    }

    private static RuleCase Of(string template, params (string Path, string Text)[] others) => PayHandler.With(Pay) with { Files = [("/src/template.yaml", template), .. others] };

    /// <summary>The labels in the warning, taken apart.</summary>
    private static List<string> Labels(RuleCase code) =>
        Assert.Single(code.Found("PAY6001")).Split("asks of it: ")[1].Split([", ", "(", ")"], StringSplitOptions.RemoveEmptyEntries).Select(label => label.Trim()).ToList();

    private static string Alarm(string space, string metric, string? dimension, string? value) => $"""
          OneAlarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: {space}
              MetricName: "{metric}"
              Dimensions: [{(dimension is null ? "" : $"{{ Name: {dimension}, Value: {value} }}")}]
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 3
              Threshold: 5
              ComparisonOperator: GreaterThanThreshold
        
        """;
}
