using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Logs;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY3002: rewrites all logs of a method that build their text as templates with named holes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepFieldsFix))]
public sealed class KeepFieldsFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public KeepFieldsFix()
        : base("Use a template with named holes", "PaymentObservability.KeepFields")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY3002");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.ContainsKey(FixProperties.Fixable))
        {
            return null;
        }

        var fields = diagnostic.Properties.TryGetValue(FixProperties.FieldNames, out var names) && names is not null ? names.Split(',') : System.Array.Empty<string>();
        var edits = diagnostic.AdditionalLocations
            .Where(place => place.SourceTree == root.SyntaxTree)
            .Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true))
            .Select(node => node is ArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax)
            .Select(message => message is null ? null : TemplateRewrite.Of(message, model, fields))
            .Where(edit => edit is not null)
            .Select(edit => edit!)
            .ToList();
        return edits.Count == 0 ? null : edits;
    }
}
