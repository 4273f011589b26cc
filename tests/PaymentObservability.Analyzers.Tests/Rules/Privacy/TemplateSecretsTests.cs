using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Deployment;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>
/// PAY5002 and PAY5004 in what deploys a payment. The credentials are drawn by chance, each run the same, so that none that looks live stands in this
/// repository.
/// </summary>
public sealed class TemplateSecretsTests
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string Live = "sk_live_" + Drawn(Base62, 24);

    private static readonly string Hex = "0x" + Drawn("0123456789abcdef", 64);

    public static TheoryData<string, string> Leaks => new()
    {
        { "STRIPE_KEY: " + Live, "a live secret key of a payment provider" },
        { "STRIPE_KEY: '" + Live + "'", "a live secret key of a payment provider" },
        { "WALLET_PRIVATE_KEY: \"" + Hex + "\"", "a private key" },
        { "DB: Server=db.shop.com;User Id=pay;Password=" + Drawn(Base62, 16), "a password" },
        { "CDP_API_KEY_SECRET: " + Drawn(Base62, 40), "a secret" },
        { "STRIPE_KEY: !If [IsProd, " + Live + ", !Ref Key]", "a live secret key of a payment provider" },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_credential_in_the_environment_is_reported_at_its_line(string variable, string what) =>
        Environment(variable).Says("PAY5002", DiagnosticSeverity.Warning, variable.Split(':')[0], $"Here stands {what}");

    [Theory]
    [InlineData("")]
    [InlineData(", NoEcho: true")]
    public void A_parameters_default_is_as_good_as_a_value(string more) =>
        With($"Parameters:\n  StripeSecretKey: {{ Type: String, Default: {Drawn(Base62, 32)}{more} }}\nResources:\n").Says("PAY5002", DiagnosticSeverity.Warning, "StripeSecretKey", "Here stands a secret");

    [Theory]
    [InlineData("STRIPE_KEY: '{{resolve:secretsmanager:payments/stripe:SecretString:key}}'")]
    [InlineData("STRIPE_KEY: !Ref StripeKey")]
    [InlineData("STRIPE_KEY: !Sub '${StripeKey}'")]
    [InlineData("STRIPE_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:210987654321:secret:payments/stripe-AbCdEf")]
    [InlineData("STRIPE_SECRET_NAME: payments/production/stripe-2024")]
    [InlineData("STRIPE_KEY: sk_test_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("STRIPE_KEY: sk_live_your_key_here_0000")]
    [InlineData("KEY_ID: 1f8e4c2a-77d1-4b5f-9c3e-0a2b4d6f8e1c")]
    [InlineData("CONTRACT_ADDRESS: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'")]
    public void References_names_and_test_keys_are_none(string variable) => Assert.Empty(Environment(variable).FoundInFiles("PAY5002"));

    [Fact]
    public void A_parameter_without_a_default_is_fine() => Assert.Empty(With("Parameters:\n  StripeSecretKey: { Type: String, NoEcho: true }\nResources:\n").FoundInFiles("PAY5002"));

    [Fact]
    public void The_tools_environment_counts()
    {
        var code = PayHandler.With(PaidTemplate.Pay) with { Files = [("/src/aws-lambda-tools-defaults.json", Tools("Payments"))] };
        code.Says("PAY5002", DiagnosticSeverity.Warning, "environment-variables", "Here stands a live secret key of a payment provider");
        Assert.Empty((code with { Files = [("/src/aws-lambda-tools-defaults.json", Tools("Checkout"))] }).FoundInFiles("PAY5002"));
    }

    [Theory]
    [InlineData("POWERTOOLS_LOGGER_LOG_EVENT: true", "POWERTOOLS_LOGGER_LOG_EVENT", "the whole request into the log")]
    [InlineData("POWERTOOLS_LOGGER_LOG_EVENT: 'True'", "POWERTOOLS_LOGGER_LOG_EVENT", "the whole request into the log")]
    [InlineData("POWERTOOLS_TRACER_CAPTURE_RESPONSE: true", "POWERTOOLS_TRACER_CAPTURE_RESPONSE", "what payments return into the trace")]
    public void A_switch_of_Powertools_is_reported_where_it_is_on(string variable, string name, string what)
    {
        Powertools(Environment(variable)).Says("PAY5004", DiagnosticSeverity.Warning, name, $"Here {name} writes {what}");

        // Without the library nobody reads the variable.
        Assert.Empty(Environment(variable).FoundInFiles("PAY5004"));
    }

    [Theory]
    [InlineData("POWERTOOLS_LOGGER_LOG_EVENT: false")]
    [InlineData("POWERTOOLS_LOGGER_LOG_EVENT: !Ref LogEvent")]
    public void A_switch_that_is_off_or_not_known_is_fine(string variable) => Assert.Empty(Powertools(Environment(variable)).FoundInFiles("PAY5004"));

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void The_APIs_data_trace_is_reported(string value, int times)
    {
        var api = "  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n      MethodSettings:\n        - HttpMethod: '*'\n          ResourcePath: '/*'\n          DataTraceEnabled: " + value + "\n";
        var code = With("Resources:\n" + api, "      Events: { Pay: { Type: Api, Properties: { RestApiId: !Ref Api, Method: POST, Path: /pay } } }\n");
        Assert.Equal(times, code.FoundInFiles("PAY5004").Count);
        if (times > 0)
        {
            code.Says("PAY5004", DiagnosticSeverity.Warning, "DataTraceEnabled", "requests and answers of the API into the log");
        }
    }

    private static RuleCase Powertools(RuleCase code) => code.Using(typeof(AWS.Lambda.Powertools.Logging.LoggingAttribute), typeof(AWS.Lambda.Powertools.Tracing.TracingAttribute));

    private static RuleCase Environment(string variable) => With("Resources:\n", "      Environment:\n        Variables:\n          " + variable + "\n");

    private static RuleCase With(string top, string properties = "") => PayHandler.With(PaidTemplate.Pay) with
    {
        Files = [(PaidTemplate.Path, "Transform: AWS::Serverless-2016-10-31\n" + top + "  PayFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Payments::Shop.Function::FunctionHandler\n      Runtime: dotnet8\n" + properties)],
    };

    private static string Tools(string assembly) => $$"""
        {
          "function-handler": "{{assembly}}::Shop.Function::FunctionHandler",
          "environment-variables": "\"STAGE\"=\"prod\";\"STRIPE_KEY\"=\"{{Live}}\""
        }
        """;

    private static string Drawn(string letters, int count)
    {
        var random = new Random(11);
        return string.Concat(Enumerable.Range(0, count).Select(_ => letters[random.Next(letters.Length)]));
    }
}
