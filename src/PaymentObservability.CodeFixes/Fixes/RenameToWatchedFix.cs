using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY7001, PAY7004: writes the name that alarms, dashboards and queries read, where the code is the side that misspells it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameToWatchedFix))]
public sealed class RenameToWatchedFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public RenameToWatchedFix()
        : base("Rename to what is watched", "PaymentObservability.RenameToWatched")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY7001", "PAY7004");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.NewName, out var name) || name is null || diagnostic.Location.SourceTree is null)
        {
            return null;
        }

        var span = diagnostic.Location.SourceSpan;
        var token = root.FindToken(span.Start);
        if (token.Parent is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression) || !token.Span.Contains(span))
        {
            return null;
        }

        // The whole literal is a metric's name; a part of one is the name of a hole.
        return new[] { new TextEdit(span, span == token.Span ? SymbolDisplay.FormatLiteral(name, quote: true) : name) };
    }
}
