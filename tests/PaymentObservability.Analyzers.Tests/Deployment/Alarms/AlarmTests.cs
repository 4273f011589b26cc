using System.Linq;
using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class AlarmTests
{
    [Fact]
    public void APlainAlarmLooksAtOneMetric()
    {
        const string Text = """
            Resources:
              Pay: { Type: AWS::Lambda::Function }
              Slow:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/Lambda
                  MetricName: Duration
                  Dimensions:
                    - Name: FunctionName
                      Value: !Ref Pay
                  ExtendedStatistic: p99
                  Period: 60
                  Threshold: 23200
                  ComparisonOperator: GreaterThanThreshold
                  EvaluationPeriods: 3
                  DatapointsToAlarm: 2
                  TreatMissingData: notBreaching
                  AlarmActions: [!Ref Topic]
              Topic: { Type: AWS::SNS::Topic }
            """;
        var alarm = Alarm(Text);
        var metric = Assert.Single(alarm.Metrics);
        Assert.Equal("AWS/Lambda/Duration{FunctionName=${Pay.Name}} p99 60s", metric.ToString());
        Assert.Equal("Duration", Stack.TextAt(metric.Location, Text));
        Assert.Equal(23200, alarm.Threshold);
        Assert.Equal((3, 2), (alarm.EvaluationPeriods, alarm.DatapointsToAlarm));
        Assert.Equal("notBreaching", alarm.TreatMissingData);
        Assert.Equal("evaluate", alarm.LowSamplePolicy);
        Assert.True(alarm.HasAction);
        Assert.Equal("${Topic.Arn}", Assert.Single(alarm.Actions).ToString());
    }

    [Fact]
    public void MetricMathHasMetricsAndExpressions()
    {
        var alarm = Alarm("""
            {
              "Resources": {
                "Pay": { "Type": "AWS::Lambda::Function" },
                "Rate": {
                  "Type": "AWS::CloudWatch::Alarm",
                  "Properties": {
                    "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 3, "Threshold": 5,
                    "Metrics": [
                      { "Id": "rate", "Expression": "IF(FILL(calls, 0) > 0, 100 * errors / calls, 0)", "Label": "rate" },
                      { "Id": "errors", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "AWS/Lambda", "MetricName": "Errors",
                        "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "Pay" } }] }, "Period": 60, "Stat": "Sum" } },
                      { "Id": "calls", "ReturnData": "false", "MetricStat": { "Metric": { "Namespace": "AWS/Lambda", "MetricName": "Invocations",
                        "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "Pay" } }] }, "Period": 60, "Stat": "Sum" } }
                    ]
                  }
                }
              }
            }
            """, "/repo/serverless.template");
        Assert.Equal(["Errors", "Invocations"], alarm.Metrics.Select(metric => metric.Name.Text));
        Assert.All(alarm.Metrics, metric => Assert.False(metric.IsReturned));
        var math = Assert.Single(alarm.Expressions);
        Assert.True(math.IsReturned);
        Assert.Equal(["calls", "errors"], math.References.Order());
        Assert.True(math.Fills("calls"));
        Assert.False(math.Fills("errors"));
        Assert.Equal("missing", alarm.TreatMissingData);
        Assert.False(alarm.HasAction);
        Assert.Equal(60, alarm.Period);
    }

    [Theory]
    [InlineData("Dimensions: [{ Name: Service, Value: pay }]", "Service", false)]
    [InlineData("Dimensions: []", "", false)]
    [InlineData("Dimensions: !If [C, [{ Name: A, Value: b }], !Ref AWS::NoValue]", null, true)]
    [InlineData("Dimensions: !If [C, [{ Name: A, Value: b }], [{ Name: B, Value: b }]]", null, true)]
    [InlineData("Dimensions: [{ Name: !Ref P, Value: b }]", null, false)]
    [InlineData("Dimensions: [!If [C, { Name: A, Value: b }, !Ref AWS::NoValue]]", null, true)]
    [InlineData("Dimensions: { 'Fn::Transform': { Name: X } }", null, true)]
    [InlineData("Unit: Count", "", false)]
    public void DimensionsAreKnownOrNot(string property, string? names, bool isUnknown)
    {
        var alarm = Alarm($$"""
            Parameters: { P: { Type: String } }
            Resources:
              A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X, MetricName: Y, {{property}} } }
            """);
        var metric = Assert.Single(alarm.Metrics);
        Assert.Equal(names, metric.DimensionNames is { } known ? string.Join(',', known) : null);
        Assert.Equal(isUnknown, metric.HasUnknownDimensions);
    }

    [Theory]
    [InlineData("AlarmActions: [!Ref Topic]", "", true)]
    [InlineData("AlarmActions: []", "", false)]
    [InlineData("AlarmActions: [!Ref Topic], ActionsEnabled: false", "", false)]
    [InlineData("AlarmActions: !If [C, [!Ref Topic], !Ref AWS::NoValue]", "", true)]
    [InlineData("AlarmActions: !Split [',', !Ref Topics]", "", null)]
    [InlineData("Period: 60", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Sub 'ALARM(\"${A}\") OR ALARM(\"x\")', AlarmActions: [!Ref Topic] } }", true)]
    [InlineData("Period: 60", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Sub 'ALARM(${A.Arn})', AlarmActions: [!Ref Topic] } }", true)]
    [InlineData("Period: 60", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Sub 'ALARM(\"${A}\")' } }", false)]
    [InlineData("Period: 60", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: ALARM(other), AlarmActions: [!Ref Topic] } }", false)]
    [InlineData("Period: 60", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: !Ref Topics, AlarmActions: [!Ref Topic] } }", false)]
    [InlineData("AlarmName: pay", "R: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: 'ALARM(pay)', AlarmActions: [!Ref Topic] } }", true)]
    [InlineData("Period: 60", "R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch], detail-type: [CloudWatch Alarm State Change] }, Targets: [{ Arn: !Ref Topic }] } }", true)]
    [InlineData("Period: 60", "R: { Type: AWS::Events::Rule, Properties: { State: DISABLED, EventPattern: { source: [aws.cloudwatch] }, Targets: [{ Arn: !Ref Topic }] } }", false)]
    [InlineData("Period: 60", "R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.s3] }, Targets: [{ Arn: !Ref Topic }] } }", false)]
    [InlineData("Period: 60", "R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch], resources: [!GetAtt A.Arn] }, Targets: [{ Arn: !Ref Topic }] } }", true)]
    [InlineData("Period: 60", "R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch], detail: { alarmName: [other] } }, Targets: [{ Arn: !Ref Topic }] } }", false)]
    [InlineData("AlarmName: pay-errors", "R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch], detail: { alarmName: [{ prefix: pay- }] } }, Targets: [{ Arn: !Ref Topic }] } }", true)]
    public void AnAlarmIsHeardByItsActionsOrByOthers(string property, string other, bool? isHeard)
    {
        var text = $$"""
            Parameters: { Topics: { Type: String } }
            Resources:
              A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X, MetricName: Y, {{property}} } }
              Topic: { Type: AWS::SNS::Topic }
              {{other}}
            """;
        var model = Stack.Model(("/repo/template.yaml", text));
        Assert.Equal(isHeard, model.IsHeard(model.Alarms.Single()));
    }

    [Fact]
    public void ARuleInAnotherTemplateHearsItToo()
    {
        var model = Stack.Model(
            ("/repo/a.yaml", "Resources:\n  A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: X, MetricName: Y } }\n"),
            ("/repo/b.yaml", "Resources:\n  R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [aws.cloudwatch] }, Targets: [{ Arn: x }] } }\n"));
        Assert.True(model.IsHeard(model.Alarms.Single()));
    }

    [Fact]
    public void AnomalyDetectionAndPromQlAreTold()
    {
        Assert.True(Alarm("""
            Resources:
              A:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  ThresholdMetricId: band
                  Metrics:
                    - { Id: band, Expression: 'ANOMALY_DETECTION_BAND(calls, 2)' }
                    - { Id: calls, MetricStat: { Stat: Sum, Period: 300, Metric: { Namespace: AWS/Lambda, MetricName: Invocations } } }
            """) is { IsAnomalyDetection: true, Expressions: [{ IsAnomalyBand: true }] });
        Assert.True(Alarm("Resources:\n  A: { Type: AWS::CloudWatch::Alarm, Properties: { EvaluationCriteria: { PromQLCriteria: { Query: up } } } }\n") is { IsPromQl: true, Metrics.IsEmpty: true });
    }

    [Fact]
    public void ScalingPoliciesWatchToo()
    {
        var model = Stack.Model(("/repo/template.yaml", """
            Resources:
              P:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  TargetTrackingScalingPolicyConfiguration:
                    CustomizedMetricSpecification: { Namespace: X402Payment, MetricName: PaymentDuration, Statistic: Average }
            """));
        Assert.Equal("X402Payment/PaymentDuration Average", Assert.Single(model.WatchedMetrics).ToString());
    }

    [Fact]
    public void AMetricFilterMakesAMetric()
    {
        var filter = Assert.Single(Stack.Template("""
            Resources:
              F:
                Type: AWS::Logs::MetricFilter
                Properties:
                  LogGroupName: !Sub /aws/lambda/${Pay}
                  FilterPattern: '{ $.level = "Error" }'
                  MetricTransformations: [{ MetricNamespace: Shop, MetricName: Failures, MetricValue: '1', Unit: Count, Dimensions: [{ Key: Service, Value: $.service }] }]
              Pay: { Type: AWS::Lambda::Function }
            """).Contents.MetricFilters);
        Assert.Equal("Shop/Failures", filter.ToString());
        Assert.Equal("Service", Assert.Single(filter.Dimensions));
        Assert.Equal("/aws/lambda/${Pay.Name}", filter.LogGroup!.ToString());
    }

    private static Alarm Alarm(string text, string path = "/repo/template.yaml") => Stack.Template(text, path).Contents.Alarms.Single();
}
