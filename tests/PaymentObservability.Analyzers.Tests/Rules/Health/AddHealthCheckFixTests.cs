using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;
using Xunit.Abstractions;

namespace PaymentObservability.Tests.Rules.Health;

/// <summary>What the fix of PAY4001 writes in each hosting style: it compiles, leaves no PAY4 finding behind and is no payment itself.</summary>
public sealed class AddHealthCheckFixTests(ITestOutputHelper output)
{
    private const string Store = """

        public class Store
        {
            private static readonly Amazon.DynamoDBv2.IAmazonDynamoDB Dynamo = new Amazon.DynamoDBv2.AmazonDynamoDBClient();
            private static readonly string Table = Environment.GetEnvironmentVariable("PAYMENTS_TABLE") ?? "payments";
            private static readonly System.Net.Http.HttpClient Facilitator = new System.Net.Http.HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("FACILITATOR_URL")!) };
            private static readonly System.Net.Http.HttpClient Rates = new System.Net.Http.HttpClient { BaseAddress = new Uri("https://rates.example.com/v1/") };

            public Task SaveAsync() => Dynamo.DescribeTableAsync(Table);
        }
        """;

    public static TheoryData<string, bool> Styles
    {
        get
        {
            var styles = new TheoryData<string, bool>();
            foreach (var style in new[] { "RestApi", "HttpApi", "LoadBalancer", "AnnotationsRestApi", "AnnotationsHttpApi", "MinimalApi", "Controller" })
            {
                styles.Add(style, false);
                styles.Add(style, true);
            }

            return styles;
        }
    }

    private static RuleCase Case(string style, bool hasDependencies)
    {
        var types = hasDependencies ? Store : "";
        return style switch
        {
            "RestApi" => Shops.RestApi(types: types),
            "HttpApi" => Shops.HttpApi(types: types),
            "LoadBalancer" => Shops.Function("Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerRequest", "Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerResponse", types: types),
            "AnnotationsRestApi" => Shops.Annotations(types: types),
            "AnnotationsHttpApi" => Shops.Annotations(types: types, attribute: "HttpApi"),
            "MinimalApi" => Shops.MinimalApi(types: types),
            _ => Shops.Controller(types: types),
        };
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void PAY4001_is_fixed_in_the_style_of_the_handler(string style, bool hasDependencies)
    {
        var rule = Case(style, hasDependencies);
        var before = rule.Found("PAY1001").Count;

        var document = Assert.Single(rule.Fixed("PAY4001", out var left));

        output.WriteLine(document.Text);
        Assert.DoesNotContain("global::", document.Text);
        Assert.Equal(before, left.Count(diagnostic => diagnostic.Id == "PAY1001"));

        // Whatever else is reported is about the payment: nothing stands in the code that the fix wrote.
        var added = document.Text.IndexOf(" /health: 200", System.StringComparison.Ordinal) is var frame and >= 0 ? frame
            : System.Math.Max(document.Text.IndexOf("<summary>Answers /health", System.StringComparison.Ordinal), document.Text.IndexOf("<summary>Asks everything", System.StringComparison.Ordinal));
        Assert.True(added > 0);
        Assert.DoesNotContain(left, diagnostic => diagnostic.Location.SourceSpan.Start > added);
        var logger = style == "MinimalApi" ? "_logger" : "logger";
        Assert.Equal(hasDependencies, document.Text.Contains("ProbeAsync(\"x402_api\", Environment.GetEnvironmentVariable(\"FACILITATOR_URL\"), ProbeFacilitatorAsync, " + logger + ")"));
        Assert.Equal(hasDependencies, document.Text.Contains("ProbeAsync(\"dynamodb\", Environment.GetEnvironmentVariable(\"PAYMENTS_TABLE\") ?? \"payments\", "));
        Assert.Equal(hasDependencies, document.Text.Contains("ProbeAsync(\"rates.example.com\", \"https://rates.example.com/v1/\", ProbeHttpAsync, " + logger + ")"));
    }

    [Fact]
    public void PAY4001_A_minimal_API_that_is_built_in_sight_registers_it()
    {
        var text = Assert.Single(Case("MinimalApi", true).Fixed("PAY4001")).Text;

        Assert.Contains("builder.Services.AddHealthChecks().AddCheck<DependencyHealthCheck>(\"dependencies\");\nvar app = builder.Build();\n", text);
        Assert.Contains("\napp.MapHealthChecks(\"/health\", DependencyHealthCheck.Options);\n", text);
    }

    [Fact]
    public void PAY4001_A_minimal_API_that_is_built_elsewhere_maps_it()
    {
        var rule = Case("MinimalApi", true);
        var text = Assert.Single((rule with { Sources = [("/src/Program.cs", rule.Sources[0].Text.Replace("var app = builder.Build();", "var app = Make(builder);\nstatic WebApplication Make(WebApplicationBuilder made) => made.Build();"))] }).Fixed("PAY4001")).Text;

        Assert.Contains("\napp.MapGet(\"/health\", new HealthEndpoint().HandleAsync);\n", text);
    }

    [Fact]
    public void PAY4001_The_fix_keeps_line_ends_tabs_and_a_project_without_nullable()
    {
        var rule = Case("RestApi", true);
        var source = rule.Sources[0].Text.Replace("!)", ")").Replace("    ", "\t").Replace("\n", "\r\n");
        var fixedCase = rule with { Sources = [("/src/Function.cs", source)], Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable, Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 };

        var text = Assert.Single(fixedCase.Fixed("PAY4001")).Text;

        Assert.DoesNotContain("string?", text);
        Assert.DoesNotContain("    ", text);
        Assert.Empty(System.Text.RegularExpressions.Regex.Matches(text, "(?<!\r)\n"));
        Assert.StartsWith(source[source.IndexOf("namespace", System.StringComparison.Ordinal)..].TrimEnd(), text[text.IndexOf("namespace", System.StringComparison.Ordinal)..]);
    }

    [Fact]
    public void PAY4001_A_name_that_is_taken_is_left_alone()
    {
        var text = Assert.Single(Shops.RestApi(types: "public class HealthFunction { public int Handle(string text) => text.Length; }\npublic class TimeSpan { }").Fixed("PAY4001")).Text;

        Assert.Contains("public sealed class HealthCheckFunction", text);
    }
}
