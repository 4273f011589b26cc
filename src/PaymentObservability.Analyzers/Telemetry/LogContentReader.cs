using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>Reads messages, templates with their arguments, and objects that are logged whole. What every dialect of logs shares.</summary>
internal sealed class LogContentReader
{
    private readonly CodeReader reader;
    private readonly JsonShapes shapes;

    public LogContentReader(CodeReader reader)
    {
        this.reader = reader;
        shapes = new JsonShapes(reader);
    }

    /// <summary>A template and what fills its holes, given as single arguments or as one array.</summary>
    /// <param name="template">The template; where it is no text, the object that is logged.</param>
    /// <param name="arguments">What fills the holes; default where that cannot be told.</param>
    public LogContent Template(IOperation? template, ImmutableArray<IOperation> arguments)
    {
        var source = template is null ? null : CodeReader.Plain(template);
        var message = reader.Texts.Read(source);
        if (!message.IsKnown && arguments is { IsDefault: false, IsEmpty: true })
        {
            // Without arguments nothing in it is a hole; but the text may be a whole JSON line.
            return Line(source);
        }

        if (!message.IsKnown)
        {
            return PartlyKnown(message, source, arguments);
        }

        var fields = ImmutableArray.CreateBuilder<LogField>();
        foreach (var text in message.Values)
        {
            AddHoles(LogTemplate.Parse(text), arguments, fields);
        }

        return new LogContent(message, source, fields.ToImmutable(), HasOtherFields: false);
    }

    /// <summary><c>phrase + ": {duration} ms"</c>: where the parts that are known have a hole for each argument, the others have none.</summary>
    private LogContent PartlyKnown(ConstantText message, IOperation? source, ImmutableArray<IOperation> arguments)
    {
        var fields = ImmutableArray.CreateBuilder<LogField>();
        var origins = reader.Origins.Of(source);
        if (!arguments.IsDefault && origins.Length == 1 && origins[0] is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
        {
            AddHoles(LogTemplate.Parse(string.Concat(Leaves(sum).Select(leaf => reader.Texts.Read(leaf).Single ?? ""))), arguments, fields);
        }

        var isWhole = fields.Count > 0 && fields.Count == arguments.Length;
        return new LogContent(message, source, isWhole ? fields.ToImmutable() : ImmutableArray<LogField>.Empty, HasOtherFields: !isWhole);
    }

    private static IEnumerable<IOperation> Leaves(IOperation sum) =>
        sum is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } binary ? Leaves(binary.LeftOperand).Concat(Leaves(binary.RightOperand)) : new[] { sum };

    /// <summary>A line that is written as it is: plain text, or a JSON line whose members are its fields.</summary>
    public LogContent Line(IOperation? line)
    {
        var source = line is null ? null : CodeReader.Plain(line);
        var fields = ImmutableArray.CreateBuilder<LogField>();
        var message = reader.Texts.Read(source);
        var others = false;
        if (source is not null && !message.IsKnown)
        {
            foreach (var origin in reader.Origins.Of(source))
            {
                others |= AddLine(origin, fields);
            }
        }

        if (Member(fields, "message", "msg") is { } spoken)
        {
            message = reader.Texts.Read(spoken);
        }

        return new LogContent(message, source, fields.ToImmutable(), others);
    }

    /// <summary>The fields of an object that is logged whole: an anonymous object, a dictionary, an array of pairs.</summary>
    public LogContent Fields(IOperation? value)
    {
        var fields = ImmutableArray.CreateBuilder<LogField>();
        var others = false;
        if (value is not null)
        {
            foreach (var origin in reader.Origins.Of(value))
            {
                others |= !AddObject(origin, fields);
            }
        }

        return new LogContent(ConstantText.Unknown, null, fields.ToImmutable(), others);
    }

    /// <summary>One field with a name that is given as text; null where the name cannot be told.</summary>
    public LogField? Field(IOperation? name, IOperation? value) =>
        reader.Texts.Read(name).Single is { Length: > 0 } text ? new LogField(text, value is null ? null : CodeReader.Plain(value)) : null;

    /// <summary>What is passed for <c>params object[] args</c>, or as such an array; default where the array comes from elsewhere.</summary>
    public ImmutableArray<IOperation> Elements(IOperation? array)
    {
        if (array is null)
        {
            return ImmutableArray<IOperation>.Empty;
        }

        var origins = reader.Origins.Of(array);
        if (origins.Length != 1 || !ObjectReader.IsCollectionCreation(origins[0]))
        {
            return origins.Length == 1 && IsEmptyArray(origins[0]) ? ImmutableArray<IOperation>.Empty : default;
        }

        var elements = reader.Objects.Elements(origins[0]).ToList();
        return elements.Any(element => element.IsSpread) ? default : elements.Select(element => CodeReader.Plain(element.Value)).ToImmutableArray();
    }

    private static bool IsEmptyArray(IOperation origin) =>
        origin is IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } || (origin.ConstantValue.HasValue && origin.ConstantValue.Value is null);

    private static void AddHoles(LogTemplate template, ImmutableArray<IOperation> arguments, ImmutableArray<LogField>.Builder fields)
    {
        for (var i = 0; i < template.Holes.Length; i++)
        {
            var hole = template.Holes[i];
            var index = template.IsPositional ? hole.Position!.Value : i;
            var value = !arguments.IsDefault && index < arguments.Length ? arguments[index] : null;
            fields.Add(new LogField(hole.Name, value, hole.Format));
        }
    }

    /// <summary>Adds what one origin of a line holds; true where it may be a JSON line that cannot be read.</summary>
    private bool AddLine(IOperation origin, ImmutableArray<LogField>.Builder fields)
    {
        switch (origin)
        {
            case IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject" } } call when call.Arguments.Length > 0:
                var others = false;
                foreach (var value in reader.Origins.Of(call.Arguments[0].Value))
                {
                    others |= !AddObject(value, fields);
                }

                return others;
            case IInterpolatedStringOperation interpolated:
                return LooksLikeJson(interpolated);
            case IBinaryOperation sum:
                return reader.Texts.Read(Leftmost(sum)) is var left && (!left.IsKnown || left.Values.Any(IsJsonStart));
            case IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } }:
            case IPropertyReferenceOperation { Property: { Name: "Message" or "StackTrace" } property } when IsException(property.ContainingType):
            case IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: { } type } when IsException(type):
                return false;

            // Whoever passes the text is asked what it is.
            case IParameterReferenceOperation:
                return false;
            default:
                return origin.Type is null or { SpecialType: SpecialType.System_String or SpecialType.System_Object };
        }
    }

    private static IOperation Leftmost(IBinaryOperation sum)
    {
        var left = sum.LeftOperand;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner)
        {
            left = inner.LeftOperand;
        }

        return left;
    }

    private bool LooksLikeJson(IInterpolatedStringOperation interpolated) =>
        interpolated.Parts.FirstOrDefault() is IInterpolatedStringTextOperation { Text: { } text } && IsJsonStart(reader.Texts.Read(text).Single);

    private static bool IsJsonStart(string? text) => text?.TrimStart() is { Length: > 0 } start && start[0] == '{' && start.TrimStart('{').TrimStart().StartsWith("\"", System.StringComparison.Ordinal);

    /// <summary>Whether a type is an exception's.</summary>
    public static bool IsException(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds an object's members; false where it may have more than can be read.</summary>
    private bool AddObject(IOperation origin, ImmutableArray<LogField>.Builder fields)
    {
        if (origin is IAnonymousObjectCreationOperation || (origin is IObjectCreationOperation && ObjectReader.IsCollectionCreation(origin)))
        {
            foreach (var (name, value) in shapes.Members(origin))
            {
                fields.Add(new LogField(name, value));
            }

            if (origin is IObjectCreationOperation { Arguments.IsEmpty: false })
            {
                // A copy of another one, or a type with a constructor of its own.
                return AddPair(origin, fields);
            }

            return AddElements(origin, fields);
        }

        return (origin is IArrayCreationOperation || ObjectReader.IsCollectionCreation(origin)) && AddElements(origin, fields);
    }

    private bool AddElements(IOperation collection, ImmutableArray<LogField>.Builder fields)
    {
        var all = true;
        foreach (var element in reader.Objects.Elements(collection))
        {
            all &= element.Key is not null ? reader.Texts.Read(element.Key).Single is not null : !element.IsSpread && AddPair(CodeReader.Plain(element.Value), fields);
        }

        return all;
    }

    /// <summary>Adds <c>new KeyValuePair&lt;string, object&gt;("a", b)</c>, <c>KeyValuePair.Create("a", b)</c> or <c>("a", b)</c>.</summary>
    private bool AddPair(IOperation pair, ImmutableArray<LogField>.Builder fields)
    {
        var (name, value) = pair switch
        {
            IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments.Length: 2 } creation => (creation.Arguments[0].Value, creation.Arguments[1].Value),
            IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" }, Arguments.Length: 2 } call => (call.Arguments[0].Value, call.Arguments[1].Value),
            ITupleOperation { Elements.Length: 2 } tuple => (tuple.Elements[0], tuple.Elements[1]),
            _ => (null, null),
        };
        if (Field(name, value) is not { } field)
        {
            return false;
        }

        fields.Add(field);
        return true;
    }

    private static IOperation? Member(IEnumerable<LogField> fields, params string[] names)
    {
        foreach (var field in fields)
        {
            if (names.Contains(field.Name, System.StringComparer.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }
}
