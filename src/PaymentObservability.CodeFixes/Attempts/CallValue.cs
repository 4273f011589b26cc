using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// A call together with all that turns it into its result: <c>await</c>, <c>ConfigureAwait</c>, <c>.Result</c>, parentheses, <c>!</c>.
/// </summary>
internal sealed class CallValue
{
    private CallValue(ExpressionSyntax call, ExpressionSyntax value, ITypeSymbol? type, NullableFlowState flow)
    {
        Call = call;
        Value = value;
        Type = type;
        Flow = flow;
    }

    /// <summary>The invocation or creation itself.</summary>
    public ExpressionSyntax Call { get; }

    /// <summary>The outermost expression whose value is the call's result.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary><see cref="Value"/> without the parentheses around it.</summary>
    public ExpressionSyntax Bare
    {
        get
        {
            var bare = Value;
            while (bare is ParenthesizedExpressionSyntax parenthesized)
            {
                bare = parenthesized.Expression;
            }

            return bare;
        }
    }

    /// <summary>The result's type; null where there is no result.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>Whether the compiler takes the result for not null, for perhaps null, or has not been asked.</summary>
    public NullableFlowState Flow { get; }

    /// <summary>
    /// Whether the result has to be asked before it is used. What the compiler promises is not taken for granted, unless the code itself uses the result
    /// without asking: a null would end there anyway.
    /// </summary>
    public bool MayBeNull(ResultReading reading) => Type?.IsReferenceType == true && Flow switch
    {
        NullableFlowState.NotNull => !reading.IsAskedAtOnce && !reading.IsAskedLater,
        NullableFlowState.MaybeNull => true,
        _ => !reading.IsAskedAtOnce,
    };

    /// <summary>Whether asking must not make the compiler doubt what follows: it knows the result not to be null, and the code goes on with it.</summary>
    public bool IsWatched(ResultReading reading) => Flow == NullableFlowState.NotNull && !reading.IsDiscarded;

    /// <summary>Finds the call by its name. Null where it is conditional (<c>?.</c>), or where the result is not at hand here: a task that nobody awaits.</summary>
    public static CallValue? At(SyntaxNode root, TextSpan name, SemanticModel model)
    {
        if (!root.FullSpan.Contains(name) || CallNamed(root.FindNode(name, getInnermostNodeForTie: true)) is not { } call)
        {
            return null;
        }

        ExpressionSyntax value = call;
        var isTask = IsTask(model.GetTypeInfo(call).Type);
        var isAwaited = false;
        var isSuppressed = false;
        while (true)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    value = parenthesized;
                    continue;
                case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    isSuppressed |= !isTask;
                    value = suppressed;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } when isTask:
                    value = configured;
                    continue;
                case AwaitExpressionSyntax awaited when !isAwaited:
                    isTask = false;
                    isAwaited = true;
                    value = awaited;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when isTask:
                    isTask = false;
                    value = result;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Parent: InvocationExpressionSyntax waited } when isTask:
                    isTask = false;
                    value = waited;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Parent: InvocationExpressionSyntax got } } } when isTask:
                    isTask = false;
                    value = got;
                    continue;
            }

            break;
        }

        if (isTask || value.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == value)
        {
            return null;
        }

        var info = model.GetTypeInfo(value);
        if (info.Type is null or IErrorTypeSymbol)
        {
            return null;
        }

        if (info.Type.SpecialType == SpecialType.System_Void)
        {
            return new CallValue(call, value, null, NullableFlowState.None);
        }

        // What the code has to vouch for with ! is not known by the compiler.
        return new CallValue(call, value, info.Type, isSuppressed ? NullableFlowState.MaybeNull : info.Nullability.FlowState);
    }

    private static ExpressionSyntax? CallNamed(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case InvocationExpressionSyntax invocation:
                    return invocation.Expression.Span.Contains(node.SpanStart) && invocation.Expression is not MemberBindingExpressionSyntax ? invocation : null;
                case BaseObjectCreationExpressionSyntax creation:
                    return creation.ArgumentList?.Span.Contains(node.Span) == true || creation.Initializer?.Span.Contains(node.Span) == true ? null : creation;
                case ConditionalAccessExpressionSyntax or StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" } named
        && named.ContainingNamespace?.ToDisplayString() is "System.Threading.Tasks" or "System.Runtime.CompilerServices";
}
