using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>What is written says what the template itself says: its timeouts, names, topics.</summary>
public class GuideWritingTests
{
    private const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            MemorySize: 512
        Resources:
          Pay:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Shop::Shop.Pay::HandleAsync

        """;

    private const string Topic = """
          OnCall:
            Type: AWS::SNS::Topic
          Old:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmActions: [!Ref OnCall]

        """;

    [Theory]
    [InlineData("", "2400")]
    [InlineData("      Timeout: 29\n", "23200")]
    [InlineData("      Timeout: \"10\"\n", "8000")]
    public void Duration_is_measured_against_the_timeout(string line, string threshold) =>
        Assert.Equal(threshold, Written.Resource(Function + line, "PayDurationAlarm", "lambda-duration|Pay").At("Threshold")!.ToString());

    [Fact]
    public void And_against_that_of_the_globals() =>
        Assert.Equal("12000", Written.Resource(Function.Replace("MemorySize: 512", "Timeout: 15"), "PayDurationAlarm", "lambda-duration|Pay").At("Threshold")!.ToString());

    [Theory]
    [InlineData("!Ref Seconds", "!Sub", "100 * duration / (1000 * ${Seconds})")]
    [InlineData("!FindInMap [Stages, !Ref Stage, Timeout]", "!Sub", null)]
    public void A_timeout_that_is_computed_stands_in_the_expression(string timeout, string tag, string? expression)
    {
        var alarm = Written.Resource(Function + $"      Timeout: {timeout}\n", "PayDurationAlarm", "lambda-duration|Pay");
        Assert.Equal("80", alarm.At("Threshold")!.ToString());
        var value = alarm.At("Metrics", "0", "Expression")!;
        Assert.Equal(tag, value.Tag);
        if (expression is not null)
        {
            Assert.Equal(expression, value.ToString());
        }
        else
        {
            Assert.Equal("!FindInMap", Assert.IsType<YamlMap>(Assert.IsType<YamlList>(value).Items[1])["Value1"]!.Tag);
        }
    }

    [Fact]
    public void The_topic_that_alarms_use_is_used()
    {
        var written = Written.With(Function + Topic, "lambda-errors|Pay");
        Assert.DoesNotContain("PaymentAlarmsTopic", written);
        Assert.Contains("AlarmActions: [!Ref OnCall]\n", written);
    }

    [Fact]
    public void But_not_where_it_exists_under_a_condition_only() =>
        Assert.Contains("AlarmActions: [!Ref PaymentAlarmsTopic]\n", Written.With(Function + Topic.Replace("SNS::Topic\n", "SNS::Topic\n    Condition: IsProd\n"), "lambda-errors|Pay"));

    [Fact]
    public void Events_go_to_a_topic_that_takes_them()
    {
        // Without a policy that lets EventBridge in, a topic takes alarms only.
        Assert.Contains("Arn: !Ref PaymentAlarmsTopic", Written.With(Function + Topic, "lambda-changes|Pay"));

        const string Policy = """
              Policy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref OnCall]
                  PolicyDocument: { Statement: [{ Effect: Allow, Action: sns:Publish, Resource: !Ref OnCall, Principal: { Service: events.amazonaws.com } }] }

            """;
        var written = Written.With(Function + Topic + Policy, "lambda-changes|Pay");
        Assert.Contains("Arn: !Ref OnCall", written);
        Assert.DoesNotContain("PaymentAlarmsTopic", written);
    }

    [Fact]
    public void A_name_that_is_taken_by_something_else_gets_a_number()
    {
        var before = Function + "  PayErrorsAlarm:\n    Type: AWS::SQS::Queue\n";
        var written = Written.With(before, "lambda-errors|Pay");
        Assert.Contains("  PayErrorsAlarm2:\n    Type: AWS::CloudWatch::Alarm", written);
        Assert.Equal(written, Written.With(written, "lambda-errors|Pay"));
    }

    [Theory]
    [InlineData("ServerlessRestApi", "Api", "5XXError", "ApiName")]
    [InlineData("ServerlessHttpApi", "HttpApi", "5xx", "ApiId")]
    public void Metrics_of_an_api_have_the_names_of_its_kind(string api, string type, string metric, string dimension)
    {
        var before = Function + $"      Events:\n        Pay: {{ Type: {type}, Properties: {{ Path: /pay, Method: POST }} }}\n";
        var alarm = Written.Resource(before, api + "ServerErrorsAlarm", "api-5xx|" + api);
        Assert.Equal(metric, alarm.At("MetricName")!.ToString());
        Assert.Equal(dimension, alarm.At("Dimensions", "0", "Name")!.ToString());
    }

    [Theory]
    [InlineData("      DefinitionUri: api.yaml\n")]
    [InlineData("      Name: !ImportValue name\n      DefinitionBody: !Ref X\n", true)]
    public void An_api_whose_name_is_in_another_file_gets_no_alarm(string line, bool isNamed = false)
    {
        var written = Written.With(Function + "  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: live\n" + line, "api-5xx|Api");
        Assert.Equal(isNamed, written.Contains("ApiServerErrorsAlarm"));
    }

    [Fact]
    public void Requests_for_payment_are_no_client_errors()
    {
        const string Api = "  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n";

        // Without a log or anything that counts them there is no alarm at all.
        Assert.Equal(Function + Api, Written.With(Function + Api, "api-4xx|Api|x402=true"));

        var alarm = Written.Resource(Function + Api, "ApiClientErrorsAlarm", "api-4xx|Api|x402=true;namespace=X402Payment;challenge=PaymentRequired");
        Assert.Contains("FILL(errors, 0) - FILL(challenges, 0)", alarm.At("Metrics", "0", "Expression")!.ToString());
        Assert.Equal("4XXError", Written.Resource(Function + Api, "ApiClientErrorsAlarm", "api-4xx|Api").At("MetricName")!.ToString());
    }

    [Fact]
    public void Payment_alarms_read_what_the_code_writes()
    {
        var unknown = Written.Resource(Function, "PaymentUnknownAlarm", "payment-unknown||namespace=Shop;dimensions=Service=shop;failure=Refused;reason-dimension=Why;unknown=Nobody knows");
        Assert.Equal("Shop", unknown.At("Namespace")!.ToString());
        Assert.Equal("Refused", unknown.At("MetricName")!.ToString());
        Assert.Equal(
            ["Service=shop", "Why=Nobody knows"],
            Assert.IsType<YamlList>(unknown.At("Dimensions")).Items.Cast<YamlMap>().Select(dimension => dimension["Name"] + "=" + dimension["Value"]));

        // Nothing is guessed.
        Assert.Equal(Function, Written.With(Function, "payment-success", "payment-unknown||namespace=Shop;failure=Refused", "payment-duration||namespace=Shop", "wallet-connection"));
    }

    [Fact]
    public void Functions_with_a_role_of_their_own_keep_their_log_group()
    {
        // Lambda's own, which may be there already: a stack that makes it fails.
        var own = Function + "      Role: !ImportValue role\n";
        Assert.Equal(own, Written.With(own, "log-retention|Pay"));
        Assert.Contains("LogGroup: !Ref PayLogs", Written.With(Function, "log-retention|Pay"));
    }

    [Fact]
    public void What_Annotations_manage_is_switched_on_for_all()
    {
        var managed = Function.Replace("    Properties:", "    Metadata: { Tool: Amazon.Lambda.Annotations }\n    Properties:");
        Assert.Contains("    MemorySize: 512\n    # PAY6002: traces of every payment\n    Tracing: Active\n", Written.With(managed, "tracing|Pay"));

        // Not where others would be switched on too.
        var mixed = managed + "  Other:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: A::B.C::D\n";
        Assert.Equal(mixed, Written.With(mixed, "tracing|Pay"));
    }

    [Fact]
    public void A_queue_without_dead_letters_gets_them()
    {
        var before = Function + "  Later:\n    Type: AWS::SQS::Queue\n    Properties:\n      FifoQueue: true\n";
        Assert.Equal("true", Written.Resource(before, "LaterDeadLetters", "queue-dead-letters|Later").At("FifoQueue")!.ToString());
        Assert.Equal("LaterDeadLetters.QueueName", Written.Resource(before, "LaterDeadLettersAlarm", "queue-dead-letters|Later").At("Dimensions", "0", "Value")!.ToString());
    }

    [Fact]
    public void Queries_and_dashboards_read_the_group_that_a_function_logs_to()
    {
        Assert.Equal("/aws/lambda/${Pay}", Written.Resource(Function, "PaymentErrorsQuery", "query-errors").At("LogGroupNames", "0")!.ToString());
        Assert.Equal("PayLogs", Written.Resource(Function, "PaymentErrorsQuery", "query-errors", "log-retention|Pay").At("LogGroupNames", "0")!.ToString());
        Assert.Contains("SOURCE '${PayLogs}'", Written.Resource(Function, "PaymentDashboard", "dashboard", "log-retention|Pay").At("DashboardBody")!.ToString());
    }

    [Fact]
    public void An_alarm_names_the_query_only_where_there_is_one()
    {
        Assert.DoesNotContain("Log query", Written.With(Function, "lambda-errors|Pay"));
        Assert.Contains(". Log query: ${AWS::StackName}/payments/errors", Written.With(Function, "lambda-errors|Pay", "query-errors"));
    }

    [Fact]
    public void Every_alarm_says_what_it_means_and_names_its_query()
    {
        foreach (var start in StartingTemplate.All.Where(start => !start.Name.Contains('+')))
        {
            var before = (YamlMap)YamlReader.Read(start.Text, CancellationToken.None).Root!;
            var after = (YamlMap)YamlReader.Read(TemplateWriter.Write(start.Text, GapsOf.Everything(start.Text), CancellationToken.None), CancellationToken.None).Root!;
            if (!new TemplateView(before).Functions.Any())
            {
                continue;
            }

            foreach (var alarm in ((YamlMap)after["Resources"]!).Entries.Where(entry => entry.Value is YamlMap map && map.Text("Type") == "AWS::CloudWatch::Alarm" && (before["Resources"] as YamlMap)?[entry.Key.Value] is null))
            {
                var description = ((YamlMap)alarm.Value).At("AlarmDescription");
                Assert.Contains(". Log query: ${AWS::StackName}/payments/", (description is YamlMap { Entries.Length: 1 } sub ? sub.Entries[0].Value : description)!.ToString());
            }
        }
    }

    [Fact]
    public void What_a_service_differs_in_is_a_parameter()
    {
        const string Facts = "namespace=X402Payment;success=PaymentSuccess;duration=PaymentDuration";
        var none = Written.Resource(Function, "PaymentNoneAlarm", "payment-none||" + Facts);
        Assert.Equal("PaymentSilenceHours", none.At("EvaluationPeriods")!.ToString());
        Assert.Equal("breaching", none.At("TreatMissingData")!.ToString());
        var success = Written.Resource(Function, "PaymentSuccessAlarm", "payment-success||" + Facts);
        Assert.Equal("PaymentSuccessMinimum", success.At("Threshold")!.ToString());
        Assert.Equal("PaymentRatePeriod", success.At("Metrics", "1", "MetricStat", "Period")!.ToString());
        Assert.Equal("PaymentDurationMaximum", Written.Resource(Function, "PaymentDurationAlarm", "payment-duration||" + Facts).At("Threshold")!.ToString());
        Assert.Contains("    Default: 24\n", Written.With(Function, "payment-none||" + Facts));

        // Each only where something needs it.
        Assert.DoesNotContain("PaymentSuccessMinimum", Written.With(Function, "payment-none||" + Facts));
    }

    [Fact]
    public void System_errors_are_those_of_operations_that_are_called()
    {
        var before = Function + "  Ledger:\n    Type: AWS::DynamoDB::Table\n";
        Assert.Equal("FILL(m0, 0) + FILL(m1, 0)", Written.Resource(before, "LedgerSystemErrorsAlarm", "table-system-errors|Ledger|operations=GetItem,PutItem").At("Metrics", "0", "Expression")!.ToString());
        Assert.EndsWith("FILL(m9, 0)", Written.Resource(before, "LedgerSystemErrorsAlarm", "table-system-errors|Ledger").At("Metrics", "0", "Expression")!.ToString());
    }

    [Fact]
    public void Broken_templates_are_left_alone()
    {
        foreach (var start in StartingTemplate.All.Where(start => !start.Name.Contains('+')))
        {
            var text = start.Text.ToString();
            var gaps = GapsOf.Everything(start.Text);
            for (var length = 0; length < text.Length; length += 50)
            {
                var cut = SourceText.From(text[..length]);
                var written = TemplateWriter.Write(cut, gaps, CancellationToken.None);
                Assert.True(YamlReader.Read(cut, CancellationToken.None).IsWhole ? YamlReader.Read(written, CancellationToken.None).IsWhole : written == cut, $"{start.Name} cut at {length}");
            }
        }
    }

    [Fact]
    public void EventBridge_may_use_the_key_of_the_topic_without_a_condition()
    {
        var written = Written.Resource(Function, "PaymentAlarmsKey", "lambda-errors|Pay");
        foreach (var statement in ((YamlList)written.At("KeyPolicy", "Statement")!).Items.Cast<YamlMap>().Where(statement => ((YamlMap)statement["Principal"]!).Text("Service") is not null))
        {
            Assert.Equal(((YamlMap)statement["Principal"]!).Text("Service") == "events.amazonaws.com", statement["Condition"] is null);
        }

        Assert.Contains("events.amazonaws.com", Written.With(Function, "lambda-errors|Pay"));
    }

    [Fact]
    public void What_is_merged_in_is_not_hidden()
    {
        const string Merging = """
            Transform: AWS::Serverless-2016-10-31
            x-base: &base
              LoggingConfig: { LogFormat: JSON }
            Resources:
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  <<: *base
                  Handler: Shop::Shop.Pay::HandleAsync

            """;
        Assert.Equal(Merging, Written.With(Merging, "log-retention|Pay"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("        DefaultAuthorizer: Jwt\n", true)]
    public void A_health_check_asks_for_no_token(string authorizer, bool isOpened)
    {
        var template = $$"""
            Transform: AWS::Serverless-2016-10-31
            Globals:
              HttpApi:
                Auth:
                  Authorizers: { Jwt: { IdentitySource: $request.header.Authorization, JwtConfiguration: { issuer: https://shop, audience: [a] } } }
            {{authorizer}}Resources:
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Shop::Shop.Pay::HandleAsync
                  Events:
                    Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }

            """.Replace("        Default", "      Default");
        var health = Written.Resource(template, "HealthFunction", "health-deployed|Pay|handler=Shop::Shop.Health::HandleAsync");
        Assert.Equal(isOpened ? "NONE" : null, health.At("Events", "Health", "Properties", "Auth", "Authorizer")?.ToString());
    }

    [Theory]
    [InlineData("!Ref RoleArn", false)]
    [InlineData("!ImportValue role", false)]
    [InlineData("!GetAtt Own.Arn", true)]
    public void Tracing_is_left_off_where_the_rights_are_not_known(string role, bool isOn) =>
        Assert.Equal(isOn, Written.Resource(Function + $"      Role: {role}\n  Own:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {{}}\n", "Pay", "tracing|Pay").At("Tracing") is not null);

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", true)]
    [InlineData("!Sub \"arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole\"", true)]
    [InlineData("arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess", false)]
    public void Only_a_role_that_may_write_to_any_group_gets_one_that_does_not_exist_yet(string policy, bool isOwn)
    {
        var template = Function + $"      Role: !GetAtt Own.Arn\n  Own:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns:\n        - {policy}\n";
        var written = Written.With(template, "log-retention|Pay");
        Assert.Equal(isOwn, written.Contains("Type: AWS::Logs::LogGroup"));
        Assert.DoesNotContain("LogGroupName", written);
        Assert.Equal(isOwn, Written.Resource(template, "Pay", "log-retention|Pay").At("LoggingConfig", "LogGroup") is not null);
    }

    [Fact]
    public void Who_switches_the_detector_on_hears_of_what_it_finds() =>
        Assert.Equal("WatchesThreats", Written.Resource(Function, "ThreatsRule", "guardduty").Text("Condition"));

    private const string Exclusive = """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          IsArm: !Equals [!Ref Arch, arm64]
          IsX86: !Not [!Condition IsArm]
        Resources:
          PayArm: { Type: AWS::Serverless::Function, Condition: IsArm, Properties: { Handler: Shop::Shop.Pay::HandleAsync } }
          PayX86: { Type: AWS::Serverless::Function, Condition: IsX86, Properties: { Handler: Shop::Shop.Pay::HandleAsync } }

        """;

    [Theory]
    [InlineData("PaymentErrorsQuery")]
    [InlineData("LambdaChangesRule")]
    [InlineData("PaymentDashboard")]
    public void What_is_about_functions_that_exclude_each_other_is_there_with_any_of_them(string id)
    {
        var written = Written.With(Exclusive, "query-errors", "lambda-changes", "dashboard");
        Assert.DoesNotContain("!And", written);
        Assert.Contains("IsArmOrIsX86: !Or [!Condition IsArm, !Condition IsX86]", written);
        Assert.Equal("IsArmOrIsX86", Written.Resource(Exclusive, id, "query-errors", "lambda-changes", "dashboard").Text("Condition"));
    }

    [Fact]
    public void And_its_parts_look_at_the_condition_of_their_function()
    {
        var written = Written.With(Exclusive, "query-errors", "lambda-changes", "dashboard");
        Assert.Contains("- !If [IsArm, !Sub \"/aws/lambda/${PayArm}\", !Ref AWS::NoValue]", written);
        Assert.Contains("!If [IsX86, !GetAtt PayX86.Arn, !Ref AWS::NoValue]", written);

        // Nothing names a function past its condition.
        var bare = string.Join("\n", written.Split('\n').Where(line => !line.Contains("!If [Is") && !line.TrimStart().StartsWith("PayArm:", System.StringComparison.Ordinal)));
        Assert.DoesNotContain("${PayArm}", bare);
        Assert.DoesNotContain("!Ref PayArm", bare);
        Assert.Contains("!If [IsArm, !Sub \"SOURCE '/aws/lambda/${PayArm}' | \", \"\"]", written);
    }

    [Fact]
    public void What_one_function_is_always_about_has_no_condition()
    {
        var template = Exclusive.Replace("Condition: IsArm, ", "");
        var query = Written.Resource(template, "PaymentErrorsQuery", "query-errors");
        Assert.Null(query["Condition"]);
        Assert.Equal("!Sub", query.At("LogGroupNames", "0")!.Tag);
        Assert.Equal("!If", query.At("LogGroupNames", "1")!.Tag);
    }

    [Fact]
    public void What_all_functions_share_a_condition_with_has_the_same()
    {
        var query = Written.Resource(Exclusive.Replace("Condition: IsX86", "Condition: IsArm"), "PaymentErrorsQuery", "query-errors");
        Assert.Equal("IsArm", query.Text("Condition"));
        Assert.Equal("!Sub", query.At("LogGroupNames", "1")!.Tag);
    }

    [Fact]
    public void More_conditions_than_Or_takes_are_nested()
    {
        var template = "Transform: AWS::Serverless-2016-10-31\nConditions:\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"  C{i:00}: !Equals [a, b]\n")) + "Resources:\n"
            + string.Concat(Enumerable.Range(0, 12).Select(i => $"  Pay{i}: {{ Type: AWS::Serverless::Function, Condition: C{i:00}, Properties: {{ Handler: Shop::Shop.Pay::HandleAsync }} }}\n"));
        var written = Written.With(template, "query-errors");
        var joined = Assert.IsType<YamlMap>(((YamlMap)YamlReader.Read(SourceText.From(written), CancellationToken.None).Root!)["Conditions"]).Entries.Last();
        var parts = Assert.IsType<YamlList>(joined.Value);
        Assert.Equal("!Or", parts.Tag);
        Assert.Equal(3, parts.Items.Length);
        Assert.Equal(10, Assert.IsType<YamlList>(parts.Items[0]).Items.Length);
    }
}
