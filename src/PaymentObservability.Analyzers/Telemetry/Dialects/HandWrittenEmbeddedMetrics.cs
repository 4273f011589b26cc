using System.Collections.Concurrent;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// The embedded metric format written by hand: anonymous objects, dictionaries, JSON nodes and own types with an <c>_aws</c> member, and
/// JSON text. Making such a thing counts as writing it. One whose metrics cannot be read may record any metric.
/// </summary>
internal sealed class HandWrittenEmbeddedMetrics : ITelemetryDialect
{
    private const string Root = "_aws";

    private readonly CodeReader reader;
    private readonly JsonShapes shapes;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> rootTypes = new(SymbolEqualityComparer.Default);

    private HandWrittenEmbeddedMetrics(CodeReader reader)
    {
        this.reader = reader;
        shapes = new JsonShapes(reader);
    }

    public string Name => "EMF";

    public static ITelemetryDialect? Create(CodeReader reader) => new HandWrittenEmbeddedMetrics(reader);

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IAnonymousObjectCreationOperation:
            case IObjectCreationOperation { Type: { } type } when rootTypes.GetOrAdd(type.OriginalDefinition, static type => JsonShapes.HasMember(type, Root)):
                ReadRoot(operation, signals);
                break;
            case ILiteralOperation or IFieldReferenceOperation or IInterpolatedStringOperation or IBinaryOperation
                when operation.Type?.SpecialType == SpecialType.System_String && !IsPartOfText(operation):
                ReadText(operation, signals);
                break;
        }
    }

    private static bool IsPartOfText(IOperation operation) =>
        operation.Parent is IInterpolatedStringTextOperation or IInterpolationOperation or IFieldInitializerOperation
            or IBinaryOperation { Type.SpecialType: SpecialType.System_String };

    private void ReadText(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } })
        {
            return;
        }

        if (operation is not IInterpolatedStringOperation and not IBinaryOperation && reader.Texts.Read(operation).Single == Root)
        {
            ReadKey(operation, signals);
            return;
        }

        if (EmbeddedMetricsText.Read(operation, reader, Name) is { } found)
        {
            foreach (var signal in found)
            {
                signals.Add(signal);
            }
        }
    }

    /// <summary>The text <c>_aws</c> by itself: a key in whatever is being built.</summary>
    private void ReadKey(IOperation key, ICollection<Signal> signals)
    {
        if (key.Parent is not IArgumentOperation argument)
        {
            return;
        }

        switch (argument.Parent)
        {
            case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } indexer when assignment.Target == indexer:
                ReadDirectives(assignment.Value, RootOf(indexer.Instance), assignment.Syntax, signals);
                break;
            case IInvocationOperation { Arguments.Length: 2 } call when IsFirst(argument, call):
                ReadDirectives(call.Arguments[1].Value, RootOf(call.Instance), call.Syntax, signals);
                break;
            case IInvocationOperation { TargetMethod.Name: var name } call when name.StartsWith("Write", StringComparison.Ordinal):
                // Utf8JsonWriter and the like: the rest is spread over many calls.
                ReadWriter(call, signals);
                break;
        }
    }

    /// <summary>What is written under <c>Name</c> in the same body are metrics; where nothing is, they may be any.</summary>
    private void ReadWriter(IInvocationOperation start, ICollection<Signal> signals)
    {
        IOperation body = start;
        while (body.Parent is { } parent && body is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            body = parent;
        }

        var nameSpace = ConstantText.Unknown;
        var names = new List<IInvocationOperation>();
        foreach (var operation in body.Descendants())
        {
            if (operation is IInvocationOperation { Arguments.Length: 2, TargetMethod.Name: "WriteString" or "WriteStringValue" } call
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, start.TargetMethod.ContainingType))
            {
                switch (reader.Texts.Read(call.Arguments[0].Value).Single)
                {
                    case "Namespace":
                        nameSpace = reader.Texts.Read(call.Arguments[1].Value);
                        break;
                    case "Name":
                        names.Add(call);
                        break;
                }
            }
        }

        foreach (var call in names)
        {
            var name = call.Arguments[1].Value;
            signals.Add(new MetricSignal(call.Syntax, Name) { Name = reader.Texts.Read(name), NameSyntax = reader.Texts.Literal(name), Namespace = nameSpace, HasOtherDimensions = true });
        }

        if (names.Count == 0)
        {
            signals.Add(new MetricSignal(start.Syntax, Name));
        }
    }

    private static bool IsFirst(IArgumentOperation argument, IInvocationOperation call) =>
        argument.Parameter?.Ordinal == 0 && call.TargetMethod.Name is "Add" or "TryAdd";

    /// <summary>The object that an indexer or <c>Add</c> fills.</summary>
    private IOperation? RootOf(IOperation? instance)
    {
        if (instance is not IInstanceReferenceOperation)
        {
            var origins = reader.Origins.Of(instance);
            return origins.Length == 1 ? origins[0] : null;
        }

        while (instance is not (null or IObjectCreationOperation))
        {
            instance = instance.Parent;
        }

        return instance;
    }

    private void ReadRoot(IOperation creation, ICollection<Signal> signals)
    {
        var seen = false;
        foreach (var member in shapes.Members(creation))
        {
            if (member.Name == Root)
            {
                seen = true;
                ReadDirectives(member.Value, creation, creation.Syntax, signals);
            }
        }

        if (!seen && creation is IObjectCreationOperation)
        {
            // Given by a constructor or a factory.
            signals.Add(new MetricSignal(creation.Syntax, Name));
        }
    }

    private void ReadDirectives(IOperation aws, IOperation? root, SyntaxNode syntax, ICollection<Signal> signals)
    {
        var count = signals.Count;
        foreach (var directives in shapes.Values(aws, "CloudWatchMetrics"))
        {
            foreach (var directive in shapes.Elements(directives))
            {
                ReadDirective(directive, root, signals);
            }
        }

        if (signals.Count == count)
        {
            signals.Add(new MetricSignal(syntax, Name));
        }
    }

    private void ReadDirective(IOperation directive, IOperation? root, ICollection<Signal> signals)
    {
        var nameSpace = ConstantText.Unknown;
        foreach (var value in shapes.Values(directive, "Namespace"))
        {
            nameSpace = reader.Texts.Read(value);
        }

        var dimensions = Dimensions(directive, root);
        var sets = dimensions.IsComplete ? Sets(directive) : ImmutableArray<DimensionShape>.Empty;
        foreach (var metrics in shapes.Values(directive, "Metrics"))
        {
            foreach (var metric in shapes.Elements(metrics))
            {
                IOperation? name = null;
                foreach (var value in shapes.Values(metric, "Name"))
                {
                    name = value;
                }

                IOperation? unit = null;
                foreach (var value in shapes.Values(metric, "Unit"))
                {
                    unit = value;
                }

                var text = reader.Texts.Read(name);
                signals.Add(new MetricSignal(metric.Syntax, Name)
                {
                    Name = text,
                    NameSyntax = reader.Texts.Literal(name),
                    Namespace = nameSpace,
                    Unit = unit is null ? "None" : MetricUnits.Read(unit, reader.Texts),
                    UnitSource = unit,
                    Dimensions = dimensions.Items,
                    HasOtherDimensions = !dimensions.IsComplete,
                    Shapes = sets,
                    Value = RootValue(root, text),
                });
            }
        }
    }

    private DimensionList Dimensions(IOperation directive, IOperation? root)
    {
        var found = ImmutableArray.CreateBuilder<MetricDimension>();
        var isComplete = true;
        foreach (var sets in shapes.Values(directive, "Dimensions"))
        {
            isComplete &= shapes.IsReadable(sets);
            foreach (var set in shapes.Elements(sets))
            {
                isComplete &= shapes.IsReadable(set);
                foreach (var name in shapes.Elements(set))
                {
                    var text = reader.Texts.Read(name);
                    found.Add(new MetricDimension(text, RootValue(root, text), name.Syntax));
                }
            }
        }

        return new DimensionList(found.ToImmutable(), isComplete);
    }

    /// <summary>The sets of names, each by itself; without any the metric is recorded without dimensions. None where one cannot be told.</summary>
    private ImmutableArray<DimensionShape> Sets(IOperation directive)
    {
        var found = ImmutableArray.CreateBuilder<DimensionShape>();
        foreach (var sets in shapes.Values(directive, "Dimensions"))
        {
            foreach (var set in shapes.Elements(sets))
            {
                var names = new List<string>();
                var isCertain = reader.Origins.Of(set).Length == 1;
                foreach (var name in shapes.Elements(set))
                {
                    if (reader.Texts.Read(name).Single is not { } text)
                    {
                        return ImmutableArray<DimensionShape>.Empty;
                    }

                    isCertain &= set.Syntax.Span.Contains(name.Syntax.Span);
                    names.Add(text);
                }

                found.Add(isCertain ? DimensionShape.Of(names) : DimensionShape.None.Maybe(names));
            }
        }

        return found.Count == 0 ? ImmutableArray.Create(DimensionShape.None) : found.ToImmutable();
    }

    /// <summary>The value at the root that a metric or dimension names.</summary>
    private IOperation? RootValue(IOperation? root, ConstantText name)
    {
        if (root is null)
        {
            return null;
        }

        var values = name.Single is { } key ? shapes.Values(root, key) : name.Parameter is { } parameter ? shapes.Values(root, parameter) : Array.Empty<IOperation>();
        foreach (var value in values)
        {
            return CodeReader.Plain(value);
        }

        return null;
    }
}
