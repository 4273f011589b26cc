using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY1004: writes the contract's name, or the unit that the value has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MatchContractFix))]
public sealed class MatchContractFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public MatchContractFix()
        : base("Match the contract", "PaymentObservability.MatchContract")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1004");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is ArgumentSyntax argument)
        {
            node = argument.Expression;
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.NewName, out var name) && name is not null)
        {
            return node is ExpressionSyntax expression && model.GetConstantValue(expression) is { HasValue: true, Value: string } ? Literal(expression, name) : null;
        }

        return diagnostic.Properties.TryGetValue(FixProperties.NewUnit, out var unit) && unit is not null ? Unit(node, model, unit) : null;
    }

    private static IReadOnlyList<TextEdit>? Unit(SyntaxNode node, SemanticModel model, string unit)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return Literal(literal, unit);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax when model.GetSymbolInfo(node).Symbol is IFieldSymbol { IsStatic: true, ContainingType: { } type }:
                var meant = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.IsStatic && Plain(field.Name) == Plain(unit));
                var name = node is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)node;
                return meant is null ? null : new[] { new TextEdit(name.Span, meant.Name) };
            default:
                return null;
        }
    }

    private static IReadOnlyList<TextEdit> Literal(ExpressionSyntax expression, string text) => new[] { new TextEdit(expression.Span, SymbolDisplay.FormatLiteral(text, quote: true)) };

    // Count/Second, CountSecond, CountPerSecond and COUNT_PER_SECOND are one unit.
    private static string Plain(string unit) => new string(unit.Where(char.IsLetter).ToArray()).ToLowerInvariant().Replace("per", "");
}
