using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// The statements of a payment step with what a fix has put around it: what is added for the attempt goes outside the step's own span, whichever fix comes
/// first.
/// </summary>
internal static class StepPlace
{
    /// <summary>The call of X-Ray's recorder that runs the step in a lambda, or the call itself.</summary>
    public static InvocationExpressionSyntax OutOfRunner(InvocationExpressionSyntax call)
    {
        SyntaxNode value = call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask", Parent: InvocationExpressionSyntax task } ? task : call;
        return value.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TraceMethod" or "TraceMethodAsync" } } runner } }
            ? runner
            : call;
    }

    /// <summary>The <c>using</c> that holds nothing but the statement, or the statement itself.</summary>
    public static StatementSyntax Outside(StatementSyntax statement)
    {
        var place = statement;
        while (place.Parent is BlockSyntax { Statements.Count: 1, Parent: UsingStatementSyntax block })
        {
            place = block;
        }

        return place;
    }

    /// <summary>The bare declaration of the variable that a step's <c>using</c> assigns, where it stands right before, else the <c>using</c>.</summary>
    public static StatementSyntax First(StatementSyntax statement)
    {
        var place = Outside(statement);
        if (place == statement || place.Parent is not BlockSyntax block)
        {
            return place;
        }

        var index = block.Statements.IndexOf(place);
        if (index == 0)
        {
            return place;
        }

        return statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } }
            && block.Statements[index - 1] is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            && variables[0].Initializer is null && variables[0].Identifier.ValueText == variable.Identifier.ValueText
                ? declaration
                : place;
    }
}
