using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>A method or lambda that is one expression, which becomes a block.</summary>
internal sealed class ExpressionBody
{
    private ExpressionBody(SyntaxNode owner, ExpressionSyntax expression, TextSpan replaced, bool returnsValue)
    {
        Owner = owner;
        Expression = expression;
        Replaced = replaced;
        ReturnsValue = returnsValue;
    }

    /// <summary>The method, local function or lambda.</summary>
    public SyntaxNode Owner { get; }

    /// <summary>Its expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>What the block takes the place of.</summary>
    public TextSpan Replaced { get; }

    /// <summary>Whether the expression's value is returned.</summary>
    public bool ReturnsValue { get; }

    /// <summary>Whether comments would be lost.</summary>
    public bool HasComments
    {
        get
        {
            var text = Owner.SyntaxTree.GetText();
            return text.ToString(TextSpan.FromBounds(Replaced.Start, Expression.SpanStart)).Replace("=>", "").Trim().Length > 0
                || text.ToString(TextSpan.FromBounds(Expression.Span.End, Replaced.End)).Replace(";", "").Trim().Length > 0;
        }
    }

    public static ExpressionBody? Of(SyntaxNode anchor, SemanticModel model)
    {
        switch (anchor)
        {
            case ArrowExpressionClauseSyntax { Parent: { } owner } arrow:
                var semicolon = owner switch
                {
                    MethodDeclarationSyntax method => method.SemicolonToken,
                    LocalFunctionStatementSyntax function => function.SemicolonToken,
                    ConstructorDeclarationSyntax constructor => constructor.SemicolonToken,
                    _ => default,
                };
                return model.GetDeclaredSymbol(owner) is IMethodSymbol declared
                    ? new ExpressionBody(owner, arrow.Expression, TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, semicolon.Span.End), Returns(declared))
                    : null;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                return model.GetSymbolInfo(lambda).Symbol is IMethodSymbol anonymous
                    ? new ExpressionBody(lambda, body, TextSpan.FromBounds(lambda.ArrowToken.Span.End, body.Span.End), Returns(anonymous))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The expression's text with a name for the call.</summary>
    public string With(ExpressionSyntax call, string name)
    {
        var text = Expression.ToString();
        var start = call.SpanStart - Expression.SpanStart;
        return text.Substring(0, start) + name + text.Substring(start + call.Span.Length);
    }

    private static bool Returns(IMethodSymbol method) =>
        !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0, Name: "Task" or "ValueTask" }) && method.MethodKind != MethodKind.Constructor;
}
