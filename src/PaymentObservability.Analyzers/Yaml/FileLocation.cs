using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>Places in files that are no source code.</summary>
internal static class FileLocation
{
    /// <summary>A span of a file, kept inside its text.</summary>
    public static Location Of(string path, SourceText text, TextSpan span)
    {
        span = YamlFile.Clamp(text, span.Start, span.End);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
