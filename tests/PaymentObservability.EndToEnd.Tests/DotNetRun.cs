using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>What one <c>dotnet</c> command did.</summary>
internal sealed partial record DotNetRun(string Command, int ExitCode, string Output)
{
    /// <summary>Each warning and error once, though MSBuild prints them again in its summary.</summary>
    public IReadOnlyList<Report> Reports { get; } =
        ReportLine().Matches(Output)
            .Select(m => new Report(
                Path.GetFileName(m.Groups["file"].Value.Trim()),
                m.Groups["line"].Success ? int.Parse(m.Groups["line"].Value) : 0,
                m.Groups["severity"].Value,
                m.Groups["id"].Value,
                m.Groups["message"].Value.Trim()))
            .Distinct()
            .ToList();

    public IEnumerable<Report> Of(string prefix) => Reports.Where(r => r.Id.StartsWith(prefix, System.StringComparison.Ordinal));

    public DotNetRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} returned {ExitCode}:\n{Output}");
        return Healthy();
    }

    public DotNetRun Failed()
    {
        Assert.True(ExitCode != 0, $"{Command} should have failed:\n{Output}");
        return Healthy();
    }

    /// <summary>The analyzers were loaded and none threw.</summary>
    public DotNetRun Healthy()
    {
        foreach (var sign in new[] { "AD0001", "CS8032", "CS8033", "CS8034", "CS9057", "MSB3277", "Unhandled exception" })
        {
            Assert.False(Output.Contains(sign), $"{Command} printed {sign}:\n{Output}");
        }

        return this;
    }

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]*?)(\((?<line>\d+)(,\d+)*\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+): (?<message>[^\r\n]*?)( \[[^\]\r\n]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ReportLine();
}
