using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>
/// A payment service with all of its monitoring, right in every point, as three templates that have little in common: SAM in YAML with an HTTP API, plain
/// CloudFormation in YAML with a REST API, and JSON with a function that a queue feeds. A mistake is planted in all of them by one change.
/// </summary>
internal static class Mistakes
{
    public static IReadOnlyList<string> Templates { get; } = ["sam.yaml", "cloudformation.yaml", "queue.json"];

    /// <summary>The template's text, with or without a mistake.</summary>
    public static string Text(string template, Action<JsonObject>? plant)
    {
        var root = JsonNode.Parse(Base(template))!.AsObject();
        plant?.Invoke(root["Resources"]!.AsObject());
        if (template.EndsWith(".json", StringComparison.Ordinal))
        {
            return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }

        var text = new StringBuilder();
        Write(text, root, "");
        return text.ToString();
    }

    /// <summary>Sets or, with null, leaves out a property of a resource.</summary>
    public static Action<JsonObject> Set(string resource, string property, string? json) => resources =>
    {
        var properties = resources[resource]!["Properties"]!.AsObject();
        properties.Remove(property);
        if (json is not null)
        {
            properties[property] = JsonNode.Parse(json);
        }
    };

    /// <summary>Replaces text in the dashboard's body or in a query.</summary>
    public static Action<JsonObject> Replace(string resource, string property, string text, string other) => resources =>
    {
        var value = resources[resource]!["Properties"]![property]!;
        var written = value is JsonObject sub ? sub["Fn::Sub"]!.GetValue<string>() : value.GetValue<string>();
        if (!written.Contains(text, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"'{text}' is not in {resource}.");
        }

        Set(resource, property, value is JsonObject ? new JsonObject { ["Fn::Sub"] = written.Replace(text, other) }.ToJsonString() : JsonValue.Create(written.Replace(text, other)).ToJsonString())(resources);
    };

    /// <summary>Adds a resource, or takes the place of one.</summary>
    public static Action<JsonObject> Add(string resource, string json) => resources => resources[resource] = JsonNode.Parse(json);

    private static string Base(string template)
    {
        var function = template switch
        {
            "sam.yaml" => """
                "PayFunction": { "Type": "AWS::Serverless::Function", "Properties": {
                  "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet10", "Timeout": 30, "Tracing": "Active", "LoggingConfig": { "LogFormat": "JSON", "LogGroup": { "Ref": "Logs" } },
                  "Events": { "Pay": { "Type": "HttpApi", "Properties": { "Method": "POST", "Path": "/pay" } } } } },
                """,
            "cloudformation.yaml" => """
                "PayFunction": { "Type": "AWS::Lambda::Function", "Properties": {
                  "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet10", "Timeout": 30, "TracingConfig": { "Mode": "Active" }, "LoggingConfig": { "LogFormat": "JSON", "LogGroup": { "Ref": "Logs" } },
                  "Role": { "Fn::GetAtt": ["Role", "Arn"] } } },
                "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": { "Fn::Sub": "${AWS::StackName}-api" } } },
                "Stage": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "prod", "TracingEnabled": true } },
                "PayMethod": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "Integration": { "Uri": { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${PayFunction.Arn}/invocations" } } } },
                """,
            _ => """
                "PayFunction": { "Type": "AWS::Serverless::Function", "Properties": {
                  "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet10", "Timeout": 30, "Tracing": "Active", "LoggingConfig": { "LogFormat": "JSON", "LogGroup": { "Ref": "Logs" } },
                  "Events": { "Later": { "Type": "SQS", "Properties": { "Queue": { "Fn::GetAtt": ["Later", "Arn"] }, "BatchSize": 10, "FunctionResponseTypes": ["ReportBatchItemFailures"] } } } } },
                "Later": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 180 } },
                """,
        };
        return $$"""
            { {{(template == "cloudformation.yaml" ? "" : "\"Transform\": \"AWS::Serverless-2016-10-31\",")}}
              "Resources": {
                {{function}}
                "Canary": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Payments::Shop.Canary::Run", "Runtime": "dotnet10",
                  "Events": { "Often": { "Type": "Schedule", "Properties": { "Schedule": "rate(15 minutes)" } } } } },
                "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST", "TableName": { "Fn::Sub": "${PayFunction}-orders" } } },
                "Rights": { "Type": "AWS::Serverless::Connector", "Properties": { "Source": { "Id": "PayFunction" }, "Destination": { "Id": "Orders" }, "Permissions": ["Write"] } },
                "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": 30 } },
                "Alerts": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": "Payments" } },
                "ErrorRate": { "Type": "AWS::CloudWatch::Alarm", "Properties": {
                  "AlarmDescription": "More than 5 % of the calls fail",
                  "Metrics": [
                    { "Id": "rate", "Expression": "IF(calls > 0, 100 * failed / calls, 0)" },
                    { "Id": "failed", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "PayFunction" } }] }, "Stat": "Sum", "Period": 60 } },
                    { "Id": "calls", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "AWS/Lambda", "MetricName": "Invocations", "Dimensions": [{ "Name": "FunctionName", "Value": { "Ref": "PayFunction" } }] }, "Stat": "Sum", "Period": 60 } }],
                  "ComparisonOperator": "GreaterThanThreshold", "Threshold": 5, "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "TreatMissingData": "notBreaching", "AlarmActions": [{ "Ref": "Alerts" }] } },
                "Throttles": {{Alarm("AWS/Lambda", "Throttles", "PayFunction", "Sum", 0, "GreaterThanThreshold", "notBreaching")}},
                "Slow": {{Alarm("AWS/Lambda", "Duration", "PayFunction", "p99", 24000, "GreaterThanThreshold", "notBreaching")}},
                "SlowPayments": {{Alarm("X402Payment", "PaymentDuration", null, "p95", 10000, "GreaterThanThreshold", "notBreaching")}},
                "CanaryFails": {{Alarm("AWS/Lambda", "Errors", "Canary", "Sum", 0, "GreaterThanThreshold", "notBreaching").Replace("\"EvaluationPeriods\": 3, \"DatapointsToAlarm\": 2", "\"EvaluationPeriods\": 1")}},
                "CanaryStops": {{Alarm("AWS/Lambda", "Invocations", "Canary", "Sum", 1, "LessThanThreshold", "breaching").Replace("\"Period\": 60", "\"Period\": 900").Replace("\"EvaluationPeriods\": 3, \"DatapointsToAlarm\": 2", "\"EvaluationPeriods\": 2")}},
                "TableThrottles": { "Type": "AWS::CloudWatch::Alarm", "Properties": {
                  "Metrics": [
                    { "Id": "all", "Expression": "FILL(m1, 0)" },
                    { "Id": "m1", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "AWS/DynamoDB", "MetricName": "WriteThrottleEvents", "Dimensions": [{ "Name": "TableName", "Value": { "Ref": "Orders" } }] }, "Stat": "Sum", "Period": 60 } }],
                  "ComparisonOperator": "GreaterThanThreshold", "Threshold": 0, "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "TreatMissingData": "notBreaching", "AlarmActions": [{ "Ref": "Alerts" }] } },
                "Board": { "Type": "AWS::CloudWatch::Dashboard", "Properties": { "DashboardBody": { "Fn::Sub": {{JsonValue.Create(Board).ToJsonString()}} } } },
                "ErrorLogs": { "Type": "AWS::Logs::QueryDefinition", "Properties": { "Name": "Payments/Errors", "LogGroupNames": [{ "Ref": "Logs" }], "QueryString": "fields @timestamp, message | filter level = \"Error\" | sort @timestamp desc" } },
                "PaymentLogs": { "Type": "AWS::Logs::QueryDefinition", "Properties": { "Name": "Payments/Duration", "LogGroupNames": [{ "Ref": "Logs" }], "QueryString": "filter message like /Payment processed/ | stats avg(duration) as average by bin(30m) as slot | sort slot desc" } },
                "FunctionChanges": { "Type": "AWS::Events::Rule", "Properties": { "EventPattern": { "source": ["aws.lambda"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": [{ "prefix": "UpdateFunctionCode" }] } }, "Targets": [{ "Id": "alerts", "Arn": { "Ref": "Alerts" } }] } }
              }
            }
            """;
    }

    private const string Board = """
        { "widgets": [
          { "type": "metric", "width": 8, "properties": { "region": "${AWS::Region}", "title": "Payment success rate", "metrics": [
            ["X402Payment", "PaymentSuccess", { "stat": "Average" }]
          ] } },
          { "type": "metric", "width": 8, "properties": { "region": "${AWS::Region}", "title": "Calls", "metrics": [
            ["AWS/Lambda", "Invocations", "FunctionName", "${PayFunction}", { "stat": "Sum" }]
          ] } }
        ] }
        """;

    private static string Alarm(string space, string metric, string? function, string statistic, int threshold, string comparison, string missing) => $$"""
        { "Type": "AWS::CloudWatch::Alarm", "Properties": {
          "Namespace": "{{space}}", "MetricName": "{{metric}}", "Dimensions": [{{(function is null ? "" : $"{{ \"Name\": \"FunctionName\", \"Value\": {{ \"Ref\": \"{function}\" }} }}")}}],
          {{(statistic[0] == 'p' ? $"\"ExtendedStatistic\": \"{statistic}\", \"EvaluateLowSampleCountPercentile\": \"ignore\"" : $"\"Statistic\": \"{statistic}\"")}}, "Period": 60, "EvaluationPeriods": 3, "DatapointsToAlarm": 2,
          "Threshold": {{threshold}}, "ComparisonOperator": "{{comparison}}", "TreatMissingData": "{{missing}}", "AlarmActions": [{ "Ref": "Alerts" }] } }
        """;

    /// <summary>Block YAML with the short forms of intrinsics, texts of several lines as blocks.</summary>
    private static void Write(StringBuilder text, JsonNode node, string indent)
    {
        foreach (var (key, value) in node.AsObject())
        {
            text.Append(indent).Append(key).Append(':');
            WriteValue(text, value!, indent + "  ");
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: 1 } one when one.First() is { Key: "Ref", Value: { } name }:
                text.Append(" !Ref ").Append(name.GetValue<string>()).Append('\n');
                break;
            case JsonObject { Count: 1 } one when one.First() is { Key: "Fn::GetAtt", Value: JsonArray path }:
                text.Append(" !GetAtt ").Append(string.Join(".", path.Select(part => part!.GetValue<string>()))).Append('\n');
                break;
            case JsonObject { Count: 1 } one when one.First() is { Key: "Fn::Sub", Value: { } pattern }:
                text.Append(" !Sub");
                WriteText(text, pattern.GetValue<string>(), indent);
                break;
            case JsonObject map:
                text.Append('\n');
                Write(text, map, indent);
                break;
            case JsonArray { Count: 0 }:
                text.Append(" []\n");
                break;
            case JsonArray list:
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(indent).Append('-');
                    WriteValue(text, item!, indent + "  ");
                }

                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                WriteText(text, scalar.GetValue<string>(), indent);
                break;
            default:
                text.Append(' ').Append(value.ToJsonString()).Append('\n');
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value, string indent)
    {
        if (value.Contains('\n'))
        {
            text.Append(" |\n");
            foreach (var line in value.Split('\n'))
            {
                text.Append(indent).Append(line).Append('\n');
            }
        }
        else
        {
            text.Append(" '").Append(value.Replace("'", "''")).Append("'\n");
        }
    }
}
