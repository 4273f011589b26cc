using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace PaymentObservability.Tests.LogsInsights;

/// <summary>The evaluator itself, against what the documentation of Logs Insights says.</summary>
public sealed class LogQueryTests
{
    private static readonly string[] Log =
    [
        """{"level":"Information","message":"Payment processed 12 /pay","duration":12,"resource":"/pay","outcome":"success"}""",
        """{"level":"Information","message":"Payment processed 30.5 /pay","duration":30.5,"resource":"/pay","outcome":"success"}""",
        """{"level":"Error","message":"Payment processed 100 /tip","duration":100,"resource":"/tip","outcome":"failure","error":{"type":"Timeout"}}""",
        "2026-01-01 plain text, took 7 ms",
        """{"level":"Information","message":"Connected wallet"}""",
        """{"level":"Information","message":"Payment processed as text","duration":"12 ms","resource":"/text"}""",
    ];

    [Fact]
    public void Guide_payments() => Assert.Equal(
        ["resource=/pay;paymentCount=2;avgDurationMs=21.25", "resource=/tip;paymentCount=1;avgDurationMs=100", "resource=/text;paymentCount=1;avgDurationMs="],
        Rows(GuideQueries.Payments));

    [Fact]
    public void Guide_connections() => Assert.Equal(["bin(30m)=0;connectionCount=1"], Rows(GuideQueries.Connections));

    [Fact]
    public void Levels_are_compared_with_case()
    {
        Assert.Empty(LogQuery.Run(GuideQueries.Errors, LogEvent.Of(Log)));
        Assert.Single(LogQuery.Run(GuideQueries.ErrorsOfDotNet, LogEvent.Of(Log)));
    }

    [Theory]
    [InlineData("duration > 20", 2)]
    [InlineData("duration >= 30.5 and resource = \"/pay\"", 1)]
    [InlineData("outcome = 'success' or outcome = 'failure'", 3)]
    [InlineData("not outcome = 'success'", 4)]
    [InlineData("outcome != 'success'", 1)]
    [InlineData("@message like /took \\d+ ms/", 1)]
    [InlineData("@message like /TOOK/i", 1)]
    [InlineData("@message not like \"Payment\"", 2)]
    [InlineData("ispresent(duration)", 4)]
    [InlineData("error.type = \"Timeout\"", 1)]
    [InlineData("level in [\"Error\"]", 1)]
    [InlineData("(duration < 20 or duration > 50) and ispresent(outcome)", 2)]
    [InlineData("missing = 1", 0)]
    public void Filter(string condition, int count) => Assert.Equal(count, LogQuery.Run("filter " + condition, LogEvent.Of(Log)).Count);

    [Fact]
    public void Parse() => Assert.Equal(
        ["took=7"],
        LogQuery.Run("filter @message like \"took\" | parse @message \"took * ms\" as took | stats max(took) as took", LogEvent.Of(Log)).Select(Text));

    [Fact]
    public void Sort_and_limit() => Assert.Equal(
        ["100", "30.5"],
        LogQuery.Run("filter ispresent(outcome) | sort duration desc | limit 2", LogEvent.Of(Log)).Select(row => Convert.ToString(row["duration"], CultureInfo.InvariantCulture)));

    [Fact]
    public void Bins() => Assert.Equal(
        ["bin(2m)=0;n=2", "bin(2m)=120000;n=2", "bin(2m)=240000;n=2"],
        Rows("stats count(*) as n by bin(2m)"));

    [Theory]
    [InlineData("stats pct(duration, 95)")]
    [InlineData("dedup level")]
    [InlineData("filter level ~ 3")]
    [InlineData("filter (level = 3")]
    public void What_it_does_not_know_it_refuses(string query) => Assert.Throws<NotSupportedException>(() => LogQuery.Run(query, LogEvent.Of(Log)));

    private static IEnumerable<string> Rows(string query) => LogQuery.Run(query, LogEvent.Of(Log)).Select(Text);

    private static string Text(IReadOnlyDictionary<string, object?> row) => string.Join(';', row.Select(pair => pair.Key + "=" + Convert.ToString(pair.Value, CultureInfo.InvariantCulture)));
}
