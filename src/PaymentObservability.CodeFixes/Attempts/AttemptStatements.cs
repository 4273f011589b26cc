using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Contract;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>The statements that a fix adds, as text.</summary>
internal static class AttemptStatements
{
    /// <summary>The type that <see cref="Watched"/> looks at, to be shortened.</summary>
    public const string ExceptionType = "global::System.Exception";

    /// <summary>The attempt's beginning.</summary>
    public static string Start(AttemptRequest request, string attempt, AttemptType type)
    {
        var start = request.Kind switch
        {
            PaymentKind.Refund => "StartRefund",
            PaymentKind.Wallet => "StartConnection",
            _ => "Start",
        };
        var arguments = new List<string> { SymbolDisplay.FormatLiteral(request.Resource, quote: true) };
        if (Wants(AttemptSignals.Log) && type.Options.Contains("logger") && request.Logger is { } logger)
        {
            arguments.Add(logger);
        }

        // What the code records itself is left to it.
        foreach (var (option, signal) in new[] { ("metrics", AttemptSignals.Metrics), ("log", AttemptSignals.Log), ("span", AttemptSignals.Span) })
        {
            if (type.Options.Contains(option) && !Wants(signal))
            {
                arguments.Add(option + ": false");
            }
        }

        return $"using var {attempt} = {type.FullName}.{start}({string.Join(", ", arguments)});";

        bool Wants(AttemptSignals signal) => (request.Signals & signal) != 0;
    }

    /// <summary>The attempt's outcome, or null where it cannot be read.</summary>
    public static string? Complete(AttemptRequest request, string attempt, string attemptType, ResultExpressions expressions)
    {
        var success = expressions.Condition(request.Success);
        if (success is null && request.Success is not null)
        {
            return null;
        }

        var pending = expressions.Condition(request.Pending);
        if (pending is null && request.Pending is not null)
        {
            return null;
        }

        var arguments = new List<string>();
        var reason = expressions.Text(request.Reason);
        var amount = request.Kind == PaymentKind.Wallet ? null : expressions.Money(request.Amount, request.AmountDecimals, attemptType);
        var currency = amount is null ? null : expressions.Text(request.Currency);
        if (success is null && pending is null)
        {
            Add("amount", amount, 0);
            Add("currency", currency, 1);
            return $"{attempt}.Succeeded({string.Join(", ", arguments)});";
        }

        arguments.Add(success ?? "true");
        Add("reason", reason, 1);
        Add("amount", amount, 2);
        Add("currency", currency, 3);
        Add("pending", pending, 4);
        return $"{attempt}.Complete({string.Join(", ", arguments)});";

        // By position as long as none is left out.
        void Add(string name, string? value, int position)
        {
            if (value is not null)
            {
                arguments.Add(arguments.Count == position ? value : $"{name}: {value}");
            }
        }
    }

    /// <summary>The code has recorded the outcome itself.</summary>
    public static string Recorded(string attempt) => $"{attempt}.Recorded();";

    /// <summary>A refusal.</summary>
    public static string Failed(string attempt, string? reason) => $"{attempt}.Failed({reason});";

    /// <summary>
    /// A statement whose exceptions the attempt looks at: by a filter, which runs before anything is unwound and never catches, so that type,
    /// message and stack stay what they were.
    /// </summary>
    public static string Watched(string statement, string attempt, string exception, string separator, string unit) =>
        $"try{separator}{{{separator}{unit}{statement}{separator}}}"
        + $"{separator}catch ({ExceptionType} {exception}) when ({attempt}.Failed({exception})){separator}{{{separator}{unit}throw;{separator}}}";
}
