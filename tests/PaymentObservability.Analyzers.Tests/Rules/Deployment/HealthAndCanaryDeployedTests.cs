using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>PAY6013: the health check and the canary that the code has, and the template does not deploy.</summary>
public class HealthAndCanaryDeployedTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private const string Bare = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Events:
                Pay: { Type: HttpApi, Properties: { Method: POST, Path: /pay } }

        """;

    private const string Deployed = Bare + """
          HealthFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.HealthFunction::HandleAsync
              Runtime: dotnet8
          Canary:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.CanaryFunction::HandleAsync
              Runtime: dotnet8

        """;

    private const string Plain = """
        Resources:
          Role: { Type: AWS::IAM::Role }
          PayFunction:
            Type: AWS::Lambda::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              Role: !GetAtt Role.Arn
              Code: { S3Bucket: code, S3Key: pay.zip }
          Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: pay, ProtocolType: HTTP } }
          Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: $default, AutoDeploy: true } }
          Integration: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt PayFunction.Arn, PayloadFormatVersion: "2.0" } }

        """;

    [Fact]
    public void PAY6013_names_what_is_not_deployed() =>
        Assert.Equal(
            "'template.yaml' lacks health check and canary (the health check's route, the canary's schedule, the canary's alarms) for PayFunction, PaymentCanary, which the code has",
            Assert.Single(Of(Bare).Found("PAY6013")));

    [Fact]
    public void What_is_deployed_lacks_its_alarms_only() =>
        Assert.Equal("'template.yaml' lacks health check and canary (the canary's alarms) for Canary, which the code has", Assert.Single(Of(Deployed).Found("PAY6013")));

    [Fact]
    public void Its_fix_leaves_nothing_to_say() => Assert.DoesNotContain("PAY6013", Left(Of(Bare)));

    [Fact]
    public void Without_them_in_the_code_there_is_nothing_to_deploy() => Assert.Empty((PayHandler.With(Pay) with { Files = [("/src/template.yaml", Bare)] }).Found("PAY6013"));

    [Fact]
    public void PAY6013_asks_and_writes_without_SAM()
    {
        var code = OfRequests(Plain);
        Assert.Equal(
            "'template.yaml' lacks health check and canary (the health check's route, the canary's schedule, the canary's alarms) for PayFunction, PaymentCanary, which the code has",
            Assert.Single(code.Found("PAY6013")));
        var written = code.FixedFile("PAY6013", "/src/template.yaml", out var left);
        Assert.Contains("RouteKey: GET /health", written);
        Assert.Contains("PayloadFormatVersion: \"1.0\"", written);
        Assert.DoesNotContain("PAY6013", left);
    }

    [Fact]
    public void What_a_deployment_would_not_take_up_is_named_and_not_written()
    {
        var code = OfRequests(Plain.Replace("AutoDeploy: true", "DeploymentId: !Ref Deployment"));
        Assert.Contains("the health check's route", Assert.Single(code.Found("PAY6013")));
        code.HasNoFix("PAY6013");

        // A warning that no fix ends is not given.
        Assert.DoesNotContain("health check", Assert.Single(code.Found("PAY6001")));
        Assert.Contains("health check", Assert.Single(OfRequests(Plain).Found("PAY6001")));
    }

    private static System.Collections.Generic.List<string> Left(RuleCase code)
    {
        code.FixedFile("PAY6013", "/src/template.yaml", out var left);
        return left;
    }

    // Without SAM's events, the type of its request says that a payment is called over HTTP.
    private static RuleCase OfRequests(string template)
    {
        var code = Of(template);
        return code with { Sources = [.. code.Sources.Select(source => (source.Path, source.Text.Replace("FunctionHandler(Order order,", "FunctionHandler(APIGatewayProxyRequest request,").Replace("ProcessPaymentAsync(order);", "ProcessPaymentAsync(new Order(request.Body, 1m, \"USDC\", \"\", \"base\"));")))] };
    }

    private static RuleCase Of(string template) => (PayHandler.With(Pay) with { Files = [("/src/template.yaml", template)] }).And("/src/Probes.cs", """
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Shop;

        public class HealthFunction
        {
            public Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest request, ILambdaContext context) => Task.FromResult(new APIGatewayProxyResponse { StatusCode = 200 });
        }

        public class CanaryFunction
        {
            public Task HandleAsync(ILambdaContext context) => Task.CompletedTask;
        }
        """);
}
