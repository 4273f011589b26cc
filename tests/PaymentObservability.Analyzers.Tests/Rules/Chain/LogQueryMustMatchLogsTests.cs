using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>PAY7004: what a query asks for that nothing logs.</summary>
public class LogQueryMustMatchLogsTests
{
    private const string Logged = """
                var receipt = await _payments.ProcessPaymentAsync(order);
                context.Logger.LogInformation("Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}", 12.5, "/pay", receipt.Success, receipt.Error);
                return receipt.Success ? 200 : 402;
        """;

    [Theory]
    [InlineData("fields @timestamp, @message | filter level = \"ERROR\" | sort @timestamp desc", "filters level = \"ERROR\", which .NET never writes: it writes \"Error\"")]
    [InlineData("filter level = 'warn'", "it writes \"Warning\"")]
    [InlineData("filter level in [\"ERROR\"]", "filters level = \"ERROR\"")]
    [InlineData("filter @message like \"Payment procesed\"", "nothing here logs: \"Payment processed\" is logged")]
    [InlineData("filter @message like \"payment processed\"", "nothing here logs: \"Payment processed\" is logged")]
    [InlineData("stats avg(duraton) by resource", "they have 'duration'")]
    [InlineData("filter @message like \"Payment handled\" | stats count()", "filters for the phrase \"Payment handled\"")]
    [InlineData("filter @message like /Payment handled/", "filters for the phrase \"Payment handled\"")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as n by bin(30m) | sort @timestamp desc", "sorts by @timestamp, which stats has taken away")]
    [InlineData("stats avg(Duration) by resource", "reads the field 'Duration', which no event of these functions has: they have 'duration'")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as n by wallet_kind | sort n desc", "reads the field 'wallet_kind'")]
    public void PAY7004_tells_what_nothing_logs(string query, string expected) => Assert.Contains(expected, Assert.Single(Of(query).Found("PAY7004")));

    [Fact]
    public void Each_word_is_marked_by_itself()
    {
        var query = "filter level in [\"ERROR\", 'FATAL'] and @message like \"Payment handled\"\n# filter level = \"INFO\" | it's done\n| stats avg(Duration) as mean, max(Duration) by resource\n| sort @timestamp";
        Assert.Equal(["ERROR", "FATAL", "Payment handled", "Duration", "Duration", "@timestamp"], Of(query).Marked("PAY7004"));
    }

    [Theory]
    [InlineData("QueryString: filter level = 'ERROR' | limit 5")]
    [InlineData("QueryString: 'fields @message | filter level = \"ERROR\"'")]
    [InlineData("QueryString: 'fields @message | filter level = ''ERROR'' '")]
    [InlineData("QueryString: \"fields @message\\n| filter level = \\\"ERROR\\\"\"")]
    [InlineData("QueryString: !Sub \"fields @message, '${AWS::Region}'\\n| filter level = \\\"ERROR\\\"\"")]
    [InlineData("QueryString: >-\n        fields @message,\n          @timestamp\n        | filter\n        level = \"ERROR\"")]
    [InlineData("QueryString: !Sub |\n        fields @message\n          | filter level = 'ERROR' and resource = '${AWS::StackName}'")]
    [InlineData("QueryString: !Join [\"\\n| \", [fields @message, filter level = 'ERROR']]")]
    [InlineData("QueryString: { 'Fn::Sub': ['fields @message | filter level = \"ERROR\" and resource = \"${X}\"', { X: 1 }] }")]
    public void The_word_is_found_in_every_style_of_writing(string query) =>
        Assert.Equal(["ERROR"], Case(Logged, Template("x", "!Sub '/aws/lambda/${PayFunction}'").Split("QueryString:")[0] + query + "\n").Marked("PAY7004"));

    [Theory]
    [InlineData("'{\"widgets\":[{\"type\":\"log\",\"properties\":{\"query\":\"SOURCE ''/aws/lambda/pay'' | filter level = \\\"ERROR\\\"\"}}]}'")]
    [InlineData("!Sub '{\"widgets\":[{\"type\":\"log\",\"properties\":{\"query\":\"SOURCE ''/aws/lambda/${PayFunction}''\\n| fields @message\\n| filter level = ''ERROR''\"}}]}'")]
    [InlineData("!Sub |\n        {\"widgets\":[{\"type\":\"log\",\"properties\":{\n          \"query\": \"SOURCE '/aws/lambda/${PayFunction}' | filter level = 'ERROR'\"}}]}")]
    [InlineData("\n        Fn::Sub: \"{\\\"widgets\\\":[{\\\"type\\\":\\\"log\\\",\\\"properties\\\":{\\\"query\\\":\\\"SOURCE '/aws/lambda/${PayFunction}' | filter level = 'ERROR'\\\"}}]}\"")]
    public void The_word_is_found_in_a_dashboard(string body) =>
        Assert.Equal(["ERROR"], Case(Logged, Template("x", "!Sub '/aws/lambda/${PayFunction}'").Split("  Query:")[0].Replace("Runtime: dotnet8", "Runtime: dotnet8\n      FunctionName: pay") + "  Board:\n    Type: AWS::CloudWatch::Dashboard\n    Properties:\n      DashboardBody: " + body + "\n").Marked("PAY7004"));

    [Fact]
    public void The_word_is_found_in_JSON()
    {
        var text = """
            { "Resources": {
              "PayFunction": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Payments::Shop.Function::FunctionHandler", "Runtime": "dotnet8" } },
              "Query": { "Type": "AWS::Logs::QueryDefinition", "Properties": { "Name": "p", "LogGroupNames": [{ "Fn::Sub": "/aws/lambda/${PayFunction}" }], "QueryString": "fields @message\n| filter level = \"ERROR\"\n" } } } }
            """;
        Assert.Equal(["ERROR"], (PayHandler.With(Logged) with { Files = [("/src/serverless.template", text)] }).Marked("PAY7004"));
    }

    [Fact]
    public void Where_the_word_is_put_together_the_query_is_marked() =>
        Assert.Equal(
            ["\"fields @message | filter level = 'E\\u0052ROR'\""],
            Case(Logged, Template("x", "!Sub '/aws/lambda/${PayFunction}'").Split("QueryString:")[0] + "QueryString: \"fields @message | filter level = 'E\\u0052ROR'\"\n").Marked("PAY7004"));

    [Fact]
    public void What_a_log_lacks_of_the_contract_is_said_on_the_code()
    {
        var code = Of("stats avg(duration) by resource", Logged.Replace("{duration} ms, ", "").Replace("12.5, ", ""));
        Assert.Empty(code.Found("PAY7004"));
        Assert.Single(code.Found("PAY3001"));
    }

    [Theory]
    [InlineData("filter @message like \"${Given}\" and level = \"${Given}\"")]
    [InlineData("stats avg(${Given}) by resource")]
    public void What_only_the_deployment_knows_is_not_judged(string query) =>
        Assert.Empty(Case(Logged, "Parameters: { Given: { Type: String, Default: payment_x } }\n" + Template("x", "!Sub '/aws/lambda/${PayFunction}'").Split("QueryString:")[0] + "QueryString: !Sub '" + query + "'\n").Found("PAY7004"));

    [Theory]
    [InlineData("fields @timestamp, @message | filter level = \"Error\"")]
    [InlineData("filter level in [\"Error\", \"ERROR\"]")]
    [InlineData("filter level = \"ERROR\" or level = \"Error\"")]
    [InlineData("filter level = \"custom\"")]
    [InlineData("filter level != \"ERROR\"")]
    [InlineData("filter @message like \"Payment processed\" | stats count() as paymentCount, avg(duration) as avgDurationMs by resource | sort paymentCount desc")]
    [InlineData("filter @message like /(?i)payment handled/")]
    [InlineData("filter @message like \"Task timed out\"")]
    [InlineData("stats count() as n by resource | sort resource")]
    [InlineData("stats max(@timestamp) as latest by resource | sort latest desc")]
    [InlineData("stats count() by bin(30m) as half | sort half desc")]
    [InlineData("parse @message \"paid * of *\" as part, whole | stats sum(part)")]
    [InlineData("filter outcome = \"failed\" | display @timestamp, reason, requestId")]
    [InlineData("# filter level = \"ERROR\"\nfields @message")]
    public void What_is_logged_or_not_plain_is_silent(string query) => Assert.Empty(Of(query).Found("PAY7004"));

    [Fact]
    public void Fields_are_not_judged_where_some_logs_are_not_known() =>
        Assert.Empty(Of("stats avg(Duration) by resource", Logged.Replace("\"Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}\"", "order.Id")).Found("PAY7004"));

    [Theory]
    [InlineData("!Sub '/aws/lambda/${PayFunction}'", 1)]
    [InlineData("/aws/lambda/others", 0)]
    public void Only_logs_of_payment_functions_are_known(string group, int expected) => Assert.Equal(expected, Of("filter level = \"ERROR\"", group: group).Found("PAY7004").Count);

    [Fact]
    public void Serilog_has_levels_of_its_own() =>
        Assert.Empty((PayHandler.With(
            "        var receipt = await _payments.ProcessPaymentAsync(order);\n        Serilog.Log.Information(\"Payment processed {outcome}\", receipt.Success);\n        return receipt.Success ? 200 : 402;",
            libraries: typeof(Serilog.ILogger)) with { Files = [("/src/template.yaml", Template("filter level = \"ERROR\"", "!Sub '/aws/lambda/${PayFunction}'"))] }).Found("PAY7004"));

    private static RuleCase Of(string query, string code = Logged, string group = "!Sub '/aws/lambda/${PayFunction}'") => Case(code, Template(query, group));

    private static RuleCase Case(string code, string template) => PayHandler.With(code) with { Files = [("/src/template.yaml", template)] };

    private static string Template(string query, string group) => $$"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
          Query:
            Type: AWS::Logs::QueryDefinition
            Properties:
              Name: payments
              LogGroupNames: [{{group}}]
              QueryString: |
                {{string.Join("\n        ", query.Split('\n'))}}
        """;
}
