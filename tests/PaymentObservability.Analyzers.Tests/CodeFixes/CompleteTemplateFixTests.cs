using System;
using System.Linq;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>What the rules about templates find, their fix writes: into the template, once, and nothing is left to say.</summary>
public class CompleteTemplateFixTests
{
    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          # what takes the money
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Environment: { Variables: { ORDERS_TABLE: !Ref Orders } }
              Events:
                Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }
                Later: { Type: SQS, Properties: { Queue: !GetAtt Later.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
          Later:
            Type: AWS::SQS::Queue

        """;

    private static readonly RuleCase Service = PayHandler.With("        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;")
        with { Files = [("/src/template.yaml", Template)] };

    public static TheoryData<string> Rules => new("PAY6002", "PAY6003", "PAY6004", "PAY6005", "PAY6006", "PAY6007", "PAY6008", "PAY6009", "PAY6011", "PAY6014", "PAY6015");

    [Fact]
    public void PAY6001_writes_all_and_nothing_is_left()
    {
        var text = Service.FixedFile("PAY6001", "/src/template.yaml", out var left);
        Assert.DoesNotContain(left, id => id.StartsWith("PAY6", StringComparison.Ordinal));
        var lines = text.Split('\n');
        Assert.All(Template.Split((char)10), line => Assert.Contains(line, lines));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_has_a_fix_of_its_own(string id)
    {
        var text = Service.FixedFile(id, "/src/template.yaml", out var left);
        Assert.DoesNotContain(id, left);
        Assert.Contains("PAY6001", left);
        Assert.Contains(id, text);
    }

    [Fact]
    public void In_JSON_as_well()
    {
        const string Json = """
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "PayFunction": {
                  "Type": "AWS::Serverless::Function",
                  "Metadata": { "Tool": "Amazon.Lambda.Annotations" },
                  "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8" }
                }
              }
            }
            """;
        var text = (Service with { Files = [("/src/serverless.template", Json)] }).FixedFile("PAY6001", "/src/serverless.template", out var left);

        // The log group of a function that Annotations write is there already, and it cannot be told another one.
        Assert.DoesNotContain(left, id => id.StartsWith("PAY6", StringComparison.Ordinal) && id != "PAY6011");
        using var parsed = System.Text.Json.JsonDocument.Parse(text);
        Assert.Contains("""
                  "Metadata": { "Tool": "Amazon.Lambda.Annotations" },
                  "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8" }
            """.TrimEnd(), text);
    }

    [Theory]
    [InlineData("PAY6001")]
    [InlineData("PAY6007")]
    [InlineData("PAY6008")]
    [InlineData("PAY6015")]
    public void Two_templates_at_once_become_what_they_become_by_hand(string id)
    {
        const string Other = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              PayLaterFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Payments::Shop.Function::FunctionHandler
                  Runtime: dotnet8

            """;
        var (atOnce, byHand) = (Service with { Files = [("/src/deploy/later.yaml", Other), ("/src/template.yaml", Template)] }).FixedFiles(id);
        Assert.Equal(byHand, atOnce);

        // What a service has once, it has once, and in the template that stands highest.
        foreach (var once in new[] { "PaymentDashboard:", "AccountTrail:", "PaymentSuccessAlarm:", "IamChangesRule:" })
        {
            Assert.DoesNotContain(once, atOnce[0]);
        }

        Assert.Contains(id, atOnce[1]);
    }
}
