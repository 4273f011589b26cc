using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>Every rule is described, listed and tracked; nothing is that is no rule.</summary>
[Trait("Roslyn", "Newest")]
public sealed partial class RuleDocumentationTests
{
    public static TheoryData<string> Ids => new(Repo.Rules.Select(r => r.Id));

    [Fact]
    public void Ids_are_unique_and_there_are_some()
    {
        Assert.NotEmpty(Repo.Rules);
        Assert.Equal(Repo.Rules.Select(r => r.Id).Distinct(), Repo.Rules.Select(r => r.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_says_what_it_is(string id)
    {
        var rule = Rule(id);
        var message = rule.MessageFormat.ToString();

        Assert.Matches(@"^PAY\d{4}$", id);
        Assert.StartsWith("Payment", rule.Category);
        Assert.NotEmpty(rule.Title.ToString());
        Assert.False(rule.Title.ToString().EndsWith('.'), "A title is no sentence.");
        Assert.NotEmpty(message);
        Assert.Equal(message.Trim(), message);
        Assert.EndsWith(".", rule.Description.ToString());
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_opens_with_its_id_and_title(string id)
    {
        var first = Repo.Read("docs", "rules", id + ".md").Split('\n')[0];

        Assert.StartsWith($"# {id}", first);
        Assert.Contains(Rule(id).Title.ToString(), first);
    }

    [Fact]
    public void There_is_no_page_without_a_rule()
    {
        var pages = Directory.EnumerateFiles(Repo.Path("docs", "rules"), "PAY*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(pages.Except(Repo.Rules.Select(r => r.Id)));
    }

    [Fact]
    public void The_readme_lists_the_rules()
    {
        var fixable = Repo.Fixers.SelectMany(f => f.FixableDiagnosticIds).ToHashSet();
        var rows = Repo.Rules.Select(r =>
            $"| [{r.Id}](docs/rules/{r.Id}.md) | {r.Title} | {Severity(r)} | {(fixable.Contains(r.Id) ? "yes" : "")} |\n");

        Generated.PartMustBe("\n| Rule | Title | Severity | Fix |\n|---|---|---|---|\n" + string.Concat(rows) + "\n", "rules", "README.md");
    }

    [Fact]
    public void Release_tracking_lists_the_rules_as_they_are()
    {
        var rows = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(f => ReleaseRow().Matches(Repo.Read("src", "PaymentObservability.Analyzers", f)))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))
            .Order();

        Assert.Equal(Repo.Rules.Select(r => (r.Id, r.Category, r.IsEnabledByDefault ? r.DefaultSeverity.ToString() : "Disabled")).Order(), rows);
    }

    [Fact]
    public void Analyzers_report_and_fixers_fix_only_rules()
    {
        var ids = Repo.Rules.Select(r => r.Id).ToList();

        Assert.Empty(Repo.Analyzers.SelectMany(a => a.SupportedDiagnostics).Except(Repo.Rules));
        Assert.Empty(Repo.Fixers.SelectMany(f => f.FixableDiagnosticIds).Except(ids));
    }

    [Fact]
    public void Every_rule_is_reported_by_an_analyzer()
    {
        Assert.Empty(Repo.Rules.Except(Repo.Analyzers.SelectMany(a => a.SupportedDiagnostics)).Select(r => r.Id));
    }

    private static DiagnosticDescriptor Rule(string id) => Repo.Rules.Single(r => r.Id == id);

    private static string Severity(DiagnosticDescriptor rule) => !rule.IsEnabledByDefault ? "off" : rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "hidden",
    };

    [GeneratedRegex(@"^(PAY\d{4})\s*\|\s*(\w+)\s*\|\s*(\w+)\s*\|", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
