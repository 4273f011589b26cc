using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7004: what the pattern of a metric filter waits for and nothing logs. Its alarm would be the commonest that never goes off.</summary>
public class MetricFilterPatternTests
{
    private const string Logged = """
                var receipt = await _payments.ProcessPaymentAsync(order);
                context.Logger.LogInformation("Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}", 12.5, "/pay", receipt.Success, receipt.Error);
                return receipt.Success ? 200 : 402;
        """;

    [Theory]
    [InlineData("'{ $.level = \"ERROR\" }'", "ERROR", "The metric filter filters level = \"ERROR\", which .NET never writes: it writes \"Error\"", "Error")]
    [InlineData("'{ $.level = WARN }'", "WARN", "it writes \"Warning\"", "Warning")]
    [InlineData("'{ ($.level = \"ERROR\") && ($.outcome = \"failure\") }'", "ERROR", "filters level", "Error")]
    [InlineData("\"{ $.Outcome = \\\"failure\\\" }\"", "Outcome", "reads the field 'Outcome', which no event of these functions has: they have 'outcome'", "outcome")]
    [InlineData("'{ $.duratoin > 5000 }'", "duratoin", "reads the field 'duratoin'", "duration")]
    [InlineData("'\"Payment procesed\"'", "Payment procesed", "filters for the phrase \"Payment procesed\", which nothing here logs", "Payment processed")]
    [InlineData("'{ $.message = \"Payment procesed*\" }'", "Payment procesed", "filters for the phrase", "Payment processed")]
    public void PAY7004_tells_what_nothing_logs_and_repairs_it(string pattern, string word, string message, string right)
    {
        var filtered = Of(pattern);
        Assert.Contains(message, Assert.Single(filtered.Found("PAY7004")));
        Assert.Equal([word], filtered.Marked("PAY7004"));
        var repaired = filtered.RepairedHere("PAY7004", "/src/template.yaml", out var left);
        Assert.Equal(Template(pattern, Group).Replace(word, right), repaired);
        Assert.DoesNotContain(left, found => found.Id == "PAY7004");
    }

    [Fact]
    public void Of_alternatives_that_are_all_wrong_each_is_told() => Assert.Equal(["ERROR", "FATAL"], Of("'{ ($.level = \"ERROR\") || ($.level = \"FATAL\") }'").Marked("PAY7004"));

    [Theory]
    [InlineData("'{ $.level = \"Error\" }'")]
    [InlineData("'{ ($.level = \"Error\") || ($.level = \"ERROR\") }'")]
    [InlineData("'{ $.level = \"*ERR*\" }'")]
    [InlineData("'{ $.level != \"ERROR\" }'")]
    [InlineData("'{ $.record.level = \"ERROR\" }'")]
    [InlineData("'{ ($.severity = \"ERROR\") || ($.level = \"Error\") }'")]
    [InlineData("'{ $.outcom NOT EXISTS }'")]
    [InlineData("'{ $.outcom IS NULL }'")]
    [InlineData("'{ $.outcome = \"failure\" }'")]
    [InlineData("'{ $.message = \"Payment*processed\" }'")]
    [InlineData("'{ $.message = %Payment procesed% }'")]
    [InlineData("'\"Payment processed\"'")]
    [InlineData("'-\"Payment procesed\"'")]
    [InlineData("'?\"Payment procesed\" ?\"Payment processed\"'")]
    [InlineData("'ERROR'")]
    [InlineData("'[ip, user, level = ERROR]'")]
    [InlineData("''")]
    [InlineData("'{ $.level = '")]
    [InlineData("!Ref Pattern")]
    [InlineData("!Sub '{ $.level = \"${Pattern}\" }'")]
    public void What_may_match_is_left_alone(string pattern) => Assert.Empty(Of(pattern).Found("PAY7004"));

    [Fact]
    public void Anothers_logs_are_not_known() => Assert.Empty((Of("x") with { Files = [("/src/template.yaml", Template("'{ $.level = \"ERROR\" }'", "/aws/lambda/other"))] }).Found("PAY7004"));

    private const string Group = "!Sub '/aws/lambda/${PayFunction}'";

    private static RuleCase Of(string pattern) => PayHandler.With(Logged) with { Files = [("/src/template.yaml", Template(pattern, Group))] };

    private static string Template(string pattern, string group) => $$"""
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Pattern: { Type: String }
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
          Failures:
            Type: AWS::Logs::MetricFilter
            Properties:
              LogGroupName: {{group}}
              FilterPattern: {{pattern}}
              MetricTransformations: [{ MetricNamespace: Shop, MetricName: Failures, MetricValue: '1' }]

        """;
}
