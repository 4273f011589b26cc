using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>A template that deploys one payment, for tests to add to, and what is found in it.</summary>
internal static class PaidTemplate
{
    public const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    public const string Path = "/src/template.yaml";

    public const string Function = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Alerts: { Type: AWS::SNS::Topic }
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Timeout: 30
              Events:
                Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }
                Later: { Type: SQS, Properties: { Queue: !GetAtt Later.Arn, BatchSize: 1 } }
              Environment: { Variables: { ORDERS: !Ref Orders } }
          Orders: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
          Later: { Type: AWS::SQS::Queue }

        """;

    /// <summary>An alarm that lacks nothing, with one property or several set otherwise.</summary>
    public static string Alarm(string metric, params string[] others) => Alarm("AWS/Lambda", metric, "FunctionName", "!Ref PayFunction", others);

    /// <summary>The same on any metric.</summary>
    public static string Alarm(string space, string metric, string? dimension, string? value, params string[] others)
    {
        var properties = new[]
        {
            $"Namespace: {space}", $"MetricName: \"{metric}\"", dimension is null ? "Dimensions: []" : $"Dimensions: [{{ Name: {dimension}, Value: {value} }}]", "Statistic: Sum", "Period: 60",
            "EvaluationPeriods: 3", "DatapointsToAlarm: 2", "Threshold: 5", "ComparisonOperator: GreaterThanThreshold", "TreatMissingData: notBreaching", "AlarmActions: [!Ref Alerts]",
        };
        var left = properties.Where(property => others.All(other => other.Split(':')[0].TrimStart('-') != property.Split(':')[0])).Concat(others.Where(other => other[0] != '-'));
        return "  Watch:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n" + string.Concat(left.Select(property => $"      {property}\n"));
    }

    /// <summary>The payment and its template, with more resources.</summary>
    public static RuleCase With(string more, params (string Path, string Text)[] others) => PayHandler.With(Pay) with { Files = [(Path, Function + more), .. others] };

    /// <summary>Holds that a rule says one thing, at the line that holds a text.</summary>
    public static void Says(this RuleCase code, string id, DiagnosticSeverity severity, string at, string message)
    {
        var found = code.FoundInFiles(id);
        Assert.True(found.Count == 1, string.Join("\n", found));
        var line = code.Files.Single(file => file.Path == found[0].Path).Text.Split('\n')[found[0].Line - 1];
        Assert.Contains(at, line);
        Assert.Contains(message, found[0].Message);
        Assert.Equal(severity, found[0].Severity);
    }
}
