using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>A text that a template gives, intrinsics resolved.</summary>
/// <param name="Value">The text.</param>
/// <param name="Span">Where it is given: the text itself, or the intrinsic that makes it.</param>
internal sealed record TemplateText(string Value, TextSpan Span);
