using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>One value that a name may have; <c>Fn::If</c> gives two.</summary>
internal sealed class NameAlternative
{
    public NameAlternative(IEnumerable<NamePart> parts, TextSpan span)
        : this(Merge(parts), span)
    {
    }

    private NameAlternative(ImmutableArray<NamePart> merged, TextSpan span)
    {
        Parts = merged;
        Span = span;
        Text = TextOf(merged);
    }

    /// <summary>Its parts, texts that follow each other joined.</summary>
    public ImmutableArray<NamePart> Parts { get; }

    /// <summary>Where it is given.</summary>
    public TextSpan Span { get; }

    /// <summary>Its text with the parameters' defaults; null where a part is not known.</summary>
    public string? Text { get; }

    /// <summary>Whether it is text alone, whatever the parameters are.</summary>
    public bool IsLiteral => Parts.Length == 0 || (Parts.Length == 1 && Parts[0].Kind == NamePartKind.Literal);

    /// <summary>The only part, or null where it is put together.</summary>
    public NamePart? Only => Parts.Length == 1 ? Parts[0] : null;

    /// <summary>One part, which nearly all are.</summary>
    public static NameAlternative Of(NamePart part, TextSpan span) =>
        new(part is { Kind: NamePartKind.Literal, Text.Length: 0 } ? ImmutableArray<NamePart>.Empty : ImmutableArray.Create(part), span);

    /// <summary>The same value, given somewhere else.</summary>
    public NameAlternative At(TextSpan span) => new(Parts, span);

    private static ImmutableArray<NamePart> Merge(IEnumerable<NamePart> parts)
    {
        var merged = ImmutableArray.CreateBuilder<NamePart>();
        foreach (var part in parts)
        {
            if (part.Kind != NamePartKind.Literal)
            {
                merged.Add(part);
            }
            else if (part.Text.Length > 0 && merged.Count > 0 && merged[merged.Count - 1].Kind == NamePartKind.Literal)
            {
                merged[merged.Count - 1] = NamePart.Literal(merged[merged.Count - 1].Text + part.Text);
            }
            else if (part.Text.Length > 0)
            {
                merged.Add(part);
            }
        }

        return merged.ToImmutable();
    }

    private static string? TextOf(ImmutableArray<NamePart> parts)
    {
        if (parts.Length == 1 && parts[0].Kind == NamePartKind.Literal)
        {
            return parts[0].Text;
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if ((part.Kind == NamePartKind.Literal ? part.Text : part.Choice?.Default) is not { } known)
            {
                return null;
            }

            text.Append(known);
        }

        return text.ToString();
    }

    public override string ToString() => string.Concat(Parts);
}
