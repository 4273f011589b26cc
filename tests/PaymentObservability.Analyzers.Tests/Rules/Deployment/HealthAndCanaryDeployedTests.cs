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

    private static System.Collections.Generic.List<string> Left(RuleCase code)
    {
        code.FixedFile("PAY6013", "/src/template.yaml", out var left);
        return left;
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
