using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Reads dimensions and tags in every shape that libraries take them: dictionaries, arrays and lists of pairs, tuples, <c>TagList</c>,
/// objects with <c>Name</c> and <c>Value</c>, <c>key:value</c> strings. What cannot be told is left out and makes the list incomplete.
/// </summary>
internal sealed class DimensionReader
{
    private const int MaxDepth = 4;

    private readonly ConstantReader texts;
    private readonly ObjectReader objects;

    public DimensionReader(ConstantReader texts, ObjectReader objects)
    {
        this.texts = texts;
        this.objects = objects;
    }

    /// <summary>One dimension given as name and value.</summary>
    public MetricDimension Pair(IOperation? name, IOperation? value, SyntaxNode syntax) =>
        new(texts.Read(name), value is null ? null : CodeReader.Plain(value), syntax);

    /// <summary>All dimensions of a collection, pair or object.</summary>
    public DimensionList Read(IOperation? value)
    {
        var found = new Builder();
        Read(value, found, 0);
        return found.ToList();
    }

    /// <summary>All dimensions that a created object's property holds.</summary>
    public DimensionList ReadProperty(IOperation creation, string property)
    {
        var found = new Builder();
        var count = 0;
        foreach (var value in objects.PropertyValues(creation, property))
        {
            found.IsCertain &= count++ == 0 && IsInside(value, creation);
            Read(value, found, 0);
        }

        foreach (var element in objects.PropertyAdditions(creation, property))
        {
            found.IsCertain &= IsInside(element.Value, creation);
            Add(element, found, 0);
        }

        return found.ToList();
    }

    private void Read(IOperation? value, Builder found, int depth)
    {
        if (depth > MaxDepth)
        {
            found.IsComplete = false;
            return;
        }

        var origins = texts.Origins.Of(value);
        found.IsCertain &= origins.Length == 1;
        foreach (var origin in origins)
        {
            switch (origin)
            {
                case ITupleOperation { Elements.Length: 2 } tuple:
                    found.Add(Pair(tuple.Elements[0], tuple.Elements[1], tuple.Syntax));
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" }, Arguments.Length: 2 } call:
                    found.Add(Pair(call.Arguments[0].Value, call.Arguments[1].Value, call.Syntax));
                    break;
                case IInvocationOperation { Instance: { } instance } fluent when fluent.Type is { } type && type.Equals(instance.Type, SymbolEqualityComparer.Default):
                    // set.AddRange(other) and the like return what they are called on.
                    found.IsCertain = false;
                    Read(instance, found, depth + 1);
                    break;
                case IObjectCreationOperation creation:
                    ReadCreation(creation, found, depth);
                    break;
                case var none when IsNothing(none):
                    break;
                case var text when text.Type?.SpecialType == SpecialType.System_String:
                    ReadTag(text, found);
                    break;
                case var collection when ObjectReader.IsCollectionCreation(collection):
                    ReadElements(collection, found, depth);
                    break;
                default:
                    found.IsComplete = false;
                    break;
            }
        }
    }

    private void ReadCreation(IObjectCreationOperation creation, Builder found, int depth)
    {
        if (creation.Arguments.Length == 2 && creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String)
        {
            // KeyValuePair, DimensionSet and the like: new(name, value).
            found.Add(Pair(creation.Arguments[0].Value, creation.Arguments[1].Value, creation.Syntax));
        }
        else
        {
            foreach (var argument in creation.Arguments)
            {
                if (argument.Value.Type?.SpecialType != SpecialType.System_Int32)
                {
                    // A collection to copy; a number is a capacity.
                    Read(argument.Value, found, depth + 1);
                }
            }
        }

        IOperation? name = null;
        foreach (var given in objects.PropertyValues(creation, "Name"))
        {
            name = given;
        }

        if (name is null)
        {
            ReadElements(creation, found, depth);
            return;
        }

        IOperation? value = null;
        foreach (var given in objects.PropertyValues(creation, "Value"))
        {
            value = given;
        }

        found.Add(Pair(name, value, creation.Syntax));
    }

    private void ReadElements(IOperation collection, Builder found, int depth)
    {
        foreach (var element in objects.Elements(collection))
        {
            // What a later statement adds may be under a condition.
            found.IsCertain &= IsInside(element.Value, collection) && !element.IsSpread;
            Add(element, found, depth);
        }
    }

    private static bool IsInside(IOperation part, IOperation whole) => whole.Syntax.SyntaxTree == part.Syntax.SyntaxTree && whole.Syntax.Span.Contains(part.Syntax.Span);

    private void Add(CollectionElement element, Builder found, int depth)
    {
        if (element.Key is null)
        {
            Read(element.Value, found, depth + 1);
        }
        else
        {
            found.Add(Pair(element.Key, element.Value, element.Key.Syntax.Parent ?? element.Key.Syntax));
        }
    }

    /// <summary>Null, <c>default</c> and empty collections give no dimension.</summary>
    private static bool IsNothing(IOperation origin) => origin switch
    {
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.Name: "Array" or "Enumerable" } } => true,
        _ => false,
    };

    /// <summary>A tag written as <c>key:value</c>, its value perhaps a hole: <c>$"wallet:{address}"</c>.</summary>
    private void ReadTag(IOperation tag, Builder found)
    {
        var text = texts.Read(tag).Single ?? Head(tag);
        var colon = text?.IndexOf(':') ?? -1;
        if (colon > 0)
        {
            found.Add(new MetricDimension(ConstantText.Of(text!.Substring(0, colon)), LastHole(tag) ?? tag, tag.Syntax));
        }
        else
        {
            found.IsComplete = false;
        }
    }

    /// <summary>The constant text that a tag starts with.</summary>
    private string? Head(IOperation tag) => tag switch
    {
        IInterpolatedStringOperation { Parts.Length: > 0 } interpolated when interpolated.Parts[0] is IInterpolatedStringTextOperation text => texts.Read(text.Text).Single,
        IInterpolatedStringOperation { Parts.Length: > 1 } interpolated
            when interpolated.Parts[0] is IInterpolationOperation hole && texts.Read(hole.Expression).Single is { } key
            && interpolated.Parts[1] is IInterpolatedStringTextOperation text => key + texts.Read(text.Text).Single,
        IBinaryOperation sum => texts.Read(sum.LeftOperand).Single ?? Head(sum.LeftOperand),
        _ => null,
    };

    private static IOperation? LastHole(IOperation tag) => tag switch
    {
        IInterpolatedStringOperation { Parts.Length: > 0 } interpolated =>
            interpolated.Parts[interpolated.Parts.Length - 1] is IInterpolationOperation hole ? CodeReader.Plain(hole.Expression) : null,
        IBinaryOperation sum => CodeReader.Plain(sum.RightOperand),
        _ => null,
    };

    private sealed class Builder
    {
        private readonly ImmutableArray<MetricDimension>.Builder items = ImmutableArray.CreateBuilder<MetricDimension>();

        public bool IsComplete { get; set; } = true;

        public bool IsCertain { get; set; } = true;

        public void Add(MetricDimension dimension) => items.Add(dimension);

        public DimensionList ToList() => new(items.ToImmutable(), IsComplete) { IsCertain = IsCertain };
    }
}
