using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Handlers;

/// <summary>Recognises what the Lambda packages declare: by namespace and name, so that a user's own <c>ILambdaContext</c> elsewhere is none.</summary>
internal static class LambdaSymbols
{
    /// <summary>Whether the project references a Lambda package at all: a look at names, no symbol is loaded.</summary>
    public static bool AreReferencedBy(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Amazon.Lambda.Core.ILambdaContext</c>; while its package or <c>using</c> is missing, the name alone.</summary>
    public static bool IsContext(ITypeSymbol type) =>
        type.Name == "ILambdaContext" && (type.TypeKind == TypeKind.Error || type.ContainingNamespace?.ToDisplayString() == "Amazon.Lambda.Core");

    /// <summary>An event as a whole (<c>SQSEvent</c>, <c>APIGatewayProxyRequest</c>), not one of its records.</summary>
    public static bool IsEvent(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { ContainingType: null, ContainingNamespace: { IsGlobalNamespace: false } space } named)
        {
            return false;
        }

        if (!named.Name.EndsWith("Event", StringComparison.Ordinal) && !named.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = space.ToDisplayString();
        return parts.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
            && parts.Substring("Amazon.Lambda.".Length).Split('.')[0].EndsWith("Events", StringComparison.Ordinal);
    }

    /// <summary>An event that a web request came as.</summary>
    public static bool IsHttpEvent(ITypeSymbol type) =>
        IsEvent(type) && (type.Name.StartsWith("APIGateway", StringComparison.Ordinal) || type.Name.StartsWith("ApplicationLoadBalancer", StringComparison.Ordinal));

    /// <summary>Whether a symbol carries an attribute of this simple name, <c>Attribute</c> left off, in the namespace or below; null for any.</summary>
    public static AttributeData? Attribute(ISymbol symbol, string name, string? space) =>
        symbol.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { } type
            && (type.Name == name || type.Name == name + "Attribute")
            && (space is null || type.ContainingNamespace.ToDisplayString().StartsWith(space, StringComparison.Ordinal)));

    /// <summary>Whether the type derives from one of <c>Amazon.Lambda.AspNetCoreServer</c>'s functions.</summary>
    public static bool IsAspNetCoreFunction(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == "AbstractAspNetCoreFunction" && current.ContainingNamespace.ToDisplayString() == "Amazon.Lambda.AspNetCoreServer")
            {
                return true;
            }
        }

        return false;
    }
}
