using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates.Repairs;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Templates;

/// <summary>A template with alarms that are wrong, and what is changed in it.</summary>
/// <param name="Name">What is repaired, and how the template is written.</param>
/// <param name="Before">The template as it was.</param>
/// <param name="Changes">The repair, a change a line.</param>
public sealed record RepairedTemplate(string Name, string Before, string Changes)
{
    private const string Yaml = """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmDescription: What the table refuses
              Namespace: AWS/DynamoDB
              MetricName: WriteThrottleEvents
              Dimensions:
                - Name: TableName
                  Value: !Ref Orders
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 3
              Threshold: 0
              ComparisonOperator: GreaterThanThreshold

        """;

    private const string Json = """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Parameters": { "Pay": { "Type": "String" } },
          "Resources": {
            "Alarm": {
              "Type": "AWS::CloudWatch::Alarm",
              "Properties": {
                "AlarmDescription": "More than 5 % fail",
                "Namespace": "AWS/Lambda",
                "MetricName": "Errors",
                "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "Pay" } }],
                "EvaluationPeriods": 3,
                "Threshold": 5,
                "ComparisonOperator": "GreaterThanThreshold",
                "Statistic": "Sum",
                "Period": 60
              }
            }
          }
        }
        """;

    /// <summary>All of them.</summary>
    public static RepairedTemplate[] All { get; } = new (string What, string Changes)[]
    {
        ("filled", "Calculate|Resources/Alarm||FILL(m1, 0)"),
        ("rate", "Calculate|Resources/Alarm|SampleCount|IF(m2 > 0, 100 * m1 / m2, 0)"),
        ("percentile", "Swap|Resources/Alarm/Properties/Statistic|ExtendedStatistic|p99\nPut|Resources/Alarm/Properties/EvaluateLowSampleCountPercentile||ignore"),
        ("heard", "Alert|Resources/Alarm/Properties/AlarmActions||"),
        ("missing data", "Put|Resources/Alarm/Properties/TreatMissingData||breaching"),
        ("window", "Put|Resources/Alarm/Properties/EvaluationPeriods||2\nPut|Resources/Alarm/Properties/Period||900\nPut|Resources/Alarm/Properties/DatapointsToAlarm||2"),
    }.SelectMany(repair => new[] { new RepairedTemplate(repair.What + ".yaml", Yaml, repair.Changes), new RepairedTemplate(repair.What + ".json", Json, repair.Changes) }).ToArray();

    /// <summary>The template as it is then.</summary>
    public string After => TemplateRepairer.Write(SourceText.From(Before), TemplateRepair.ParseAll("title\n" + Changes), CancellationToken.None).ToString();

    /// <summary>What xunit shows.</summary>
    public override string ToString() => Name;
}
