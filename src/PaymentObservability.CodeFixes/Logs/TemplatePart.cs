using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Logs;

/// <summary>One part of a message that becomes a template: text, or an expression that goes into a hole.</summary>
/// <param name="Text">The text as it reads at run time; null for a hole.</param>
/// <param name="Expression">What goes into the hole; null for text.</param>
/// <param name="Layout">What follows the hole's name, alignment and format: <c>,10:F2</c>; empty where nothing does.</param>
internal sealed record TemplatePart(string? Text, ExpressionSyntax? Expression, string Layout = "");
