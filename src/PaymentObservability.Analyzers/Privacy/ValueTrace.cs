using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Privacy;

/// <summary>
/// Follows a value back to where it comes from, in search of what a <see cref="ValueSource"/> knows: through locals, fields, conditions, string building,
/// encoding, serialisation, lookups by key, LINQ, and what a method of the source returns. What masks a value makes it clean; what is not understood is unknown.
/// </summary>
internal sealed class ValueTrace
{
    /// <summary>Far above what real statements need; deeper is as good as unknown.</summary>
    private const int MaxDepth = 40;

    /// <summary>One helper, and what that calls.</summary>
    private const int MaxCalls = 2;

    private readonly CodeReader reader;
    private readonly ValueSource source;
    private readonly ObjectMembers members;

    private readonly bool entersCalls;

    /// <summary>Makes a trace.</summary>
    /// <param name="reader">What code is read with.</param>
    /// <param name="source">What is looked for.</param>
    /// <param name="entersCalls">Whether methods of the source are entered for what they return; not where each of them is judged by itself.</param>
    public ValueTrace(CodeReader reader, ValueSource source, bool entersCalls = true)
    {
        this.reader = reader;
        this.source = source;
        this.entersCalls = entersCalls;
        members = new ObjectMembers(source);
    }

    /// <summary>What is known of a value that is recorded in this way.</summary>
    public Trace Of(IOperation? value, RecordedAs mode) => new Walk(this).Find(value, mode, 0);

    private sealed class Walk
    {
        private readonly ValueTrace trace;
        private readonly HashSet<ISymbol> open = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<ISymbol, IOperation> arguments = new(SymbolEqualityComparer.Default);
        private int calls;

        public Walk(ValueTrace trace) => this.trace = trace;

        private CodeReader Reader => trace.reader;

        private ValueSource Source => trace.source;

        public Trace Find(IOperation? value, RecordedAs mode, int depth)
        {
            if (value is null || value.ConstantValue.HasValue || value is IDefaultValueOperation)
            {
                return Trace.Clean;
            }

            if (depth++ > MaxDepth)
            {
                return Trace.Unknown;
            }

            if (value.Type is { } type && TextTypes.IsHarmless(type) && !(TextTypes.IsNumber(type) && SymbolOf(value) is { } numeric && Source.MayBeNumber(numeric)))
            {
                return Trace.Clean;
            }

            return value switch
            {
                IConversionOperation { OperatorMethod: null } conversion => Find(conversion.Operand, mode, depth),
                IConversionOperation { Type.Name: "StringValues" or "String" or "ReadOnlySpan" or "ReadOnlyMemory" } conversion => Find(conversion.Operand, mode, depth),
                IParenthesizedOperation parenthesized => Find(parenthesized.Operand, mode, depth),
                IAwaitOperation awaited => Find(awaited.Operation, mode, depth),
                IConditionalOperation conditional => Find(conditional.WhenTrue, mode, depth).With(Find(conditional.WhenFalse, mode, depth)),
                ICoalesceOperation coalesce => Find(coalesce.Value, mode, depth).With(Find(coalesce.WhenNull, mode, depth)),
                ISwitchExpressionOperation choice => All(choice.Arms.Select(arm => arm.Value), mode, depth),
                IAssignmentOperation assignment => Find(assignment.Value, mode, depth),
                IThrowOperation => Trace.Clean,
                IConditionalAccessOperation access => Find(access.WhenNotNull, mode, depth),
                IConditionalAccessInstanceOperation instance => Find(Receiver(instance), mode, depth),
                IInterpolatedStringOperation interpolated => All(Holes(interpolated), RecordedAs.Text, depth),
                IInterpolatedStringHandlerCreationOperation handler => Find(handler.Content, mode, depth),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Sum(sum, depth),
                ILocalReferenceOperation local => Local(local, mode, depth),
                IParameterReferenceOperation parameter => Parameter(parameter, mode, depth),
                IFieldReferenceOperation field => Member(field, field.Field, mode, depth),
                IPropertyReferenceOperation property => Property(property, mode, depth),
                IArrayElementReferenceOperation element => Find(element.ArrayReference, mode, depth),
                IImplicitIndexerReferenceOperation indexer => Piece(indexer, mode, depth),
                IInvocationOperation call => Call(call, mode, depth),
                IAnonymousObjectCreationOperation created => All(created.Initializers.OfType<ISimpleAssignmentOperation>().Select(member => member.Value), mode, depth),
                IObjectCreationOperation created => Creation(created, mode, depth),
                IArrayCreationOperation { Initializer: { } initializer } => All(initializer.ElementValues, mode, depth),
                ITupleOperation tuple => All(tuple.Elements, mode, depth),
                { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax } => All(Reader.Objects.Elements(value).Select(element => element.Value), mode, depth),
                _ => Trace.Unknown,
            };
        }

        private Trace All(IEnumerable<IOperation> parts, RecordedAs mode, int depth)
        {
            var all = Trace.Clean;
            foreach (var part in parts)
            {
                all = all.With(Find(part, mode, depth));
            }

            return all;
        }

        // Sums lean to the left and may be long: no recursion.
        private Trace Sum(IBinaryOperation sum, int depth)
        {
            var all = Trace.Clean;
            IOperation rest = sum;
            while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner)
            {
                all = all.With(Find(inner.RightOperand, RecordedAs.Text, depth));
                rest = inner.LeftOperand;
            }

            return all.With(Find(rest, RecordedAs.Text, depth));
        }

        /// <summary>What the values of a variable say; where one of them is unknown, or there is none, its name and type.</summary>
        private Trace Local(ILocalReferenceOperation reference, RecordedAs mode, int depth)
        {
            var local = reference.Local;
            if (!open.Add(local))
            {
                // Its values are being looked at.
                return Trace.Clean;
            }

            try
            {
                if (IsBuilder(local.Type))
                {
                    return Built(local, reference, depth);
                }

                var writes = Reader.Origins.Uses.Writes(local, reference);
                var known = writes.IsDefaultOrEmpty ? Declared(local, reference, depth) : All(writes, mode, depth);
                return known.What is not null || known.IsClean ? known : ByName(local, local.Type, mode);
            }
            finally
            {
                open.Remove(local);
            }
        }

        /// <summary>A variable that is no plain declaration: <c>TryGetValue(key, out var x)</c>, <c>foreach (var x in xs)</c>, <c>is { } x</c>.</summary>
        private Trace Declared(ILocalSymbol local, IOperation near, int depth)
        {
            foreach (var use in Reader.Origins.Uses.Of(local, near))
            {
                for (var outer = use.Parent; outer is not null; outer = outer.Parent)
                {
                    if (outer is IInvocationOperation call && use.Parent is IDeclarationExpressionOperation or IArgumentOperation { Parameter.RefKind: RefKind.Out })
                    {
                        return Looked(call, depth);
                    }

                    if (outer is not (IDeclarationExpressionOperation or IArgumentOperation))
                    {
                        break;
                    }
                }
            }

            return Loop(local, near, depth);
        }

        private Trace Loop(ILocalSymbol local, IOperation near, int depth)
        {
            for (var outer = near.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
                {
                    return Find(loop.Collection, RecordedAs.Field, depth);
                }
            }

            return Trace.Unknown;
        }

        private Trace Parameter(IParameterReferenceOperation reference, RecordedAs mode, int depth)
        {
            var parameter = reference.Parameter;
            if (arguments.TryGetValue(parameter.OriginalDefinition, out var argument))
            {
                arguments.Remove(parameter.OriginalDefinition);
                var passed = Find(argument, mode, depth);
                arguments[parameter.OriginalDefinition] = argument;
                return passed;
            }

            if (!open.Add(parameter))
            {
                return Trace.Clean;
            }

            var writes = Reader.Origins.Uses.Writes(parameter, reference);
            var known = writes.IsDefaultOrEmpty ? Trace.Unknown : All(writes, mode, depth);
            open.Remove(parameter);
            return known.What is not null ? known : known.IsClean ? Trace.Unknown : ByName(parameter, parameter.Type, mode);
        }

        private Trace Member(IMemberReferenceOperation reference, ISymbol member, RecordedAs mode, int depth)
        {
            var type = reference.Type!;
            if (!open.Add(member.OriginalDefinition))
            {
                return Trace.Clean;
            }

            var values = Reader.Origins.Members.Of(member);
            var known = values.IsDefaultOrEmpty ? Trace.Unknown : All(values, mode, depth);
            open.Remove(member.OriginalDefinition);
            return known.What is not null || known.IsClean ? known : ByName(member, type, mode);
        }

        private Trace Property(IPropertyReferenceOperation property, RecordedAs mode, int depth)
        {
            if (Source.OfMember(property, mode) is { } what)
            {
                return Trace.Of(what);
            }

            if (property.Property.IsIndexer)
            {
                return Looked(property.Instance, property.Arguments, mode, depth);
            }

            var known = Member(property, property.Property, mode, depth);
            if (known.What is null && property.Instance is { } instance && property.Property.Name is "Value" or "Values" or "Parameter" or "Text" or "Result")
            {
                // A pair's, header's or task's value.
                return Find(instance, RecordedAs.Field, depth);
            }

            return known;
        }

        private Trace ByName(ISymbol symbol, ITypeSymbol type, RecordedAs mode)
        {
            if (Masking.IsNamed(symbol.Name))
            {
                return Trace.Clean;
            }

            return Trace.OfName(Source.OfSymbol(symbol, type) ?? Source.OfType(type, mode) ?? (Source.LooksInside ? trace.members.Find(type, mode) : null));
        }

        private Trace Piece(IImplicitIndexerReferenceOperation indexer, RecordedAs mode, int depth) => Masking.IsShort(indexer.Argument) switch
        {
            true => Trace.Clean,
            false => Find(indexer.Instance, mode, depth),
            null => Trace.Unknown,
        };

        private Trace Call(IInvocationOperation call, RecordedAs mode, int depth)
        {
            var method = call.TargetMethod;
            if (Masking.Masks(call))
            {
                return Trace.Clean;
            }

            if (Source.OfCall(call) is { } what)
            {
                return Trace.Of(what);
            }

            if (method.Name == "ToString" && call.Instance is { } itself)
            {
                return IsBuilder(itself.Type) && itself is not ILocalReferenceOperation ? Chain(itself, depth) : Find(itself, RecordedAs.Text, depth);
            }

            if (IsBuilder(call.Type))
            {
                return Chain(call, depth);
            }

            if (method.ContainingType is { } type && PassingCalls.Serializes(method))
            {
                return All(call.Arguments.Where(argument => argument.Parameter?.Ordinal == 0).Select(argument => argument.Value), RecordedAs.Object, depth);
            }

            if (PassingCalls.IsQuery(method))
            {
                return Query(call, mode, depth);
            }

            if (PassingCalls.Passes(method))
            {
                var parts = call.Arguments.Where(argument => !IsFormatProvider(argument.Value)).SelectMany(argument => Elements(argument.Value));
                return All(call.Instance is { } instance ? parts.Prepend(instance) : parts, RecordedAs.Text, depth);
            }

            if (PassingCalls.Looks(method))
            {
                var looked = Looked(call, depth);
                if (looked.What is not null || looked.IsClean)
                {
                    return looked;
                }
            }

            return Returned(call, mode, depth);
        }

        /// <summary>What a method of the source gives back, its parameters being what is passed; by its name where that is unknown.</summary>
        private Trace Returned(IInvocationOperation call, RecordedAs mode, int depth)
        {
            var method = call.TargetMethod;
            var values = trace.entersCalls && calls < MaxCalls && open.Add(method.OriginalDefinition) ? Reader.Origins.Members.Of(method) : default;
            var known = Trace.Unknown;
            if (!values.IsDefaultOrEmpty)
            {
                calls++;
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is { } parameter)
                    {
                        arguments[parameter.OriginalDefinition] = argument.Value;
                    }
                }

                known = All(values, mode, depth);
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is { } parameter)
                    {
                        arguments.Remove(parameter.OriginalDefinition);
                    }
                }

                calls--;
            }

            if (!values.IsDefault)
            {
                open.Remove(method.OriginalDefinition);
            }

            if (known.What is not null || known.IsClean)
            {
                return known;
            }

            return call.Type is { } type ? ByName(method, Unwrapped(type), mode) : Trace.Unknown;
        }

        /// <summary>A look-up with the key among the arguments: <c>GetEnvironmentVariable("KEY")</c>, <c>headers.TryGetValue("X-PAYMENT", out var x)</c>.</summary>
        private Trace Looked(IInvocationOperation call, int depth)
        {
            var instance = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
            return Looked(instance, call.Arguments, RecordedAs.Field, depth);
        }

        private Trace Looked(IOperation? instance, ImmutableArray<IArgumentOperation> keys, RecordedAs mode, int depth)
        {
            var isKnown = false;
            foreach (var key in keys)
            {
                var text = key.Value.Type?.SpecialType == SpecialType.System_String ? Reader.Texts.Read(key.Value) : ConstantText.Unknown;
                isKnown |= text.IsKnown;
                foreach (var name in text.Values)
                {
                    if (Source.OfKey(name) is { } what)
                    {
                        return Trace.Of(what);
                    }
                }
            }

            // What another key opens is told by the name it is kept under; an element of a list is a piece of it.
            return isKnown ? Trace.Unknown : instance is not null && keys.All(key => key.Value.Type?.SpecialType == SpecialType.System_Int32) ? Find(instance, mode, depth) : Trace.Unknown;
        }

        /// <summary>LINQ over headers and the like: a predicate that names a key picks that one, a selector makes what it returns.</summary>
        private Trace Query(IInvocationOperation call, RecordedAs mode, int depth)
        {
            if (call.Arguments.Length == 0)
            {
                return Trace.Unknown;
            }

            var over = call.Arguments[0].Value;
            var lambda = call.Arguments.Skip(1).Select(argument => Lambda(argument.Value)).LastOrDefault(found => found is not null);
            if (lambda is null)
            {
                return Find(over, mode == RecordedAs.Text ? RecordedAs.Field : mode, depth);
            }

            if (PassingCalls.Picks(call.TargetMethod))
            {
                var names = lambda.Descendants().Where(inner => inner.ConstantValue is { HasValue: true, Value: string }).Select(inner => (string)inner.ConstantValue.Value!).ToList();
                return names.Count == 0 ? Find(over, mode, depth) : Trace.OfName(names.Select(Source.OfKey).FirstOrDefault(what => what is not null)) is { What: not null } named ? named : Trace.Clean;
            }

            if (lambda.Symbol.Parameters.Length == 0 || calls >= MaxCalls)
            {
                return Trace.Unknown;
            }

            calls++;
            var element = lambda.Symbol.Parameters[0];
            arguments[element.OriginalDefinition] = over;
            var results = lambda.Body.Descendants().OfType<IReturnOperation>().Select(result => result.ReturnedValue).Where(result => result is not null);
            var found = All(results!, mode, depth);
            arguments.Remove(element.OriginalDefinition);
            calls--;
            return found;
        }

        private Trace Creation(IObjectCreationOperation created, RecordedAs mode, int depth)
        {
            if (created.Type is { } type && (PassingCalls.Keeps(type) || IsBuilder(type)))
            {
                return All(created.Arguments.Select(argument => argument.Value), mode, depth);
            }

            if (mode == RecordedAs.Text && created.Type is not { IsRecord: true })
            {
                return Trace.Clean;
            }

            // What is given to the object, then and later; members that are not given hold nothing.
            var given = Reader.Objects.Elements(created).Select(element => element.Value)
                .Concat(created.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).Select(argument => argument.Value))
                .Concat(created.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(member => member.Value) ?? Enumerable.Empty<IOperation>());
            return All(given, mode, depth);
        }

        /// <summary>All that is appended to a <c>StringBuilder</c> while a local holds it.</summary>
        private Trace Built(ILocalSymbol local, IOperation near, int depth)
        {
            var all = Trace.Clean;
            foreach (var use in Reader.Origins.Uses.Of(local, near))
            {
                IOperation part = use;
                while (part.Parent is IInvocationOperation append && append.Instance == part && IsBuilder(append.Type))
                {
                    all = all.With(All(append.Arguments.SelectMany(argument => Elements(argument.Value)), RecordedAs.Text, depth));
                    part = append;
                }

                if (use is IVariableDeclaratorOperation declarator && declarator.GetVariableInitializer()?.Value is IObjectCreationOperation created)
                {
                    all = all.With(Creation(created, RecordedAs.Text, depth));
                }
            }

            return all;
        }

        private Trace Chain(IOperation built, int depth)
        {
            var all = Trace.Clean;
            while (built is IInvocationOperation append && append.Instance is { } inner)
            {
                all = all.With(All(append.Arguments.SelectMany(argument => Elements(argument.Value)), RecordedAs.Text, depth));
                built = inner;
            }

            return all.With(Find(built, RecordedAs.Text, depth));
        }

        // A handler, as StringBuilder has one, gets its holes by calls.
        private static IEnumerable<IOperation> Holes(IInterpolatedStringOperation interpolated) => interpolated.Parts.Select(part => part switch
        {
            IInterpolationOperation hole => hole.Expression,
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } append } => append.Arguments[0].Value,
            _ => null,
        }).Where(hole => hole is not null)!;

        private static IEnumerable<IOperation> Elements(IOperation argument)
        {
            var plain = CodeReader.Plain(argument);
            return plain is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : new[] { plain };
        }

        private static IAnonymousFunctionOperation? Lambda(IOperation argument)
        {
            while (argument is IConversionOperation or IDelegateCreationOperation)
            {
                argument = argument is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)argument).Target;
            }

            return argument as IAnonymousFunctionOperation;
        }

        private static bool IsBuilder(ITypeSymbol? type) => type is { Name: "StringBuilder", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } };

        private static bool IsFormatProvider(IOperation argument) => CodeReader.Plain(argument).Type is { Name: "CultureInfo" or "IFormatProvider" or "Encoding" or "UTF8Encoding" };

        private static ITypeSymbol Unwrapped(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

        private static ISymbol? SymbolOf(IOperation value) => value switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            IConversionOperation conversion => SymbolOf(conversion.Operand),
            _ => null,
        };

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
