using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>What variables, fields and properties of the code hold, where they are given a value once and nowhere else.</summary>
internal sealed class StackVariables
{
    private readonly SourceModels models;
    private readonly ILookup<string, (SyntaxNode Target, ExpressionSyntax? Value)> assignments;
    private readonly CancellationToken cancellation;

    public StackVariables(StackSource source, SourceModels models, CancellationToken cancellation)
    {
        this.models = models;
        this.cancellation = cancellation;
        assignments = source.Trees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes().SelectMany(Assigned)).ToLookup(each => each.Name, each => (each.Target, each.Value), StringComparer.Ordinal);
    }

    /// <summary>The expression that a symbol's value comes from; null where there is none, or several.</summary>
    public IOperation? ValueOf(ISymbol symbol)
    {
        ExpressionSyntax? only = null;
        foreach (var (target, value) in assignments[symbol.Name])
        {
            if (SymbolEqualityComparer.Default.Equals(SymbolOf(target), symbol.OriginalDefinition))
            {
                if (value is null || only is not null)
                {
                    return null;
                }

                only = value;
            }
        }

        return only is null ? null : models.For(only.SyntaxTree).GetOperation(only, cancellation);
    }

    /// <summary>Whether members of what a variable holds are set after it was made.</summary>
    public bool AreMembersSet(ISymbol symbol) =>
        assignments.SelectMany(group => group)
            .Any(each => each.Target is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax holder } && holder.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(holder), symbol))
        || IndexedElsewhere(symbol);

    private bool IndexedElsewhere(ISymbol symbol) =>
        assignments[""].Any(each => each.Target is ElementAccessExpressionSyntax { Expression: SimpleNameSyntax holder } && holder.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(holder), symbol));

    private ISymbol? SymbolOf(SyntaxNode target)
    {
        var model = models.For(target.SyntaxTree);
        return target is ExpressionSyntax expression ? model.GetSymbolInfo(expression, cancellation).Symbol?.OriginalDefinition : model.GetDeclaredSymbol(target, cancellation);
    }

    private static IEnumerable<(string Name, SyntaxNode Target, ExpressionSyntax? Value)> Assigned(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer: { } initializer } variable:
                return One(variable.Identifier.ValueText, variable, initializer.Value);
            case PropertyDeclarationSyntax { Initializer: { } initializer } property:
                return One(property.Identifier.ValueText, property, initializer.Value);
            case PropertyDeclarationSyntax { ExpressionBody: { } body } property:
                return One(property.Identifier.ValueText, property, body.Expression);
            case PropertyDeclarationSyntax { AccessorList: { } accessors } property when accessors.Accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null):
                return One(property.Identifier.ValueText, property, null);
            case AssignmentExpressionSyntax assignment when assignment.Left is TupleExpressionSyntax tuple:
                return tuple.Arguments.SelectMany(argument => One(NameOf(argument.Expression), argument.Expression, null));
            case AssignmentExpressionSyntax assignment:
                return One(NameOf(assignment.Left), assignment.Left, assignment.OperatorToken.Text == "=" ? assignment.Right : null);
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when argument.RefKindKeyword.Text is "ref" or "out":
                return One(NameOf(argument.Expression), argument.Expression, null);
            case PrefixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } unary:
                return One(NameOf(unary.Operand), unary.Operand, null);
            case PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } unary:
                return One(NameOf(unary.Operand), unary.Operand, null);
            default:
                return Enumerable.Empty<(string, SyntaxNode, ExpressionSyntax?)>();
        }
    }

    private static IEnumerable<(string Name, SyntaxNode Target, ExpressionSyntax? Value)> One(string name, SyntaxNode target, ExpressionSyntax? value)
    {
        yield return (name, target, value);
    }

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => "",
    };
}
