using System;
using System.Collections.Generic;

namespace PaymentObservability.Deployment;

/// <summary>
/// What <c>Ref</c> and <c>GetAtt</c> give for a type, and which property names a resource of it. From the "Return values" of each type in the
/// CloudFormation reference.
/// </summary>
internal static class ResourceNames
{
    private static readonly Dictionary<string, (string Ref, string? NameProperty)> Types = new(StringComparer.Ordinal)
    {
        ["AWS::Serverless::Function"] = (ResourceAttribute.Name, "FunctionName"),
        ["AWS::Lambda::Function"] = (ResourceAttribute.Name, "FunctionName"),
        ["AWS::Serverless::SimpleTable"] = (ResourceAttribute.Name, "TableName"),
        ["AWS::DynamoDB::Table"] = (ResourceAttribute.Name, "TableName"),
        ["AWS::DynamoDB::GlobalTable"] = (ResourceAttribute.Name, "TableName"),
        ["AWS::SQS::Queue"] = (ResourceAttribute.Url, "QueueName"),
        ["AWS::SNS::Topic"] = (ResourceAttribute.Arn, "TopicName"),
        ["AWS::Kinesis::Stream"] = (ResourceAttribute.Name, "Name"),
        ["AWS::KinesisFirehose::DeliveryStream"] = (ResourceAttribute.Name, "DeliveryStreamName"),
        ["AWS::S3::Bucket"] = (ResourceAttribute.Name, "BucketName"),
        ["AWS::Logs::LogGroup"] = (ResourceAttribute.Name, "LogGroupName"),
        ["AWS::CloudWatch::Alarm"] = (ResourceAttribute.Name, "AlarmName"),
        ["AWS::CloudWatch::CompositeAlarm"] = (ResourceAttribute.Name, "AlarmName"),
        ["AWS::CloudWatch::Dashboard"] = (ResourceAttribute.Name, "DashboardName"),
        ["AWS::Events::Rule"] = (ResourceAttribute.Name, "Name"),
        ["AWS::Events::EventBus"] = (ResourceAttribute.Name, "Name"),
        ["AWS::Scheduler::Schedule"] = (ResourceAttribute.Name, "Name"),
        ["AWS::Scheduler::ScheduleGroup"] = (ResourceAttribute.Name, "Name"),
        ["AWS::Synthetics::Canary"] = (ResourceAttribute.Name, "Name"),
        ["AWS::Serverless::StateMachine"] = (ResourceAttribute.Arn, "Name"),
        ["AWS::StepFunctions::StateMachine"] = (ResourceAttribute.Arn, "StateMachineName"),
        ["AWS::IAM::Role"] = (ResourceAttribute.Name, "RoleName"),
        ["AWS::Serverless::Api"] = (ResourceAttribute.Id, "Name"),
        ["AWS::ApiGateway::RestApi"] = (ResourceAttribute.Id, "Name"),
        ["AWS::ApiGateway::Stage"] = (ResourceAttribute.Name, "StageName"),
        ["AWS::Serverless::HttpApi"] = (ResourceAttribute.Id, "Name"),
        ["AWS::ApiGatewayV2::Api"] = (ResourceAttribute.Id, "Name"),
        ["AWS::ApiGatewayV2::Stage"] = (ResourceAttribute.Name, "StageName"),
    };

    /// <summary>What <c>Ref</c> gives for a type; <see cref="ResourceAttribute.Id"/> for one that is not listed.</summary>
    public static string RefOf(string type) => Types.TryGetValue(type, out var known) ? known.Ref : ResourceAttribute.Id;

    /// <summary>The property that holds a type's physical name, or null where it has none or is not listed.</summary>
    public static string? NamePropertyOf(string type) => Types.TryGetValue(type, out var known) ? known.NameProperty : null;

    /// <summary>One name for what <c>GetAtt</c> calls differently from type to type.</summary>
    public static string AttributeOf(string type, string attribute) =>
        (type, attribute) switch
        {
            (_, "Arn" or "TopicArn") => ResourceAttribute.Arn,
            ("AWS::SQS::Queue", "QueueName") or ("AWS::SNS::Topic", "TopicName") => ResourceAttribute.Name,
            ("AWS::Serverless::StateMachine" or "AWS::StepFunctions::StateMachine", "Name") => ResourceAttribute.Name,
            ("AWS::SQS::Queue", "QueueUrl") => ResourceAttribute.Url,
            (_, "ApiId" or "RestApiId") => ResourceAttribute.Id,
            _ => attribute,
        };
}
