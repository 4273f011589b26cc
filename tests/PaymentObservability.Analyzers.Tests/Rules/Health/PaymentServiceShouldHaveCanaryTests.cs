using System;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using Xunit;
using Xunit.Abstractions;

namespace PaymentObservability.Tests.Rules.Health;

/// <summary>PAY4004: what counts as a canary, and the one that the fix writes.</summary>
public sealed class PaymentServiceShouldHaveCanaryTests(ITestOutputHelper output)
{
    private const string Id = "PAY4004";

    private const string X402 = """
        public record VerifyResponse(bool IsValid); public record SettleResponse(bool Success);
        public interface IFacilitatorClient { Task<VerifyResponse> VerifyAsync(string payment); Task<SettleResponse> SettleAsync(string payment); }
        public class BuyFunction
        {
            private readonly IFacilitatorClient _facilitator;
            public BuyFunction(IFacilitatorClient facilitator) => _facilitator = facilitator;
            public async Task<APIGatewayProxyResponse> BuyAsync(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var verified = await _facilitator.VerifyAsync(request.Body);
                if (!verified.IsValid) { return new APIGatewayProxyResponse { StatusCode = 402 }; }
                var settled = await _facilitator.SettleAsync(request.Body);
                return new APIGatewayProxyResponse { StatusCode = settled.Success ? 200 : 402 };
            }
        }
        """;

    [Fact]
    public void PAY4004_is_a_suggestion_once_a_project() => Assert.Single(Shops.RestApi(types: X402).Found(Id));

    [Theory]
    [InlineData("public class CanaryFunction { public void Handle(ILambdaContext context) { } }", "")]
    [InlineData("", "Resources: { PaymentCanary: { Type: AWS::Serverless::Function } }")]
    [InlineData("", "Resources: { Probe: { Type: AWS::Synthetics::Canary } }")]
    public void PAY4004_What_speaks_of_a_canary_is_one(string types, string template) =>
        Assert.Empty((Shops.RestApi(types: types) with { Files = template.Length == 0 ? [] : [("/src/template.yaml", template)] }).Found(Id));

    [Fact]
    public void PAY4004_How_a_deployment_is_rolled_out_is_no_canary() => Assert.Single((Shops.RestApi() with
    {
        Files = [("/src/template.yaml", "Resources: { Pay: { Type: AWS::Serverless::Function, Properties: { DeploymentPreference: { Type: Canary10Percent5Minutes } } } }")],
    }).Found(Id));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void PAY4004_The_fix_writes_one(bool isX402, bool annotations)
    {
        var rule = annotations ? Shops.Annotations(types: X402) : Shops.RestApi(types: isX402 ? X402 : "");

        var text = Assert.Single(rule.Fixed(Id, out var left)).Text;

        output.WriteLine(text);
        Assert.DoesNotContain("global::", text);
        Assert.Contains("await ExpectAsync(HttpMethod.Get, \"health\", 200)", text);
        Assert.Equal(isX402, text.Contains("CANARY_PAYMENT_PATH"));
        Assert.Contains("\"CanarySuccess\"", text);
        Assert.Contains(left, diagnostic => diagnostic.Id == "PAY4001");
        Assert.Equal(isX402 ? 2 : 1, left.FindAll(diagnostic => diagnostic.Id == "PAY1001").Count);
    }

    [Fact]
    public void PAY4004_A_web_application_gets_no_fix() => Shops.MinimalApi().HasNoFix(Id);
}
