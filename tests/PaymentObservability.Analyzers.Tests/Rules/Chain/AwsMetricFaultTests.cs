using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates.Repairs;
using PaymentObservability.Rules.Chain;
using PaymentObservability.Tests.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>What PAY7002 takes for a metric that does not exist, and what it leaves alone.</summary>
public sealed class AwsMetricFaultTests
{
    private const string Resources = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Given: { Type: String }
          Stage: { Type: String, Default: dev }
        Resources:
          PaymentHandler: { Type: AWS::Serverless::Function, Properties: { Events: { Rest: { Type: Api }, Http: { Type: HttpApi } } } }
          Named: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub 'pay-${Stage}' } }
          Orders: { Type: AWS::DynamoDB::Table, Properties: { GlobalSecondaryIndexes: [{ IndexName: by-payer }] } }
          Settlements: { Type: AWS::SQS::Queue }
          Alerts: { Type: AWS::SNS::Topic }
          Web: { Type: AWS::Serverless::HttpApi }
          Shop: { Type: AWS::Serverless::Api, Properties: { Name: shop, StageName: live } }

        """;

    [Theory]
    [InlineData("AWS/Lambda", "Error", "FunctionName", "!Ref PaymentHandler", "Error", "AWS/Lambda has no such metric; 'Errors' is one")]
    [InlineData("AWS/Lambda", "errors", "FunctionName", "!Ref PaymentHandler", "errors", "AWS/Lambda has no such metric; 'Errors' is one")]
    [InlineData("AWS/Lambda", "SuccessPercent", "FunctionName", "!Ref PaymentHandler", "SuccessPercent", "AWS/Lambda has no such metric; CloudWatchSynthetics has")]
    [InlineData("AWS/DynamoDB", "SystemErrors", "TableName", "!Ref Orders", "SystemErrors", "it is not published by TableName, but by Operation, TableName")]
    [InlineData("AWS/DynamoDB", "UserErrors", "TableName", "!Ref Orders", "UserErrors", "it is not published by TableName, but without dimensions")]
    [InlineData("AWS/ApiGateway", "4XXError", "ApiId", "!Ref ServerlessHttpApi", "4XXError", "it is not published by ApiId, but by ApiName or by ApiId, Stage or by ApiName, Stage or by ApiName, Method, Resource, Stage")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!Ref Settlements", "Settlements", "QueueName is the queue's name, not its address")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!GetAtt Settlements.Arn", "Settlements.Arn", "QueueName is the queue's name, not its ARN")]
    [InlineData("AWS/SNS", "NumberOfNotificationsFailed", "TopicName", "!Ref Alerts", "Alerts", "TopicName is the topic's name, not its ARN")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!GetAtt PaymentHandler.Arn", "PaymentHandler.Arn", "FunctionName is the function's name, not its ARN")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref Settlements", "Settlements", "FunctionName is no queue's")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "PaymentHandler-dev", "PaymentHandler-dev", "the function PaymentHandler is not called 'PaymentHandler-dev'; refer to it")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Sub 'PaymentHandler-${Stage}'", "'PaymentHandler-${Stage}'", "the function PaymentHandler is not called 'PaymentHandler-dev'; refer to it")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "PaymentHandler", "PaymentHandler", "the function PaymentHandler is not called 'PaymentHandler'; refer to it")]
    [InlineData("AWS/ApiGateway", "5XXError", "ApiName", "!Ref Web", "Web", "what an HTTP or WebSocket API records has the dimension ApiId, and names of its own")]
    public void WhatDoesNotExistIsTold(string ns, string name, string dimension, string value, string place, string reason)
    {
        var text = Alarm(ns, name, dimension, value);
        var fault = Fault(text);
        Assert.NotNull(fault);
        Assert.Equal(reason, fault.Reason);
        Assert.Equal(place, Stack.TextAt(fault.Location, text));
    }

    [Theory]
    [InlineData("AWS/Lambda", "Error", "FunctionName", "!Ref PaymentHandler", "MetricName: Errors")]
    [InlineData("AWS/Lambda", "Errors", "FunctionsName", "!Ref PaymentHandler", "Name: FunctionName")]
    [InlineData("AWS/Lambda", "WriteThrottleEvents", "TableName", "!Ref Orders", "Namespace: AWS/DynamoDB")]
    [InlineData("AWS/ApiGateway", "4XXError", "ApiId", "!Ref ServerlessHttpApi", "MetricName: 4xx")]
    [InlineData("AWS/ApiGateway", "Latency", "ApiName", "!Ref Web", "Name: ApiId")]
    [InlineData("AWS/ApiGateway", "5XXError", "ApiName", "!Ref Web", "MetricName: 5xx")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!Ref Settlements", "Value: !GetAtt Settlements.QueueName")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!GetAtt Settlements.Arn", "Value: !GetAtt Settlements.QueueName")]
    [InlineData("AWS/SNS", "NumberOfNotificationsFailed", "TopicName", "!Ref Alerts", "Value: !GetAtt Alerts.TopicName")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!GetAtt [PaymentHandler, Arn]", "Value: !Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "'PaymentHandler-dev'", "Value: !Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Sub 'PaymentHandler-${Stage}'", "Value: !Ref PaymentHandler")]
    public void ItIsRepaired(string ns, string name, string dimension, string value, string line)
    {
        var text = Alarm(ns, name, dimension, value);
        var repair = Fault(text)!.Repair!;
        Assert.True(repair.Fits(SourceText.From(text)));
        var repaired = TemplateRepairer.Write(SourceText.From(text), [repair], default).ToString();
        Assert.Contains(line, repaired);
        Assert.Null(Fault(repaired));
        Assert.Equal(text.Split('\n').Length, repaired.Split('\n').Length);
    }

    [Theory]
    [InlineData("AWS/Lambda", "SuccessPercent", "FunctionName", "!Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref Settlements")]
    [InlineData("AWS/DynamoDB", "UserErrors", "TableName", "!Ref Orders")]
    public void WhereNothingNearIsThereNothingIsOffered(string ns, string name, string dimension, string value) => Assert.Null(Fault(Alarm(ns, name, dimension, value))!.Repair);

    [Theory]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Ref Given")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!ImportValue other")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "some-other-stacks-function")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "shop-PaymentHandler-1A2B3C4D5E6F")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "pay-dev")]
    [InlineData("AWS/Lambda", "Errors", "FunctionName", "!Sub 'pay-${Stage}'")]
    [InlineData("AWS/Lambda", "SomethingBrandNew", "FunctionName", "!Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "!Ref Given", "FunctionName", "!Ref PaymentHandler")]
    [InlineData("AWS/Lambda", "Errors", "!Ref Given", "!Ref PaymentHandler")]
    [InlineData("!Ref Given", "Errors", "FunctionName", "!Ref PaymentHandler")]
    [InlineData("AWS/Novel", "Errors", "TableName", "!Ref PaymentHandler")]
    [InlineData("Shop", "Error", "FunctionName", "!GetAtt PaymentHandler.Arn")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "!GetAtt Settlements.QueueName")]
    [InlineData("AWS/ApiGateway", "5XXError", "ApiName", "!Ref AWS::StackName")]
    [InlineData("AWS/ApiGateway", "5XXError", "ApiName", "shop")]
    [InlineData("AWS/ApiGateway", "5xx", "ApiId", "!Ref ServerlessHttpApi")]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "TableName", "!Ref Orders")]
    public void WhatExistsOrMayExistIsNot(string ns, string name, string dimension, string value) => Assert.Null(Fault(Alarm(ns, name, dimension, value)));

    [Theory]
    [InlineData("AWS/ApiGateway", "5XXError", "[{ Name: ApiName, Value: shop }, { Name: Stage, Value: live }]", null)]
    [InlineData("AWS/ApiGateway", "5XXError", "[{ Name: ApiName, Value: shop }, { Name: Stage, Value: prod }]", "there is no Stage 'prod'; there is 'live'")]
    [InlineData("AWS/ApiGateway", "5XXError", "[{ Name: ApiName, Value: other }, { Name: Stage, Value: prod }]", null)]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "[{ Name: TableName, Value: !Ref Orders }, { Name: GlobalSecondaryIndexName, Value: by-payer }]", null)]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "[{ Name: TableName, Value: !Ref Orders }, { Name: GlobalSecondaryIndexName, Value: by-day }]", "there is no GlobalSecondaryIndexName 'by-day'; there is 'by-payer'")]
    [InlineData("AWS/DynamoDB", "ReadThrottleEvents", "[{ Name: TableName, Value: !Ref Orders }, { Name: GlobalSecondaryIndex, Value: by-payer }]", "it is not published by GlobalSecondaryIndex, TableName, but by TableName or by GlobalSecondaryIndexName, TableName")]
    [InlineData("AWS/Lambda", "Errors", "!If [C, [{ Name: TableName, Value: x }], !Ref AWS::NoValue]", null)]
    public void SetsOfDimensionsAreJudgedAsAWhole(string ns, string name, string dimensions, string? reason) =>
        Assert.Equal(reason, Fault($"{Resources}  A: {{ Type: AWS::CloudWatch::Alarm, Properties: {{ Namespace: '{ns}', MetricName: {name}, Dimensions: {dimensions} }} }}\n")?.Reason);

    [Fact]
    public void ResourcesThatAMacroMakesMayBeCalledAnything() =>
        Assert.Null(Fault(Alarm("AWS/Lambda", "Errors", "FunctionName", "PaymentHandler-dev").Replace("Resources:\n", "Resources:\n  Fn::Transform: { Name: More }\n")));

    private static AwsMetricFault? Fault(string text)
    {
        var model = Stack.Model(("/repo/template.yaml", text));
        return AwsMetricFault.Of(model.WatchedMetrics.Single(), model);
    }

    private static string Alarm(string ns, string name, string dimension, string value) => $$"""
        {{Resources}}  A:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: {{ns}}
              MetricName: {{name}}
              Dimensions:
                - Name: {{dimension}}
                  Value: {{value}}

        """;
}
