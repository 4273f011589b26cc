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
/// PAY7004: a log query or metric filter over the logs of payment functions asks for a level in a casing that .NET does not write, for a phrase of payments that stands nowhere in the
/// source, or for a field that no event has. In the template, at the word, or at the query where the word is put together.
/// </summary>
internal sealed class LogQueryMustMatchLogs : PaymentRule
{
    // Lambda's JSON, Microsoft.Extensions.Logging and Powertools write these, and queries and filters compare letters as they are.
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
            var deployment = context.Model.Deployment;
            var queries = deployment.Queries.Where(query => IsOver(query, template)).Select(query => (Kind: "query", query.Location, Terms: QueryTerms.Of(query)))
                .Concat(deployment.MetricFilters.Where(filter => filter.LogGroup is { } group && IsOver(group, template)).Select(filter => (Kind: "metric filter", filter.Location, Terms: FilterTerms.Of(filter))))
                .ToList();
            if (queries.Count == 0)
            {
                continue;
            }

            var logged = LoggedEvents.Of(template, context.Model, context.Cancellation);
            var misnamed = logged.IsWhole ? MisnamedFields.Of(queries.ConvertAll(query => query.Terms), logged, context.Model.Contract) : ImmutableDictionary<string, ImmutableArray<Location>>.Empty;
            foreach (var field in misnamed.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                Report(context, field.Key, field.Value, queries.SelectMany(query => query.Terms.Fields.Where(read => read.Text == field.Key).Select(read => read.Place ?? query.Location)));
            }

            foreach (var (kind, location, terms) in queries)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                foreach (var defect in Defects(terms, logged, misnamed, context.Model))
                {
                    context.ReportInFile(PaymentObservability.Descriptors.LogQueryMustMatchLogs, DiagnosticSeverity.Warning, defect.Word.Place ?? location, template.Operations[0], defect.Repair, kind, defect.Reason);
                }
            }
        }
    }

    /// <summary>On the code, which is the wrong side.</summary>
    private static void Report(RuleContext context, string field, ImmutableArray<Location> places, IEnumerable<Location> readers)
    {
        foreach (var place in places)
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.LogQueryMustMatchLogs,
                place,
                readers,
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.NewName, field),
                "query",
                $"reads the field '{field}', which the code calls '{place.SourceTree!.GetText().ToString(place.SourceSpan)}'; no query reads that"));
        }
    }

    /// <summary>Whether it reads the logs of payment functions of this project and no others: what others log is not known.</summary>
    private static bool IsOver(LogQuery query, PaymentTemplate template) =>
        !query.LogGroups.IsEmpty
        && query.LogGroups.All(group => IsOver(group, template));

    private static bool IsOver(NameExpression group, PaymentTemplate template) => template.Functions.Any(function => function.LogGroup.Compare(group) == NameComparison.Same);

    private static IEnumerable<QueryFault> Defects(QueryTerms terms, LoggedEvents logged, ImmutableDictionary<string, ImmutableArray<Location>> misnamed, PaymentModel model)
    {
        // Serilog's formatters have levels and keys of their own.
        if (model.Models.Compilation.GetTypeByMetadataName("Serilog.ILogger") is null)
        {
            foreach (var wanted in terms.Levels.Where(wanted => wanted.All(level => !Levels.Contains(level.Text) && Right(level.Text) is not null)).SelectMany(wanted => wanted))
            {
                var right = Right(wanted.Text)!;
                yield return new(wanted, $"filters level = \"{wanted.Text}\", which .NET never writes: it writes \"{right}\", and letters are compared as they are", right);
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
            foreach (var field in terms.Fields.Where(field => !misnamed.ContainsKey(field.Text)))
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
