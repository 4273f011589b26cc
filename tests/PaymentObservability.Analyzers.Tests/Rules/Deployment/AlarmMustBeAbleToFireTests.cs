using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Tests.Contract;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;
using static PaymentObservability.Tests.Rules.Deployment.PaidTemplate;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>PAY6010: alarms on payments that cannot go off, go off for nothing or tell nobody, at the line of the template.</summary>
public class AlarmMustBeAbleToFireTests
{
    private const string Id = "PAY6010";

    private const string Canary = """
          PaymentCanary:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Canary::Run
              Runtime: dotnet8
              Events:
                Often: { Type: Schedule, Properties: { Schedule: rate(15 minutes) } }

        """;

    [Fact]
    public void An_alarm_that_lacks_nothing_is_fine() => Assert.Empty(With(Alarm("Errors")).FoundInFiles(Id));

    public static TheoryData<string, string[], string, string> Fatal => new()
    {
        { "Errors", ["-AlarmActions"], "Watch:", "tells nobody: it has no AlarmActions" },
        { "Errors", ["AlarmActions: []"], "AlarmActions:", "tells nobody: it has no AlarmActions" },
        { "Errors", ["ActionsEnabled: false"], "ActionsEnabled", "its actions are switched off" },
        { "Errors", ["AlarmActions: ['arn:aws:sns:us-east-1:ACCOUNT_ID:alerts-topic']"], "AlarmActions", "is a placeholder" },
        { "Errors", ["AlarmActions: ['arn:aws:sns:us-east-1:123456789012:alerts']"], "AlarmActions", "is a placeholder" },
        { "Duration", ["Statistic: Average", "Threshold: 20000"], "Statistic", "Use ExtendedStatistic: p99" },
        { "Duration", ["Statistic: Maximum", "Threshold: 30001"], "Threshold", "can never go off: Lambda ends 'PayFunction' after 30 s, which is 30000 ms. Set Threshold: 24000" },
        { "Invocations", ["ComparisonOperator: LessThanThreshold", "Threshold: 1"], "TreatMissingData", "can never go off: 'Invocations' has no data where nothing happens, and no data means 'notBreaching'" },
        { "Invocations", ["ComparisonOperator: LessThanOrEqualToThreshold", "Threshold: 0", "-TreatMissingData"], "Watch:", "no data means 'missing'" },
        { "Errors", ["AlarmDescription: More than 5 % of payments fail"], "Statistic", "speaks of 5 % and counts 'Errors'" },
        { "Errors", ["AlarmDescription: error rate above 5 percent"], "Statistic", "speaks of 5 % and counts 'Errors'" },
        { "Errors", ["Period: 45"], "Period", "cannot be deployed: CloudWatch takes a Period of 10, 20 or 30 seconds or of whole minutes, not of 45" },
        { "Errors", ["Period: 900", "EvaluationPeriods: 97"], "EvaluationPeriods", "longer than the day" },
        { "Errors", ["DatapointsToAlarm: 4"], "DatapointsToAlarm", "of 3 periods no 4 can be bad" },
    };

    [Theory]
    [MemberData(nameof(Fatal))]
    public void What_it_cannot_do_is_a_warning_at_the_line(string metric, string[] others, string at, string message) =>
        With(Alarm(metric, others)).Says(Id, DiagnosticSeverity.Warning, at, message);

    public static TheoryData<string, string[], string, string> Weak => new()
    {
        { "Errors", ["-TreatMissingData"], "Watch:", "Set TreatMissingData: notBreaching" },
        { "Errors", ["EvaluationPeriods: 1", "-DatapointsToAlarm"], "EvaluationPeriods", "Set EvaluationPeriods: 3 and DatapointsToAlarm: 2" },
        { "Duration", ["-Statistic", "ExtendedStatistic: p99", "Threshold: 24000"], "ExtendedStatistic", "Set EvaluateLowSampleCountPercentile: ignore" },
    };

    [Theory]
    [MemberData(nameof(Weak))]
    public void What_it_does_badly_is_a_suggestion(string metric, string[] others, string at, string message) =>
        With(Alarm(metric, others)).Says(Id, DiagnosticSeverity.Info, at, message);

    [Theory]
    [InlineData("ReadThrottleEvents", "{ Name: TableName, Value: !Ref Orders }")]
    [InlineData("SystemErrors", "{ Name: TableName, Value: !Ref Orders }, { Name: Operation, Value: PutItem }")]
    public void An_alarm_on_DynamoDB_sticks(string metric, string dimensions) =>
        With(Alarm("AWS/DynamoDB", metric, null, null, $"Dimensions: [{dimensions}]")).Says(Id, DiagnosticSeverity.Warning, "MetricName", "FILL(m1, 0)");

    [Fact]
    public void Unless_it_fills_what_is_missing() => Assert.Empty(With("""
          Watch:
            Type: AWS::CloudWatch::Alarm
            Properties:
              ComparisonOperator: GreaterThanThreshold
              EvaluationPeriods: 3
              Threshold: 0
              AlarmActions: [!Ref Alerts]
              Metrics:
                - { Id: all, Expression: "FILL(m1, 0)" }
                - { Id: m1, ReturnData: false, MetricStat: { Metric: { Namespace: AWS/DynamoDB, MetricName: ReadThrottleEvents, Dimensions: [{ Name: TableName, Value: !Ref Orders }] }, Stat: Sum, Period: 60 } }

        """).FoundInFiles(Id));

    [Fact]
    public void Payment_metrics_of_the_project_count() =>
        With(Alarm("X402Payment", "PaymentDuration", null, null, "Statistic: Average")).Says(Id, DiagnosticSeverity.Warning, "Statistic", "'PaymentDuration'. Use ExtendedStatistic: p95");

    [Theory]
    [InlineData("AWS/ApiGateway", "Latency", "ApiId", "!Ref ServerlessHttpApi", "Statistic: Average")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!GetAtt Later.QueueName", "-AlarmActions")]
    public void The_payments_API_and_queues_count(string space, string metric, string dimension, string value, string other) =>
        Assert.Single(With(Alarm(space, metric, dimension, value, other)).FoundInFiles(Id));

    [Theory]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref Other")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "PaymentHandler-dev")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref Unknown")]
    [InlineData("AWS/Lambda", "Errors", null, null)]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "orders")]
    [InlineData("Shop", "OrdersShipped", null, null)]
    public void Other_alarms_are_not_judged(string space, string metric, string? dimension, string? value) =>
        Assert.Empty(With("  Other: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x } }\n" + Alarm(space, metric, dimension, value, "-AlarmActions", "-TreatMissingData", "EvaluationPeriods: 1")).FoundInFiles(Id));

    [Theory]
    [InlineData("  All: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Sub 'ALARM(\"${Watch}\")', AlarmActions: [!Ref Alerts] } }")]
    [InlineData("  Route: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch], detail-type: [CloudWatch Alarm State Change] }, Targets: [{ Id: a, Arn: !Ref Alerts }] } }")]
    [InlineData("  Scale: { Type: AWS::CodeDeploy::DeploymentGroup, Properties: { AlarmConfiguration: { Alarms: [{ Name: !Ref Watch }] } } }")]
    [InlineData("Outputs:\n  Watch: { Value: !GetAtt Watch.Arn, Export: { Name: pay-alarm } }")]
    public void Whoever_takes_it_on_hears_of_it(string other) => Assert.Empty(With(Alarm("Errors", "-AlarmActions") + other + "\n").FoundInFiles(Id));

    [Theory]
    [InlineData("AlarmActions: !Split [',', !ImportValue Topics]")]
    [InlineData("AlarmActions: !Ref Topics")]
    [InlineData("AlarmActions: !If [IsProd, !Ref Topics, []]")]
    [InlineData("AlarmActions: [!Ref Topic]")]
    [InlineData("AlarmActions: ['arn:aws:sns:eu-west-1:210987654321:alerts']")]
    [InlineData("AlarmActions: [!Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:alerts']")]
    [InlineData("EvaluationPeriods: !Ref Periods")]
    [InlineData("TreatMissingData: !Ref Treatment")]
    [InlineData("TreatMissingData: missing")]
    [InlineData("Statistic: !Ref Statistic")]
    [InlineData("Fn::Transform: { Name: Defaults }")]
    [InlineData("AlarmDescription: 5 errors in a minute")]
    [InlineData("AlarmDescription: the 95 % of before")]
    [InlineData("Period: 20")]
    public void What_cannot_be_told_or_is_fine_is_not_reported(string other) => Assert.Empty(With(Alarm("Errors", other)).FoundInFiles(Id));

    [Fact]
    public void Actions_that_a_parameter_switches_on_are_not_off() =>
        Assert.Empty(With(Alarm("Errors", "ActionsEnabled: !Ref Enabled") + "Parameters:\n  Enabled: { Type: String, Default: 'false' }\n").FoundInFiles(Id));

    [Fact]
    public void A_silence_that_trips_is_fine() =>
        Assert.Empty(With(Alarm("Invocations", "ComparisonOperator: LessThanThreshold", "Threshold: 1", "TreatMissingData: breaching")).FoundInFiles(Id));

    [Fact]
    public void A_canary_that_no_longer_runs_must_be_seen() =>
        With(Canary + Alarm("AWS/Lambda", "Invocations", "FunctionName", "!Ref PaymentCanary", "ComparisonOperator: LessThanThreshold", "Threshold: 2", "Period: 3600"))
            .Says(Id, DiagnosticSeverity.Warning, "TreatMissingData", "does not go off where 'PaymentCanary' no longer runs");

    [Theory]
    [InlineData("Invocations", "ComparisonOperator: LessThanThreshold", "TreatMissingData: breaching", "EvaluationPeriods", "goes off between any two runs: it looks at 3 minutes and 'PaymentCanary' runs every 15 minutes")]
    [InlineData("Errors", "Threshold: 0", "TreatMissingData: notBreaching", "DatapointsToAlarm", "can never go off: it needs 2 bad periods within 3 minutes, and 'PaymentCanary' runs once in 15 minutes")]
    public void A_window_is_as_long_as_the_schedule(string metric, string one, string other, string at, string message) =>
        With(Canary + Alarm("AWS/Lambda", metric, "FunctionName", "!Ref PaymentCanary", one, other)).Says(Id, DiagnosticSeverity.Warning, at, message);

    [Theory]
    [InlineData("rate(15 minutes)", "rate(1 minute)")]
    [InlineData("rate(15 minutes)", "cron(0/15 * * * ? *)")]
    [InlineData("Schedule: rate(15 minutes)", "Schedule: !Ref Rate")]
    [InlineData("        Often:", "        Api: { Type: HttpApi }\n        Often:")]
    public void Whose_schedule_is_not_known_or_short_enough_is_not_judged(string text, string other) =>
        Assert.Empty(With(Canary.Replace(text, other) + Alarm("AWS/Lambda", "Errors", "FunctionName", "!Ref PaymentCanary", "Threshold: 0")).FoundInFiles(Id));

    [Theory]
    [InlineData("KmsMasterKeyId: alias/aws/sns", "alias/aws/sns", "CloudWatch may not use 'alias/aws/sns'")]
    [InlineData("KmsMasterKeyId: !Ref Key", "!Ref Key", "'Alerts' takes no alarm on: the policy of its key 'Key' does not let cloudwatch.amazonaws.com use it")]
    public void A_topic_that_CloudWatch_cannot_write_to_is_mute(string key, string at, string message) =>
        Mute(key, "AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'").Says(Id, DiagnosticSeverity.Warning, at, message);

    [Theory]
    [InlineData("KmsMasterKeyId: !Ref Key", "Service: cloudwatch.amazonaws.com")]
    [InlineData("KmsMasterKeyId: !Ref Key", "Service: [events.amazonaws.com, cloudwatch.amazonaws.com]")]
    [InlineData("KmsMasterKeyId: !Ref Key", "AWS: '*'")]
    [InlineData("KmsMasterKeyId: !Ref Key", "!Ref Principals")]
    [InlineData("KmsMasterKeyId: alias/alerts", "AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'")]
    public void A_topic_that_it_may_write_to_is_fine(string key, string principal) => Assert.Empty(Mute(key, principal).FoundInFiles(Id));

    [Fact]
    public void Rules_on_changes_of_functions_match_the_names_that_CloudTrail_writes() =>
        With("  Changes: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.lambda], detail: { eventName: [UpdateFunctionCode, { prefix: CreateFunction }] } }, Targets: [{ Id: a, Arn: !Ref Alerts }] } }\n")
            .Says(Id, DiagnosticSeverity.Warning, "UpdateFunctionCode", "Match a prefix: { prefix: UpdateFunctionCode }");

    [Fact]
    public void Rules_on_IAM_match_in_one_Region_only()
    {
        const string Rule = "  Iam: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.iam] }, Targets: [{ Id: a, Arn: !Ref Alerts }] } }\n";
        With(Rule).Says(Id, DiagnosticSeverity.Info, "Iam:", "matches nothing outside of us-east-1");
        Assert.Empty(With(Rule.Replace("Type: AWS::Events::Rule", "Condition: InVirginia, Type: AWS::Events::Rule")).FoundInFiles(Id));
    }

    [Theory]
    [InlineData("Threshold: 0.05", true)]
    [InlineData("Threshold: 0.6", false)]
    [InlineData("Statistic: SampleCount", false)]
    public void All_4xx_of_an_x402_API_are_no_errors(string other, bool isOn)
    {
        var paid = PayHandler.With(
            """
                    var verdict = await _facilitator.VerifyAsync(order);
                    if (!verdict.Success) return 402;
                    var receipt = await _facilitator.SettleAsync(order);
                    return receipt.Success ? 200 : 402;
            """,
            "private readonly IFacilitatorClient _facilitator = null!;\npublic interface IFacilitatorClient { Task<Receipt> VerifyAsync(Order order); Task<Receipt> SettleAsync(Order order); }");
        var watched = With(Alarm("AWS/ApiGateway", "4xx", "ApiId", "!Ref ServerlessHttpApi", other.StartsWith("Statistic", StringComparison.Ordinal) ? [other] : ["Statistic: Average", other]));
        Assert.Equal(isOn ? ["'Watch' is on for good: each x402 payment begins with a 402, which '4xx' counts. Subtract them: 4xx minus PaymentRequired by metric math"] : [], (paid with { Files = watched.Files }).FoundInFiles(Id).Select(found => found.Message));
        Assert.Empty(watched.FoundInFiles(Id));
    }

    [Fact]
    public void An_alarm_in_another_template_is_reported_there()
    {
        var code = With("", ("/src/alarms.yaml", "Resources:\n" + Alarm("AWS/Lambda", "Errors", "FunctionName", "pay-prod", "-AlarmActions"))) with { };
        code = code with { Files = code.Files.Replace(code.Files[0], (code.Files[0].Path, code.Files[0].Text.Replace("Timeout: 30", "FunctionName: pay-prod"))) };
        code.Says(Id, DiagnosticSeverity.Warning, "Watch:", "tells nobody");
        Assert.Equal("/src/alarms.yaml", code.FoundInFiles(Id)[0].Path);
    }

    [Fact]
    public void Another_projects_payments_are_that_projects()
    {
        var code = With(Alarm("Errors", "-AlarmActions"));
        Assert.Empty((code with { Files = [(Path, code.Files[0].Text.Replace("Payments::Shop", "Checkout::Shop"))] }).FoundInFiles(Id));
        Assert.Empty(With(Alarm("Errors", "-AlarmActions"), ("/src/payment-observability.yaml", "deployment: external\n")).FoundInFiles(Id));
    }

    [Fact]
    public void A_file_that_is_given_twice_is_reported_once()
    {
        var code = With(Alarm("Errors", "-AlarmActions"));
        Assert.Single((code with { Files = [.. code.Files, .. code.Files] }).FoundInFiles(Id));
    }

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("[*.cs]\ndotnet_diagnostic.PAY6010.severity = none", null)]
    [InlineData("[*.cs]\ndotnet_diagnostic.PAY6010.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("[*]\ndotnet_diagnostic.PAY6010.severity = error", DiagnosticSeverity.Error)]
    [InlineData("is_global = true\ndotnet_diagnostic.PAY6010.severity = error", DiagnosticSeverity.Error)]
    [InlineData("is_global = true\ndotnet_diagnostic.PAY6010.severity = none", null)]
    public async Task Severities_are_those_of_the_payments_source(string config, DiagnosticSeverity? severity)
    {
        var code = With(Alarm("Errors", "-AlarmActions"));
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(SourceText.From(config), config.StartsWith("is_global", StringComparison.Ordinal) ? "/src/.globalconfig" : "/src/.editorconfig")), out _);
        var tree = CSharpSyntaxTree.ParseText(code.Sources[0].Text, path: code.Sources[0].Path);
        var compilation = CSharpCompilation.Create("Payments", [tree], code.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable).WithSyntaxTreeOptionsProvider(new ConfigOptions(set)));
        var found = (await compilation.WithAnalyzers([new PaymentAnalyzer()], new AnalyzerOptions([new TestFile(code.Files[0].Path, code.Files[0].Text)])).GetAllDiagnosticsAsync()).Where(diagnostic => diagnostic.Id == Id);
        Assert.Equal(severity is { } one ? [one] : [], found.Select(diagnostic => diagnostic.Severity));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Canary)]
    public void What_the_fix_of_PAY6001_writes_is_right(string more)
    {
        var bare = With(more);
        var gaps = GuideGap.ParseAll(Assert.Single(bare.Properties("PAY6001"))[FixProperties.Gaps]);
        var written = TemplateWriter.Write(SourceText.From(bare.Files[0].Text), gaps, CancellationToken.None).ToString();
        Assert.Contains("AWS::CloudWatch::Alarm", written);
        foreach (var id in new[] { Id, "PAY6017", "PAY6018" })
        {
            var found = (bare with { Files = [(Path, written)] }).FoundInFiles(id);
            Assert.True(found.Count == 0, string.Join("\n", found) + "\n" + written);
        }
    }

    [Fact]
    public void Json_is_judged_as_well()
    {
        const string Json = """
            {
              "Resources": {
                "PayFunction": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8" } },
                "Watch": {
                  "Type": "AWS::CloudWatch::Alarm",
                  "Properties": {
                    "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "PayFunction" } }],
                    "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 3, "Threshold": 0, "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "notBreaching"
                  }
                }
              }
            }
            """;
        (PayHandler.With(Pay) with { Files = [("/src/app.template", Json)] }).Says(Id, DiagnosticSeverity.Warning, "\"Watch\"", "tells nobody");
    }

    [Fact]
    public void A_broken_template_throws_nothing()
    {
        var whole = Function + Canary + Alarm("Errors", "-AlarmActions", "Period: 45");
        for (var length = 0; length < whole.Length; length += 50)
        {
            _ = (PayHandler.With(Pay) with { Files = [(Path, whole[..length])] }).FoundInFiles(Id);
        }
    }

    /// <summary>What the compiler makes of configuration files.</summary>
    private sealed class ConfigOptions(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private static CodeFixes.RuleCase Mute(string key, string principal)
    {
        var code = With(Alarm("Errors") + $$"""
              Key:
                Type: AWS::KMS::Key
                Properties:
                  KeyPolicy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: {{(principal[0] == '!' ? principal : "{ " + principal + " }")}}, Action: "kms:*", Resource: "*" }] }

            """);
        return code with { Files = [(Path, code.Files[0].Text.Replace("Alerts: { Type: AWS::SNS::Topic }", $"Alerts: {{ Type: AWS::SNS::Topic, Properties: {{ {key} }} }}"))] };
    }
}
