using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Which constructs become which resources, and who reads them.</summary>
internal static class ConstructReaders
{
    /// <summary>What <c>metric.CreateAlarm(...)</c> makes.</summary>
    public const string CreatedAlarm = "metric.CreateAlarm";

    /// <summary>What <c>logGroup.AddMetricFilter(...)</c> makes.</summary>
    public const string AddedFilter = "logGroup.AddMetricFilter";

    private static readonly Dictionary<string, (string Type, Action<StackResource, IOperation, StackReader> Read)> Known = new(StringComparer.Ordinal)
    {
        ["AWS.Lambda.Function"] = (FunctionHandlers.LambdaFunction, FunctionConstructs.Read),
        ["AWS.Lambda.DockerImageFunction"] = (FunctionHandlers.LambdaFunction, FunctionConstructs.ReadImage),
        ["AWS.Lambda.EventSourceMapping"] = ("AWS::Lambda::EventSourceMapping", EventConstructs.ReadMapping),
        ["AWS.CloudWatch.Alarm"] = ("AWS::CloudWatch::Alarm", AlarmConstructs.Read),
        [CreatedAlarm] = ("AWS::CloudWatch::Alarm", AlarmConstructs.Read),
        ["AWS.CloudWatch.CompositeAlarm"] = ("AWS::CloudWatch::CompositeAlarm", AlarmConstructs.ReadComposite),
        ["AWS.CloudWatch.Dashboard"] = ("AWS::CloudWatch::Dashboard", DashboardConstructs.Read),
        ["AWS.Logs.LogGroup"] = ("AWS::Logs::LogGroup", LogConstructs.ReadGroup),
        ["AWS.Logs.LogRetention"] = ("AWS::Logs::LogGroup", LogConstructs.ReadRetention),
        ["AWS.Logs.QueryDefinition"] = ("AWS::Logs::QueryDefinition", LogConstructs.ReadQuery),
        ["AWS.Logs.MetricFilter"] = ("AWS::Logs::MetricFilter", LogConstructs.ReadFilter),
        [AddedFilter] = ("AWS::Logs::MetricFilter", LogConstructs.ReadFilter),
        ["AWS.DynamoDB.Table"] = ("AWS::DynamoDB::Table", TableConstructs.Read),
        ["AWS.DynamoDB.TableV2"] = ("AWS::DynamoDB::GlobalTable", TableConstructs.ReadV2),
        ["AWS.SQS.Queue"] = ("AWS::SQS::Queue", QueueConstructs.Read),
        ["AWS.SNS.Topic"] = ("AWS::SNS::Topic", QueueConstructs.ReadTopic),
        ["AWS.Kinesis.Stream"] = ("AWS::Kinesis::Stream", QueueConstructs.ReadStream),
        ["AWS.Events.Rule"] = ("AWS::Events::Rule", EventConstructs.ReadRule),
        ["AWS.APIGateway.RestApi"] = ("AWS::ApiGateway::RestApi", ApiConstructs.ReadRest),
        ["AWS.APIGateway.LambdaRestApi"] = ("AWS::ApiGateway::RestApi", ApiConstructs.ReadRest),
        ["AWS.Apigatewayv2.HttpApi"] = ("AWS::ApiGatewayV2::Api", ApiConstructs.ReadHttp),
    };

    /// <summary>The type of resource that a construct makes; null for one that makes none, or is not of a service.</summary>
    public static string? TypeOf(string name) => Known.TryGetValue(name, out var known) ? known.Type : CdkSymbols.ResourceTypeOf(name);

    /// <summary>Reads a construct into its resource.</summary>
    public static void Read(string name, StackResource resource, IOperation creation, StackReader reader)
    {
        if (Known.TryGetValue(name, out var known))
        {
            known.Read(resource, creation, reader);
        }
        else if (CdkSymbols.IsLowLevel(name))
        {
            var props = reader.PropsOf(creation);
            resource.IsWhole = props.IsWhole;
            foreach (var (property, value) in props.All.Select(entry => (entry.Key, entry.Value)))
            {
                resource.Set(StackWords.Property(property), reader.Values.Plain(value, StackWords.Property));
            }
        }
        else
        {
            // A construct that nobody asks about: that it is there is all that counts, and which others it works with.
            resource.IsWhole = false;
            foreach (var value in reader.PropsOf(creation).All.Select(entry => entry.Value))
            {
                foreach (var used in reader.Values.Items(value).Items.Prepend(value).Select(reader.Values.ResourceOf).OfType<StackResource>())
                {
                    resource.Use(used);
                }
            }
        }
    }
}
