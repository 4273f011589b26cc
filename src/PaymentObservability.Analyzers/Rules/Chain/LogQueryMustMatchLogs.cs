using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;
using PaymentObservability.Monitoring.Logged;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// PAY7004: a log query over the logs of payment functions asks for a level in a casing that .NET does not write, for a phrase of payments that stands nowhere in the
/// source, or for a field that no event has. In the template, at the word, or at the query where the word is put together.
/// </summary>
internal sealed class LogQueryMustMatchLogs : PaymentRule
{
    // Lambda's JSON, Microsoft.Extensions.Logging and Powertools write these, and Insights compares letters as they are.
    private static readonly ImmutableArray<string> Levels = ImmutableArray.Create("Trace", "Debug", "Information", "Warning", "Error", "Critical");

    private static readonly ImmutableDictionary<string, string> Usual = new Dictionary<string, string>
    {
        ["WARN"] = "Warning", ["INFO"] = "Information", ["FATAL"] = "Critical", ["VERBOSE"] = "Trace",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.LogQueryMustMatchLogs);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var template in context.Templates.Where(template => template.AsksForService))
        {
            LoggedEvents? logged = null;
            foreach (var query in context.Model.Deployment.Queries.Where(query => IsOver(query, template)))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                logged ??= LoggedEvents.Of(template, context.Model, context.Cancellation);
                foreach (var defect in Defects(QueryTerms.Of(query), logged, context.Model))
                {
                    context.ReportInFile(PaymentObservability.Descriptors.LogQueryMustMatchLogs, DiagnosticSeverity.Warning, defect.Word.Place ?? query.Location, template.Operations[0], defect.Reason);
                }
            }
        }
    }

    /// <summary>Whether it reads the logs of payment functions of this project and no others: what others log is not known.</summary>
    private static bool IsOver(LogQuery query, PaymentTemplate template) =>
        !query.LogGroups.IsEmpty
        && query.LogGroups.All(group => template.Functions.Any(function => function.LogGroup.Compare(group) == NameComparison.Same));

    private static IEnumerable<QueryFault> Defects(QueryTerms terms, LoggedEvents logged, PaymentModel model)
    {
        // Serilog's formatters have levels and keys of their own.
        if (model.Models.Compilation.GetTypeByMetadataName("Serilog.ILogger") is null)
        {
            foreach (var wanted in terms.Levels.Where(wanted => wanted.All(level => !Levels.Contains(level.Text) && Right(level.Text) is not null)).SelectMany(wanted => wanted))
            {
                var right = Right(wanted.Text)!;
                yield return new(wanted, $"filters level = \"{wanted.Text}\", which .NET never writes: it writes \"{right}\", and Logs Insights compares letters as they are", right);
            }
        }

        if (terms.LostSort is { } lost)
        {
            yield return new(lost, $"sorts by {lost.Text}, which stats has taken away: name the column with 'as' and sort by that");
        }

        var names = new PaymentNames(model.Contract.Words);
        foreach (var phrase in terms.Phrases.Where(phrase => NameWords.Split(phrase.Text.Replace(' ', '_')).Any(word => names.IsMoney(word) || names.IsWallet(word)) && !logged.IsWritten(phrase.Text) && !logged.IsOwed(phrase.Text)))
        {
            var nearest = logged.NearestPhrase(phrase.Text);
            yield return new(phrase, $"filters for the phrase \"{phrase.Text}\", which nothing here logs" + (nearest is null ? "" : $": \"{nearest}\" is logged"), nearest);
        }

        if (logged.IsWhole)
        {
            foreach (var field in terms.Fields)
            {
                if (!logged.Has(field.Text, out var nearest))
                {
                    yield return new(field, $"reads the field '{field.Text}', which no event of these functions has" + (nearest is null ? "" : $": they have '{nearest}'"), nearest);
                }
            }
        }
    }

    /// <summary>How .NET writes a level; null where it is none.</summary>
    private static string? Right(string level) =>
        Levels.FirstOrDefault(known => string.Equals(known, level, StringComparison.OrdinalIgnoreCase)) ?? (Usual.TryGetValue(level, out var usual) ? usual : null);
}
