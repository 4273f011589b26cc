using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>Writes the expressions of one graph as keys. A local that is assigned once stands for what it was assigned.</summary>
internal sealed class PathKeys
{
    private const int MaxDepth = 12;

    private readonly Dictionary<ISymbol, int> locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation?> definitions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation?> captures = new();
    private readonly HashSet<ISymbol> assignedElsewhere;
    private readonly HashSet<ISymbol> exceptions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> assignedAgain = new();

    /// <summary>Looks through a graph.</summary>
    /// <param name="operations">All operations of the graph.</param>
    /// <param name="assignedElsewhere">Variables that lambdas and local functions assign: nothing is known of them.</param>
    public PathKeys(IEnumerable<IOperation> operations, HashSet<ISymbol> assignedElsewhere)
    {
        this.assignedElsewhere = assignedElsewhere;
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                    Define(definitions, local, assignment.Value);
                    if (assignment.Value is ICaughtExceptionOperation)
                    {
                        exceptions.Add(local);
                    }

                    break;
                case IFlowCaptureOperation capture:
                    Define(captures, capture.Id, capture.Value);
                    break;
                case IParameterReferenceOperation or ILocalReferenceOperation when IsWritten(operation):
                    Define(definitions, SymbolOf(operation)!, null);
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                    Define(definitions, declared, null);
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                    Define(definitions, declared, null);
                    break;
            }
        }

        foreach (var pair in definitions)
        {
            if (pair.Value is null)
            {
                assignedAgain.Add(Name(pair.Key));
            }
        }
    }

    /// <summary>Whether the operation is the variable of a catch clause.</summary>
    public bool IsException(IOperation operation) => Plain(operation) is ILocalReferenceOperation { Local: var local } && exceptions.Contains(local);

    /// <summary>The key of an expression; null where evaluating it twice may give different values.</summary>
    public PathKey? Of(IOperation? operation) => Of(operation, 0);

    /// <summary>The key of what is assigned to, never of what it stands for.</summary>
    public string? OfTarget(IOperation target) => target switch
    {
        ILocalReferenceOperation local => Name(local.Local),
        IParameterReferenceOperation parameter => Name(parameter.Parameter),
        IFlowCaptureReferenceOperation reference => Name(reference.Id),
        _ => Of(target)?.Text,
    };

    /// <summary>The key of a capture.</summary>
    public static string Name(CaptureId id) => "#" + id.GetHashCode().ToString(CultureInfo.InvariantCulture);

    /// <summary>The operation without conversions that keep the value.</summary>
    public static IOperation Plain(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static void Define<TKey>(Dictionary<TKey, IOperation?> definitions, TKey key, IOperation? value) => definitions[key] = definitions.ContainsKey(key) ? null : value;

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Whether a variable is changed where it stands, other than by a plain assignment of a local.</summary>
    private static bool IsWritten(IOperation operation) => operation.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == operation && operation is IParameterReferenceOperation,
        ICompoundAssignmentOperation compound => compound.Target == operation,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IDeclarationExpressionOperation => true,
        IAddressOfOperation => true,
        _ => false,
    };

    private PathKey? Of(IOperation? operation, int depth)
    {
        if (operation is null || depth > MaxDepth)
        {
            return null;
        }

        operation = Plain(operation);
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return new PathKey("=" + Convert.ToString(constant.Value ?? "null", CultureInfo.InvariantCulture), ImmutableArray<string>.Empty);
        }

        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                return assignedElsewhere.Contains(local) ? null : Defined(definitions, local, depth) ?? Leaf(Name(local));
            case IParameterReferenceOperation { Parameter: var parameter }:
                return assignedElsewhere.Contains(parameter) ? null : Leaf(Name(parameter));
            case IFlowCaptureReferenceOperation reference:
                return Defined(captures, reference.Id, depth) ?? Leaf(Name(reference.Id));
            case IInstanceReferenceOperation:
                return Leaf("this");
            case IFieldReferenceOperation field:
                return Member(field.Instance, field.Field, depth);
            case IPropertyReferenceOperation { Arguments.IsEmpty: true, IsImplicit: false } property: // An implicit one is an enumerator's.
                return Member(property.Instance, property.Property, depth);
            case IInvocationOperation call when IsQuestion(call):
                return Call(call, depth);
            case IBinaryOperation { OperatorMethod: null } binary:
                return Of(binary.LeftOperand, depth + 1) is { } left && Of(binary.RightOperand, depth + 1) is { } right
                    ? new PathKey("(" + left.Text + " " + binary.OperatorKind + " " + right.Text + ")", left.Parts.AddRange(right.Parts))
                    : null;
            default:
                return null;
        }
    }

    private PathKey? Defined<TKey>(Dictionary<TKey, IOperation?> from, TKey key, int depth)
    {
        if (!from.TryGetValue(key, out var definition) || definition is null || Of(definition, depth + 1) is not { } value)
        {
            return null;
        }

        foreach (var part in value.Parts)
        {
            // What it was made of may have changed since.
            if (assignedAgain.Contains(part))
            {
                return null;
            }
        }

        return value;
    }

    private PathKey? Member(IOperation? instance, ISymbol member, int depth)
    {
        if (instance is null)
        {
            return Leaf(member.ContainingType?.Name + "." + member.Name);
        }

        if (Of(instance, depth + 1) is not { } owner)
        {
            return null;
        }

        var text = owner.Text + "." + member.Name;
        return new PathKey(text, owner.Parts.Add(text));
    }

    private PathKey? Call(IInvocationOperation call, int depth)
    {
        var key = call.Instance is null ? new PathKey(call.TargetMethod.ContainingType?.Name ?? "", ImmutableArray<string>.Empty) : Of(call.Instance, depth + 1);
        if (key is not { } owner)
        {
            return null;
        }

        var text = owner.Text + "." + call.TargetMethod.Name + "(";
        var parts = owner.Parts;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out || Of(argument.Value, depth + 1) is not { } value)
            {
                return null;
            }

            text += value.Text + ",";
            parts = parts.AddRange(value.Parts);
        }

        return new PathKey(text + ")", parts);
    }

    /// <summary>A method that by its name only looks: <c>result.IsSuccess()</c>, <c>string.IsNullOrEmpty(x)</c>, <c>failures.Any()</c>.</summary>
    private static bool IsQuestion(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        return !call.IsImplicit
            && call.Type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32
            && (name is "Any" or "Contains" or "ContainsKey" or "Equals" or "StartsWith" or "EndsWith" or "Count"
                || name.StartsWith("Is", StringComparison.Ordinal) || name.StartsWith("Has", StringComparison.Ordinal) || name.StartsWith("Can", StringComparison.Ordinal));
    }

    private static PathKey Leaf(string name) => new(name, ImmutableArray.Create(name));

    private string Name(ISymbol symbol)
    {
        if (!locals.TryGetValue(symbol, out var number))
        {
            locals.Add(symbol, number = locals.Count);
        }

        return "$" + number.ToString(CultureInfo.InvariantCulture);
    }
}
