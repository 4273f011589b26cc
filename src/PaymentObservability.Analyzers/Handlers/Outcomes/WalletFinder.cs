using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Handlers;

/// <summary>Finds the payer's wallet address among the values that are in reach before a money call: a variable, or a member of one. No value, no wallet.</summary>
internal static class WalletFinder
{
    /// <summary>C# of type <c>string</c>, or null.</summary>
    public static string? Find(PaymentOperation operation, SourceModels models)
    {
        if (operation.Site is not { } site)
        {
            return null;
        }

        var inScope = ValuesInScope.At(site.Syntax, models.For(site.Syntax.SyntaxTree)).Select(value => (value.Name, Type: ValuesInScope.TypeOf(value))).ToList();
        return inScope.Where(value => IsWallet(value.Name, value.Type)).Select(value => value.Name).FirstOrDefault()
            ?? inScope.Select(value => OfMembers(value.Name, value.Type)).FirstOrDefault(found => found is not null);
    }

    /// <summary><c>request.WalletAddress</c>, <c>verification.Payer</c>.</summary>
    private static string? OfMembers(string holder, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } named
            || named.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
        {
            return null;
        }

        for (ITypeSymbol? current = named; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (!property.IsStatic && !property.IsIndexer && property.GetMethod is not null && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && IsWallet(property.Name, property.Type))
                {
                    return holder + "." + property.Name;
                }
            }
        }

        return null;
    }

    private static bool IsWallet(string name, ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.System_String)
        {
            return false;
        }

        var words = NameWords.Split(name);
        return !words.Any(word => word is "secret" or "key" or "id" or "name" or "type" or "private" or "auth" or "provider" or "email" or "hash" or "token" or "merchant" or "payee" or "masked")
            && (words.Contains("wallet") || words.Contains("payer") || (words.Contains("address") && words.Any(word => word is "from" or "sender" or "buyer")));
    }
}
