using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Logs;

/// <summary>Rewrites one log call as a template with named holes.</summary>
internal static class TemplateRewrite
{
    /// <summary>The one edit that does it, or null where it is not safe: more arguments than the message, named ones, or a call that would not bind.</summary>
    /// <param name="message">The argument that is the message.</param>
    /// <param name="model">What it means.</param>
    /// <param name="fields">The contract's names of fields.</param>
    public static TextEdit? Of(ExpressionSyntax message, SemanticModel model, IReadOnlyList<string> fields)
    {
        if (message.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument || list.Arguments.Any(other => other.NameColon is not null || !other.RefKindKeyword.IsKind(SyntaxKind.None)))
        {
            return null;
        }

        var following = list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).Select(other => other.Expression).ToList();
        var parts = model.GetConstantValue(message) is { HasValue: true, Value: string template } ? Numbered(message, template, following, model)
            : following.Count == 0 ? TemplateParts.Of(message, model)
            : null;
        if (parts is null || HasCommentsBetween(message, parts))
        {
            return null;
        }

        var names = new HoleNames(model, fields);
        var text = new StringBuilder();
        var arguments = new List<string>();
        foreach (var part in parts)
        {
            if (part.Expression is null)
            {
                text.Append(part.Text!.Replace("{", "{{").Replace("}", "}}"));
            }
            else
            {
                text.Append('{').Append(names.Take(part.Expression)).Append(part.Layout).Append('}');
                arguments.Add(part.Expression.ToString());
            }
        }

        // A lone array of references would be taken for the whole list of arguments.
        if (parts.Count(part => part.Expression is not null) == 1 && parts.First(part => part.Expression is not null).Expression is { } only
            && model.GetTypeInfo(only).Type is IArrayTypeSymbol { ElementType.IsReferenceType: true })
        {
            arguments[0] = "(object)" + (only is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? arguments[0] : "(" + arguments[0] + ")");
        }

        var end = following.Count == 0 ? message.Span.End : following[following.Count - 1].Span.End;
        var edit = new TextEdit(TextSpan.FromBounds(message.SpanStart, end), SymbolDisplay.FormatLiteral(text.ToString(), quote: true) + ", " + string.Join(", ", arguments));
        return Binds(call, edit, model) ? edit : null;
    }

    private static IReadOnlyList<TemplatePart>? Numbered(ExpressionSyntax message, string template, List<ExpressionSyntax> following, SemanticModel model) =>
        message is LiteralExpressionSyntax && !(following.Count == 1 && model.GetTypeInfo(following[0]).Type is IArrayTypeSymbol { ElementType.IsReferenceType: true })
            ? TemplateParts.OfNumbered(template, following)
            : null;

    /// <summary>Comments inside the message that stand in no hole would be lost.</summary>
    private static bool HasCommentsBetween(ExpressionSyntax message, IReadOnlyList<TemplatePart> parts) =>
        message.DescendantTrivia().Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia || trivia.IsDirective)
            .Any(trivia => !parts.Any(part => part.Expression is { } expression && expression.Span.Contains(trivia.Span)));

    /// <summary>Whether the new call means the same method, by whatever overload. One behind <c>?.</c> is not asked, as it cannot be bound alone.</summary>
    private static bool Binds(InvocationExpressionSyntax call, TextEdit edit, SemanticModel model)
    {
        if (call.Expression is MemberBindingExpressionSyntax)
        {
            return true;
        }

        var text = new TextEdits(new[] { new TextEdit(new TextSpan(edit.Span.Start - call.SpanStart, edit.Span.Length), edit.Text) }).Apply(SourceText.From(call.ToString())).ToString();
        var before = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        return model.GetSpeculativeSymbolInfo(call.SpanStart, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol after
            && after.Name == before?.Name && after.ContainingNamespace.ToDisplayString() == before.ContainingNamespace.ToDisplayString();
    }
}
