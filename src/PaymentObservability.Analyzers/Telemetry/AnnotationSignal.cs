using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>An annotation, tag or metadatum put on a span.</summary>
internal sealed class AnnotationSignal : Signal
{
    public AnnotationSignal(SyntaxNode syntax, string dialect, ConstantText key, IOperation? value)
        : base(syntax, dialect)
    {
        Key = key;
        Value = value;
    }

    /// <summary>Its key.</summary>
    public ConstantText Key { get; }

    /// <summary>The value without implicit conversions; null where it cannot be told.</summary>
    public IOperation? Value { get; }

    /// <summary>Whether traces can be searched by it; X-Ray metadata cannot.</summary>
    public bool IsSearchable { get; init; } = true;
}
