using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Handlers;

/// <summary>
/// Finds the amount that an attempt moves, where a real value of known unit is in reach of the money call: an argument, a member of one, a
/// parameter or earlier local. Nothing is made up: no value, no amount.
/// </summary>
internal static class AmountFinder
{
    private static readonly ImmutableHashSet<string> AmountWords = ImmutableHashSet.Create("amount", "total", "price", "valor", "monto", "importe", "betrag", "montant");
    private static readonly ImmutableHashSet<string> MinorWords = ImmutableHashSet.Create("cents", "minor", "centavos", "pence");
    private static readonly ImmutableHashSet<string> AtomicWords = ImmutableHashSet.Create("atomic", "required", "units");

    /// <summary>The best amount in reach, or null.</summary>
    public static Amount? Find(PaymentOperation operation, SourceModels models)
    {
        if (operation.Call is not { Operation: IInvocationOperation invocation } || operation.Site is null)
        {
            return null;
        }

        // A value in major units needs no conversion and cannot be converted wrongly.
        return InReach(operation, invocation, models).OrderBy(amount => amount.Decimals).FirstOrDefault();
    }

    private static IEnumerable<Amount> InReach(PaymentOperation operation, IInvocationOperation invocation, SourceModels models)
    {
        foreach (var argument in invocation.Arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (IsPlain(value.Syntax) && value.Type is { } type)
            {
                if (Unit(argument.Parameter?.Name ?? LastName(value.Syntax), type) is { } direct)
                {
                    yield return new Amount(value.Syntax.ToString(), direct, CurrencyArgument(invocation));
                }

                if (OfMembers(value.Syntax.ToString(), type) is { } member)
                {
                    yield return member;
                }
            }

            // payment.Requirements is passed on; payment itself may hold the amount.
            if (value.Syntax is MemberAccessExpressionSyntax { Expression: { } holder } && value is IMemberReferenceOperation { Instance: { Type: { } holderType } } && IsPlain(holder) && OfMembers(holder.ToString(), holderType) is { } beside)
            {
                yield return beside;
            }
        }

        foreach (var amount in OfScope(invocation, models))
        {
            yield return amount;
        }
    }

    private static IEnumerable<Amount> OfScope(IInvocationOperation invocation, SourceModels models)
    {
        var inScope = ValuesInScope.At(invocation.Syntax, models.For(invocation.Syntax.SyntaxTree)).Select(value => (value.Name, Type: ValuesInScope.TypeOf(value))).ToList();
        foreach (var (name, type) in inScope)
        {
            if (Unit(name, type) is { } unit)
            {
                yield return new Amount(name, unit, inScope.Where(other => IsCurrency(other.Name, other.Type)).Select(other => other.Name).FirstOrDefault());
            }
        }

        foreach (var (name, type) in inScope)
        {
            if (OfMembers(name, type) is { } member)
            {
                yield return member;
            }
        }
    }

    /// <summary><c>request.Amount</c> with <c>request.Currency</c>.</summary>
    private static Amount? OfMembers(string holder, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } named
            || named.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
        {
            return null;
        }

        IPropertySymbol? best = null;
        string? currency = null;
        for (ITypeSymbol? current = named; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>().Where(member => !member.IsStatic && !member.IsIndexer && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal))
            {
                if (Unit(property.Name, property.Type) is not null && (best is null || Rank(property.Name) < Rank(best.Name)))
                {
                    best = property;
                }
                else if (IsCurrency(property.Name, property.Type))
                {
                    currency ??= holder + "." + property.Name;
                }
            }
        }

        return best is null ? null : new Amount(holder + "." + best.Name, Unit(best.Name, best.Type)!.Value, currency);
    }

    private static int Rank(string name) => NameWords.Split(name) is { Length: 1 } ? 0 : 1;

    /// <summary>How many decimals a value of this name and type has beyond its major unit; null where that cannot be told, or it is no amount.</summary>
    private static int? Unit(string name, ITypeSymbol type)
    {
        var words = NameWords.Split(name);
        if (!words.Any(AmountWords.Contains) && !words.Any(MinorWords.Contains))
        {
            return null;
        }

        if (words.Any(word => word is "tax" or "discount" or "fee" or "count" or "id" or "items" or "max" or "min" or "limit" && !words.Contains("required")))
        {
            return null;
        }

        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        var minor = words.Any(MinorWords.Contains);
        return plain.SpecialType switch
        {
            SpecialType.System_Decimal or SpecialType.System_Double => minor ? 2 : words.Any(word => word == "atomic") ? 6 : 0,
            SpecialType.System_Int32 or SpecialType.System_Int64 => minor ? 2 : null,
            SpecialType.System_String when words.Any(AtomicWords.Contains) => 6,
            _ => null,
        };
    }

    private static bool IsCurrency(string name, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String && NameWords.Split(name) is { IsEmpty: false } words && (words.Contains("currency") || words.SequenceEqual(new[] { "asset" }) || words.Contains("moeda") || words.Contains("moneda"));

    private static string? CurrencyArgument(IInvocationOperation invocation) =>
        invocation.Arguments
            .Where(argument => argument.Value.Type is { } type && IsPlain(argument.Value.Syntax) && IsCurrency(argument.Parameter?.Name ?? "", type))
            .Select(argument => argument.Value.Syntax.ToString())
            .FirstOrDefault();

    /// <summary>A name or a chain of names: reading it twice changes nothing.</summary>
    private static bool IsPlain(SyntaxNode syntax) => syntax switch
    {
        IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax { Expression: var inner } => inner is ThisExpressionSyntax || IsPlain(inner),
        _ => false,
    };

    private static string LastName(SyntaxNode syntax) => syntax switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => "",
    };
}
