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
/// source, or for a field that no event has. In the template, at the query.
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
                    context.ReportInFile(PaymentObservability.Descriptors.LogQueryMustMatchLogs, DiagnosticSeverity.Warning, query.Location, template.Operations[0], defect);
                }
            }
        }
    }

    /// <summary>Whether it reads the logs of payment functions of this project and no others: what others log is not known.</summary>
    private static bool IsOver(LogQuery query, PaymentTemplate template) =>
        !query.LogGroups.IsEmpty
        && query.LogGroups.All(group => template.Functions.Any(function => function.LogGroup.Compare(group) == NameComparison.Same));

    private static IEnumerable<string> Defects(QueryTerms terms, LoggedEvents logged, PaymentModel model)
    {
        // Serilog's formatters have levels and keys of their own.
        if (model.Models.Compilation.GetTypeByMetadataName("Serilog.ILogger") is null)
        {
            foreach (var wanted in terms.Levels.Where(wanted => wanted.All(level => !Levels.Contains(level) && Right(level) is not null)))
            {
                yield return $"filters level = \"{wanted[0]}\", which .NET never writes: it writes \"{Right(wanted[0])}\", and Logs Insights compares letters as they are";
            }
        }

        if (terms.LostSort is { } lost)
        {
            yield return $"sorts by {lost}, which stats has taken away: name the column with 'as' and sort by that";
        }

        var names = new PaymentNames(model.Contract.Words);
        foreach (var phrase in terms.Phrases.Where(phrase => NameWords.Split(phrase.Replace(' ', '_')).Any(word => names.IsMoney(word) || names.IsWallet(word)) && !logged.IsWritten(phrase) && !logged.IsOwed(phrase)))
        {
            yield return $"filters for the phrase \"{phrase}\", which nothing here logs";
        }

        if (logged.IsWhole)
        {
            foreach (var field in terms.Fields)
            {
                if (!logged.Has(field, out var nearest))
                {
                    yield return $"reads the field '{field}', which no event of these functions has" + (nearest is null ? "" : $": they have '{nearest}'");
                }
            }
        }
    }

    /// <summary>How .NET writes a level; null where it is none.</summary>
    private static string? Right(string level) =>
        Levels.FirstOrDefault(known => string.Equals(known, level, StringComparison.OrdinalIgnoreCase)) ?? (Usual.TryGetValue(level, out var usual) ? usual : null);
}
