using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability;

/// <summary>What the rules found, by the file it stands in: a source file, or a template or another file beside the source.</summary>
internal sealed class Findings
{
    private readonly ILookup<SyntaxTree?, Diagnostic> bySource;
    private readonly ILookup<string, Diagnostic> byPath;

    public Findings(IReadOnlyList<Diagnostic> diagnostics)
    {
        bySource = diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree);
        byPath = bySource[null].ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal);
    }

    /// <summary>Nothing.</summary>
    public static Findings None { get; } = new(Array.Empty<Diagnostic>());

    /// <summary>What stands in a source file.</summary>
    public IEnumerable<Diagnostic> In(SyntaxTree source) => bySource[source];

    /// <summary>What stands in a file that is no source, by its path.</summary>
    public IEnumerable<Diagnostic> In(string path) => byPath[path];
}
