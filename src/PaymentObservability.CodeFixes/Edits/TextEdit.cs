using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Edits;

/// <summary>One replacement in the text as it was.</summary>
/// <param name="Span">What is replaced; empty for an insertion.</param>
/// <param name="Text">By what.</param>
internal sealed record TextEdit(TextSpan Span, string Text)
{
    public static TextEdit Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
