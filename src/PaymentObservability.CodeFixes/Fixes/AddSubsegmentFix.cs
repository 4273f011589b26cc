using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY2002: a subsegment directly around a payment step. The recorder of X-Ray runs the call; other libraries get a <c>using</c> around its statement. Never by
/// <c>[Tracing]</c>, which blocks, nor by <c>WithSubsegment</c>, which awaits nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSubsegmentFix))]
public sealed class AddSubsegmentFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public AddSubsegmentFix()
        : base("Put a subsegment around the step", "PaymentObservability.AddSubsegment")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY2002");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (CallValue.At(root, diagnostic.Location.SourceSpan, model) is not { } step
            || StatementPlace.Anchor(step.Value, model) is not { } anchor
            || SpanText.Of(diagnostic, model, anchor.SpanStart) is not { } text
            || !diagnostic.Properties.TryGetValue(TraceProperties.Step, out var name) || name is null)
        {
            return null;
        }

        return text.Open(name) is { } opening
            ? anchor is StatementSyntax statement ? Around(statement, step, opening, model) : null
            : text.Runner is { } runner ? Run(step, runner, name, model) : null;
    }

    /// <summary><c>recorder.TraceMethodAsync("settle_payment", () => call)</c>.</summary>
    private static IReadOnlyList<TextEdit>? Run(CallValue step, string recorder, string name, SemanticModel model)
    {
        if (step.Call is not InvocationExpressionSyntax call || !CanMoveIntoLambda(call, model))
        {
            return null;
        }

        var type = model.GetTypeInfo(call).Type as INamedTypeSymbol;
        var isValueTask = type is { Name: "ValueTask" };
        var method = isValueTask || type is { Name: "Task" } ? "TraceMethodAsync" : "TraceMethod";
        return new[]
        {
            TextEdit.Insert(call.SpanStart, $"{recorder}.{method}({SymbolDisplay.FormatLiteral(name, quote: true)}, () => "),
            TextEdit.Insert(call.Span.End, isValueTask ? ".AsTask())" : ")"),
        };
    }

    /// <summary>Not where the call awaits or declares something, nor where it uses what a lambda cannot take along.</summary>
    private static bool CanMoveIntoLambda(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (var node in call.DescendantNodesAndSelf())
        {
            if (node is AwaitExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
                || node is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                || node is ThisExpressionSyntax && model.GetTypeInfo(node).Type?.IsValueType == true)
            {
                return false;
            }

            if (node is SimpleNameSyntax && model.GetSymbolInfo(node).Symbol is { } symbol)
            {
                switch (symbol)
                {
                    case IParameterSymbol { RefKind: not RefKind.None } or ILocalSymbol { IsRef: true }:
                    case IParameterSymbol { Type.IsRefLikeType: true } or ILocalSymbol { Type.IsRefLikeType: true }:
                    case IFieldSymbol or IPropertySymbol or IMethodSymbol when !symbol.IsStatic && symbol.ContainingType?.IsValueType == true && node.Parent is not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax):
                        return false;
                }
            }
        }

        return true;
    }

    private static IReadOnlyList<TextEdit>? Around(StatementSyntax statement, CallValue step, string opening, SemanticModel model)
    {
        var layout = new Layout(statement.SyntaxTree.GetText(), null);
        if (!layout.StartsLine(statement.SpanStart) || statement.Parent is not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax)
            || statement.DescendantNodes().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax))
        {
            return null;
        }

        var indent = layout.IndentAt(statement.SpanStart);
        var (before, inside) = Inside(statement, step, layout, model);
        if (inside is null)
        {
            return null;
        }

        var lines = (before is null ? "" : before + layout.NewLine + indent)
            + $"using ({opening}){layout.NewLine}{indent}{{{layout.NewLine}{indent}{layout.Unit}{inside}{layout.NewLine}{indent}}}";
        return new[] { new TextEdit(statement.Span, lines) };
    }

    /// <summary>What stands before the <c>using</c> and what in it; nothing where the statement is more than the call and its result.</summary>
    private static (string? Before, string? Inside) Inside(StatementSyntax statement, CallValue step, Layout layout, SemanticModel model)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: var expression } when expression == step.Value || expression is AssignmentExpressionSyntax assignment && assignment.Right == step.Value:
            case ReturnStatementSyntax { Expression: { } returned } when returned.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Count() <= 1:
                return (null, layout.Shifted(statement));
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false, Declaration: { Variables: { Count: 1 } variables } declaration }
                when variables[0].Initializer?.Value == step.Value && TypeOf(declaration, variables[0], step, model) is { } type:
                var name = variables[0].Identifier.Text;
                return ($"{type} {name};", $"{name} = {layout.Shifted(step.Value)};");
            default:
                return (null, null);
        }
    }

    /// <summary>The variable's type as it is written, or what <c>var</c> stands for; null where that has no name.</summary>
    private static string? TypeOf(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax variable, CallValue step, SemanticModel model)
    {
        if (!declaration.Type.IsVar)
        {
            return declaration.Type is RefTypeSyntax ? null : declaration.Type.ToString();
        }

        if (model.GetDeclaredSymbol(variable) is not ILocalSymbol local || HasNoName(local.Type))
        {
            return null;
        }

        // var may hold null later on, whatever it holds at first.
        var isNeverNull = !model.GetNullableContext(variable.SpanStart).HasFlag(NullableContext.AnnotationsEnabled)
            || (step.Flow == NullableFlowState.NotNull && !IsWrittenLater(local, variable));
        var type = local.Type.IsReferenceType ? local.Type.WithNullableAnnotation(isNeverNull ? NullableAnnotation.NotAnnotated : NullableAnnotation.Annotated) : local.Type;
        return type.ToMinimalDisplayString(model, isNeverNull ? NullableFlowState.NotNull : NullableFlowState.MaybeNull, variable.SpanStart);
    }

    private static bool IsWrittenLater(ILocalSymbol local, SyntaxNode variable) =>
        StatementPlace.Function(variable).DescendantNodes().Any(node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == local.Name
            || node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax passed } && passed.Identifier.ValueText == local.Name);

    private static bool HasNoName(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } or IErrorTypeSymbol => true,
        INamedTypeSymbol named => named.TypeArguments.Any(HasNoName),
        IArrayTypeSymbol array => HasNoName(array.ElementType),
        _ => false,
    };
}
