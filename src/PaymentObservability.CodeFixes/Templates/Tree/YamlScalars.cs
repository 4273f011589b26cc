using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>How texts are written in YAML: without quotes where no reader takes them for anything else.</summary>
internal static class YamlScalars
{
    private static readonly Regex Plain = new(@"\A[A-Za-z/$][A-Za-z0-9 _./(),:;'+*=<>%@$-]*\z", RegexOptions.CultureInvariant);

    // YAML 1.1 reads these as truth values or nothing, and CloudFormation's readers are of that version.
    private static readonly string[] Words = { "true", "false", "yes", "no", "on", "off", "y", "n", "null" };

    /// <summary>A text on one line.</summary>
    public static string Of(TextNode text, bool isFlow) => text.IsBare || IsPlain(text.Value, isFlow) ? text.Value : JsonWriter.Quoted(text.Value);

    private static bool IsPlain(string value, bool isFlow) =>
        Plain.IsMatch(value)
        && !value.EndsWith(" ", StringComparison.Ordinal)
        && !value.EndsWith(":", StringComparison.Ordinal)
        && value.IndexOf(": ", StringComparison.Ordinal) < 0
        && !(isFlow && value.IndexOf(',') >= 0)
        && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);
}
