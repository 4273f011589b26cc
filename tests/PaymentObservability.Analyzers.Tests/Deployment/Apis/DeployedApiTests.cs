using System.Linq;
using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class DeployedApiTests
{
    [Fact]
    public void EventsThatNameNoApiMakeSamsOwn()
    {
        var apis = Stack.Sam("""
            Resources:
              Pay: { Type: AWS::Serverless::Function, Properties: { Events: { A: { Type: Api, Properties: { Path: /pay, Method: post } } } } }
              Quote: { Type: AWS::Serverless::Function, Properties: { Events: { A: { Type: HttpApi } } } }
            """).Contents.Apis;
        Assert.Equal(["ServerlessRestApi (Rest)", "ServerlessHttpApi (Http)"], apis.Select(api => api.ToString()));
        Assert.Equal("${AWS::StackName}", apis[0].Name.ToString());
        Assert.Equal("Prod", Assert.Single(apis[0].Stages).Text);
        Assert.Equal("$default", Assert.Single(apis[1].Stages).Text);
        Assert.Equal(["Pay"], apis[0].Functions);
        Assert.Equal(["Quote"], apis[1].Functions);
    }

    [Fact]
    public void AnImplicitApiGoesByItsLogicalId()
    {
        var template = Stack.Sam("""
            Resources:
              Pay: { Type: AWS::Serverless::Function, Properties: { Events: { A: { Type: HttpApi } } } }
            A: !Ref ServerlessHttpApi
            B: !Ref ServerlessRestApiProdStage
            """);
        Assert.Equal(NameComparison.Same, template.Names.Of(template.Root["A"])!.Compare(template.Contents.Apis[0].Id));
        Assert.Equal("Prod", template.Names.Text(template.Root["B"]));
    }

    [Fact]
    public void APlainRestApiHasStagesMethodsAndIntegrations()
    {
        var api = Assert.Single(Stack.Template("""
            Resources:
              Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
              Method:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  Integration: { Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pay.Arn}/invocations' }
              Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: live, TracingEnabled: true } }
              Pay: { Type: AWS::Lambda::Function }
              Other: { Type: AWS::Lambda::Function }
            """).Contents.Apis);
        Assert.Equal(ApiKind.Rest, api.Kind);
        Assert.Equal("shop", api.Name.Text);
        Assert.Equal("live", Assert.Single(api.Stages).Text);
        Assert.True(api.IsTraced);
        Assert.Equal(["Pay"], api.Functions);
    }

    [Fact]
    public void AnHttpApiLeadsToItsIntegrations()
    {
        var api = Assert.Single(Stack.Template("""
            Resources:
              Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: HTTP } }
              Integration: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationUri: !GetAtt Pay.Arn } }
              Pay: { Type: AWS::Lambda::Function }
            """).Contents.Apis);
        Assert.Equal(ApiKind.Http, api.Kind);
        Assert.Equal("${Api.Id}", api.Id.ToString());
        Assert.Equal(["Pay"], api.Functions);
        Assert.Null(api.IsTraced);
    }

    [Theory]
    [InlineData("TracingEnabled: true", "", true)]
    [InlineData("StageName: x", "", false)]
    [InlineData("StageName: x", "Globals: { Api: { TracingEnabled: true } }", true)]
    [InlineData("TracingEnabled: !Ref P", "", null)]
    public void TracingOfSamsRestApiMayComeFromGlobals(string property, string globals, bool? isTraced) =>
        Assert.Equal(isTraced, Assert.Single(Stack.Sam($"{globals}\nResources:\n  Api: {{ Type: AWS::Serverless::Api, Properties: {{ {property} }} }}\n").Contents.Apis).IsTraced);
}
