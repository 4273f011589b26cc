using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The log queries' names, for alarms that say where to look. A query that neither stands in the template nor is asked for is not named.</summary>
internal sealed class QueryNames
{
    public const string QueryType = "AWS::Logs::QueryDefinition";

    /// <summary>Items, logical ids and the last part of the names.</summary>
    public static readonly IReadOnlyList<(string Item, string Id, string Name)> All = new[]
    {
        (GuideItem.QueryErrors, "PaymentErrorsQuery", "errors"),
        (GuideItem.QueryPayments, "PaymentsProcessedQuery", "payments"),
        (GuideItem.QueryWallets, "WalletConnectionsQuery", "wallet-connections"),
        (GuideItem.QueryFailures, "PaymentFailuresQuery", "failures-by-reason"),
        (GuideItem.QuerySlowest, "SlowestSettlementsQuery", "slowest"),
    };

    private readonly TemplateDraft draft;

    public QueryNames(TemplateDraft draft)
    {
        this.draft = draft;
    }

    /// <summary>A query's name, for <c>Fn::Sub</c>. Slashes make folders.</summary>
    public static string Of(string name) => "${AWS::StackName}/payments/" + name;

    /// <summary>Which query to look at, behind a sentence; empty where there is none.</summary>
    public string Hint(string item)
    {
        var query = All.First(query => query.Item == item);
        return draft.Gaps.Any(gap => gap.Item == item) || draft.View.Type(query.Id) == QueryType ? " Log query: " + Of(query.Name) : "";
    }
}
