using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Names for new variables that mean nothing else anywhere in the member around them, nested functions included.</summary>
internal sealed class FreshNames
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> taken = new();

    /// <summary>The wished name, or the first numbered one that is free. It is taken from then on.</summary>
    public string Take(SyntaxNode place, string wish)
    {
        // A top-level statement shares its scope with all others.
        var member = place.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax)
            ?? place.SyntaxTree.GetRoot();
        if (!taken.TryGetValue(member, out var names))
        {
            names = new HashSet<string>(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
            taken.Add(member, names);
        }

        var name = wish;
        for (var number = 1; !names.Add(name); number++)
        {
            name = wish + number;
        }

        return name;
    }
}
