using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.CodeFixes.Attempts;

/// <summary>
/// Says whether an expression may be computed before the statement it stands in: only where it is computed once, always, and before
/// anything that could tell the difference.
/// </summary>
internal sealed class EvaluationOrder
{
    private readonly SemanticModel model;
    private readonly ExpressionSyntax value;
    private readonly HashSet<string> unsteady;

    private EvaluationOrder(SemanticModel model, ExpressionSyntax value, HashSet<string> unsteady)
    {
        this.model = model;
        this.value = value;
        this.unsteady = unsteady;
    }

    /// <summary>Whether the value comes first in the statement, arrow clause or lambda body around it, and always.</summary>
    public static bool IsFirst(ExpressionSyntax value, SyntaxNode anchor, SemanticModel model)
    {
        var order = new EvaluationOrder(model, value, Unsteady(value));
        SyntaxNode child = value;
        while (child != anchor)
        {
            var parent = child.Parent;
            if (parent is null || !order.Passes(child, parent))
            {
                return false;
            }

            child = parent;
        }

        return true;
    }

    // Names of variables that the value itself, or a lambda that it may run, can write.
    private static HashSet<string> Unsteady(ExpressionSyntax value)
    {
        var member = (SyntaxNode?)value.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? value.SyntaxTree.GetRoot();
        var writers = member.DescendantNodes().Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax).Concat(new[] { (SyntaxNode)value });
        var names = new HashSet<string>();
        foreach (var node in writers.SelectMany(writer => writer.DescendantNodes()))
        {
            if (Written(node) is { } target)
            {
                names.UnionWith(target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
            }
        }

        return names;
    }

    private static ExpressionSyntax? Written(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => prefix.Operand,
        PostfixUnaryExpressionSyntax postfix when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => postfix.Operand,
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => argument.Expression,
        _ => null,
    };

    private bool Passes(SyntaxNode child, SyntaxNode parent)
    {
        switch (parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax or AwaitExpressionSyntax or SwitchExpressionSyntax or IsPatternExpressionSyntax:
                return child is ExpressionSyntax;
            case PostfixUnaryExpressionSyntax suppressed:
                return suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression);
            case PrefixUnaryExpressionSyntax unary:
                return unary.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.BitwiseNotExpression;
            case WithExpressionSyntax with:
                return with.Expression == child;
            case MemberAccessExpressionSyntax access:
                return access.Expression == child;
            case ConditionalAccessExpressionSyntax conditional:
                return conditional.Expression == child;
            case ConditionalExpressionSyntax conditional:
                return conditional.Condition == child;
            case BinaryExpressionSyntax binary:
                return binary.Left == child || !IsShortCircuit(binary) && IsSteady(binary.Left);
            case AssignmentExpressionSyntax assignment:
                return assignment.Left == child || assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && IsSteadyTarget(assignment.Left);
            case InvocationExpressionSyntax invocation:
                return invocation.Expression == child || IsSteadyReceiver(invocation.Expression);
            case ElementAccessExpressionSyntax element:
                return element.Expression == child || IsSteady(element.Expression);
            case BaseObjectCreationExpressionSyntax creation:
                return creation.ArgumentList == child || creation.Initializer == child && IsInert(creation);
            case ArgumentSyntax argument:
                return argument.RefKindKeyword.IsKind(SyntaxKind.None);
            case BaseArgumentListSyntax list:
                return list.Arguments.TakeWhile(argument => argument != child).All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsSteady(argument.Expression));
            case TupleExpressionSyntax tuple:
                return tuple.Arguments.TakeWhile(argument => argument != child).All(argument => IsSteady(argument.Expression));
            case InitializerExpressionSyntax initializer:
                return initializer.Expressions.TakeWhile(expression => expression != child).All(IsSteadyInitializer);
            case AnonymousObjectMemberDeclaratorSyntax:
                return true;
            case AnonymousObjectCreationExpressionSyntax anonymous:
                return anonymous.Initializers.TakeWhile(initializer => initializer != child).All(initializer => IsSteady(initializer.Expression));
            case ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax:
                return child is InitializerExpressionSyntax;
            case InterpolationSyntax interpolation:
                return interpolation.Expression == child;
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.TakeWhile(content => content != child).OfType<InterpolationSyntax>().All(content => IsSteady(content.Expression));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax }:
                return true;
            case VariableDeclaratorSyntax:
                return true;
            case VariableDeclarationSyntax declaration:
                return declaration.Variables[0] == child;
            case ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or LocalDeclarationStatementSyntax:
                return true;
            case IfStatementSyntax branch:
                return branch.Condition == child;
            case SwitchStatementSyntax choice:
                return choice.Expression == child;
            case ForEachStatementSyntax loop:
                return loop.Expression == child;
            case ForEachVariableStatementSyntax loop:
                return loop.Expression == child;
            case UsingStatementSyntax scope:
                return scope.Expression == child || scope.Declaration == child;
            case ArrowExpressionClauseSyntax:
                return true;
            case LambdaExpressionSyntax lambda:
                return lambda.ExpressionBody == child;
            default:
                return false;
        }
    }

    private static bool IsShortCircuit(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.AsExpression or SyntaxKind.IsExpression;

    // Whether computing it later than the money call gives the same value and has no effect.
    private bool IsSteady(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression).HasValue)
        {
            return true;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return IsSteady(parenthesized.Expression);
            case LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax or AnonymousFunctionExpressionSyntax or PredefinedTypeSyntax:
                return true;
            case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return IsSteady(suppressed.Operand);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return model.GetSymbolInfo(expression).Symbol switch
                {
                    ILocalSymbol local => !local.IsRef && !unsteady.Contains(local.Name),
                    IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.In && !unsteady.Contains(parameter.Name) && !IsWrittenField(parameter),
                    IPropertySymbol property => IsFixed(property) && (property.IsStatic || expression is IdentifierNameSyntax || expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }),
                    IRangeVariableSymbol => true,
                    IFieldSymbol field => field.IsReadOnly && (field.IsStatic || expression is IdentifierNameSyntax || expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }),
                    ITypeSymbol or INamespaceSymbol => true,
                    _ => false,
                };
            default:
                return false;
        }
    }

    // A primary constructor's parameter is a field in disguise.
    private static bool IsWrittenField(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type }
        && type.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).Any(node => Written(node)?.ToString() == parameter.Name);

    // { get; } and nothing else: set once, by the constructor.
    private static bool IsFixed(IPropertySymbol property) =>
        property is { IsReadOnly: true, IsVirtual: false, IsOverride: false, IsAbstract: false }
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { AccessorList: { } accessors }
        && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null);

    private bool IsSteadyReceiver(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => IsSteady(access.Expression),
        SimpleNameSyntax => model.GetSymbolInfo(called).Symbol is IMethodSymbol || IsSteady(called),
        _ => false,
    };

    // Where the value goes is settled when it is stored, which happens after the call in any case.
    private bool IsSteadyTarget(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax or DeclarationExpressionSyntax => true,
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => argument.Expression is IdentifierNameSyntax or DeclarationExpressionSyntax),
        MemberAccessExpressionSyntax access => IsSteady(access.Expression),
        ElementAccessExpressionSyntax element => IsSteady(element.Expression) && element.ArgumentList.Arguments.All(argument => IsSteady(argument.Expression)),
        _ => false,
    };

    private bool IsSteadyInitializer(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment => IsSteady(assignment.Right),
        _ => IsSteady(expression),
    };

    // A plain object whose creation nobody can notice: Lambda's event types, and types of the project that only hold values.
    private bool IsInert(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList?.Arguments.Count > 0 || model.GetTypeInfo(creation).Type is not INamedTypeSymbol type)
        {
            return false;
        }

        if (type.ContainingNamespace?.ToDisplayString() is { } name && name.StartsWith("Amazon.Lambda.") && name.EndsWith("Events"))
        {
            return true;
        }

        if (type.IsCollection())
        {
            return true;
        }

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.IsEmpty
                || current.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
                || current.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && !constructor.IsImplicitlyDeclared)
                || current.InstanceConstructors.All(constructor => !constructor.Parameters.IsEmpty)
                || !current.DeclaringSyntaxReferences.All(reference => HoldsOnlyValues(reference.GetSyntax())))
            {
                return current.SpecialType == SpecialType.System_Object;
            }
        }

        return true;
    }

    private static bool HoldsOnlyValues(SyntaxNode declaration) => declaration is TypeDeclarationSyntax type && type.Members.All(member => member switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Declaration.Variables.All(variable => variable.Initializer is null or { Value: LiteralExpressionSyntax }),
        PropertyDeclarationSyntax property => (property.Initializer is null or { Value: LiteralExpressionSyntax or PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } })
            && (property.AccessorList is null || property.AccessorList.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null)),
        _ => true,
    });
}
