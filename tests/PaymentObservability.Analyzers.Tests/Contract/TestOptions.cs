using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PaymentObservability.Tests.Contract;

/// <summary>Options that are only in memory: global ones, and the same for every source file.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigOptions ofFiles;

    public TestOptions(Dictionary<string, string>? global = null, Dictionary<string, string>? ofFiles = null)
    {
        GlobalOptions = new Options(global ?? new());
        this.ofFiles = new Options(ofFiles ?? new());
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => ofFiles;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ofFiles;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
