using System.Globalization;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>Something that is to stand in a template, whether that is written as YAML or as JSON.</summary>
internal abstract class TemplateNode
{
    /// <summary>A text.</summary>
    public static implicit operator TemplateNode(string text) => new TextNode(text, isBare: false);

    /// <summary>A whole number.</summary>
    public static implicit operator TemplateNode(int number) => new TextNode(number.ToString(CultureInfo.InvariantCulture), isBare: true);

    /// <summary>A number.</summary>
    public static implicit operator TemplateNode(double number) => new TextNode(number.ToString("0.######", CultureInfo.InvariantCulture), isBare: true);

    /// <summary>A truth value.</summary>
    public static implicit operator TemplateNode(bool value) => new TextNode(value ? "true" : "false", isBare: true);
}
