using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>Where statements can be put beside a statement, and what has to be done to make room for them.</summary>
internal static class StatementPlace
{
    /// <summary>The function, member or program whose code the node is.</summary>
    public static SyntaxNode Function(SyntaxNode node) => node.Ancestors().First(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax
        || ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax
        || ancestor is AccessorDeclarationSyntax);

    /// <summary>
    /// The statement, arrow clause or lambda that the expression belongs to; null where code cannot be added around it: iterators (a new
    /// scope would end elsewhere), jumps to labels, <c>lock</c>, <c>fixed</c> and <c>unsafe</c>, query expressions, expression trees, initializers.
    /// </summary>
    public static SyntaxNode? Anchor(ExpressionSyntax value, SemanticModel model)
    {
        var function = Function(value);
        var anchor = value.Ancestors().TakeWhile(ancestor => ancestor != function.Parent).FirstOrDefault(ancestor =>
            ancestor is StatementSyntax and not LocalFunctionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax { ExpressionBody: not null } or QueryExpressionSyntax);
        switch (anchor)
        {
            case null or QueryExpressionSyntax:
                return null;
            case LambdaExpressionSyntax lambda when model.GetTypeInfo(lambda).ConvertedType is INamedTypeSymbol { Name: "Expression" }:
                return null;
            case ArrowExpressionClauseSyntax when anchor.Parent is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or ConstructorDeclarationSyntax):
                return null;
        }

        var isBarred = value.Ancestors().TakeWhile(ancestor => ancestor != function)
            .Any(ancestor => ancestor is LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax or LabeledStatementSyntax);
        var own = function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax));
        return isBarred || own.Any(node => node is YieldStatementSyntax or LabeledStatementSyntax or RefTypeSyntax || node.IsKind(SyntaxKind.GotoStatement)) ? null : anchor;
    }

    /// <summary>
    /// Whether a statement can have neighbours: in a block or a program as it is, under an <c>if</c> and in a switch section once these have
    /// braces. Not in a section whose variables other sections use.
    /// </summary>
    public static bool HasRoom(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or GlobalStatementSyntax => true,
        SwitchSectionSyntax section => IsClosed(section),
        IfStatementSyntax or ElseClauseSyntax or ForEachStatementSyntax or ForEachVariableStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or UsingStatementSyntax => true,
        _ => false,
    };

    // Variables declared in a section are in scope in all sections of the switch.
    private static bool IsClosed(SwitchSectionSyntax section)
    {
        var declared = section.Statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(local => local.Declaration.Variables).Select(variable => variable.Identifier.ValueText)
            .Concat(section.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(designation => designation.Identifier.ValueText))
            .Concat(section.Statements.OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText))
            .ToList();
        return section.Parent is SwitchStatementSyntax choice
            && choice.Sections.Where(other => other != section).SelectMany(other => other.DescendantTokens())
                .All(token => !token.IsKind(SyntaxKind.IdentifierToken) || !declared.Contains(token.ValueText));
    }
}
