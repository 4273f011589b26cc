using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring.Logged;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// Log fields whose name is wrong in the code and right in the queries: two queries at least agree on one name, a message template misspells it, and no query reads what the
/// template says.
/// </summary>
internal static class MisnamedFields
{
    /// <summary>The holes to rename, by the field that queries read; without those of which one cannot be placed.</summary>
    /// <param name="queries">What the queries over the same logs read.</param>
    /// <param name="logged">What is logged.</param>
    /// <param name="contract">The contract, whose own fields are right wherever they stand.</param>
    public static ImmutableDictionary<string, ImmutableArray<Location>> Of(IReadOnlyList<QueryTerms> queries, LoggedEvents logged, PaymentContract contract)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Location>>(StringComparer.Ordinal);
        var read = queries.SelectMany(query => query.Fields.Select(field => field.Text).Distinct()).GroupBy(field => field, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in read.Where(each => each.Value >= 2).Select(each => each.Key).OrderBy(each => each, StringComparer.Ordinal))
        {
            if (!logged.Has(field, out var written) && written is not null && !read.ContainsKey(written) && !contract.Kinds.Values.Any(kind => kind.LogFields.Contains(written)) && taken.Add(written)
                && Holes(written, logged) is { IsEmpty: false } holes)
            {
                found.Add(field, holes);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Every place that names a field; none where one of them is no hole of a plain literal.</summary>
    private static ImmutableArray<Location> Holes(string field, LoggedEvents logged)
    {
        var places = new HashSet<Location>();
        foreach (var signal in logged.Signals.Where(signal => signal.Fields.Any(one => one.Name == field)))
        {
            if (signal.MessageSource?.Syntax is not LiteralExpressionSyntax { Token: var token } literal || !literal.IsKind(SyntaxKind.StringLiteralExpression)
                || LogTemplate.Parse(token.ValueText).Holes.Where(hole => hole.Name == field).ToList() is not { Count: > 0 } holes)
            {
                return ImmutableArray<Location>.Empty;
            }

            // Escapes move what follows them.
            var shift = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
            foreach (var hole in holes)
            {
                var name = shift < 0 ? -1 : token.ValueText.IndexOf(field, hole.Start, hole.End - hole.Start, StringComparison.Ordinal);
                if (name < 0)
                {
                    return ImmutableArray<Location>.Empty;
                }

                places.Add(Location.Create(literal.SyntaxTree, new TextSpan(token.SpanStart + shift + name, field.Length)));
            }
        }

        return logged.ScopeFields.Contains(field) ? ImmutableArray<Location>.Empty : places.OrderBy(place => place.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(place => place.SourceSpan.Start).ToImmutableArray();
    }
}
