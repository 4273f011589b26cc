using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>Templates on which PAY6001, PAY6003, PAY6006, PAY6007, PAY6010, PAY6011 and PAY6013 asked for the wrong thing, or wrote something that does harm.</summary>
public class GuideTrapsTests
{
    private const string Handler = "Handler: Payments::Shop.Function::FunctionHandler, Runtime: dotnet8";

    private const string Recorded = """
                var watch = Stopwatch.StartNew();
                var receipt = await _payments.ProcessPaymentAsync(order);
                await _cloudWatch.PutMetricDataAsync(new PutMetricDataRequest
                {
                    Namespace = "X402Payment",
                    MetricData = new List<MetricDatum>
                    {
                        new() { MetricName = "PaymentSuccess", Value = receipt.Success ? 1 : 0, Unit = StandardUnit.Count },
                        new() { MetricName = "PaymentDuration", Value = watch.Elapsed.TotalMilliseconds, Unit = StandardUnit.Milliseconds },
                    },
                });
                return receipt.Success ? 200 : 402;
        """;

    [Theory]
    [InlineData("rate(1 day)", "Period: 86400", "EvaluationPeriods: 2")]
    [InlineData("rate(6 hours)", "Period: 21600", "EvaluationPeriods: 2")]
    [InlineData("rate(2 days)", "Period: 86400", "EvaluationPeriods: 4")]
    [InlineData("rate(10 minutes)", "Period: 600", "EvaluationPeriods: 2")]
    public void PAY6003_alarms_on_a_schedule_can_go_off(string rate, string period, string periods)
    {
        var text = Of($"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Events: {{ Run: {{ Type: Schedule, Properties: {{ Schedule: {rate} }} }} }} }} }}\n").FixedFile("PAY6003", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6010", left);
        Assert.DoesNotContain("PAY6003", left);
        Assert.DoesNotContain("ANOMALY_DETECTION_BAND", text);
        var silence = text.Substring(text.IndexOf("PayFunctionSilenceAlarm:", StringComparison.Ordinal));
        Assert.Contains(period + "\n", silence);
        Assert.Contains(periods + "\n", silence);
        var errors = text.Substring(text.IndexOf("PayFunctionErrorsAlarm:", StringComparison.Ordinal));
        Assert.StartsWith("EvaluationPeriods: 1\n", errors.Substring(errors.IndexOf("EvaluationPeriods", StringComparison.Ordinal)));
    }

    [Fact]
    public void PAY6003_sees_callers_that_stand_outside_of_the_function()
    {
        var text = Of($$"""
              Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
              PayFunction: { Type: AWS::Lambda::Function, Properties: { {{Handler}}, Role: !GetAtt Role.Arn, Code: { S3Bucket: b, S3Key: k } } }
              Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: pay, ProtocolType: HTTP } }
              Link: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt PayFunction.Arn, PayloadFormatVersion: "2.0" } }
              Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: POST /pay, Target: !Sub "integrations/${Link}" } }

            """).FixedFile("PAY6003", "/src/template.yaml", out _);
        Assert.Contains("PayFunctionSilenceAlarm", text);
    }

    [Fact]
    public void PAY6006_of_Kafka_is_a_lag_in_messages()
    {
        var text = Of($"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Events: {{ Charges: {{ Type: MSK, Properties: {{ Stream: !Ref Cluster, Topics: [charges], StartingPosition: LATEST }} }} }} }} }}\n").FixedFile("PAY6006", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6006", left);
        Assert.Contains("MetricName: OffsetLag", text);
        Assert.DoesNotContain("IteratorAge", text);
    }

    [Fact]
    public void PAY6001_is_silent_where_a_loop_may_make_the_alarms()
    {
        Assert.Empty(Of($$"""
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}} } }
              Fn::ForEach::Alarms:
                - Metric
                - [Errors, Throttles]
                - Alarm${Metric}:
                    Type: AWS::CloudWatch::Alarm
                    Properties: { Namespace: AWS/Lambda, MetricName: !Ref Metric }

            """).Found("PAY6001"));
    }

    [Fact]
    public void PAY6001_is_written_beside_a_loop_that_makes_something_else()
    {
        var text = Of($$"""
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}} } }
              Fn::ForEach::Queues:
                - Name
                - [A, B]
                - Queue${Name}:
                    Type: AWS::SQS::Queue

            """).FixedFile("PAY6001", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6001", left);
        Assert.Contains("  PayFunctionErrorsAlarm:", text);
    }

    [Fact]
    public void PAY6003_of_another_function_does_not_count()
    {
        var found = Of($$"""
              Topic: { Type: AWS::SNS::Topic }
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}}, FunctionName: !Sub "pay-${Env}" } }
              Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: x } }
              Errors: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{ Name: FunctionName, Value: !Ref Other }], AlarmActions: [!Ref Topic] } }

            """, "Parameters: { Env: { Type: String } }\n").Found("PAY6003");
        Assert.Contains("error rate", Assert.Single(found));
    }

    [Theory]
    [InlineData("Media", "UploadSuccess", true)]
    [InlineData("CloudWatchSynthetics", "SuccessPercent", true)]
    [InlineData("Media", "CheckoutSuccess", false)]
    [InlineData("X402Payment", "PaymentSuccess", false)]
    [InlineData("!Ref Space", "UploadSuccess", false)]
    public void PAY6007_of_something_else_does_not_count(string space, string name, bool isMissing)
    {
        var code = Of($$"""
              Topic: { Type: AWS::SNS::Topic }
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}} } }
              Rate: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: {{space}}, MetricName: {{name}}, Statistic: Average, AlarmActions: [!Ref Topic] } }

            """, "Parameters: { Space: { Type: String } }\n", Recorded);
        Assert.Equal(isMissing, code.Found("PAY6007").Any(found => found.Contains("success rate")));
    }

    [Fact]
    public void PAY6001_leaves_nothing_where_the_code_has_metrics_of_its_own()
    {
        Of($"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler} }} }}\n", "", Recorded).FixedFile("PAY6001", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6001", left);
    }

    [Fact]
    public void PAY6010_knows_that_a_parameter_may_be_a_list_of_topics()
    {
        Assert.Empty(Of($$"""
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}} } }
              Errors: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{ Name: FunctionName, Value: !Ref PayFunction }], Statistic: Sum, Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 1, ComparisonOperator: GreaterThanThreshold, TreatMissingData: notBreaching } }
              Any: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Sub 'ALARM("${Errors}")', AlarmActions: !Ref Topics } }

            """, "Parameters: { Topics: { Type: CommaDelimitedList } }\n").FoundInFiles("PAY6010"));
    }

    [Theory]
    [InlineData("/aws/lambda/${PayFunction}", "")]
    [InlineData("/aws/lambda/pay", ", FunctionName: pay")]
    public void PAY6011_keeps_the_group_that_is_there(string name, string more)
    {
        var text = Of($$"""
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}}{{more}} } }
              Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "{{name}}" } }

            """).FixedFile("PAY6011", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6011", left);
        Assert.Contains("RetentionInDays: 90", text);
        Assert.DoesNotContain("PayFunctionLogs", text);
    }

    [Fact]
    public void PAY6011_does_not_move_logs_away_from_their_filters()
    {
        var text = Of($$"""
              PayFunction: { Type: AWS::Serverless::Function, Properties: { {{Handler}} } }
              Failures: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: !Sub "/aws/lambda/${PayFunction}", FilterPattern: failed, MetricTransformations: [{ MetricName: Failures, MetricNamespace: Shop, MetricValue: "1" }] } }

            """).FixedFile("PAY6001", "/src/template.yaml", out _);
        Assert.DoesNotContain("LogGroup: !Ref", text);
        Assert.DoesNotContain("AWS::Logs::LogGroup", text);
    }

    [Fact]
    public void PAY6001_of_functions_that_exclude_each_other_leaves_nothing_to_say()
    {
        var text = Of($$"""
              PayArm: { Type: AWS::Serverless::Function, Condition: IsArm, Properties: { {{Handler}} } }
              PayX86: { Type: AWS::Serverless::Function, Condition: IsX86, Properties: { {{Handler}} } }

            """, "Parameters: { Arch: { Type: String, Default: arm64 } }\nConditions: { IsArm: !Equals [!Ref Arch, arm64], IsX86: !Not [!Condition IsArm] }\n", Recorded).FixedFile("PAY6001", "/src/template.yaml", out var left);
        Assert.DoesNotContain(left, id => id.StartsWith("PAY6", StringComparison.Ordinal) || id is "PAY7001" or "PAY7002" or "PAY7004" or "PAY7005");
        Assert.DoesNotContain("!And [!Condition IsArm", text);
        Assert.Contains("IsArmOrIsX86: !Or [!Condition IsArm, !Condition IsX86]", text);
    }

    // What no fix can write: the rule of its own says it, and not the warning that offers to write everything.
    public static TheoryData<string, string> LeftToPeople => new()
    {
        { "PAY6011", $"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Role: !Sub 'arn:aws:iam::${{AWS::AccountId}}:role/pay' }} }}\n" },
        { "PAY6002", $"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Role: !ImportValue PayRole }} }}\n" },
        { "PAY6011", $"  Role: {{ Type: AWS::IAM::Role, Properties: {{ AssumeRolePolicyDocument: {{}} }} }}\n  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Role: !GetAtt Role.Arn }} }}\n" },
        { "PAY6011", $"  PayFunction: {{ Type: AWS::Serverless::Function, Metadata: {{ Tool: Amazon.Lambda.Annotations }}, Properties: {{ {Handler} }} }}\n" },
        { "PAY6002", $"  PayFunction: {{ Type: AWS::Serverless::Function, Metadata: {{ Tool: Amazon.Lambda.Annotations }}, Properties: {{ {Handler} }} }}\n  Other: {{ Type: AWS::Serverless::Function, Properties: {{ Handler: index.handler, Runtime: nodejs22.x, InlineCode: x }} }}\n" },
        { "PAY6011", $"  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler} }} }}\n  Filter: {{ Type: AWS::Logs::SubscriptionFilter, Properties: {{ LogGroupName: !Sub '/aws/lambda/${{PayFunction}}', FilterPattern: '', DestinationArn: !Ref Stream }} }}\n" },
        { "PAY6011", $"  PayFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      <<: &base {{ LoggingConfig: {{ LogFormat: JSON }} }}\n      Handler: Payments::Shop.Function::FunctionHandler\n      Runtime: dotnet8\n" },
        { "PAY6004", $"  Api: {{ Type: AWS::Serverless::Api, Properties: {{ StageName: prod, DefinitionUri: api.yaml }} }}\n  PayFunction: {{ Type: AWS::Serverless::Function, Properties: {{ {Handler}, Events: {{ Pay: {{ Type: Api, Properties: {{ RestApiId: !Ref Api, Method: POST, Path: /pay }} }} }} }} }}\n" },
    };

    [Theory]
    [MemberData(nameof(LeftToPeople))]
    public void PAY6001_names_nothing_that_its_fix_leaves(string id, string resources)
    {
        var code = Of(resources, "Parameters: { Stream: { Type: String } }\n", Recorded);
        Assert.NotEmpty(code.Found(id));
        code.FixedFile("PAY6001", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6001", left);
        Assert.Contains(id, left);
    }

    [Fact]
    public void PAY6011_makes_no_group_that_may_be_there_already()
    {
        foreach (var resources in LeftToPeople.Where(one => Equals(one[0], "PAY6011")).Select(one => (string)one[1]))
        {
            Assert.DoesNotContain("AWS::Logs::LogGroup", Of(resources, "Parameters: { Stream: { Type: String } }\n", Recorded).FixedFile("PAY6001", "/src/template.yaml", out _));
        }
    }

    private static RuleCase Of(string resources, string parameters = "", string body = PaidTemplate.Pay) =>
        PayHandler.With(
            body,
            "private readonly IAmazonCloudWatch _cloudWatch = null!;",
            "using Amazon.CloudWatch;\nusing Amazon.CloudWatch.Model;",
            typeof(Amazon.CloudWatch.IAmazonCloudWatch),
            typeof(Amazon.Runtime.AmazonServiceClient)) with { Files = [("/src/template.yaml", "Transform: AWS::Serverless-2016-10-31\n" + parameters + "Resources:\n" + resources)] };
}
