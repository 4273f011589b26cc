using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Privacy;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY5003: the first 6 and the last 4 characters of the address. Before a log statement it is put into a variable, so that no argument of the logger
/// costs anything; elsewhere it stands in place. Null and texts too short for an address become <c>***</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaskAddressFix))]
public sealed class MaskAddressFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public MaskAddressFix()
        : base("Mask the address", "PaymentObservability.MaskAddress")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY5003");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic) => Edits(root, model, diagnostic, new FreshNames());

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, FreshNames names)
    {
        if (LeakNodes.Of(root, diagnostic) is not { } addresses || ((CSharpParseOptions)root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9)
        {
            return null;
        }

        var hasRanges = model.Compilation.GetTypeByMetadataName("System.Range") is not null && model.Compilation.GetTypeByMetadataName("System.Index") is not null;
        var edits = new List<TextEdit>();
        foreach (var address in addresses)
        {
            if (!IsAddress(address, model))
            {
                return null;
            }

            var name = NameOf(address);
            if (StatementBefore(address) is { } statement)
            {
                var layout = new Layout(statement.SyntaxTree.GetText(), null);
                var masked = names.Take(address, "masked" + char.ToUpperInvariant(name[0]) + name.Substring(1));
                edits.Add(TextEdit.Insert(layout.Before(statement), $"var {masked} = {Mask(address, names.Take(address, Held(name)), hasRanges)};{layout.Separator(statement.SpanStart)}"));
                SyntaxNode place = address;
                while (place.Parent is ParenthesizedExpressionSyntax parentheses)
                {
                    place = parentheses;
                }

                edits.Add(new TextEdit(place.Span, masked));
            }
            else
            {
                var mask = Mask(address, names.Take(address, Held(name)), hasRanges);
                edits.Add(new TextEdit(address.Span, address.Parent is ArgumentSyntax or ParenthesizedExpressionSyntax ? mask : $"({mask})"));
            }
        }

        return edits;
    }

    private static string Mask(ExpressionSyntax address, string held, bool hasRanges)
    {
        var value = address is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({address})" : address.ToString();
        var ends = hasRanges ? $"$\"{{{held}[..6]}}...{{{held}[^4..]}}\"" : $"{held}.Substring(0, 6) + \"...\" + {held}.Substring({held}.Length - 4)";
        return $"{value} is {{ Length: > 10 }} {held} ? {ends} : \"***\"";
    }

    // Not a text around the address: what is masked then would be the text.
    private static bool IsAddress(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetTypeInfo(expression).Type?.SpecialType != SpecialType.System_String || expression.ContainsDirectives || expression.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        {
            return false;
        }

        return expression switch
        {
            IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
                || declared[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InvocationExpressionSyntax },
            MemberAccessExpressionSyntax => expression.DescendantNodes().All(node => node is SimpleNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or PostfixUnaryExpressionSyntax),
            ConditionalAccessExpressionSyntax => LeakNodes.IsIdle(expression) && !expression.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left } => IsAddress(left, model),
            _ => false,
        };
    }

    /// <summary>The log statement before which the value may be computed: it would be computed there anyhow, first of all.</summary>
    private static StatementSyntax? StatementBefore(ExpressionSyntax address)
    {
        if (address.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax or SwitchSectionSyntax, Expression: InvocationExpressionSyntax call } statement)
        {
            return null;
        }

        for (SyntaxNode? node = address; node is not null && node != call; node = node.Parent)
        {
            if (node != address && node is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or AnonymousFunctionExpressionSyntax or SwitchExpressionSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } or InvocationExpressionSyntax)
            {
                return null;
            }
        }

        return LeakNodes.IsIdle(call.ArgumentList) ? statement : null;
    }

    private static string NameOf(ExpressionSyntax address) => address switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax access => NameOf(access.WhenNotNull),
        BinaryExpressionSyntax coalesce => NameOf(coalesce.Left),
        _ => "address",
    };

    private static string Held(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1) is var held && SyntaxFacts.GetKeywordKind(held) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(held) == SyntaxKind.None ? held : "address";
}
