using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Reads the handler out of <c>LambdaBootstrapBuilder.Create(handler, ...)</c> and <c>HandlerWrapper.GetHandlerWrapper(handler, ...)</c>.</summary>
internal static class Registrations
{
    /// <summary>The expression that says what is entered, or null where the call is something else.</summary>
    public static IOperation? HandlerOf(InvocationExpressionSyntax syntax, SourceModels models)
    {
        if (syntax.ArgumentList.Arguments.Count == 0 || syntax.Expression is not MemberAccessExpressionSyntax { Expression: var owner } || !MayBeRuntimeSupport(owner))
        {
            return null;
        }

        var operation = models.For(syntax.SyntaxTree).GetOperation(syntax);
        return operation is IInvocationOperation { TargetMethod.ContainingType: { Name: "LambdaBootstrapBuilder" or "HandlerWrapper" } type, Arguments: { Length: > 0 } arguments }
            && type.ContainingNamespace.ToDisplayString() == "Amazon.Lambda.RuntimeSupport"
            ? arguments[0].Value
            : null;
    }

    private static bool MayBeRuntimeSupport(ExpressionSyntax owner) => owner switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText is "LambdaBootstrapBuilder" or "HandlerWrapper",
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText is "LambdaBootstrapBuilder" or "HandlerWrapper",
        _ => false,
    };
}
