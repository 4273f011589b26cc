using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>PAY6005: which tables and queues payments use, where <c>Globals</c> name all of them to every function.</summary>
public class UsedResourcesTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Runtime: dotnet8
            Environment:
              Variables:
                ORDERS_TABLE: !Ref Orders
                USERS_TABLE: !Ref Users
                LATER_QUEUE: !Ref Later
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Events:
                Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }
          UserFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.UserFunction::FunctionHandler
          Orders: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
          Users: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
          Later: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false } }

        """;

    private const string Users = """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        namespace Shop;

        public class UserFunction
        {
            public Task<string?> FunctionHandler(string id, ILambdaContext context) => Task.FromResult(Environment.GetEnvironmentVariable("USERS_TABLE"));
        }
        """;

    private const string Startup = """
        namespace Shop;

        public static class Settings
        {
            public static string? Orders { get; } = System.Environment.GetEnvironmentVariable("ORDERS_TABLE");
        }
        """;

    [Fact]
    public void PAY6005_asks_for_what_the_payments_code_reads() =>
        Assert.Equal(["Orders"], Tables(Template, Read("ORDERS_TABLE")));

    [Fact]
    public void What_stands_in_settings_may_be_theirs() => Assert.Equal(["Orders"], Tables(Template, "", Startup));

    [Fact]
    public void What_nobody_reads_by_name_counts_where_nothing_else_is_known() => Assert.Equal(["Orders", "Users"], Tables(Template.Replace("USERS_TABLE", "PEOPLE_TABLE"), ""));

    [Fact]
    public void And_does_not_where_a_policy_says_it() =>
        Assert.Equal(["Users"], Tables(Template.Replace("      Events:\n        Pay:", "      Policies: [{ DynamoDBCrudPolicy: { TableName: !Ref Users } }]\n      Events:\n        Pay:").Replace("USERS_TABLE", "PEOPLE_TABLE"), ""));

    [Fact]
    public void What_a_function_says_itself_counts_whatever_its_code_reads() =>
        Assert.Equal(["Users"], Tables(Template.Replace("      Events:\n        Pay:", "      Environment: { Variables: { USERS_TABLE: !Ref Users } }\n      Events:\n        Pay:"), ""));

    [Fact]
    public void PAY6014_asks_for_queues_by_the_same_measure()
    {
        var other = Users.Replace("USERS_TABLE", "LATER_QUEUE");
        const string Two = "  Others: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false } }\n";
        var template = Template.Replace("      LATER_QUEUE", "      OTHERS_QUEUE: !Ref Others\n        LATER_QUEUE") + Two;
        Assert.Contains("Others", Asked(template, "PAY6014", Read("OTHERS_QUEUE"), other));
        Assert.DoesNotContain("Later", Asked(template, "PAY6014", Read("OTHERS_QUEUE"), other));
    }

    [Fact]
    public void PAY6014_asks_for_the_streams_that_payments_come_by()
    {
        const string Streams = """
              Events:
                Stream: { Type: Kinesis, Properties: { Stream: !GetAtt Payments.Arn, StartingPosition: LATEST } }
        """;
        const string Resources = "  Payments: { Type: AWS::Kinesis::Stream }\n  Clicks: { Type: AWS::Kinesis::Stream }\n";
        var template = Template.Replace("      Events:\n", Streams + "\n") + Resources;
        Assert.Contains("Payments", Asked(template, "PAY6014", ""));
        Assert.DoesNotContain("Clicks", Asked(template, "PAY6014", ""));
        Assert.DoesNotContain("Payments", Asked(template.Replace("Payments: { Type: AWS::Kinesis::Stream }", "Payments: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: alias/x } } }"), "PAY6014", ""));
        var written = (PayHandler.With(Pay) with { Files = [("/src/template.yaml", template)] }).FixedFile("PAY6014", "/src/template.yaml", out var left);
        Assert.DoesNotContain("PAY6014", left);
        Assert.Contains("StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis }", written);
    }

    private static string Read(string variable) => $"        Console.WriteLine(Environment.GetEnvironmentVariable(\"{variable}\"));\n";

    private static string[] Tables(string template, string reads, params string[] more) => [.. Asked(template, "PAY6005", reads, [Users, .. more]).Order()];

    private static string[] Asked(string template, string id, string reads, params string[] more)
    {
        var code = PayHandler.With(reads + Pay) with { Files = [("/src/template.yaml", template)] };
        for (var i = 0; i < more.Length; i++)
        {
            code = code.And($"/src/More{i}.cs", more[i]);
        }

        var message = Assert.Single(code.Found(id));
        return message[(message.LastIndexOf(" for ", System.StringComparison.Ordinal) + 5)..].Split(", ");
    }
}
