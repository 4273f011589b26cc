using System.Linq;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class DeployedQueueTests
{
    [Theory]
    [InlineData("S: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 } } }")]
    [InlineData("S: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead', maxReceiveCount: 3 } } }")]
    [InlineData("S: { Type: AWS::Serverless::Function, Properties: { DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Dead.Arn } } }")]
    [InlineData("S: { Type: AWS::Lambda::Function, Properties: { DeadLetterConfig: { TargetArn: !GetAtt Dead.Arn } } }")]
    [InlineData("S: { Type: AWS::Serverless::Function, Properties: { EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Dead.Arn } } } } }")]
    public void WhatOthersFailOnGoesToADeadLetterQueue(string source)
    {
        var queues = Stack.Sam($"Resources:\n  Dead: {{ Type: AWS::SQS::Queue, Properties: {{ QueueName: dead }} }}\n  Plain: {{ Type: AWS::SQS::Queue }}\n  {source}\n").Contents.Queues;
        Assert.Equal("S", Assert.Single(queues.Single(queue => queue.Resource.LogicalId == "Dead").DeadLettersOf).LogicalId);
        Assert.False(queues.Single(queue => queue.Resource.LogicalId == "Plain").IsDeadLetterQueue);
    }

    [Theory]
    [InlineData("AWS::DynamoDB::Table", "BillingMode: PAY_PER_REQUEST", false)]
    [InlineData("AWS::DynamoDB::Table", "TableName: x", true)]
    [InlineData("AWS::DynamoDB::Table", "BillingMode: !Ref Mode", null)]
    [InlineData("AWS::Serverless::SimpleTable", "TableName: x", false)]
    [InlineData("AWS::Serverless::SimpleTable", "ProvisionedThroughput: { ReadCapacityUnits: 1 }", true)]
    public void ATableIsProvisionedWhereItSaysSoOrNothing(string type, string property, bool? isProvisioned) =>
        Assert.Equal(isProvisioned, Assert.Single(Stack.Sam($"Resources:\n  T: {{ Type: '{type}', Properties: {{ {property} }} }}\n").Contents.Tables).IsProvisioned);

    [Fact]
    public void ATableHasIndexesAndScaling()
    {
        var table = Assert.Single(Stack.Template("""
            Resources:
              T: { Type: AWS::DynamoDB::Table, Properties: { GlobalSecondaryIndexes: [{ IndexName: by-payer }, { IndexName: by-day }] } }
              Scaling: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { ResourceId: !Sub 'table/${T}' } }
              Other: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { ResourceId: table/other } }
            """).Contents.Tables);
        Assert.Equal(["by-payer", "by-day"], table.Indexes.Select(index => index.Text));
        Assert.Equal("Scaling", Assert.Single(table.ScalingTargets).LogicalId);
    }

    [Fact]
    public void SchedulesRunFunctions()
    {
        var schedules = Stack.Sam("""
            Resources:
              Canary: { Type: AWS::Serverless::Function, Properties: { Events: { Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(15 minutes) } } } } }
              Off: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 hour), State: DISABLED, Targets: [{ Arn: !GetAtt Canary.Arn }] } }
            """).Contents.Schedules;
        Assert.Equal(["rate(15 minutes)", "rate(1 hour)"], schedules.Select(schedule => schedule.Expression!.Text));
        Assert.Equal([true, false], schedules.Select(schedule => schedule.IsEnabled));
    }
}
