using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY2003: puts the amount and the masked wallet on the span that is open before the payment's first step, or as soon as the value is known. Amounts are
/// <c>double</c>: the X-Ray SDK throws on a <c>decimal</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotateTraceFix))]
public sealed class AnnotateTraceFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public AnnotateTraceFix()
        : base("Annotate the trace", "PaymentObservability.AnnotateTrace")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY2003");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        var isNested = diagnostic.Properties.ContainsKey(TraceProperties.IsNested);
        if (PlaceOf(root, diagnostic.Location.SourceSpan, model, isNested) is not { } place || SpanText.Of(diagnostic, model, place.SpanStart) is not { } text)
        {
            return null;
        }

        var verify = diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0].SourceTree == root.SyntaxTree ? PlaceOf(root, diagnostic.AdditionalLocations[0].SourceSpan, model, isNested) : null;
        var edits = new List<TextEdit>();
        if (Property(TraceProperties.AmountKey) is { } amountKey && Property(FixProperties.Amount) is { } amount)
        {
            var decimals = int.TryParse(Property(FixProperties.AmountDecimals), out var shift) ? shift : 0;
            var at = Earliest(amount);
            if (new ResultExpressions(model, at.SpanStart, null, "", resultMayBeNull: false).Number(amount, decimals) is not { } number || !Add(at, text.Annotate(amountKey, number, isNumber: true)))
            {
                return null;
            }
        }

        if (Property(TraceProperties.WalletKey) is { } walletKey && Property(TraceProperties.Wallet) is { } wallet)
        {
            var at = Earliest(wallet);
            if (!Add(at, text.Annotate(walletKey, Masked(wallet, new FreshNames().Take(at, "wallet"), model))))
            {
                return null;
            }
        }

        return edits.Count == 0 ? null : edits;

        string? Property(string key) => diagnostic.Properties.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

        StatementSyntax Earliest(string expression) => verify is not null && verify.SpanStart < place.SpanStart && verify.Parent is { } holder && holder.Span.Contains(place.Span) && IsKnown(expression, verify, model) ? verify : place;

        bool Add(StatementSyntax at, string? statement)
        {
            if (statement is null)
            {
                return false;
            }

            var layout = new Layout(root.SyntaxTree.GetText(), null);
            edits.Add(TextEdit.Insert(layout.Before(at), statement + layout.Separator(at.SpanStart)));
            return true;
        }
    }

    /// <summary>The statement before which a call's annotations go: outside the call's own span where there is another one around it.</summary>
    private static StatementSyntax? PlaceOf(SyntaxNode root, TextSpan name, SemanticModel model, bool isNested)
    {
        if (!root.FullSpan.Contains(name) || root.FindNode(name, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        var value = isNested ? StepPlace.OutOfRunner(call) : call;
        return StatementPlace.Anchor(value, model) is StatementSyntax anchor && (isNested ? StepPlace.First(anchor) : anchor) is { Parent: BlockSyntax or GlobalStatementSyntax } place ? place : null;
    }

    /// <summary>Whether the expression's variable has a value before a statement.</summary>
    private static bool IsKnown(string expression, StatementSyntax at, SemanticModel model)
    {
        var root = expression.Split('.')[0];
        return model.LookupSymbols(at.SpanStart, name: root).FirstOrDefault() switch
        {
            IParameterSymbol or IFieldSymbol or IPropertySymbol => true,
            ILocalSymbol local => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or SingleVariableDesignationSyntax or ForEachStatementSyntax
                && local.DeclaringSyntaxReferences[0].Span.Start < at.SpanStart,
            _ => false,
        };
    }

    /// <summary>The first six characters and the last four; of a text that is too short to hide anything, nothing.</summary>
    private static string Masked(string wallet, string variable, SemanticModel model)
    {
        var version = ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;
        if (version >= LanguageVersion.CSharp9 && model.Compilation.GetTypeByMetadataName("System.Range") is not null && model.Compilation.GetTypeByMetadataName("System.Index") is not null)
        {
            return $"{wallet} is {{ Length: > 10 }} {variable} ? $\"{{{variable}[..6]}}...{{{variable}[^4..]}}\" : \"***\"";
        }

        return $"{wallet} is {{ }} {variable} && {variable}.Length > 10 ? {variable}.Substring(0, 6) + \"...\" + {variable}.Substring({variable}.Length - 4) : \"***\"";
    }
}
