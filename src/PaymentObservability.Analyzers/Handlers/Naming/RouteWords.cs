using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>Reads what a path says about money: <c>/payments/{id}/refund</c>, <c>/v1/charges</c>.</summary>
internal static class RouteWords
{
    /// <summary>What posting to the path does, or null where it says nothing of money.</summary>
    public static PaymentKind? Judge(string path, PaymentNames names)
    {
        var segments = Segments(path);
        if (segments.Count == 0)
        {
            return null;
        }

        // /report/charges is about charges, it makes none.
        if (segments.Any(segment => segment.Any(Vocabulary.DraftWords.Contains)))
        {
            return null;
        }

        var last = segments[segments.Count - 1];
        var own = names.Judge(last);
        if (last.Length == 1 && names.IsMoney(last[0]) && !names.IsActing(last[0]) && own.Kind is null or PaymentKind.Payment)
        {
            return PaymentKind.Payment;
        }

        // An order is cancelled too: /orders/{id}/cancel.
        if (own.Kind is { } kind && (own.IsSure || kind is PaymentKind.Event || (kind is PaymentKind.Refund && last.Length > 1)))
        {
            return kind;
        }

        if (own.Kind is PaymentKind.Payment)
        {
            return last.Any(names.IsThing) ? null : PaymentKind.Payment;
        }

        if (segments.Count < 2 || !segments.Take(segments.Count - 1).Any(segment => segment.Any(names.IsMoney)))
        {
            return null;
        }

        // /payments/{id}/cancel, /payment/webhook, /payments/process
        return last.Length > 0 ? last[0] switch
        {
            "refund" or "refunds" or "cancel" or "void" or "reverse" or "reversal" => PaymentKind.Refund,
            "webhook" or "webhooks" or "callback" or "notify" or "notification" or "notifications" or "status" or "events" or "ipn" => PaymentKind.Event,
            "process" or "create" or "submit" or "execute" or "capture" or "confirm" or "authorize" or "complete" or "make" or "start" or "initiate" or "new" => PaymentKind.Payment,
            "search" or "list" or "query" or "history" => PaymentKind.Read,
            "session" or "sessions" or "intent" or "intents" => PaymentKind.Payment,
            _ => last.All(names.IsMoneyContext) ? PaymentKind.Payment : null, // /pay/x402, /payments/card
        } : null;
    }

    private static List<ImmutableArray<string>> Segments(string path)
    {
        var end = path.IndexOfAny(new[] { '?', '#' });
        var text = end < 0 ? path : path.Substring(0, end);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var slash = text.IndexOf('/', scheme + 3);
            text = slash < 0 ? "" : text.Substring(slash);
        }

        return text.Split('/')
            .Where(segment => segment.Length > 0 && segment[0] is not ('{' or ':' or '<') && !segment.Contains("{"))
            .Select(segment => NameWords.Split(segment))
            .Where(words => !words.IsEmpty && !(words.Length == 1 && (words[0] is "api" or "prod" or "dev" || (words[0][0] == 'v' && words[0].Length < 4 && words[0].Skip(1).All(char.IsDigit)))))
            .ToList();
    }
}
