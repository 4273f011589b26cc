using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>The presets of the package against the rules.</summary>
[Trait("Roslyn", "Newest")]
public sealed partial class PresetFilesTests
{
    private static readonly string[] Weakest = ["none", "silent", "suggestion", "warning", "error"];

    [Theory]
    [InlineData("None", "No rule reports anything.")]
    [InlineData("Advisory", "Whatever is on by default is a suggestion: seen in the IDE, never in a build.")]
    [InlineData("Default", "Every rule as it is without a mode.")]
    [InlineData("Strict", "Whatever is on by default is a warning.")]
    public void Presets_follow_from_the_descriptors(string mode, string meaning)
    {
        var severities = Repo.Rules.Select(r => $"dotnet_diagnostic.{r.Id}.severity = {Severity(mode, r)}\n");

        Generated.MustBe(
            $"""
            # PaymentObservabilityMode = {mode}. {meaning}
            # Written from the descriptors. Any setting of yours is stronger than this file.
            is_global = true
            global_level = -100


            """.Replace("\r\n", "\n") + string.Concat(severities),
            "src", "PaymentObservability.Package", "presets", $"PaymentObservability.{mode}.globalconfig");
    }

    [Fact]
    public void No_mode_is_weaker_than_the_one_before_it()
    {
        var modes = new[] { "None", "Advisory", "Default", "Strict" }.Select(Read).ToList();

        Assert.All(modes, m => Assert.Equal(Repo.Rules.Select(r => r.Id), m.Keys));
        foreach (var (weaker, stronger) in modes.Zip(modes.Skip(1)))
        {
            Assert.All(weaker, w => Assert.True(Array.IndexOf(Weakest, w.Value) <= Array.IndexOf(Weakest, stronger[w.Key]), w.Key));
        }
    }

    private static string Severity(string mode, DiagnosticDescriptor rule) =>
        !rule.IsEnabledByDefault ? "none" : mode switch
        {
            "None" => "none",
            "Advisory" => "suggestion",
            "Default" => Name(rule.DefaultSeverity),
            "Strict" => "warning",
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };

    private static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    private static SortedDictionary<string, string> Read(string mode) =>
        new(SettingLine().Matches(Repo.Read("src", "PaymentObservability.Package", "presets", $"PaymentObservability.{mode}.globalconfig"))
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value), StringComparer.Ordinal);

    [GeneratedRegex(@"^dotnet_diagnostic\.(PAY\d{4})\.severity = (\w+)$", RegexOptions.Multiline)]
    private static partial Regex SettingLine();
}
