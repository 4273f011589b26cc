using System;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Log queries that are saved or shown, by what they ask for. One that cannot be read may be any.</summary>
internal static class QueryItems
{
    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, GuideAnswers answers)
    {
        var names = facts.Model.Names;
        var functions = string.Join(",", template.Functions.Select(function => function.LogicalId));
        var phrase = names.Phrase(template.Operations.Any(operation => operation.Kind == PaymentKind.Payment) ? PaymentKind.Payment : PaymentKind.Refund);
        Ask(GuideItem.QueryErrors, phrase, "error", "level", "exception");
        if (template.Operations.Any(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund))
        {
            Ask(GuideItem.QueryPayments, phrase, phrase, "payment", "refund", "pay ");
            Ask(GuideItem.QueryFailures, phrase, "reason", "declin", "fail");
            Ask(GuideItem.QuerySlowest, phrase, "duration desc", "sort duration", "max(duration", "pct(duration", "sort @duration", "max(@duration", "pct(@duration");
        }

        if (template.Operations.Any(operation => operation.Kind == PaymentKind.Wallet))
        {
            phrase = names.Phrase(PaymentKind.Wallet);
            Ask(GuideItem.QueryWallets, phrase, phrase, "wallet", "connect");
        }

        void Ask(string item, string said, params string[] words)
        {
            var isThere = facts.Deployment.Queries.Any(query => query.Text.Alternatives.Length != 1 || query.Text.ToString() is var text && words.Any(word => word.Length > 0 && text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
            answers.Ask(isThere, new GuideGap(item, "").With("functions", functions).With("phrase", said));
        }
    }
}
