namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>A text, a number or a truth value.</summary>
internal sealed class TextNode : TemplateNode
{
    public TextNode(string value, bool isBare)
    {
        Value = value;
        IsBare = isBare;
    }

    /// <summary>The text itself, without quotes.</summary>
    public string Value { get; }

    /// <summary>Whether it is a number or a truth value, which never stands in quotes.</summary>
    public bool IsBare { get; }
}
