using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class ToolsDefaultsTests
{
    [Fact]
    public void SettingsAreRead()
    {
        var tools = Assert.Single(Stack.Model(("/repo/src/aws-lambda-tools-defaults.json", """
            {
              "profile": "", // the default one
              "function-handler": "Shop::Shop.Pay::Handle",
              "function-runtime": "dotnet8",
              "function-timeout": 30,
              "tracing-mode": "Active",
              "environment-variables": "\"STAGE\"=\"dev\";\"URL\"=\"https://a/?b=c\"",
              "template": "serverless.template"
            }
            """)).Tools);
        Assert.Equal("Shop::Shop.Pay::Handle", tools.Handler);
        Assert.Equal(30, tools.Timeout);
        Assert.Equal("Active", tools.TracingMode);
        Assert.Equal("dev", tools.Environment["STAGE"]);
        Assert.Equal("https://a/?b=c", tools.Environment["URL"]);
        Assert.Equal("serverless.template", tools.Template);
        Assert.NotNull(tools.LocationOf("function-timeout"));
        Assert.Null(tools.LocationOf("region"));
    }

    [Fact]
    public void OtherFilesAreNone() => Assert.Empty(Stack.Model(("/repo/appsettings.json", "{ \"function-handler\": \"A::B::C\" }")).Tools);
}
