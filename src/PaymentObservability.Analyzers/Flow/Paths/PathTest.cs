using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>The condition at the end of a block, read.</summary>
internal readonly struct PathTest
{
    private PathTest(PathKey? key, bool isNegated, bool? constant, ITypeSymbol? exceptionType, string? group)
    {
        Key = key;
        IsNegated = isNegated;
        Constant = constant;
        ExceptionType = exceptionType;
        Group = group;
    }

    /// <summary>Nothing is known of it.</summary>
    public static PathTest None => default;

    /// <summary>What is tested; null where it cannot be compared with other places.</summary>
    public PathKey? Key { get; }

    /// <summary>Whether the condition holds where the key does not.</summary>
    public bool IsNegated { get; }

    /// <summary>Its value, where that is plain.</summary>
    public bool? Constant { get; }

    /// <summary>The type that the caught exception is tested for.</summary>
    public ITypeSymbol? ExceptionType { get; }

    /// <summary>The expression that is compared with a constant: at most one of its comparisons holds.</summary>
    public string? Group { get; }

    public static PathTest Of(PathKey? key, string? group = null) => key switch
    {
        null => None,
        { Text: "=True" } => Of(true),
        { Text: "=False" } => Of(false),
        _ => new PathTest(key, false, null, null, group),
    };

    public static PathTest Of(bool constant) => new(null, false, constant, null, null);

    public static PathTest OfException(ITypeSymbol type) => new(null, false, null, type, null);

    /// <summary>The opposite.</summary>
    public PathTest Not() => new(Key, !IsNegated, !Constant, ExceptionType, Group);
}
