using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>
/// A text of a template, worked out as far as the template's own text allows: what is known as text, what only the deployment knows as symbols.
/// Two ways to write one name are equal.
/// </summary>
internal sealed class NameExpression
{
    private const int MaxValues = 8;

    private readonly Template? template;
    private readonly TextSpan span;
    private Location? location;

    public NameExpression(ImmutableArray<NameAlternative> alternatives, Location location)
    {
        Alternatives = alternatives;
        this.location = location;
    }

    /// <summary>A text that stands in a template. Its line is counted when somebody asks, which is seldom.</summary>
    public NameExpression(ImmutableArray<NameAlternative> alternatives, Template template, TextSpan span)
    {
        Alternatives = alternatives;
        this.template = template;
        this.span = span;
    }

    /// <summary>The values that it may have; none where it cannot be read at all.</summary>
    public ImmutableArray<NameAlternative> Alternatives { get; }

    /// <summary>Where it stands.</summary>
    public Location Location => location ??= template!.LocationOf(span);

    /// <summary>Its only text, with the parameters' defaults; null where it is not known or one of several.</summary>
    public string? Text => Alternatives.Length == 1 ? Alternatives[0].Text : null;

    /// <summary>Every text that it may have; those of its values that are not known are left out.</summary>
    public IEnumerable<string> Texts => Alternatives.Select(alternative => alternative.Text).OfType<string>();

    /// <summary>Its only text, whatever the parameters are; null where it depends on anything.</summary>
    public string? Literal => Alternatives.Length == 1 && Alternatives[0].IsLiteral ? Alternatives[0].Text : null;

    /// <summary>Whether the default text is all that it may be: no parameter, no alternative, nothing unknown.</summary>
    public bool IsLiteral => Literal is not null;

    /// <summary>Whether nothing at all is known of it.</summary>
    public bool IsUnknown => Alternatives.All(alternative => alternative.Only?.Kind is NamePartKind.Opaque);

    /// <summary>The resource whose attribute it is and nothing else; null for any other.</summary>
    public NamePart? ResourcePart => Alternatives.Length == 1 && Alternatives[0].Only is { Kind: NamePartKind.Resource } part ? part : null;

    /// <summary>The resources that it mentions.</summary>
    public IEnumerable<NamePart> ResourceParts => Alternatives.SelectMany(alternative => alternative.Parts).Where(part => part.Kind == NamePartKind.Resource);

    /// <summary>A text that stands in no template.</summary>
    public static NameExpression Of(string text, Location? location = null) =>
        new(ImmutableArray.Create(NameAlternative.Of(NamePart.Literal(text), location?.SourceSpan ?? default)), location ?? Location.None);

    /// <summary>One symbol.</summary>
    public static NameExpression Of(NamePart part, Location? location = null) =>
        new(ImmutableArray.Create(NameAlternative.Of(part, location?.SourceSpan ?? default)), location ?? Location.None);

    /// <summary>Pieces put together that may have several values each; unknown where that makes too many.</summary>
    public static NameExpression Joined(IEnumerable<ImmutableArray<NameAlternative>> pieces, Location location)
    {
        var values = new List<ImmutableArray<NamePart>> { ImmutableArray<NamePart>.Empty };
        foreach (var piece in pieces)
        {
            values = values.SelectMany(_ => piece, (value, alternative) => value.AddRange(alternative.Parts)).ToList();
            if (values.Count is 0 or > MaxValues)
            {
                return new(ImmutableArray<NameAlternative>.Empty, location);
            }
        }

        return new(values.Select(value => new NameAlternative(value, location.SourceSpan)).ToImmutableArray(), location);
    }

    /// <summary>The same name with something before and after it.</summary>
    public NameExpression Surrounded(string before, string after) =>
        new(Alternatives.Select(alternative => new NameAlternative(
            ImmutableArray.Create(NamePart.Literal(before)).AddRange(alternative.Parts).Add(NamePart.Literal(after)), alternative.Span)).ToImmutableArray(), Location);

    /// <summary>The same name, given somewhere else.</summary>
    public NameExpression At(Location location) => new(Alternatives, location);

    /// <summary>Whether another text names the same thing.</summary>
    public NameComparison Compare(NameExpression other) => NameComparer.Compare(this, other);

    /// <summary>Whether it is a text.</summary>
    public NameComparison Compare(string text) => NameComparer.Compare(this, Of(text));

    public override string ToString() => string.Join(" | ", Alternatives);
}
