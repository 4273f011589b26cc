using System.IO;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>PAY6004: client errors of an x402 service, counted without its 402s from what the API writes of each request.</summary>
public class AccessLogTests
{
    private const string Gap = "api-4xx|Api|namespace=X402Payment;challenge=PaymentRequired;success=PaymentSuccess;x402=true";

    private const string Sam = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              StageName: $default
          Pay:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Shop::Shop.Pay::HandleAsync
              Events:
                Pay: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: POST, Path: /pay } }
          Requests:
            Type: AWS::Logs::LogGroup

        """;

    [Fact]
    public void An_http_api_writes_the_status_and_a_filter_counts_it()
    {
        Assert.Equal("ApiAccessLogs.Arn", Written.Resource(Sam, "Api", Gap).At("AccessLogSettings", "DestinationArn")!.ToString());
        Assert.Contains("\"status\":\"$context.status\"", Written.Resource(Sam, "Api", Gap).At("AccessLogSettings", "Format")!.ToString());
        Assert.Equal("90", Written.Resource(Sam, "ApiAccessLogs", Gap).At("RetentionInDays")!.ToString());
        var filter = Written.Resource(Sam, "ApiClientErrorsFilter", Gap);
        Assert.Equal("{ ($.status = \"4*\") && ($.status != \"402\") }", filter.At("FilterPattern")!.ToString());
        Assert.Equal("ApiAccessLogs", filter.At("LogGroupName")!.ToString());
        Assert.Equal("0", filter.At("MetricTransformations", "0", "DefaultValue")!.ToString());
        Assert.Equal("${AWS::StackName}/apis", filter.At("MetricTransformations", "0", "MetricNamespace")!.ToString());
        var alarm = Written.Resource(Sam, "ApiClientErrorsAlarm", Gap);
        Assert.Equal("IF(requests > 0, 100 * errors / requests, 0)", alarm.At("Metrics", "0", "Expression")!.ToString());
        Assert.Equal("ApiClientErrors", alarm.At("Metrics", "1", "MetricStat", "Metric", "MetricName")!.ToString());
        Assert.Equal("Count", alarm.At("Metrics", "2", "MetricStat", "Metric", "MetricName")!.ToString());
    }

    [Fact]
    public void The_api_that_SAM_makes_writes_it_by_the_globals()
    {
        var before = Sam.Replace("  Api:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      StageName: $default\n", "").Replace("ApiId: !Ref Api, ", "");
        var written = Written.With(before, Gap.Replace("|Api|", "|ServerlessHttpApi|"));
        Assert.Contains("# PAY6004: the status of every answer\nGlobals:\n  HttpApi:\n    AccessLogSettings:\n      DestinationArn: !GetAtt ServerlessHttpApiAccessLogs.Arn\n", written);
        Assert.Contains("ServerlessHttpApiClientErrorsFilter", written);
        Assert.Equal(written, Written.With(written, Gap.Replace("|Api|", "|ServerlessHttpApi|")));
    }

    [Theory]
    [InlineData("'{\"code\":\"$context.status\"}'", "{ ($.code = \"4*\") && ($.code != \"402\") }")]
    [InlineData("'{ \"route\": \"$context.routeKey\", \"status\": $context.status }'", "{ ($.status >= 400) && ($.status < 500) && ($.status != 402) }")]
    public void A_log_that_says_the_status_is_counted_as_it_is(string format, string pattern)
    {
        var before = Sam.Replace("      StageName: $default\n", "      StageName: $default\n      AccessLogSettings: { DestinationArn: !GetAtt Requests.Arn, Format: " + format + " }\n");
        var filter = Written.Resource(before, "ApiClientErrorsFilter", Gap);
        Assert.Equal(pattern, filter.At("FilterPattern")!.ToString());
        Assert.Equal("Requests", filter.At("LogGroupName")!.ToString());
        Assert.DoesNotContain("ApiAccessLogs", Written.With(before, Gap));
    }

    [Theory]
    [InlineData("DestinationArn: !GetAtt Requests.Arn, Format: $context.identity.sourceIp $context.status")]
    [InlineData("DestinationArn: !GetAtt Requests.Arn, Format: '{\"route\":\"$context.routeKey\"}'")]
    [InlineData("DestinationArn: !Ref ArnOfStream, Format: '{\"status\":\"$context.status\"}'")]
    [InlineData("DestinationArn: !GetAtt Requests.Arn, Format: !Ref Format")]
    public void Any_other_log_is_left_alone_and_the_code_is_asked(string settings)
    {
        var before = Sam.Replace("      StageName: $default\n", "      StageName: $default\n      AccessLogSettings: { " + settings + " }\n");
        var written = Written.With(before, Gap);
        Assert.DoesNotContain("MetricFilter", written);
        Assert.Contains("- FILL(challenges, 0)", written);
    }

    [Fact]
    public void A_rest_api_is_not_made_to_write_logs()
    {
        // It takes a role of the account, and without it the deployment fails.
        var before = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "plain.yaml"));
        Assert.Contains("- FILL(challenges, 0)", Written.With(before, Gap));
        var logged = before.Replace("      StageName: live\n", "      StageName: live\n      AccessLogSetting:\n        DestinationArn: !GetAtt Requests.Arn\n        Format: '{\"status\":\"$context.status\"}'\n\n  Requests:\n    Type: AWS::Logs::LogGroup\n");
        Assert.Equal("Requests", Written.Resource(logged, "ApiClientErrorsFilter", Gap).At("LogGroupName")!.ToString());
    }

    [Fact]
    public void The_stage_of_an_http_api_writes_it_where_there_is_one()
    {
        var before = File.ReadAllText(Path.Combine(StartingTemplate.Folder, "http-routes.yaml"));
        Assert.Equal("ApiAccessLogs.Arn", Written.Resource(before, "Live", Gap).At("AccessLogSettings", "DestinationArn")!.ToString());

        // What an API is told to call makes a stage that no template has.
        Assert.DoesNotContain("AccessLogSettings", Written.With(File.ReadAllText(Path.Combine(StartingTemplate.Folder, "http-plain.yaml")), Gap));
    }

    [Fact]
    public void The_dashboard_shows_them() => Assert.Contains("client errors without 402", Written.With(Sam, Gap, "dashboard||namespace=X402Payment;success=PaymentSuccess"));
}
