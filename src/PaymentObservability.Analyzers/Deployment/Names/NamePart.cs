namespace PaymentObservability.Deployment;

/// <summary>One part of a name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; the name of a parameter or pseudo parameter; a resource's logical id; whatever tells an opaque part from others.</param>
/// <param name="Attribute">Which of a resource's attributes, see <see cref="ResourceAttribute"/>; empty for any other kind.</param>
/// <param name="Owner">The template whose part it is; null where every template means the same by it.</param>
internal sealed record NamePart(NamePartKind Kind, string Text, string Attribute, Template? Owner)
{
    /// <summary>The resource, where its template holds it. SAM adds some that the text does not hold.</summary>
    public TemplateResource? Resource => Kind == NamePartKind.Resource ? Owner?.Resource(Text) : null;

    /// <summary>What a deployment may choose it to be, or null where nothing is known of that. It follows from the other members.</summary>
    public NameChoice? Choice { get; init; }

    /// <summary>Plain text.</summary>
    public static NamePart Literal(string text) => new(NamePartKind.Literal, text, "", null);

    public bool Equals(NamePart? other) => other is not null && Kind == other.Kind && Text == other.Text && Attribute == other.Attribute && Owner == other.Owner;

    public override int GetHashCode() => Text.GetHashCode();

    public override string ToString() =>
        Kind switch
        {
            NamePartKind.Literal => Text,
            NamePartKind.Resource => "${" + Text + "." + Attribute + "}",
            _ => "${" + Text + "}",
        };
}
