using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY1005: makes metadata of a dimension where the library has metadata, else leaves the dimension out. Nothing is left out whose
/// computing does something.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropDimensionFix))]
public sealed class DropDimensionFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public DropDimensionFix()
        : base("Do not make a dimension of it", "PaymentObservability.DropDimension")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1005");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        for (var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true); node is not null and not StatementSyntax; node = node.Parent)
        {
            switch (node)
            {
                case ExpressionSyntax { Parent: InitializerExpressionSyntax list } element when IsCollection(list):
                    return Left(element, list.Expressions, list.Expressions.IndexOf(element));
                case CollectionElementSyntax { Parent: CollectionExpressionSyntax list } element:
                    return Left(element, list.Elements, list.Elements.IndexOf(element));
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument when model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Takes(method, argument, list):
                    return Left(argument, list.Arguments, list.Arguments.IndexOf(argument));
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol method && OfCall(call, method) is { } edits:
                    return edits;

                // The pair itself may be made by a call; what another call does with it nobody knows.
                case InvocationExpressionSyntax when node.Span != diagnostic.Location.SourceSpan:
                    return null;
            }
        }

        return null;
    }

    // One of several tags or dimensions that a call takes.
    private static bool Takes(IMethodSymbol method, ArgumentSyntax argument, ArgumentListSyntax list) => method.Name switch
    {
        "AddDimensions" or "SetDimensions" or "PutDimensions" => list.Arguments.Count > 1,
        "Add" or "Record" => method.ContainingType.ContainingNamespace?.ToDisplayString() == "System.Diagnostics.Metrics" && list.Arguments.IndexOf(argument) > 0,
        _ => false,
    };

    private static IReadOnlyList<TextEdit>? OfCall(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var name = (call.Expression as MemberAccessExpressionSyntax)?.Name ?? call.Expression as SimpleNameSyntax;
        if (name is null)
        {
            return null;
        }

        var library = method.ContainingType.ContainingNamespace?.ToDisplayString() ?? "";
        switch (method.Name)
        {
            case "AddDimension" when library == "AWS.Lambda.Powertools.Metrics":
                return new[] { new TextEdit(name.Span, "AddMetadata") };
            case "AddDimensions" when library == "AWS.Lambda.Powertools.Metrics" && call.ArgumentList.Arguments.Count == 1 && call.ArgumentList.Arguments[0].Expression is TupleExpressionSyntax { Arguments.Count: 2 } pair:
                return new[] { new TextEdit(name.Span, "AddMetadata"), new TextEdit(call.ArgumentList.Arguments.Span, $"{pair.Arguments[0].Expression}, {pair.Arguments[1].Expression}") };
            case "PutDimensions" when library == "Amazon.CloudWatch.EMF.Logger" && call.ArgumentList.Arguments.Count == 1
                && call.ArgumentList.Arguments[0].Expression is BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 2 } given, Initializer: null }:
                return new[] { new TextEdit(name.Span, "PutProperty"), new TextEdit(call.ArgumentList.Arguments.Span, given.Arguments.ToString()) };
            case "Add" or "AddDimension" when call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement && IsIdle(call.ArgumentList):
                return new[] { Line(statement) };
            default:
                return null;
        }
    }

    private static bool IsCollection(InitializerExpressionSyntax list) => list.Kind() is SyntaxKind.CollectionInitializerExpression or SyntaxKind.ArrayInitializerExpression
        || list.IsKind(SyntaxKind.ObjectInitializerExpression) && list.Expressions.All(expression => expression is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax });

    private static IReadOnlyList<TextEdit>? Left<TNode>(TNode element, SeparatedSyntaxList<TNode> list, int index)
        where TNode : SyntaxNode
    {
        if (!IsIdle(element))
        {
            return null;
        }

        // With the comma before it; the first one with the comma behind.
        var start = index > 0 ? list[index - 1].Span.End : element.SpanStart;
        var end = index == 0 && list.Count > 1 ? list[1].SpanStart
            : index == 0 && list.SeparatorCount == 1 ? list.GetSeparator(0).Span.End
            : element.Span.End;
        return new[] { new TextEdit(TextSpan.FromBounds(start, end), "") };
    }

    private static TextEdit Line(StatementSyntax statement)
    {
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)))
            && text.Lines.GetLineFromPosition(statement.Span.End) is var last
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)));
        return new TextEdit(isAlone ? TextSpan.FromBounds(line.Start, text.Lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak) : statement.Span, "");
    }

    // Reading members and turning a value into text does nothing else.
    private static bool IsIdle(SyntaxNode node) => node.DescendantNodes().All(inner => inner switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Substring" or "Trim" or "Create" } } => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax { Left: not (ImplicitElementAccessSyntax or IdentifierNameSyntax) } => false,
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression),
        _ => true,
    });
}
