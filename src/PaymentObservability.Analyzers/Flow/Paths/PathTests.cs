using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>Reads the conditions of one graph.</summary>
internal sealed class PathTests
{
    private const int MaxDepth = 16;

    private readonly PathKeys keys;

    public PathTests(PathKeys keys) => this.keys = keys;

    /// <summary>The key of "it is null".</summary>
    public static string Null(string target) => target + "?null";

    /// <summary>The condition at the end of a block.</summary>
    public PathTest Of(BasicBlock block)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value)
        {
            return PathTest.None;
        }

        // Whoever looks at the token in a handler tells a caller that gave up from a failure.
        if (value is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } && (IsIn(ControlFlowRegionKind.Filter, block) || IsIn(ControlFlowRegionKind.Catch, block)))
        {
            return PathTest.Of(false);
        }

        // x?.Record() and the end of a using: an attempt scope or a metrics client that is null is nobody's way out.
        return value is IIsNullOperation { IsImplicit: true } test && (IsConditionalAccess(test.Syntax) || IsIn(ControlFlowRegionKind.Finally, block)) && Of(value, 0) is { Constant: null }
            ? PathTest.Of(false)
            : Of(value, 0);
    }

    /// <summary>Any expression that is true or false.</summary>
    public PathTest Of(IOperation operation) => Of(operation, 0);

    /// <summary>Whether the block stands in a region of this kind.</summary>
    public static bool IsIn(ControlFlowRegionKind kind, BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConditionalAccess(SyntaxNode syntax) => syntax.Parent is ConditionalAccessExpressionSyntax access && access.Expression == syntax;

    private PathTest Of(IOperation operation, int depth)
    {
        operation = PathKeys.Plain(operation);
        if (depth > MaxDepth)
        {
            return PathTest.None;
        }

        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return PathTest.Of(constant);
        }

        switch (operation)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negation:
                return Of(negation.Operand, depth + 1).Not();
            case IIsNullOperation test:
                return OfNull(test.Operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                return OfEquality(equality, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality:
                return OfEquality(inequality, depth).Not();
            case IIsPatternOperation pattern:
                return OfPattern(pattern.Value, pattern.Pattern, depth);
            case IIsTypeOperation test:
                return (keys.IsException(test.ValueOperand) ? PathTest.OfException(test.TypeOperand) : OfText(test.ValueOperand, " is " + test.TypeOperand.Name)) is var found && test.IsNegated ? found.Not() : found;
            default:
                return PathTest.Of(keys.Of(operation));
        }
    }

    private PathTest OfEquality(IBinaryOperation equality, int depth)
    {
        var (left, right) = (PathKeys.Plain(equality.LeftOperand), PathKeys.Plain(equality.RightOperand));
        if (left.ConstantValue.HasValue)
        {
            (left, right) = (right, left);
        }

        if (!right.ConstantValue.HasValue)
        {
            return equality.OperatorMethod is null ? PathTest.Of(keys.Of(equality)) : PathTest.None;
        }

        return right.ConstantValue.Value switch
        {
            null => OfNull(left),
            true => Of(left, depth + 1),
            false when left.Type?.SpecialType == SpecialType.System_Boolean => Of(left, depth + 1).Not(),
            var value => OfValue(left, value),
        };
    }

    private PathTest OfNull(IOperation operand) => PathKeys.Plain(operand) is { ConstantValue: { HasValue: true, Value: null } } ? PathTest.Of(true) : OfText(operand, Null(""));

    private PathTest OfValue(IOperation operand, object value) =>
        keys.Of(operand) is { } key ? PathTest.Of(key.Append("==" + Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)), key.Text) : PathTest.None;

    private PathTest OfText(IOperation operand, string text) => PathTest.Of(keys.Of(operand)?.Append(text));

    private PathTest OfPattern(IOperation value, IPatternOperation pattern, int depth)
    {
        if (depth > MaxDepth)
        {
            return PathTest.None;
        }

        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return OfPattern(value, negated.Pattern, depth + 1).Not();
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant }:
                return constant.Value switch
                {
                    null => OfNull(value),
                    true => Of(value, depth + 1),
                    false => Of(value, depth + 1).Not(),
                    var given => OfValue(value, given),
                };
            case IDiscardPatternOperation:
                return PathTest.Of(true);
            case ITypePatternOperation type:
                return OfType(value, type.MatchedType);
            case IDeclarationPatternOperation { MatchedType: { } matched }:
                return OfType(value, matched);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } recursive:
                return OfType(value, recursive.MatchedType);
            case IBinaryPatternOperation binary when keys.IsException(value):
                return OfExceptions(value, binary, depth);
            default:
                return OfText(value, " is " + pattern.Syntax);
        }
    }

    private PathTest OfType(IOperation value, ITypeSymbol type)
    {
        if (keys.IsException(value))
        {
            return PathTest.OfException(type);
        }

        // "is { }" and "is SettleResponse r" of a SettleResponse ask for null only.
        var plain = PathKeys.Plain(value);
        return SymbolEqualityComparer.Default.Equals(plain.Type, type) ? OfNull(value).Not() : OfText(value, " is " + type.Name);
    }

    /// <summary><c>ex is TaskCanceledException or OperationCanceledException</c>: alike where both are cancellations, else unknown.</summary>
    private PathTest OfExceptions(IOperation value, IBinaryPatternOperation pattern, int depth)
    {
        if (pattern.OperatorKind != BinaryOperatorKind.Or)
        {
            return PathTest.None;
        }

        var left = OfPattern(value, pattern.LeftPattern, depth + 1);
        var right = OfPattern(value, pattern.RightPattern, depth + 1);
        if (left is not { ExceptionType: { } first, IsNegated: false } || right is not { ExceptionType: { } second, IsNegated: false })
        {
            return PathTest.None;
        }

        var firstCancels = Thrown.Of(first, isExact: false).IsCancellation;
        return firstCancels != Thrown.Of(second, isExact: false).IsCancellation ? PathTest.None : firstCancels && first.Name != "OperationCanceledException" ? right : left;
    }
}
