using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Privacy;

/// <summary>
/// Under which names a literal is kept or handed on: the variable, property, parameter, dictionary key or method that it is the value of. Through
/// what only changes its form: conditions, <c>??</c>, <c>GetBytes</c>, <c>FromBase64String</c>.
/// </summary>
internal static class LiteralNames
{
    /// <summary>The names, nearest first; none where it is just some text.</summary>
    public static IEnumerable<string> Of(ExpressionSyntax literal, SemanticModel model)
    {
        SyntaxNode node = literal;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AddExpression }:
                    node = parent;
                    continue;
                case EqualsValueClauseSyntax { Parent: var owner }:
                    yield return Declared(owner);
                    yield break;
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    foreach (var name in Assigned(assignment.Left))
                    {
                        yield return name;
                    }

                    yield break;
                case ArrowExpressionClauseSyntax { Parent: var owner }:
                    yield return Declared(owner);
                    yield break;
                case ReturnStatementSyntax:
                    yield return Declared(parent.FirstAncestorOrSelf<MemberDeclarationSyntax>());
                    yield break;
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var member }:
                    yield return member;
                    yield break;
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair when pair.Expressions.Count == 2 && pair.Expressions[1] == node:
                    if (TextOf(pair.Expressions[0]) is { } key)
                    {
                        yield return key;
                    }

                    yield break;
                case ArgumentSyntax { Parent: BaseArgumentListSyntax list } argument:
                    foreach (var name in Passed(argument, list, model))
                    {
                        yield return name;
                    }

                    if (list.Parent is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes" or "FromBase64String" or "FromHexString" } } conversion)
                    {
                        yield break;
                    }

                    node = conversion;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" or "Replace" or "ToCharArray" or "HexToByteArray" or "AsSpan", Parent: InvocationExpressionSyntax call } access when access.Expression == node:
                    node = call;
                    continue;
                default:
                    yield break;
            }
        }
    }

    private static string Declared(SyntaxNode? owner) => owner switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => "",
    };

    private static IEnumerable<string> Assigned(ExpressionSyntax target)
    {
        switch (target)
        {
            case SimpleNameSyntax name:
                yield return name.Identifier.ValueText;
                break;
            case MemberAccessExpressionSyntax member:
                yield return member.Name.Identifier.ValueText;
                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } when TextOf(keys[0].Expression) is { } text:
                yield return text;
                break;
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } when TextOf(keys[0].Expression) is { } text:
                yield return text;
                break;
        }
    }

    /// <summary>The parameter's name, and a key that is passed before it: <c>Add("Authorization", "...")</c>.</summary>
    private static IEnumerable<string> Passed(ArgumentSyntax argument, BaseArgumentListSyntax list, SemanticModel model)
    {
        var index = list.Arguments.IndexOf(argument);
        if (index == 1 && TextOf(list.Arguments[0].Expression) is { } key)
        {
            yield return key;
        }

        if (argument.NameColon is { } named)
        {
            yield return named.Name.Identifier.ValueText;
        }
        else if (list.Parent is not null && model.GetSymbolInfo(list.Parent).Symbol is IMethodSymbol method && index < method.Parameters.Length)
        {
            yield return method.Parameters[index].Name;
        }
    }

    private static string? TextOf(ExpressionSyntax expression) => (expression as LiteralExpressionSyntax)?.Token.Value as string;
}
