using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;
using static PaymentObservability.Tests.Rules.Deployment.Mistakes;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>
/// Every mistake of the guide that a template can show and that stands in a line, in three templates each: some rule says so at that line, and none says
/// anything about the right template. What a template lacks is asked for on the code instead: GuideRulesTests.
/// </summary>
public class GuideMistakesTests
{
    // Number in the list of what the guide gets wrong; what is wrong; the rule; what the reported line holds; how it is planted.
    private static readonly (string Number, string What, string Rule, string At, Action<JsonObject> Plant)[] Table =
    [
        ("1a", "text speaks of 5 %, alarm counts", "PAY6010", "Statistic", Also(Set("Throttles", "AlarmDescription", "\"More than 5 % fail\""), Set("Throttles", "Threshold", "5"))),
        ("1b", "one bad period is enough", "PAY6010", "EvaluationPeriods", Also(Set("Slow", "EvaluationPeriods", "1"), Set("Slow", "DatapointsToAlarm", null))),
        ("2a", "nothing said of missing data", "PAY6010", "Throttles", Set("Throttles", "TreatMissingData", null)),
        ("2b", "topic is a placeholder", "PAY6010", "arn:aws:sns", Set("ErrorRate", "AlarmActions", "[\"arn:aws:sns:us-east-1:ACCOUNT_ID:alerts-topic\"]")),
        ("2c", "no action", "PAY6010", "ErrorRate", Set("ErrorRate", "AlarmActions", null)),
        ("2d", "actions off", "PAY6010", "ActionsEnabled", Set("ErrorRate", "ActionsEnabled", "false")),
        ("2e", "encryption of the topic shuts CloudWatch out", "PAY6010", "alias/aws/sns", Set("Alerts", "KmsMasterKeyId", "\"alias/aws/sns\"")),
        ("3", "resource's name typed by hand", "PAY7002", "PayFunction-dev", Set("Throttles", "Dimensions", "[{ \"Name\": \"FunctionName\", \"Value\": \"PayFunction-dev\" }]")),
        ("4a", "average of a duration", "PAY6010", "Statistic", Also(Set("Slow", "Statistic", "\"Average\""), Set("Slow", "ExtendedStatistic", null), Set("Slow", "EvaluateLowSampleCountPercentile", null))),
        ("4b", "percentile of a handful", "PAY6010", "ExtendedStatistic", Set("SlowPayments", "EvaluateLowSampleCountPercentile", null)),
        ("4c", "threshold above the timeout", "PAY6010", "Threshold", Set("Slow", "Threshold", "40000")),
        ("4d", "throttles of a table stick", "PAY6010", "MetricName", Add("TableThrottles", """
            { "Type": "AWS::CloudWatch::Alarm", "Properties": {
              "Namespace": "AWS/DynamoDB", "MetricName": "WriteThrottleEvents", "Dimensions": [{ "Name": "TableName", "Value": { "Ref": "Orders" } }], "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 3,
              "ComparisonOperator": "GreaterThanThreshold", "Threshold": 0, "TreatMissingData": "notBreaching", "AlarmActions": [{ "Ref": "Alerts" }] } }
            """)),
        ("6", "sum of ones and zeros drawn as a rate", "PAY6017", "PaymentSuccess", Replace("Board", "DashboardBody", "\"PaymentSuccess\", { \"stat\": \"Average\" }", "\"PaymentSuccess\", { \"stat\": \"Sum\" }")),
        ("7", "metric that no code emits", "PAY7001", "PaymentSucces", Replace("Board", "DashboardBody", "\"PaymentSuccess\"", "\"PaymentSucces\"")),
        ("9a", "Region typed into the dashboard", "PAY6017", "us-east-1", Replace("Board", "DashboardBody", "${AWS::Region}", "us-east-1")),
        ("9b", "milliseconds and counts on one axis", "PAY6017", "Calls", Replace("Board", "DashboardBody", "[\"AWS/Lambda\", \"Invocations\"", "[\"AWS/Lambda\", \"Duration\", \"FunctionName\", \"${PayFunction}\", { \"stat\": \"p99\" }],\n    [\"AWS/Lambda\", \"Invocations\"")),
        ("10", "level that .NET does not write", "PAY7004", "ERROR", Replace("ErrorLogs", "QueryString", "\"Error\"", "\"ERROR\"")),
        ("11", "field that no code logs", "PAY7004", "elapsedTime", Replace("PaymentLogs", "QueryString", "avg(duration)", "avg(elapsedTime)")),
        ("12", "sorted by what stats took away", "PAY7004", "sort @timestamp", Replace("PaymentLogs", "QueryString", "by bin(30m) as slot | sort slot desc", "by bin(30m) | sort @timestamp desc")),
        ("15a", "canary that does not run is not seen", "PAY6010", "TreatMissingData", Set("CanaryStops", "TreatMissingData", "\"notBreaching\"")),
        ("15b", "window shorter than the canary's schedule", "PAY6010", "EvaluationPeriods", Also(Set("CanaryStops", "Period", "60"), Set("CanaryStops", "EvaluationPeriods", "3"))),
        ("16a", "IAM's events outside of us-east-1", "PAY6010", "IamChanges", Add("IamChanges", """
            { "Type": "AWS::Events::Rule", "Properties": { "EventPattern": { "source": ["aws.iam"] }, "Targets": [{ "Id": "alerts", "Arn": { "Ref": "Alerts" } }] } }
            """)),
        ("16b", "event name without its version", "PAY6010", "UpdateFunctionCode", Set("FunctionChanges", "EventPattern", """{ "source": ["aws.lambda"], "detail": { "eventName": ["UpdateFunctionCode"] } }""")),
        ("16c", "one detector an account", "PAY6018", "Detector", Add("Detector", """{ "Type": "AWS::GuardDuty::Detector", "Properties": { "Enable": true } }""")),
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var mistake in Table.Where(mistake => IsThere(mistake.Rule)))
            {
                foreach (var template in Templates)
                {
                    data.Add(mistake.Number, template);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_mistake_is_reported_at_its_line(string number, string template)
    {
        var mistake = Table.Single(mistake => mistake.Number == number);
        var text = Text(template, mistake.Plant);
        var found = Found(template, text, mistake.Rule);
        var lines = text.Split('\n');
        Assert.True(found.Any(each => lines[each.Line - 1].Contains(mistake.At, StringComparison.Ordinal)), $"{mistake.What}: {string.Join("; ", found.Select(each => each.Line + " " + lines[each.Line - 1].Trim() + " " + each.Message))}");

        // And nothing else is said of what is right.
        Assert.Single(found);
    }

    // The others are for people to decide: which key encrypts, where events are forwarded to, who owns the account's monitoring, what a graph is to show.
    public static TheoryData<string, string> Repaired
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var number in new[] { "1a", "1b", "2a", "2b", "2c", "2d", "3", "4a", "4b", "4c", "4d", "6", "15a", "15b", "16b" })
            {
                foreach (var template in Templates)
                {
                    data.Add(number, template);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Repaired))]
    public void A_mistake_is_repaired_at_its_place_and_from_the_code(string number, string template)
    {
        var mistake = Table.Single(mistake => mistake.Number == number);
        var text = Text(template, mistake.Plant);
        var path = "/src/" + template;
        var repaired = Case(template, text).RepairedHere(mistake.Rule, path, out var left);
        Assert.Equal(repaired, Case(template, text).FixedFile("PAY6019", path, out _));
        var rules = Table.Select(each => each.Rule).Append("PAY6019").ToList();
        Assert.True(left.TrueForAll(each => !rules.Contains(each.Id)), string.Join("\n", left.Where(each => rules.Contains(each.Id))) + "\n" + Changed(text, repaired!));

        // It is about one resource: nothing else is touched, unless a topic had to be made.
        var changed = Changed(text, repaired!);
        Assert.True(changed.Split('\n').Length <= 30, changed);
        if (template.EndsWith(".json", StringComparison.Ordinal))
        {
            JsonNode.Parse(repaired!);
        }
    }

    [Fact]
    public void All_mistakes_at_once_are_repaired_from_the_code_in_one_go()
    {
        foreach (var template in Templates)
        {
            var several = Table.Where(mistake => mistake.Number is "4b" or "4d" or "15a" or "3" or "16b" or "2d").Select(mistake => mistake.Plant).ToArray();
            var text = Text(template, Also(several));
            Case(template, text).FixedFile("PAY6019", "/src/" + template, out var left);
            Assert.DoesNotContain("PAY6019", left);
            Assert.DoesNotContain("PAY6010", left);
            Assert.DoesNotContain("PAY7002", left);
        }
    }

    private static string Changed(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        return string.Join("\n", old.Except(now).Select(line => "- " + line).Concat(now.Except(old).Select(line => "+ " + line)));
    }

    [Theory]
    [InlineData("sam.yaml")]
    [InlineData("cloudformation.yaml")]
    [InlineData("queue.json")]
    public void The_right_template_has_none(string template)
    {
        var text = Text(template, plant: null);
        Assert.All(Table.Select(mistake => mistake.Rule).Append("PAY6012").Append("PAY6016").Append("PAY5002").Append("PAY5004").Distinct(), rule => Assert.Empty(Found(template, text, rule)));

        // It is judged: what it lacks is said on the code.
        Assert.NotEmpty(Case(template, text).Found("PAY6001"));
    }

    private static List<(string Path, int Line, Microsoft.CodeAnalysis.DiagnosticSeverity Severity, string Message)> Found(string template, string text, string rule) => Case(template, text).FoundInFiles(rule);

    private static RuleCase Case(string template, string text) => PayHandler.With(
        """
                var watch = Stopwatch.StartNew();
                var receipt = await _payments.ProcessPaymentAsync(order);
                await _cloudWatch.PutMetricDataAsync(new PutMetricDataRequest
                {
                    Namespace = "X402Payment",
                    MetricData = new List<MetricDatum>
                    {
                        new() { MetricName = "PaymentSuccess", Value = receipt.Success ? 1 : 0, Unit = StandardUnit.Count },
                        new() { MetricName = "PaymentDuration", Value = watch.Elapsed.TotalMilliseconds, Unit = StandardUnit.Milliseconds },
                    },
                });
                _logger.LogInformation("Payment processed {duration} {resource} {outcome} {reason}", watch.Elapsed.TotalMilliseconds, "/pay", receipt.Success ? "success" : "failure", receipt.Error);
                return receipt.Success ? 200 : 402;
        """,
        "private readonly ILogger<Function> _logger = null!;\nprivate readonly IAmazonCloudWatch _cloudWatch = null!;",
        "using Amazon.CloudWatch;\nusing Amazon.CloudWatch.Model;\nusing Microsoft.Extensions.Logging;",
        typeof(Amazon.CloudWatch.IAmazonCloudWatch),
        typeof(Amazon.Runtime.AmazonServiceClient),
        typeof(Microsoft.Extensions.Logging.ILogger)) with
    {
        Files = [("/src/" + template, text)],
    };

    private static bool IsThere(string rule) => new PaymentAnalyzer().SupportedDiagnostics.Any(descriptor => descriptor.Id == rule);

    private static Action<JsonObject> Also(params Action<JsonObject>[] changes) => resources =>
    {
        foreach (var change in changes)
        {
            change(resources);
        }
    };
}
