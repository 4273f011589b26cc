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
        Assert.DoesNotContain(left, id => id.StartsWith("PAY6", StringComparison.Ordinal));
        using var parsed = System.Text.Json.JsonDocument.Parse(text);
        Assert.Contains("""
                  "Metadata": { "Tool": "Amazon.Lambda.Annotations" },
                  "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8" }
            """.TrimEnd(), text);
    }

    [Fact]
    public void Two_templates_get_what_is_the_services_once()
    {
        const string Function = "Transform: AWS::Serverless-2016-10-31\nResources:\n  PayFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Payments::Shop.Function::FunctionHandler\n      Runtime: dotnet8\n";
        const string Refund = "Transform: AWS::Serverless-2016-10-31\nResources:\n  RefundFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Payments::Shop.Refunds::FunctionHandler\n      Runtime: dotnet8\n";
        var code = (PayHandler.With("        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;") with { Files = [("/src/a.yaml", Function), ("/src/b.yaml", Refund)] }).And("/src/Refunds.cs", """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            namespace Shop;

            public class Refunds
            {
                private readonly IPaymentService _payments;

                public Refunds(IPaymentService payments) => _payments = payments;

                public async Task<bool> FunctionHandler(Order order, ILambdaContext context) => (await _payments.ProcessPaymentAsync(order)).Success;
            }
            """);
        var files = code.FixedFiles("PAY6001");
        Assert.Contains("PaymentDashboard:", files["/src/a.yaml"]);
        Assert.DoesNotContain("PaymentDashboard:", files["/src/b.yaml"]);
        Assert.DoesNotContain("PaymentSuccessAlarm:", files["/src/b.yaml"]);
        Assert.Contains("RefundFunctionErrorsAlarm:", files["/src/b.yaml"]);
    }
}
