using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A query of CloudWatch Logs Insights: a saved one, or that of a log widget.</summary>
internal sealed class LogQuery
{
    private readonly Func<PlacedText?> written;

    private LogQuery(TemplateResource? resource, NameExpression? name, NameExpression text, ImmutableArray<NameExpression> groups, bool isInsights, Func<PlacedText?> written)
    {
        this.written = written;
        Resource = resource;
        Name = name;
        Text = text;
        LogGroups = groups;
        IsInsights = isInsights;
    }

    /// <summary>The resource; null for a widget's.</summary>
    public TemplateResource? Resource { get; }

    /// <summary>Its name or the widget's title, or null.</summary>
    public NameExpression? Name { get; }

    /// <summary>The query as given, without the groups that it reads.</summary>
    public NameExpression Text { get; }

    /// <summary>The log groups that it reads; none where the reader chooses them.</summary>
    public ImmutableArray<NameExpression> LogGroups { get; }

    /// <summary>Whether it is in the language of Logs Insights; SQL and PPL are not read.</summary>
    public bool IsInsights { get; }

    /// <summary>The query as the file has it, the groups that a widget's reads included, with the places of its characters; null where it is put together otherwise.</summary>
    public PlacedText? Written => written();

    /// <summary>Where it stands.</summary>
    public Location Location => Text.Location;

    /// <summary>The query of a widget, <c>SOURCE 'group' | SOURCE 'group' | fields ...</c>.</summary>
    public static LogQuery OfWidget(NameExpression query, NameExpression? title, Func<PlacedText?> written)
    {
        var groups = ImmutableArray.CreateBuilder<NameExpression>();
        var rests = ImmutableArray.CreateBuilder<NameAlternative>();
        foreach (var alternative in query.Alternatives)
        {
            var clauses = Clauses(alternative.Parts);
            var first = 0;
            while (first < clauses.Count && GroupOf(clauses[first]) is { } group)
            {
                groups.Add(new(ImmutableArray.Create(new NameAlternative(group, alternative.Span)), query.Location));
                first++;
            }

            // SOURCE may name several groups otherwise (logGroups(...)); such a clause is no part of the query either.
            while (first < clauses.Count && IsSource(clauses[first]))
            {
                first++;
            }

            rests.Add(new(clauses.Skip(first).SelectMany((clause, i) => i == 0 ? clause : clause.Prepend(NamePart.Literal("|"))), alternative.Span));
        }

        return new(null, title, new(rests.ToImmutable(), query.Location), groups.ToImmutable(), isInsights: true, written);
    }

    /// <summary>The saved queries of a template.</summary>
    public static ImmutableArray<LogQuery> Of(Template template)
    {
        var queries = ImmutableArray.CreateBuilder<LogQuery>();
        foreach (var resource in template.Resources)
        {
            if (resource.Type == "AWS::Logs::QueryDefinition" && resource.Property("QueryString") is { } given && template.Names.Of(given) is { } text)
            {
                var groups = template.Names.Items(resource.Property("LogGroupNames")).Select(group => template.Names.Of(group)!).ToImmutableArray();
                var language = resource.Property("QueryLanguage");
                queries.Add(new(resource, template.Names.Of(resource.Property("Name")), text, groups, language is null || template.Names.Text(language) == "CWLI", () => PlacedText.Of(given, template)));
            }
        }

        return queries.ToImmutable();
    }

    /// <summary>A query's clauses between its bars; a bar in quotes or in a regular expression is none.</summary>
    private static List<List<NamePart>> Clauses(ImmutableArray<NamePart> parts)
    {
        var clauses = new List<List<NamePart>> { new() };
        var quote = '\0';
        foreach (var part in parts)
        {
            if (part.Kind != NamePartKind.Literal)
            {
                clauses[clauses.Count - 1].Add(part);
                continue;
            }

            var start = 0;
            for (var i = 0; i < part.Text.Length; i++)
            {
                var c = part.Text[i];
                if (quote != '\0')
                {
                    quote = c == quote ? '\0' : quote;
                }
                else if (c is '\'' or '"' or '`')
                {
                    quote = c;
                }
                else if (c == '|')
                {
                    clauses[clauses.Count - 1].Add(NamePart.Literal(part.Text.Substring(start, i - start)));
                    clauses.Add(new());
                    start = i + 1;
                }
            }

            clauses[clauses.Count - 1].Add(NamePart.Literal(part.Text.Substring(start)));
        }

        return clauses;
    }

    private static bool IsSource(List<NamePart> clause) =>
        clause.Count > 0 && clause[0].Kind == NamePartKind.Literal && clause[0].Text.TrimStart().StartsWith("SOURCE", StringComparison.OrdinalIgnoreCase);

    /// <summary>The group of <c>SOURCE 'group'</c>, or null where a clause is anything else.</summary>
    private static List<NamePart>? GroupOf(List<NamePart> clause)
    {
        if (!IsSource(clause))
        {
            return null;
        }

        var rest = clause[0].Text.TrimStart().Substring("SOURCE".Length).TrimStart();
        if (rest.Length > 0 && rest[0] is not ('\'' or '"' or '`'))
        {
            return null;
        }

        var group = new List<NamePart> { NamePart.Literal(rest) };
        group.AddRange(clause.Skip(1));
        return group.ConvertAll(part => part.Kind == NamePartKind.Literal ? NamePart.Literal(part.Text.Trim(' ', '\t', '\r', '\n', '\'', '"', '`')) : part);
    }

    public override string ToString() => Text.ToString();
}
