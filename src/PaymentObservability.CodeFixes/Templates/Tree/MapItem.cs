namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>One key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Comment">What a comment above it says, one line without its sign; null for none. JSON has no comments.</param>
internal sealed record MapItem(string Key, TemplateNode Value, string? Comment);
