using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class NameComparisonTests
{
    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
          Suffix: { Type: String, Default: x }
          Name: { Type: String }
          FromSsm: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /name }
        Mappings:
          Names:
            dev: { Queue: dev-queue }
            prod: { Queue: prod-queue }
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Pay: { Type: AWS::Serverless::Function }
          Named: { Type: AWS::Serverless::Function, Properties: { FunctionName: !Sub 'named-${Stage}' } }
          Maybe: { Type: AWS::Serverless::Function, Properties: { FunctionName: !If [IsProd, prod-fn, !Ref AWS::NoValue] } }
          Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
          Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !FindInMap [Names, !Ref Stage, Queue] } }
          Topic: { Type: AWS::SNS::Topic }
          Api: { Type: AWS::Serverless::Api, Properties: { StageName: live } }
          Titled: { Type: AWS::Serverless::Api, Properties: { StageName: live, DefinitionBody: { info: { title: shop } } } }
          Http: { Type: AWS::Serverless::HttpApi }
        A:
        """;

    [Theory]
    [InlineData("pay", "pay", "Same")]
    [InlineData("pay", "Pay", "Different")]
    [InlineData("!Ref Pay", "{ Ref: Pay }", "Same")]
    [InlineData("!Ref Pay", "!Sub '${Pay}'", "Same")]
    [InlineData("!Ref Pay", "!Ref Named", "Different")]
    [InlineData("!Ref Pay", "!GetAtt Pay.Arn", "Different")]
    [InlineData("!Ref Pay", "PaymentHandler-dev", "Different")]
    [InlineData("!Ref Pay", "shop-Pay-1A2B3C4D5E6F", "Unknown")]
    [InlineData("!Ref Pay", "!Ref Name", "Unknown")]
    [InlineData("!Ref Pay", "!Sub '${AWS::StackName}-Pay'", "Different")]
    [InlineData("!Ref Named", "!Sub 'named-${Stage}'", "Same")]
    [InlineData("!Ref Named", "!Join ['-', [named, !Ref Stage]]", "Same")]
    [InlineData("!Ref Named", "{ 'Fn::Join': ['', ['named-', { Ref: Stage }]] }", "Same")]
    [InlineData("!Ref Named", "named-dev", "Same")]
    [InlineData("!Ref Named", "named-prod", "Unknown")]
    [InlineData("!Ref Named", "named-test", "Different")]
    [InlineData("!Ref Maybe", "prod-fn", "Unknown")]
    [InlineData("!Ref Maybe", "dev-fn", "Different")]
    [InlineData("!Ref Maybe", "!Ref Maybe", "Same")]
    [InlineData("!Ref Table", "orders", "Same")]
    [InlineData("!Ref Table", "Orders", "Different")]
    [InlineData("!GetAtt Queue.QueueName", "dev-queue", "Same")]
    [InlineData("!GetAtt Queue.QueueName", "prod-queue", "Unknown")]
    [InlineData("!GetAtt Queue.QueueName", "test-queue", "Different")]
    [InlineData("!Ref Queue", "dev-queue", "Different")]
    [InlineData("!GetAtt Topic.TopicName", "{ 'Fn::GetAtt': [Topic, TopicName] }", "Same")]
    [InlineData("!Ref Topic", "!GetAtt Topic.TopicArn", "Same")]
    [InlineData("!Ref Topic", "!Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:alerts'", "Unknown")]
    [InlineData("!Ref Topic", "alerts", "Different")]
    [InlineData("!Ref Name", "anything", "Unknown")]
    [InlineData("!Ref Name", "!Ref Name", "Same")]
    [InlineData("!Ref Suffix", "y", "Unknown")]
    [InlineData("!Sub 'pay-${Suffix}'", "orders-x", "Different")]
    [InlineData("!Sub '${Suffix}-pay'", "x-pay", "Same")]
    [InlineData("!Sub '${Suffix}-pay'", "x-orders", "Different")]
    [InlineData("!Ref FromSsm", "/name", "Unknown")]
    [InlineData("!Sub '${AWS::StackName}-api'", "!Join ['-', [!Ref 'AWS::StackName', api]]", "Same")]
    [InlineData("!Sub '${AWS::StackName}-api'", "!Ref 'AWS::StackName'", "Different")]
    [InlineData("!Sub '${AWS::StackName}-api'", "shop-web", "Different")]
    [InlineData("!Sub ['${Fn}-x', { Fn: !Ref Stage }]", "dev-x", "Same")]
    [InlineData("!Sub '${!Literal}'", "'${Literal}'", "Same")]
    [InlineData("!Select [1, [a, b]]", "b", "Same")]
    [InlineData("!ImportValue shop-name", "shop-name", "Unknown")]
    [InlineData("!ImportValue shop-name", "!ImportValue shop-name", "Same")]
    [InlineData("'{{resolve:ssm:/x}}'", "!Ref Pay", "Unknown")]
    [InlineData("!Ref Http", "!Sub '${Http.ApiId}'", "Same")]
    [InlineData("!Ref Http", "ServerlessHttpApi", "Different")]
    [InlineData("!If [IsProd, a, b]", "!If [IsProd, a, b]", "Same")]
    [InlineData("!If [IsProd, a, b]", "a", "Unknown")]
    [InlineData("!If [IsProd, a, b]", "c", "Different")]
    public void IsOfExpressionsNotOfTexts(string one, string other, string expected)
    {
        var template = Stack.Template(Template + " " + one + "\nB: " + other + "\n");
        var (left, right) = (template.Names.Of(template.Root["A"])!, template.Names.Of(template.Root["B"])!);
        Assert.Equal(expected, left.Compare(right).ToString());
        Assert.Equal(expected, right.Compare(left).ToString());
    }

    [Theory]
    [InlineData("Pay", "${Pay.Name}")]
    [InlineData("Named", "named-${Stage}")]
    [InlineData("Table", "orders")]
    [InlineData("Api", "${AWS::StackName}")]
    [InlineData("Titled", "shop")]
    [InlineData("Queue", "${FindInMap Names.${Stage}.Queue}")]
    [InlineData("Maybe", "prod-fn | ${Maybe.Name}")]
    public void PhysicalNamesAreTheResourcesOwn(string id, string name)
    {
        var template = Stack.Template(Template);
        Assert.Equal(name, template.Names.NameOf(template.Resource(id)!).ToString());
    }

    [Fact]
    public void ALookUpHasTheTextOfTheDefault()
    {
        var template = Stack.Template(Template);
        Assert.Equal("dev-queue", template.Names.NameOf(template.Resource("Queue")!).Text);
    }

    [Fact]
    public void TheSameSymbolOfTwoTemplatesIsNotTheSame()
    {
        const string Text = "Parameters:\n  P: { Type: String }\nResources:\n  F: { Type: AWS::Lambda::Function }\nA: ";
        var (one, other) = (Stack.Template(Text + "!Ref F\n", "/a.yaml"), Stack.Template(Text + "!Ref F\n", "/b.yaml"));
        Assert.Equal(NameComparison.Different, one.Names.Of(one.Root["A"])!.Compare(other.Names.Of(other.Root["A"])!));
        var parameter = Stack.Template(Text + "!Ref P\n", "/c.yaml");
        Assert.Equal(NameComparison.Unknown, one.Names.Of(one.Root["A"])!.Compare(parameter.Names.Of(parameter.Root["A"])!));
    }

    [Fact]
    public void ANameThatNamesItselfEnds()
    {
        var template = Stack.Template("Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Ref F } }\n");
        var name = template.Names.NameOf(template.Resource("F")!);
        Assert.Null(name.Text);
        Assert.Equal("Unknown", name.Compare("shop").ToString());
    }
}
