using System.IO;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>PAY6013 without SAM: the health check and the canary are put together of CloudFormation's own resources, or not written at all.</summary>
public class PlainProbeTests
{
    private const string Health = "health-deployed|Pay|handler=Pay::Pay.Health::HandleAsync;tables=Ledger;variables=TABLE";
    private const string Canary = "canary-deployed|Pay|handler=Pay::Pay.Canary::HandleAsync;payment-path=/pay/{id}";

    private static readonly string Http = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "http-routes.yaml"));
    private static readonly string Rest = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "rest-pipeline.json"));

    [Fact]
    public void The_health_check_is_a_function_of_the_same_artifact()
    {
        var function = Written.Resource(Http, "HealthFunction", Health, Canary);
        Assert.Equal("AWS::Lambda::Function", function.Text("Type"));
        Assert.Equal("Pay::Pay.Health::HandleAsync", function.At("Handler")!.ToString());
        Assert.Equal("PayRole.Arn", function.At("Role")!.ToString());
        Assert.Equal("pay.zip", function.At("Code", "S3Key")!.ToString());
        Assert.Equal("dotnet10", function.At("Runtime")!.ToString());
        Assert.Equal("arm64", function.At("Architectures", "0")!.ToString());
        Assert.Equal("subnet-0123456789abcdef0", function.At("VpcConfig", "SubnetIds", "0")!.ToString());
        Assert.Equal("Ledger", function.At("Environment", "Variables", "TABLE")!.ToString());
        Assert.Equal("/aws/lambda/${HealthFunction}", Written.Resource(Http, "HealthFunctionLogs", Health).At("LogGroupName")!.ToString());
    }

    [Fact]
    public void It_is_asked_by_a_route_of_the_payments_api()
    {
        Assert.Equal("GET /health", Written.Resource(Http, "HealthFunctionRoute", Health).At("RouteKey")!.ToString());
        Assert.Equal("integrations/${HealthFunctionIntegration}", Written.Resource(Http, "HealthFunctionRoute", Health).At("Target")!.ToString());
        Assert.Equal("2.0", Written.Resource(Http, "HealthFunctionIntegration", Health).At("PayloadFormatVersion")!.ToString());
        Assert.EndsWith("${Api}/*/GET/health", Written.Resource(Http, "HealthFunctionPermission", Health).At("SourceArn")!.ToString());
    }

    [Fact]
    public void The_format_of_requests_is_that_of_its_code() =>
        Assert.Equal("1.0", Written.Resource(Http, "HealthFunctionIntegration", Health + ";payload=1.0").At("PayloadFormatVersion")!.ToString());

    [Fact]
    public void The_role_of_the_template_gets_the_right_to_ask()
    {
        var policy = Written.Resource(Http, "HealthFunctionPolicy", Health);
        Assert.Equal("PayRole", policy.At("Roles", "0")!.ToString());
        Assert.Equal("dynamodb:DescribeTable", policy.At("PolicyDocument", "Statement", "0", "Action")!.ToString());
        Assert.Equal("Ledger.Arn", policy.At("PolicyDocument", "Statement", "0", "Resource", "0")!.ToString());
    }

    [Fact]
    public void The_canary_is_started_by_a_rule_that_may()
    {
        Assert.Equal("https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}", Written.Resource(Http, "PaymentCanary", Health, Canary).At("Environment", "Variables", "CANARY_URL")!.ToString());
        Assert.Equal("rate(15 minutes)", Written.Resource(Http, "PaymentCanarySchedule", Health, Canary).At("ScheduleExpression")!.ToString());
        Assert.Equal("PaymentCanary.Arn", Written.Resource(Http, "PaymentCanarySchedule", Health, Canary).At("Targets", "0", "Arn")!.ToString());
        Assert.Equal("PaymentCanarySchedule.Arn", Written.Resource(Http, "PaymentCanaryPermission", Health, Canary).At("SourceArn")!.ToString());
        Assert.Equal("0", Written.Resource(Http, "PaymentCanaryRetries", Health, Canary).At("MaximumRetryAttempts")!.ToString());
        Assert.Equal("PaymentCanary", Written.Resource(Http, "PaymentCanaryFailsAlarm", Health, Canary, "canary-alarms").At("Dimensions", "0", "Value")!.ToString());
    }

    [Fact]
    public void A_rest_api_that_something_else_deploys_gets_a_resource_and_a_method()
    {
        const string Bare = "health-deployed|Pay|handler=Pay::Pay.Health::HandleAsync";
        Assert.Equal("health", Written.Resource(Rest, "HealthFunctionResource", Bare).At("PathPart")!.ToString());
        var uri = Assert.IsType<YamlMap>(Written.Resource(Rest, "HealthFunctionMethod", Bare).At("Integration", "Uri"));
        Assert.EndsWith("functions/${HealthFunction.Arn}/invocations", uri["Fn::Sub"]!.ToString());
        Assert.Contains("${PayApi}/*/GET/health", Written.With(Rest, Bare));

        // At which address nobody says.
        Assert.DoesNotContain("PaymentCanary", Written.With(Rest, Bare, Canary));
    }

    [Theory]
    [InlineData("      AutoDeploy: true\n", "")]
    [InlineData("      ProtocolType: HTTP\n", "      Body: { openapi: 3.0.1 }\n")]
    [InlineData("      Role: !GetAtt PayRole.Arn\n", "      Role: !ImportValue role\n")]
    [InlineData("        S3Bucket: !Ref CodeBucket\n        S3Key: pay.zip\n", "        ZipFile: exports.handler = 1\n")]
    [InlineData("      IntegrationUri: !GetAtt Pay.Arn\n", "      IntegrationUri: !Ref Alias\n")]
    [InlineData("      Runtime: dotnet10\n", "")]
    [InlineData("    Type: AWS::ApiGatewayV2::Stage\n", "    Type: AWS::ApiGatewayV2::Deployment\n")]
    public void Nothing_is_written_that_may_not_work(string line, string instead)
    {
        var before = Http.Replace(line, instead);
        Assert.NotEqual(Http, before);
        Assert.Equal(before, Written.With(before, Health, Canary));
    }

    [Fact]
    public void A_deployment_of_a_rest_api_keeps_what_it_is_made_of()
    {
        var before = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "plain.yaml"));
        Assert.Equal(before, Written.With(before, "health-deployed|Pay|handler=Pay::Pay.Health::HandleAsync", Canary));

        // Where the health check is there already, the canary can ask for it.
        Assert.EndsWith("/live", Written.Resource(before, "PaymentCanary", Canary).At("Environment", "Variables", "CANARY_URL")!.ToString());
    }

    [Fact]
    public void An_api_without_its_own_address_cannot_be_tried_out() =>
        Assert.DoesNotContain("PaymentCanary", Written.With(Http.Replace("      ProtocolType: HTTP\n", "      ProtocolType: HTTP\n      DisableExecuteApiEndpoint: true\n"), Health, Canary));

    [Fact]
    public void What_is_called_by_its_own_address_has_no_route_for_a_health_check()
    {
        var before = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "function-url.yaml"));
        Assert.DoesNotContain("PaymentCanary", Written.With(before, Health.Replace("|Pay|", "|Donate|"), Canary.Replace("|Pay|", "|Donate|")));
        Assert.Contains("PaymentCanary", Written.With(before, Canary.Replace("|Pay|", "|Donate|")));
    }
}
