using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// Turns the expressions that a rule handed over into arguments that compile where they are put and cannot throw: where the code does not
/// promise that something is there, <c>.</c> becomes <c>?.</c>.
/// </summary>
internal sealed class ResultExpressions
{
    private const string Stand = "__result";

    private readonly SemanticModel model;
    private readonly int position;
    private readonly ITypeSymbol? resultType;
    private readonly string resultName;
    private readonly bool resultMayBeNull;
    private readonly bool isWatched;
    private readonly IReadOnlyDictionary<string, string>? parts;

    /// <param name="model">The model of the document before the fix.</param>
    /// <param name="position">Where the expressions will stand, or close by in the same scopes.</param>
    /// <param name="resultType">What <c>$</c> is; null where there is no result.</param>
    /// <param name="resultName">The variable that holds it.</param>
    /// <param name="resultMayBeNull">Whether it has to be asked first.</param>
    /// <param name="isWatched">Whether to ask in a way that leaves the compiler's knowledge of null alone.</param>
    /// <param name="parts">Where the result was taken apart: the variables that hold its members.</param>
    public ResultExpressions(SemanticModel model, int position, ITypeSymbol? resultType, string resultName, bool resultMayBeNull, IReadOnlyDictionary<string, string>? parts = null, bool isWatched = false)
    {
        this.isWatched = isWatched;
        this.model = model;
        this.position = position;
        this.resultType = resultType;
        this.resultName = resultName;
        this.resultMayBeNull = resultMayBeNull;
        this.parts = parts;
    }

    /// <summary>A condition of type <c>bool</c>, or null where it cannot be written.</summary>
    public string? Condition(string? expression) => expression is not null && Parse(expression) is { } parsed ? ConditionOf(parsed) : null;

    /// <summary>The opposite of <see cref="Condition"/>.</summary>
    public string? Negation(string? expression) => Condition(expression) is { } condition ? Negate(condition) : null;

    /// <summary>A text, or null where it cannot be written.</summary>
    public string? Text(string? expression)
    {
        if (expression is null || Parse(expression) is not { } parsed || Safe(parsed) is not { } safe || TypeOf(safe) is not { } type)
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return Finish(safe);
        }

        return Plain(type) is { } plain && (plain.TypeKind == TypeKind.Enum || plain.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UInt64)
            ? Finish(Receiver(parsed, safe) + (IsNullable(type) ? "?.ToString()" : ".ToString()"))
            : null;
    }

    /// <summary>An amount of type <c>decimal</c> or <c>decimal?</c> in major units, or null where it cannot be written.</summary>
    /// <param name="expression">As the rule handed it over.</param>
    /// <param name="decimals">How many decimals it is to be shifted by.</param>
    /// <param name="attemptType">The full name of the type that the fix adds, whose <c>Money</c> reads what may not be a number.</param>
    public string? Money(string? expression, int decimals, string attemptType)
    {
        if (expression is null || Parse(expression) is not { } parsed || MayThrow(parsed) || Safe(parsed) is not { } safe || TypeOf(safe) is not { } type)
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return $"{attemptType}.Money({Finish(safe)}, {decimals})";
        }

        var divisor = "1" + new string('0', decimals) + "m";
        switch (Plain(type).SpecialType)
        {
            case SpecialType.System_Decimal:
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return decimals == 0 ? Finish(safe) : $"{Finish(Receiver(parsed, safe))} / {divisor}";
            case SpecialType.System_Double or SpecialType.System_Single:
                return decimals == 0 ? $"{attemptType}.Money({Finish(safe)})" : $"{attemptType}.Money({Finish(safe)}) / {divisor}";
            default:
                return null;
        }
    }

    /// <summary>An amount of type <c>double</c> in major units, or null where it cannot be written or may be missing.</summary>
    public string? Number(string? expression, int decimals)
    {
        if (expression is null || Parse(expression) is not { } parsed || MayThrow(parsed) || Safe(parsed) is not { } safe || TypeOf(safe) is not { } type)
        {
            return null;
        }

        var isNumber = type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single or >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        var shifted = decimals == 0 ? Finish(safe) : $"{Finish(Receiver(parsed, safe))} / 1{new string('0', decimals)}{(type.SpecialType == SpecialType.System_Decimal ? "m" : "d")}";
        return !isNumber ? null
            : type.SpecialType != SpecialType.System_Decimal ? shifted
            : decimals == 0 && parsed is MemberAccessExpressionSyntax or IdentifierNameSyntax ? $"(double){shifted}" : $"(double)({shifted})";
    }

    private static string Negate(string condition)
    {
        const string Asked = " == true";
        if (condition.EndsWith(Asked) && condition.IndexOf(" && ", System.StringComparison.Ordinal) < 0 && condition.IndexOf(" || ", System.StringComparison.Ordinal) < 0)
        {
            return condition.Substring(0, condition.Length - Asked.Length) + " != true";
        }

        return SyntaxFactory.ParseExpression(condition) switch
        {
            PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => not.Operand.ToString(),
            MemberAccessExpressionSyntax or InvocationExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax => "!" + condition,
            _ => $"!({condition})",
        };
    }

    private static bool IsNullable(ITypeSymbol type) => type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string Receiver(ExpressionSyntax parsed, string text) =>
        parsed is MemberAccessExpressionSyntax or InvocationExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax
            ? text
            : $"({text})";

    // Parsers throw on what is no number, and a call or an index may throw on anything.
    private static bool MayThrow(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().Any(node => node switch
    {
        ElementAccessExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name == "Parse" || name.StartsWith("To") && name != "ToString",
        CastExpressionSyntax or CheckedExpressionSyntax => true,
        _ => false,
    });

    private ExpressionSyntax? Parse(string expression)
    {
        var text = Placeholder.Fill(expression, Stand);
        if (text != expression && resultType is null)
        {
            return null;
        }

        var parsed = SyntaxFactory.ParseExpression(text);
        if (parsed.ContainsDiagnostics)
        {
            return null;
        }

        if (parts is null)
        {
            return parsed;
        }

        // $.Success of a result that is taken apart is the variable of that part.
        var accesses = parsed.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(IsPart).ToList();
        if (parsed.DescendantTokens().Count(token => token.ValueText == Stand) != accesses.Count)
        {
            return null;
        }

        return parsed.ReplaceNodes(accesses, (access, _) => SyntaxFactory.IdentifierName(parts[access.Name.Identifier.ValueText]).WithTriviaFrom(access));

        bool IsPart(MemberAccessExpressionSyntax access) =>
            access.Expression is IdentifierNameSyntax { Identifier.ValueText: Stand } && parts.ContainsKey(access.Name.Identifier.ValueText);
    }

    private string? ConditionOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return ConditionOf(parenthesized.Expression) is { } inner ? $"({inner})" : null;
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression:
                return ConditionOf(binary.Left) is { } left && ConditionOf(binary.Right) is { } right ? $"{left} {binary.OperatorToken.Text} {right}" : null;
        }

        if (Safe(expression) is not { } safe || TypeOf(safe) is not { } type)
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return Finish(safe);
        }

        if (isWatched && safe.StartsWith(Stand + "?.", System.StringComparison.Ordinal) && SyntaxFacts.IsValidIdentifier(safe.Substring(Stand.Length + 2)))
        {
            return $"{resultName} is {{ {safe.Substring(Stand.Length + 2)}: true }}";
        }

        return Plain(type).SpecialType == SpecialType.System_Boolean ? Finish(safe) + " == true" : null;
    }

    // A cast by "as" asks without learning: after "?." on the variable itself the compiler would take it to be null.
    private string Finish(string text) =>
        (isWatched ? text.Replace(Stand + "?.", $"({Stand} as {resultType!.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position)})?.") : text).Replace(Stand, resultName);

    // The text with ?. where the receiver may be null, and without .Value of what may be null.
    private string? Safe(ExpressionSyntax expression)
    {
        var changes = new List<TextChange>();
        foreach (var access in expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
        {
            if (!access.IsKind(SyntaxKind.SimpleMemberAccessExpression) || !IsValue(access.Expression, out var type))
            {
                continue;
            }

            if (type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                if (access.Name.Identifier.ValueText == "Value")
                {
                    changes.Add(new TextChange(TextSpan.FromBounds(access.OperatorToken.SpanStart, access.Name.Span.End), ""));
                }
            }
            else if (type is { IsReferenceType: true } && MayBeNull(access.Expression))
            {
                changes.Add(new TextChange(new TextSpan(access.OperatorToken.SpanStart, 0), "?"));
            }
        }

        var text = SourceText.From(expression.ToFullString()).WithChanges(changes.Select(change => new TextChange(new TextSpan(change.Span.Start - expression.FullSpan.Start, change.Span.Length), change.NewText ?? ""))
            .OrderBy(change => change.Span.Start)).ToString().Trim();
        return TypeOf(text) is null or IErrorTypeSymbol ? null : text;
    }

    private bool IsValue(ExpressionSyntax expression, out ITypeSymbol? type)
    {
        type = TypeOf(expression.ToString());
        return type is not null && SymbolOf(expression.ToString()) is not (ITypeSymbol or INamespaceSymbol);
    }

    private bool MayBeNull(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case IdentifierNameSyntax { Identifier.ValueText: Stand }:
                return resultMayBeNull;
            case ParenthesizedExpressionSyntax parenthesized:
                return MayBeNull(parenthesized.Expression);
            case ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax:
                return false;
        }

        if (IsKnownThere(expression.ToString()))
        {
            return false;
        }

        return SymbolOf(expression.ToString()) switch
        {
            IMethodSymbol method => method.ReturnNullableAnnotation != NullableAnnotation.NotAnnotated,
            IPropertySymbol property => property.NullableAnnotation != NullableAnnotation.NotAnnotated,
            IFieldSymbol field => field.NullableAnnotation != NullableAnnotation.NotAnnotated && !field.HasConstantValue,
            IParameterSymbol parameter => parameter.NullableAnnotation != NullableAnnotation.NotAnnotated,
            ILocalSymbol local => !IsLocalNeverNull(local),
            _ => true,
        };
    }

    // The call's own statement may use the same expression, and the compiler knows by then that it is not null.
    private bool IsKnownThere(string expression) =>
        model.SyntaxTree.GetRoot().FindToken(position).Parent?.FirstAncestorOrSelf<StatementSyntax>() is { } statement
        && statement.DescendantNodes().OfType<ExpressionSyntax>().Any(node => node.ToString() == expression && model.GetTypeInfo(node).Nullability.FlowState == NullableFlowState.NotNull);

    // A local made by var is annotated whatever is assigned to it: what it was declared with says more.
    private bool IsLocalNeverNull(ILocalSymbol local) =>
        local.NullableAnnotation == NullableAnnotation.NotAnnotated
        || IsMatched(local)
        || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
        && model.GetTypeInfo(initializer).Nullability.FlowState == NullableFlowState.NotNull;

    // is { } payment: what a pattern found is there, until something else is assigned.
    private static bool IsMatched(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is SingleVariableDesignationSyntax { Parent: RecursivePatternSyntax or DeclarationPatternSyntax } designation
        && designation.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && !member.DescendantNodes().Any(node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } && assigned.Identifier.ValueText == local.Name);

    private ITypeSymbol? TypeOf(string text)
    {
        var type = model.GetSpeculativeTypeInfo(position, Bindable(text), SpeculativeBindingOption.BindAsExpression).Type;
        return type is IErrorTypeSymbol ? null : type;
    }

    private ISymbol? SymbolOf(string text) => model.GetSpeculativeSymbolInfo(position, Bindable(text), SpeculativeBindingOption.BindAsExpression).Symbol;

    // The result has no name yet where the text is bound: a value of its type stands for it.
    private ExpressionSyntax Bindable(string text) => SyntaxFactory.ParseExpression(
        resultType is null ? text : text.Replace(Stand, $"default({resultType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})"));
}
