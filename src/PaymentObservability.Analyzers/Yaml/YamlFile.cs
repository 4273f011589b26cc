using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>What could be read of a YAML or JSON file: all of its first document, or what stands before its first mistake.</summary>
internal sealed class YamlFile
{
    public YamlFile(YamlValue? root, bool isWhole, ImmutableArray<YamlProblem> problems)
    {
        Root = root;
        IsWhole = isWhole;
        Problems = problems;
    }

    /// <summary>The outermost value, or null where there is none.</summary>
    public YamlValue? Root { get; }

    /// <summary>Whether all of the document was read; otherwise the last entries of the values that were open are cut short.</summary>
    public bool IsWhole { get; }

    /// <summary>What is wrong with the file, in order of discovery.</summary>
    public ImmutableArray<YamlProblem> Problems { get; }

    /// <summary>The span of a length, kept inside a text.</summary>
    public static TextSpan Clamp(SourceText text, int start, int end)
    {
        start = Math.Max(0, Math.Min(start, text.Length));
        return TextSpan.FromBounds(start, Math.Max(start, Math.Min(end, text.Length)));
    }
}
