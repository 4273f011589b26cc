using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>How a call's result can be read after it: by a variable that is there already, or by one that the fix adds.</summary>
internal sealed record ResultReading
{
    /// <summary>The variable that holds the result; empty where nothing needs it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the statement is nothing but the call, whose result is thrown away.</summary>
    public bool IsDiscarded { get; init; }

    /// <summary>The <c>_</c> that the result is assigned to, where it is.</summary>
    public IdentifierNameSyntax? Discard { get; init; }

    /// <summary>Whether the call has to be moved into a variable before its statement.</summary>
    public bool IsHoisted { get; init; }

    /// <summary>Where the result is taken apart: its members, and the variables that hold them.</summary>
    public IReadOnlyDictionary<string, string>? Parts { get; init; }

    /// <summary>Whether the code reads a member of the result right after the call, so that a null would end there anyway.</summary>
    public bool IsAskedAtOnce { get; init; }

    /// <summary>Whether the code reads a member of the result somewhere after the call, without asking whether it is null.</summary>
    public bool IsAskedLater { get; init; }

    /// <summary>Finds the way; null where there is none that leaves the order of evaluation alone.</summary>
    /// <param name="value">The call and its result.</param>
    /// <param name="anchor">The statement, arrow clause or lambda around it.</param>
    /// <param name="model">The document's model.</param>
    /// <param name="expressions">What the fix wants to read of the result.</param>
    /// <param name="isHeld">Whether the value must be moved before its statement whatever the statement is.</param>
    public static ResultReading? Of(CallValue value, SyntaxNode anchor, SemanticModel model, IReadOnlyList<string?> expressions, bool isHeld = false)
    {
        var isNeeded = expressions.Any(Placeholder.IsIn);
        if (isNeeded && value.Type is null)
        {
            return null;
        }

        var node = value.Value;
        if (anchor is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax && node.Parent == anchor)
        {
            return new ResultReading { IsDiscarded = true };
        }

        switch (node.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator }
                when declaration.Parent == anchor && !(isHeld && anchor is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }):
                return new ResultReading { Name = declarator.Identifier.Text, IsAskedAtOnce = IsAsked(declarator.Identifier.ValueText, anchor), IsAskedLater = IsRead(declarator.Identifier.ValueText, anchor) };

            case AssignmentExpressionSyntax assignment when assignment.Parent == anchor && anchor is ExpressionStatementSyntax && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                switch (assignment.Left)
                {
                    case IdentifierNameSyntax left when model.GetSymbolInfo(left).Symbol is ILocalSymbol { IsRef: false } or IParameterSymbol { RefKind: RefKind.None }:
                        return new ResultReading { Name = left.Identifier.Text, IsAskedAtOnce = IsAsked(left.Identifier.ValueText, anchor), IsAskedLater = IsRead(left.Identifier.ValueText, anchor) };
                    case IdentifierNameSyntax left when model.GetSymbolInfo(left).Symbol is IDiscardSymbol:
                        return new ResultReading { IsDiscarded = true, Discard = left };
                    case TupleExpressionSyntax or DeclarationExpressionSyntax when PartsOf(assignment.Left, value.Type) is { } parts && expressions.All(expression => AreIn(expression, parts)):
                        return new ResultReading { Parts = parts };
                }

                break;
        }

        return value.Type is not null && EvaluationOrder.IsFirst(node, anchor, model) && KeepsScopes(value, anchor)
            ? new ResultReading { IsHoisted = true, IsAskedAtOnce = node.Parent is MemberAccessExpressionSyntax access && access.Expression == node }
            : null;
    }

    // Variables declared inside the call stay in scope where they were only if the statement's scope is the block's.
    private static bool KeepsScopes(CallValue value, SyntaxNode anchor) =>
        anchor is ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or LocalDeclarationStatementSyntax or IfStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
        || !value.Call.DescendantNodes().Any(node => node is VariableDesignationSyntax);

    private static bool AreIn(string? expression, IReadOnlyDictionary<string, string> parts) =>
        expression is null
        || SyntaxFactory.ParseExpression(Placeholder.Fill(expression, "__result")).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == "__result")
            .All(name => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && parts.ContainsKey(access.Name.Identifier.ValueText));

    private static IReadOnlyDictionary<string, string>? PartsOf(ExpressionSyntax left, ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return null;
        }

        var variables = left switch
        {
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax designation } => designation.Variables.Select(NameOf).ToList(),
            TupleExpressionSyntax expression => expression.Arguments.Select(argument => argument.Expression switch
            {
                DeclarationExpressionSyntax declaration => NameOf(declaration.Designation),
                IdentifierNameSyntax { Identifier.ValueText: not "_" } name => name.Identifier.Text,
                _ => null,
            }).ToList(),
            _ => new List<string?>(),
        };
        if (variables.Count != tuple.TupleElements.Length)
        {
            return null;
        }

        var parts = new Dictionary<string, string>();
        for (var i = 0; i < variables.Count; i++)
        {
            if (variables[i] is { } variable)
            {
                parts[tuple.TupleElements[i].Name] = variable;
                parts["Item" + (i + 1)] = variable;
            }
        }

        return parts;

        static string? NameOf(VariableDesignationSyntax designation) => designation is SingleVariableDesignationSyntax single ? single.Identifier.Text : null;
    }

    // In the same try, so that an exception of it would be caught by the same hands; and nowhere asked whether it is null.
    private static bool IsRead(string name, SyntaxNode statement)
    {
        var body = statement.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var reads = body?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(read => read.SpanStart >= statement.Span.End && read.Identifier.ValueText == name).ToList() ?? new List<IdentifierNameSyntax>();
        return !reads.Any(IsDoubted)
            && reads.Any(read => read.Parent is MemberAccessExpressionSyntax access && access.Expression == read && access.FirstAncestorOrSelf<TryStatementSyntax>() == statement.FirstAncestorOrSelf<TryStatementSyntax>());
    }

    private static bool IsDoubted(IdentifierNameSyntax read) => read.Parent switch
    {
        IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.CoalesceExpression or SyntaxKind.IsExpression,
        _ => false,
    };

    // Whether the next statement reads a member of the variable before it does anything else that could end there.
    private static bool IsAsked(string name, SyntaxNode statement)
    {
        var next = statement.Parent switch
        {
            BlockSyntax block => block.Statements.SkipWhile(other => other != statement).Skip(1).FirstOrDefault(),
            SwitchSectionSyntax section => section.Statements.SkipWhile(other => other != statement).Skip(1).FirstOrDefault(),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global => unit.Members.SkipWhile(other => other != global).Skip(1).OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement,
            _ => null,
        };
        SyntaxNode? place = next switch
        {
            IfStatementSyntax branch => branch.Condition,
            SwitchStatementSyntax choice => choice.Expression,
            ForEachStatementSyntax loop => loop.Expression,
            ReturnStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax => next,
            _ => null,
        };
        return place is not null && place.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(access => Reads(access) && !IsConditional(access, place));

        bool Reads(SyntaxNode node) => node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax read } && read.Identifier.ValueText == name;

        // Whether something decides before whether it comes to this access; not where that something has read the variable itself.
        bool IsConditional(SyntaxNode access, SyntaxNode end)
        {
            for (var child = access; child != end; child = child.Parent!)
            {
                var deciding = child.Parent switch
                {
                    AnonymousFunctionExpressionSyntax function => function,
                    ConditionalExpressionSyntax conditional when conditional.Condition != child => conditional.Condition,
                    SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
                    ConditionalAccessExpressionSyntax conditional when conditional.Expression != child => conditional.Expression,
                    BinaryExpressionSyntax binary when binary.Right == child
                        && binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression => binary.Left,
                    _ => (SyntaxNode?)null,
                };
                if (deciding is not null && (deciding is AnonymousFunctionExpressionSyntax || !deciding.DescendantNodesAndSelf().Any(Reads)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
