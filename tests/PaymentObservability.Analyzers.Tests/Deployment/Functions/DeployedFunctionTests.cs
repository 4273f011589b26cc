using System.Linq;
using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class DeployedFunctionTests
{
    private const string Globals = """
        Globals:
          Function:
            Runtime: dotnet8
            Timeout: 29
            Tracing: Active
            LoggingConfig: { LogFormat: JSON }
            Layers: [arn:one]
            Environment: { Variables: { STAGE: !Ref Stage, TABLE: orders } }
        """;

    [Fact]
    public void GlobalsAreMergedIntoEachFunction()
    {
        var function = Function(Globals + """

            Parameters:
              Stage: { Type: String, Default: dev }
            Resources:
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Shop::Shop.Pay::Handle
                  Timeout: 10
                  Layers: [arn:two]
                  Environment: { Variables: { TABLE: !Ref Table } }
              Table: { Type: AWS::DynamoDB::Table }
            """);
        Assert.Equal(10, function.Timeout);
        Assert.Equal(TracingMode.Active, function.Tracing);
        Assert.Equal("JSON", function.LogFormat);
        Assert.Equal("dev", function.Environment["STAGE"].Text);
        Assert.Equal("${Table.Name}", function.Environment["TABLE"].ToString());
        Assert.Equal(["arn:two", "arn:one"], function.Layers.Select(layer => layer.Text));
        Assert.Equal("/aws/lambda/${Pay.Name}", function.LogGroup.ToString());
        Assert.Equal("Handle", Assert.Single(function.Handlers).MethodName);
    }

    [Fact]
    public void DefaultsAreLambdas()
    {
        var function = Function("Resources:\n  Pay: { Type: AWS::Serverless::Function }\n");
        Assert.Equal(3, function.Timeout);
        Assert.Equal(TracingMode.NotSet, function.Tracing);
        Assert.Equal("Text", function.LogFormat);
        Assert.Null(function.ReservedConcurrency);
    }

    [Theory]
    [InlineData("Timeout: !Ref T", "10,30")]
    [InlineData("Timeout: !If [C, 5, 60]", "5,60")]
    [InlineData("Timeout: !Ref Free", "7")]
    [InlineData("Timeout: !Ref Unknown", "")]
    [InlineData("Timeout: 29", "29")]
    public void ATimeoutIsEveryOneItMayBe(string property, string timeouts)
    {
        var function = Function($$"""
            Parameters:
              T: { Type: Number, Default: 10, AllowedValues: [10, 30] }
              Free: { Type: Number, Default: 7 }
              Unknown: { Type: Number }
            Resources:
              Pay: { Type: AWS::Serverless::Function, Properties: { {{property}} } }
            """);
        Assert.Equal(timeouts, string.Join(',', function.Timeouts));
        Assert.Equal(timeouts.Contains(',') || timeouts.Length == 0 ? null : int.Parse(timeouts), function.Timeout);
    }

    [Theory]
    [InlineData("AWS::Serverless::Function", "Tracing: Active", "Active")]
    [InlineData("AWS::Serverless::Function", "Tracing: !Ref X", "Unknown")]
    [InlineData("AWS::Lambda::Function", "TracingConfig: { Mode: PassThrough }", "PassThrough")]
    [InlineData("AWS::Lambda::Function", "Tracing: Active", "NotSet")]
    [InlineData("AWS::Lambda::Function", "'Fn::Transform': { Name: X }", "Unknown")]
    public void TracingHasAPropertyForEachType(string type, string property, string mode) =>
        Assert.Equal(mode, Function($"Resources:\n  Pay: {{ Type: '{type}', Properties: {{ {property} }} }}\n").Tracing.ToString());

    [Theory]
    [InlineData("E: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } }", "Queue", "Q")]
    [InlineData("E: { Type: SQS, Properties: { Queue: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:named' } }", "Queue", "Named")]
    [InlineData("E: { Type: DynamoDB, Properties: { Stream: !GetAtt T.StreamArn, FunctionResponseTypes: [ReportBatchItemFailures] } }", "TableStream", "T")]
    [InlineData("E: { Type: Schedule, Properties: { Schedule: rate(15 minutes) } }", "Schedule", null)]
    [InlineData("E: { Type: HttpApi, Properties: { Path: /pay, Method: post } }", "HttpApi", null)]
    [InlineData("E: { Type: Api, Properties: { Path: /pay, Method: post, RestApiId: !Ref A } }", "RestApi", "A")]
    public void EventsComeFromResources(string trigger, string kind, string? resource)
    {
        var function = Function($$"""
            Resources:
              Pay: { Type: AWS::Serverless::Function, Properties: { Events: { {{trigger}} } } }
              Q: { Type: AWS::SQS::Queue }
              Named: { Type: AWS::SQS::Queue, Properties: { QueueName: named } }
              SameName: { Type: AWS::SNS::Topic, Properties: { TopicName: named } }
              T: { Type: AWS::DynamoDB::Table }
              A: { Type: AWS::Serverless::Api }
            """);
        var source = Assert.Single(function.Events);
        Assert.Equal(kind, source.Kind.ToString());
        Assert.Equal(resource, source.SourceResource?.LogicalId);
        Assert.Equal(trigger.Contains("ReportBatchItemFailures"), source.ReportsItemFailures);
    }

    [Theory]
    [InlineData("M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Pay, EventSourceArn: !GetAtt Q.Arn } }", "Queue")]
    [InlineData("M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: pay-fn, EventSourceArn: 'arn:aws:kinesis:eu-west-1:1:stream/x' } }", "Stream")]
    [InlineData("M: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 day), Targets: [{ Arn: !GetAtt Pay.Arn }] } }", "Schedule")]
    [InlineData("M: { Type: AWS::Scheduler::Schedule, Properties: { ScheduleExpression: rate(1 day), Target: { Arn: !Ref Live } } }", "Schedule")]
    [InlineData("M: { Type: AWS::SNS::Subscription, Properties: { Endpoint: !GetAtt Pay.Arn, TopicArn: !Ref T } }", "Topic")]
    public void OtherResourcesTriggerFunctionsToo(string resource, string kind) =>
        Assert.Equal(kind, Assert.Single(Function($$"""
            Resources:
              Pay: { Type: AWS::Lambda::Function, Properties: { FunctionName: pay-fn } }
              Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Pay } }
              Q: { Type: AWS::SQS::Queue }
              T: { Type: AWS::SNS::Topic }
              {{resource}}
            """).Events).Kind.ToString());

    [Theory]
    [InlineData("Environment: { Variables: { T: !Ref Table } }", true)]
    [InlineData("Environment: { Variables: { T: orders } }", true)]
    [InlineData("Environment: { Variables: { T: others } }", false)]
    [InlineData("Policies: [{ DynamoDBCrudPolicy: { TableName: !Ref Table } }]", true)]
    [InlineData("Role: !GetAtt Role.Arn", true)]
    [InlineData("Timeout: 3", false)]
    public void UsesWhatItMentionsOrMayReach(string property, bool uses)
    {
        var template = Stack.Sam($$"""
            Resources:
              Pay: { Type: AWS::Serverless::Function, Properties: { {{property}} } }
              Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
              Role: { Type: AWS::IAM::Role }
              Rights: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: [{ Resource: !GetAtt Table.Arn }] } } }
            """);
        Assert.Equal(uses, template.Contents.Functions[0].Uses(template.Resource("Table")!));
    }

    [Fact]
    public void MergeKeysAndAliasesAreFollowed()
    {
        var function = Function("""
            Resources:
              Base:
                Type: AWS::Serverless::Function
                Properties: &base
                  Timeout: 20
                  Tracing: Active
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  <<: *base
                  Tracing: PassThrough
            """, "Pay");
        Assert.Equal(20, function.Timeout);
        Assert.Equal(TracingMode.PassThrough, function.Tracing);
    }

    private static DeployedFunction Function(string text, string id = "Pay") => Stack.Sam(text).Contents.Functions.Single(function => function.LogicalId == id);
}
