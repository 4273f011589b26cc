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

        var end = following.Count == 0 ? message.Span.End : following[following.Count - 1].Span.End;
        return WithException(parts, list, model) is { } rest && Edit(rest, parts[parts.Count - 1].Expression + ", ") is { } better && PassesException(call, better, model)
            ? better
            : Edit(parts, "") is { } edit && Binds(call, edit, model) ? edit : null;

        TextEdit? Edit(IReadOnlyList<TemplatePart> written, string before) => TemplateRewrite.Edit(TextSpan.FromBounds(message.SpanStart, end), written, before, model, fields);
    }

    private static TextEdit Edit(TextSpan span, IReadOnlyList<TemplatePart> parts, string before, SemanticModel model, IReadOnlyList<string> fields)
    {
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

        return new TextEdit(span, before + SymbolDisplay.FormatLiteral(text.ToString(), quote: true) + string.Concat(arguments.Select(argument => ", " + argument)));
    }

    /// <summary>
    /// The parts without the exception at their end (<c>$"... failed: {e}"</c>), which is better given as such: a logger then writes its type, message and stack as fields. Null where there is
    /// none, or one is given already.
    /// </summary>
    private static IReadOnlyList<TemplatePart>? WithException(IReadOnlyList<TemplatePart> parts, ArgumentListSyntax list, SemanticModel model)
    {
        if (parts.Count < 2 || parts[parts.Count - 1] is not { Expression: IdentifierNameSyntax last, Layout: null or "" } || !IsException(model.GetTypeInfo(last).Type)
            || parts[parts.Count - 2] is not { Expression: null, Text: { } text } || list.Arguments.Any(argument => IsException(model.GetTypeInfo(argument.Expression).Type)))
        {
            return null;
        }

        var kept = text.TrimEnd(' ', ':', '-', ',', '(', '\n', '\r');
        var before = parts.Take(parts.Count - 2);
        return kept.Length > 0 ? before.Append(parts[parts.Count - 2] with { Text = kept }).ToList() : parts.Count > 2 ? before.ToList() : null;
    }

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool PassesException(InvocationExpressionSyntax call, TextEdit edit, SemanticModel model) =>
        call.Expression is not MemberBindingExpressionSyntax && Bound(call, edit, model) is { } after && after.Parameters.Any(parameter => IsException(parameter.Type)) && Binds(call, edit, model);

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

        var before = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        return Bound(call, edit, model) is { } after && after.Name == before?.Name && after.ContainingNamespace.ToDisplayString() == before.ContainingNamespace.ToDisplayString();
    }

    private static IMethodSymbol? Bound(InvocationExpressionSyntax call, TextEdit edit, SemanticModel model)
    {
        var text = new TextEdits(new[] { new TextEdit(new TextSpan(edit.Span.Start - call.SpanStart, edit.Span.Length), edit.Text) }).Apply(SourceText.From(call.ToString())).ToString();
        return model.GetSpeculativeSymbolInfo(call.SpanStart, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
    }
}
