using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates.Repairs;
using PaymentObservability.Deployment.Repairs;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>What is wrong is put right, whatever the template is written like, and nothing beside it is touched.</summary>
public class TemplateRepairTests
{
    private const string Block = """
        Resources:
          Orders: { Type: AWS::DynamoDB::Table }
          Stuck:
            Type: AWS::CloudWatch::Alarm
            Properties:
              # what the table refuses
              Namespace: AWS/DynamoDB
              MetricName: WriteThrottleEvents   # of all indexes
              Dimensions:
                - Name: TableName
                  Value: !Ref Orders
              Statistic: Sum # each one counts
              Threshold: 0
              Period: 60
          Other: { Type: AWS::SNS::Topic }

        """;

    public static TheoryData<string, string, string> Written => new()
    {
        // An alarm on one metric becomes one on an expression; comments stay.
        {
            Block, "Calculate|Resources/Stuck||FILL(m1, 0)", """
            Resources:
              Orders: { Type: AWS::DynamoDB::Table }
              Stuck:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  # what the table refuses
                  Metrics:
                    - Id: result
                      Expression: FILL(m1, 0)
                      ReturnData: true
                    - Id: m1
                      ReturnData: false
                      MetricStat: { Metric: { Namespace: AWS/DynamoDB, MetricName: WriteThrottleEvents, Dimensions: [{ Name: TableName, Value: !Ref Orders }] }, Period: 60, Stat: Sum }   # of all indexes
                  # each one counts
                  Threshold: 0
              Other: { Type: AWS::SNS::Topic }

            """
        },
        {
            """{"Resources":{"A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"Threshold":5,"Namespace":"AWS/Lambda","MetricName":"Errors","Statistic":"Sum","Period":60}}}}""",
            "Calculate|Resources/A|Invocations|IF(m2 > 0, 100 * m1 / m2, 0)",
            """{"Resources":{"A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"Threshold":5,"Metrics":[{"Id":"result","Expression":"IF(m2 > 0, 100 * m1 / m2, 0)","ReturnData":true},{"Id":"m1","ReturnData":false,"MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"Errors"},"Period":60,"Stat":"Sum"}},{"Id":"m2","ReturnData":false,"MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"Invocations"},"Period":60,"Stat":"Sum"}}]}}}}"""
        },
        {
            "Resources:\n  A: { Type: T, Properties: { MetricName: Errors, Namespace: Shop, Period: 60, Statistic: Sum, Threshold: 5 } }\n",
            "Calculate|Resources/A||FILL(m1, 0)",
            "Resources:\n  A: { Type: T, Properties: { Metrics: [{ Id: result, Expression: \"FILL(m1, 0)\", ReturnData: true }, { Id: m1, ReturnData: false, MetricStat: { Metric: { Namespace: Shop, MetricName: Errors }, Period: 60, Stat: Sum } }], Threshold: 5 } }\n"
        },
        {
            "{\n  \"Resources\": {\n    \"A\": {\n      \"Properties\": {\n        \"MetricName\": \"E\",\n        \"Namespace\": \"N\",\n        \"Threshold\": 5,\n        \"Period\": 60,\n        \"Statistic\": \"Sum\"\n      }\n    }\n  }\n}",
            "Calculate|Resources/A||FILL(m1, 0)",
            "{\n  \"Resources\": {\n    \"A\": {\n      \"Properties\": {\n        \"Metrics\": [\n          {\n            \"Id\": \"result\",\n            \"Expression\": \"FILL(m1, 0)\",\n            \"ReturnData\": true\n          },\n          {\n            \"Id\": \"m1\",\n            \"ReturnData\": false,\n            \"MetricStat\": { \"Metric\": { \"Namespace\": \"N\", \"MetricName\": \"E\" }, \"Period\": 60, \"Stat\": \"Sum\" }\n          }\n        ],\n        \"Threshold\": 5\n      }\n    }\n  }\n}"
        },

        // A value, one that is there and one that is not; a key with another one; in YAML, with Windows' line ends, in JSON.
        { "Resources:\r\n  A:\r\n    Properties:\r\n      TreatMissingData: missing # why\r\n", "Put|Resources/A/Properties/TreatMissingData||breaching", "Resources:\r\n  A:\r\n    Properties:\r\n      TreatMissingData: breaching # why\r\n" },
        { "Resources:\r\n  A:\r\n    Properties:\r\n      Threshold: 1 # why\r\n", "Put|Resources/A/Properties/TreatMissingData||breaching", "Resources:\r\n  A:\r\n    Properties:\r\n      Threshold: 1 # why\r\n      TreatMissingData: breaching\r\n" },
        { "Resources:\n  A:\n    Properties:\n      Statistic: Average\n", "Swap|Resources/A/Properties/Statistic|ExtendedStatistic|p99\nPut|Resources/A/Properties/EvaluateLowSampleCountPercentile||ignore", "Resources:\n  A:\n    Properties:\n      ExtendedStatistic: p99\n      EvaluateLowSampleCountPercentile: ignore\n" },
        { "{\"Resources\":{\"A\":{\"Properties\":{\"Statistic\":\"Average\",\"Period\":60}}}}", "Swap|Resources/A/Properties/Statistic|ExtendedStatistic|p99", "{\"Resources\":{\"A\":{\"Properties\":{\"ExtendedStatistic\":\"p99\",\"Period\":60}}}}" },

        // The topic of the other alarms, in an empty list, in none, for a placeholder.
        { Alarms("AlarmActions: []"), "Alert|Resources/B/Properties/AlarmActions||", Alarms("AlarmActions: [!Ref T]") },
        { Alarms("Threshold: 1"), "Alert|Resources/B/Properties/AlarmActions||", Alarms("Threshold: 1\n      AlarmActions:\n        - !Ref T") },
        { Alarms("AlarmActions: ['arn:aws:sns:us-east-1:ACCOUNT:x']"), At(Alarms("AlarmActions: ['arn:aws:sns:us-east-1:ACCOUNT:x']"), "Alert", "'arn:aws:sns:us-east-1:ACCOUNT:x'", "arn:aws:sns:us-east-1:ACCOUNT:x", ""), Alarms("AlarmActions: [!Ref T]") },

        // Words, with whatever stands around them.
        { "A: 'PaymentSucess'\n", At("A: 'PaymentSucess'\n", "Rename", "'PaymentSucess'", "PaymentSucess", "PaymentSuccess"), "A: 'PaymentSuccess'\n" },
        { "A: |\n  [\"N\", \"PaymentSucess\"]\n", At("A: |\n  [\"N\", \"PaymentSucess\"]\n", "Rename", "\"PaymentSucess\"", "PaymentSucess", "PaymentSuccess"), "A: |\n  [\"N\", \"PaymentSuccess\"]\n" },
        { "{ \"A\": \"[\\\"N\\\", \\\"Sucess\\\"]\" }", At("{ \"A\": \"[\\\"N\\\", \\\"Sucess\\\"]\" }", "Rename", "\\\"Sucess\\\"", "Sucess", "Success"), "{ \"A\": \"[\\\"N\\\", \\\"Success\\\"]\" }" },

        // A reference for a name or for another attribute, the tag included.
        { "A: { Value: !GetAtt Pay.Arn }\n", At("A: { Value: !GetAtt Pay.Arn }\n", "Replace", "Pay.Arn", "Pay.Arn", "!Ref Pay"), "A: { Value: !Ref Pay }\n" },
        { "A: { Value: pay-dev }\n", At("A: { Value: pay-dev }\n", "Replace", "pay-dev", "pay-dev", "!Ref Pay"), "A: { Value: !Ref Pay }\n" },
        { "{\"A\":{\"Value\":\"pay-dev\"}}", At("{\"A\":{\"Value\":\"pay-dev\"}}", "Replace", "\"pay-dev\"", "pay-dev", "!GetAtt Later.QueueName"), "{\"A\":{\"Value\":{\"Fn::GetAtt\":[\"Later\",\"QueueName\"]}}}" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void It_is_written_in_the_style_around_it_once(string before, string changes, string after)
    {
        var repaired = Repaired(before, changes);
        Assert.Equal(after.Replace("\r\n", "\n"), repaired.Replace("\r\n", "\n"));
        Assert.Equal(before.Contains("\r\n"), repaired.Contains("\r\n"));
        Assert.Equal(repaired, Repaired(repaired, changes));
    }

    [Theory]
    [InlineData("Resources:\n  A:\n    Properties:\n      Threshold: !Ref Limit\n", "Put|Resources/A/Properties/Threshold||5")]
    [InlineData("X: &x 1\nResources:\n  A:\n    Properties:\n      Threshold: *x\n", "Put|Resources/A/Properties/Threshold||5")]
    [InlineData("Resources:\n  A:\n    Metadata: { Tool: Amazon.Lambda.Annotations }\n    Properties:\n      Threshold: 1\n", "Put|Resources/A/Properties/Threshold||5")]
    [InlineData("Resources:\n  A:\n    Properties:\n      Statistic: !Ref S\n", "Swap|Resources/A/Properties/Statistic|ExtendedStatistic|p99\nPut|Resources/A/Properties/Other||1")]
    [InlineData("Resources:\n  A:\n    Properties:\n      ExtendedStatistic: p95\n      Statistic: Sum\n", "Swap|Resources/A/Properties/Statistic|ExtendedStatistic|p99")]
    [InlineData("Resources:\n  A:\n    Properties:\n      MetricName: E\n      Namespace: N\n      Statistic: Sum\n      Period: 60\n      Dimensions:\n        # the table\n        - { Name: T, Value: t }\n", "Calculate|Resources/A||FILL(m1, 0)")]
    [InlineData("X: &x { Namespace: N }\nResources:\n  A:\n    Properties:\n      <<: *x\n      MetricName: E\n      Statistic: Sum\n      Period: 60\n", "Calculate|Resources/A||FILL(m1, 0)")]
    [InlineData("Resources:\n  A: { Name: Sucess }\n", "Rename|0+9|Sucess|Success")]
    [InlineData("Resources:\n  A: { Name: Sucess }\n", "Rename|0+900|Sucess|Success")]
    [InlineData("Resources:\n  A: { Name: Sucess Sucess }\n", "Rename|24+13|Sucess|Success")]
    [InlineData("Resources:\n  A: [ broken\n", "Rename|13+10|broken|whole")]
    [InlineData("", "Put|Resources/A/Properties/Threshold||5")]
    [InlineData("- 1\n", "Put|Resources/A/Properties/Threshold||5")]
    public void What_is_computed_shared_managed_or_no_longer_there_is_left_alone(string template, string changes) => Assert.Equal(template, Repaired(template, changes));

    [Fact]
    public void Of_two_at_one_place_the_first_is_written()
    {
        var text = SourceText.From("A: Sucess\nB: Failre\n");
        var repairs = new[] { "Rename|3+6|Sucess|Success", "Rename|3+6|Sucess|Succeeded", "Rename|13+6|Failre|Failure" }.Select(change => Repair(change));
        Assert.Equal("A: Success\nB: Failure\n", TemplateRepairer.Write(text, repairs, CancellationToken.None).ToString());
    }

    [Fact]
    public void A_repair_is_handed_on_as_text()
    {
        var change = new TemplateChange(TemplateChangeKind.Replace, "3+4", "a|b\\c\nd", "{ x: \"|\" }");
        var repair = new TemplateRepair("title", ImmutableArray.Create(change, change with { After = "" }));
        var read = TemplateRepair.ParseAll(TemplateRepair.Write(new[] { repair, repair })).ToList();
        Assert.Equal(2, read.Count);
        Assert.All(read, each => Assert.Equal(repair.Changes.ToList(), each.Changes.ToList()));
        Assert.Empty(TemplateRepair.ParseAll(null));
        Assert.Empty(TemplateRepair.ParseAll("title\nnonsense"));
    }

    private static string Repaired(string template, string changes) => TemplateRepairer.Write(SourceText.From(template), new[] { Repair(changes) }, CancellationToken.None).ToString();

    private static TemplateRepair Repair(string changes) => TemplateRepair.ParseAll("title\n" + changes).Single();

    private static string At(string template, string kind, string where, string before, string after) => $"{kind}|{template.IndexOf(where, System.StringComparison.Ordinal)}+{where.Length}|{before.Replace("\\", "\\\\")}|{after}";

    private static string Alarms(string property) => $"Resources:\n  T: {{ Type: AWS::SNS::Topic }}\n  A: {{ Type: AWS::CloudWatch::Alarm, Properties: {{ AlarmActions: [!Ref T] }} }}\n  B:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      {property}\n";
}
