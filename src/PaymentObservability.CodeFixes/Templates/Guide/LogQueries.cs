using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// The guide's log queries, as .NET logs need them, and two more. Facts say what the code logs where that differs from the contract: <c>phrase</c>, <c>level-field</c>, and the fields
/// <c>duration</c>, <c>resource</c>, <c>outcome</c> (and its <c>failure-value</c>) and <c>reason</c>.
/// </summary>
internal sealed class LogQueries : IGuideSection
{
    private const string Rule = "PAY6009";

    public IReadOnlyCollection<string> Items { get; } = QueryNames.All.Select(query => query.Item).ToList();

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var (_, id, name) = QueryNames.All.First(query => query.Item == gap.Item);
        if (draft.Has(draft.Name(id, QueryNames.QueryType), QueryNames.QueryType))
        {
            return;
        }

        var functions = new ServiceFunctions(gap, draft);
        if (functions.Ids.Count == 0)
        {
            return;
        }

        draft.AddResource(
            id,
            QueryNames.QueryType,
            new MapNode
            {
                { "Name", CallNode.Sub(QueryNames.Of(name)) },
                { "LogGroupNames", ListNode.Inline(functions.Ids.Select(function => functions.Item(function, FunctionLogs.GroupOf(function, draft))).ToArray()) },
                { "QueryString", Query(gap) },
            },
            Rule + ": " + Comment(gap.Item),
            functions.Condition);
    }

    /// <summary>The query of an item.</summary>
    public static string Query(GuideGap gap)
    {
        var duration = gap.Fact("duration") ?? "duration";
        var resource = gap.Fact("resource") ?? "resource";
        var outcome = gap.Fact("outcome") ?? "outcome";
        var reason = gap.Fact("reason") ?? "reason";
        var processed = Like(gap.Fact("phrase") ?? "Payment processed");
        return gap.Item switch
        {
            GuideItem.QueryPayments => Lines(
                $"filter {processed}",
                $"| stats count() as paymentCount, avg({duration}) as avgDurationMs, pct({duration}, 95) as p95DurationMs by {resource}",
                "| sort paymentCount desc"),
            GuideItem.QueryWallets => Lines(
                $"filter {Like(gap.Fact("phrase") ?? "Connected wallet")}",

                // After stats only what it names is left to sort by.
                "| stats count() as connectionCount by bin(30m) as period",
                "| sort period desc"),
            GuideItem.QueryFailures => Lines(
                $"filter {processed} and {outcome} = \"{gap.Fact("failure-value") ?? "failure"}\"",
                $"| stats count() as failures, max(@timestamp) as lastSeen by {reason}",
                "| sort failures desc"),
            GuideItem.QuerySlowest => Lines(
                $"fields @timestamp, {duration}, {resource}, {outcome}, {reason}, @requestId",
                $"| filter {processed}",
                $"| sort {duration} desc",
                "| limit 50"),

            // .NET writes Error, and Insights compares with case.
            _ => Lines(
                "fields @timestamp, @message, @logStream",
                $"| filter {gap.Fact("level-field") ?? "level"} in [\"Error\", \"Critical\", \"Fatal\", \"ERROR\"]",
                "| sort @timestamp desc",
                "| limit 100"),
        };
    }

    private static string Comment(string item) => item switch
    {
        GuideItem.QueryPayments => "payments and how long they take, by resource",
        GuideItem.QueryWallets => "wallet connections over time",
        GuideItem.QueryFailures => "failed payments by reason",
        GuideItem.QuerySlowest => "the slowest settlements",
        _ => "errors",
    };

    private static string Like(string phrase) => "@message like \"" + phrase.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Lines(params string[] lines) => string.Join("\n", lines);
}
