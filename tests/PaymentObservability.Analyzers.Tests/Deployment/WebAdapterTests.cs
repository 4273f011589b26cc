using System.Threading;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class WebAdapterTests
{
    [Theory]
    [InlineData("Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap } }", true)]
    [InlineData("Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: /opt/otel-instrument } }", false)]
    [InlineData("Layers: [!Sub 'arn:aws:lambda:${AWS::Region}:753240598075:layer:LambdaAdapterLayerX86:24']", true)]
    [InlineData("Layers: [!Sub 'arn:aws:lambda:${AWS::Region}:1:layer:Other:1']", false)]
    [InlineData("Timeout: 3 # AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap", false)]
    public void IsToldByVariableOrLayer(string properties, bool uses) =>
        Assert.Equal(uses, Uses($"Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      {properties}\n"));

    [Fact]
    public void GlobalsCount() =>
        Assert.True(Uses("Globals:\n  Function:\n    Environment:\n      Variables:\n        AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap\nResources:\n  F:\n    Type: AWS::Serverless::Function\n"));

    [Fact]
    public void OtherFilesDoNot() => Assert.False(Uses("env:\n  AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap\n"));

    private static bool Uses(string text) => WebAdapter.UsesLambdaWebAdapter(DeploymentModel.Of(TestFile.Of("/repo/template.yaml", text), CancellationToken.None));
}
