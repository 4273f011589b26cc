using System;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>
/// What is known of an exception under way. Cancellations are kept apart from failures: whoever lets one pass was asked to stop, which is
/// no way out that a payment's code chose.
/// </summary>
internal sealed class Thrown : IEquatable<Thrown>
{
    private readonly ITypeSymbol? type;
    private readonly bool isExact;

    private Thrown(ITypeSymbol? type, bool isExact, bool isCancellation)
    {
        this.type = type;
        this.isExact = isExact;
        IsCancellation = isCancellation;
    }

    /// <summary>Any failure.</summary>
    public static Thrown Failure { get; } = new(null, isExact: false, isCancellation: false);

    /// <summary>A cancellation, or a timeout that looks like one.</summary>
    public static Thrown Cancellation { get; } = new(null, isExact: false, isCancellation: true);

    /// <summary>Whether it is an <see cref="OperationCanceledException"/>.</summary>
    public bool IsCancellation { get; }

    /// <summary>An exception of this type, or where that is not exact of one derived from it.</summary>
    public static Thrown Of(ITypeSymbol? type, bool isExact)
    {
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.TypeParameter } || (!isExact && IsAnyException(type)))
        {
            return Failure;
        }

        return new Thrown(type, isExact, IsCancellationType(type));
    }

    /// <summary>Whether a catch of this type takes it; null for a catch without a type.</summary>
    public CatchMatch Match(ITypeSymbol? caught)
    {
        if (caught is null || IsAnyException(caught))
        {
            return CatchMatch.Surely;
        }

        if (caught.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
        {
            return CatchMatch.Perhaps;
        }

        if (type is not null)
        {
            return Derives(type, caught) ? CatchMatch.Surely : !isExact && Derives(caught, type) ? CatchMatch.Perhaps : CatchMatch.Never;
        }

        if (IsCancellation)
        {
            return caught.Name is "OperationCanceledException" or "SystemException" ? CatchMatch.Surely : IsCancellationType(caught) ? CatchMatch.Perhaps : CatchMatch.Never;
        }

        return IsCancellationType(caught) ? CatchMatch.Never : CatchMatch.Perhaps;
    }

    /// <summary>What is known of it inside a catch of this type.</summary>
    public Thrown In(ITypeSymbol? caught) =>
        caught is null || Match(caught) != CatchMatch.Perhaps || caught.TypeKind is TypeKind.Error or TypeKind.TypeParameter ? this : new Thrown(caught, isExact: false, IsCancellation);

    public bool Equals(Thrown? other) =>
        other is not null && isExact == other.isExact && IsCancellation == other.IsCancellation && SymbolEqualityComparer.Default.Equals(type, other.type);

    public override bool Equals(object? obj) => Equals(obj as Thrown);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(type) * 4 + (isExact ? 2 : 0) + (IsCancellation ? 1 : 0);

    private static bool IsAnyException(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsCancellationType(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "OperationCanceledException", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Derives(ITypeSymbol type, ITypeSymbol from)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }
}
