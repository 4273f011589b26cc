using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>docs/guide.md says where each paragraph of the guide is checked and implemented: every rule and every name in it exists.</summary>
[Trait("Roslyn", "Newest")]
public sealed partial class GuideTableTests
{
    private static readonly string Page = Repo.Read("docs", "guide.md");

    /// <summary>Rows with a rule: what the guide asks, the rules, where it is.</summary>
    private static readonly List<string[]> Rows = Page.Split('\n')
        .Where(line => line.StartsWith("| ", System.StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .Where(cells => cells.Length == 3 && cells[1].StartsWith("PAY", System.StringComparison.Ordinal))
        .ToList();

    /// <summary>All code and the template of the instrumented sample.</summary>
    private static readonly string Sample = string.Join("\n", Directory
        .EnumerateFiles(Repo.Path("samples", "X402PaymentApi.Instrumented"), "*", SearchOption.AllDirectories)
        .Where(path => path.EndsWith(".cs", System.StringComparison.Ordinal) || path.EndsWith("template.yaml", System.StringComparison.Ordinal))
        .Where(path => !BuildOutput().IsMatch(path))
        .Select(File.ReadAllText));

    public static TheoryData<string> Asked => new(Rows.Select(row => row[0]));

    [Fact]
    public void Every_paragraph_of_the_guide_has_a_row() => Assert.True(Rows.Count >= 40, Rows.Count + " rows");

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_row_names_rules_and_what_the_sample_has(string asked)
    {
        var row = Rows.Single(row => row[0] == asked);
        Assert.All(row[1].Split(", "), id => Assert.Contains(id, Repo.Rules.Select(rule => rule.Id)));
        var names = Name().Matches(row[2]).Select(match => match.Groups[1].Value).Where(name => name != "IteratorAge").ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(name, Sample, System.StringComparison.Ordinal));
    }

    /// <summary>No rule about code or templates of payments is without a place in the guide, but for those about the guide's own telemetry going wrong.</summary>
    [Fact]
    public void Every_kind_of_rule_has_its_place_in_the_guide()
    {
        var named = Rows.SelectMany(row => row[1].Split(", ")).ToHashSet();
        Assert.Superset(Enumerable.Range(6001, 9).Concat([6011, 6013, 6014, 6015]).Select(id => "PAY" + id).ToHashSet(), named.ToHashSet());
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuildOutput();
}
