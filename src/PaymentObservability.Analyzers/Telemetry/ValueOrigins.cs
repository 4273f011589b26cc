using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// From where a value comes: follows locals, fields, properties, source methods, conditions and conversions to the expressions that make
/// it. What cannot be followed stands for itself, so that no possible origin is ever left out. Takes no notice of the order of statements.
/// </summary>
internal sealed class ValueOrigins
{
    // Far above what names and requests in real code need; a longer way is as good as unknown.
    private const int MaxSteps = 300;

    public ValueOrigins(Compilation compilation, Func<SyntaxTree, SemanticModel> models) => Members = new MemberValues(compilation, models);

    /// <summary>What members hold.</summary>
    public MemberValues Members { get; }

    /// <summary>Where the bodies' variables are named.</summary>
    public VariableUses Uses { get; } = new();

    /// <summary>Every expression whose value this may be; empty for null only.</summary>
    public ImmutableArray<IOperation> Of(IOperation? value)
    {
        if (value is null)
        {
            return ImmutableArray<IOperation>.Empty;
        }

        if (value.ConstantValue.HasValue)
        {
            return ImmutableArray.Create(value);
        }

        var walk = new Walk(this);
        return walk.From(value);
    }

    /// <summary>Whether the body that names the parameter also assigns it.</summary>
    public bool IsReassigned(IParameterReferenceOperation reference)
    {
        var writes = Uses.Writes(reference.Parameter, reference);
        return writes.IsDefault || !writes.IsEmpty;
    }

    private sealed class Walk
    {
        private readonly ValueOrigins origins;
        private readonly Stack<IOperation> open = new();
        private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<ISymbol, IOperation> arguments = new(SymbolEqualityComparer.Default);
        private readonly ImmutableArray<IOperation>.Builder found = ImmutableArray.CreateBuilder<IOperation>();

        public Walk(ValueOrigins origins) => this.origins = origins;

        public ImmutableArray<IOperation> From(IOperation value)
        {
            open.Push(value);
            for (var steps = 0; open.Count > 0; steps++)
            {
                if (steps == MaxSteps)
                {
                    return ImmutableArray.Create(value);
                }

                var operation = open.Pop();
                if (operation.ConstantValue.HasValue || !Follow(operation))
                {
                    found.Add(operation);
                }
            }

            return found.Count == 0 ? ImmutableArray.Create(value) : found.ToImmutable();
        }

        /// <summary>Opens what the operation's value comes from; false where it is an origin itself.</summary>
        private bool Follow(IOperation operation) => operation switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Open(conversion.Operand),
            IParenthesizedOperation parenthesized => Open(parenthesized.Operand),
            IAwaitOperation awaited => Open(awaited.Operation),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => Open(conditional.WhenTrue, whenFalse),
            ICoalesceOperation coalesce => Open(coalesce.Value, coalesce.WhenNull),
            ISwitchExpressionOperation choice => OpenArms(choice),
            ISimpleAssignmentOperation { IsRef: false } assignment => Open(assignment.Value),
            ICoalesceAssignmentOperation assignment => Open(assignment.Target, assignment.Value),
            IConditionalAccessInstanceOperation instance => Receiver(instance) is { } receiver && Open(receiver),
            IConditionalAccessOperation access => Open(access.WhenNotNull),
            IThrowOperation => true,
            ILocalReferenceOperation { Local.RefKind: RefKind.None } local => OpenAll(local.Local, origins.Uses.Writes(local.Local, local)),
            IParameterReferenceOperation parameter => arguments.TryGetValue(parameter.Parameter.OriginalDefinition, out var argument)
                && !origins.IsReassigned(parameter) && Open(argument),
            IFieldReferenceOperation field => OpenAll(field.Field.OriginalDefinition, origins.Members.Of(field.Field)),
            IPropertyReferenceOperation property => OpenAll(property.Property.OriginalDefinition, origins.Members.Of(property.Property)),
            IInvocationOperation call => OpenCall(call),
            _ => false,
        };

        private bool Open(IOperation operation)
        {
            open.Push(operation);
            return true;
        }

        private bool Open(IOperation first, IOperation second)
        {
            open.Push(second);
            open.Push(first);
            return true;
        }

        private bool OpenArms(ISwitchExpressionOperation choice)
        {
            for (var i = choice.Arms.Length - 1; i >= 0; i--)
            {
                open.Push(choice.Arms[i].Value);
            }

            return true;
        }

        private bool OpenAll(ISymbol symbol, ImmutableArray<IOperation> values)
        {
            if (values.IsDefaultOrEmpty)
            {
                return false;
            }

            if (!visited.Add(symbol))
            {
                // Its values are found or open already.
                return true;
            }

            for (var i = values.Length - 1; i >= 0; i--)
            {
                open.Push(values[i]);
            }

            return true;
        }

        private bool OpenCall(IInvocationOperation call)
        {
            var method = call.TargetMethod.OriginalDefinition;
            if (method.ReturnsVoid || method.MethodKind == MethodKind.DelegateInvoke || visited.Contains(method))
            {
                // Called twice it has two sets of arguments: more than is kept apart here.
                return false;
            }

            var values = origins.Members.Of(method);
            if (values.IsDefaultOrEmpty)
            {
                return false;
            }

            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter)
                {
                    arguments[parameter.OriginalDefinition] = argument.Value;
                }
            }

            return OpenAll(method, values);
        }

        private static IOperation? Receiver(IConditionalAccessInstanceOperation instance)
        {
            IOperation inner = instance;
            while (inner.Parent is { } parent)
            {
                if (parent is IConditionalAccessOperation access && access.WhenNotNull == inner)
                {
                    return access.Operation;
                }

                inner = parent;
            }

            return null;
        }
    }
}
