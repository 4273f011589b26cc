using System;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// What texts and numbers are before the code runs: constants, <c>nameof</c>, enum members' names, interpolations and concatenations of
/// those, through locals, fields, properties, source methods, conditions and switches. All values or none: one part that cannot be told
/// makes the whole unknown. One instance per compilation; safe for concurrent use.
/// </summary>
internal sealed class ConstantReader
{
    private const int MaxDepth = 8;
    private const int MaxValues = 32;

    public ConstantReader(Compilation compilation, Func<SyntaxTree, SemanticModel> models) => Origins = new ValueOrigins(compilation, models);

    /// <summary>From where values come.</summary>
    public ValueOrigins Origins { get; }

    /// <summary>
    /// The text of an operation. A parameter, also a constructor's that a field keeps, is <see cref="ConstantText.Of(IParameterSymbol)"/>
    /// where nothing but that parameter decides.
    /// </summary>
    public ConstantText Read(IOperation? operation) => Read(operation, 0);

    /// <summary>The one number an operation has, or null.</summary>
    public double? Number(IOperation? operation)
    {
        double? number = null;
        foreach (var origin in Origins.Of(operation))
        {
            if (!origin.ConstantValue.HasValue || origin.ConstantValue.Value is not IConvertible value || value is string or char or bool)
            {
                return null;
            }

            var found = value.ToDouble(CultureInfo.InvariantCulture);
            if (number is { } other && !other.Equals(found))
            {
                return null;
            }

            number = found;
        }

        return number;
    }

    /// <summary>The literal that holds the text, here or where a constant is declared; null where no single literal does.</summary>
    public SyntaxNode? Literal(IOperation? operation)
    {
        var origins = Origins.Of(operation);
        if (origins.Length != 1)
        {
            return null;
        }

        var syntax = origins[0] switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } when Origins.Members.HasSource(field) => Initializer(field),
            ILocalReferenceOperation { Local: { IsConst: true } local } => Initializer(local),
            var origin => origin.Syntax,
        };
        return syntax is LiteralExpressionSyntax ? syntax : null;
    }

    /// <summary>The name of an enum member that the operation is, or null.</summary>
    public static string? EnumMember(IOperation operation)
    {
        if (operation.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type || !operation.ConstantValue.HasValue)
        {
            return null;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, operation.ConstantValue.Value))
            {
                return field.Name;
            }
        }

        return null;
    }

    private static SyntaxNode? Initializer(ISymbol constant) =>
        (constant.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;

    private ConstantText Read(IOperation? operation, int depth)
    {
        var origins = Origins.Of(operation);
        if (origins.IsEmpty || depth > MaxDepth)
        {
            return ConstantText.Unknown;
        }

        if (origins.Length == 1 && origins[0] is IParameterReferenceOperation reference)
        {
            return Origins.IsReassigned(reference) ? ConstantText.Unknown : ConstantText.Of(reference.Parameter);
        }

        var values = ImmutableArray<string>.Empty;
        foreach (var origin in origins)
        {
            if (IsNull(origin))
            {
                // No name: either overwritten before use or an error at run time.
                continue;
            }

            var text = ReadOrigin(origin, depth);
            if (text.Parameter is not null && origins.Length == 1)
            {
                // kind.ToString(): whoever passes the member passes its name.
                return text;
            }

            if (!text.IsKnown || values.Length + text.Values.Length > MaxValues)
            {
                return ConstantText.Unknown;
            }

            values = values.AddRange(text.Values);
        }

        return ConstantText.OneOf(values);
    }

    private static bool IsNull(IOperation origin) =>
        origin is IDefaultValueOperation || (origin.ConstantValue.HasValue && origin.ConstantValue.Value is null);

    private ConstantText ReadOrigin(IOperation origin, int depth)
    {
        if (origin.Type?.TypeKind == TypeKind.Enum)
        {
            return EnumMember(origin) is { } name ? ConstantText.Of(name) : ConstantText.Unknown;
        }

        if (origin.ConstantValue.HasValue)
        {
            return origin.ConstantValue.Value switch
            {
                string text => ConstantText.Of(text),
                char letter => ConstantText.Of(letter.ToString()),
                int number => ConstantText.Of(number.ToString(CultureInfo.InvariantCulture)),
                _ => ConstantText.Unknown,
            };
        }

        return origin switch
        {
            IInterpolatedStringOperation interpolated => Interpolated(interpolated, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                Join(Read(sum.LeftOperand, depth + 1), Read(sum.RightOperand, depth + 1)),
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance }
                when instance.Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String } => Read(instance, depth + 1),
            _ => ConstantText.Unknown,
        };
    }

    private ConstantText Interpolated(IInterpolatedStringOperation interpolated, int depth)
    {
        var text = ConstantText.Of("");
        foreach (var part in interpolated.Parts)
        {
            var next = part switch
            {
                IInterpolatedStringTextOperation literal => Read(literal.Text, depth + 1),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Read(hole.Expression, depth + 1),
                _ => ConstantText.Unknown,
            };
            text = Join(text, next);
            if (!text.IsKnown)
            {
                return text;
            }
        }

        return text;
    }

    private static ConstantText Join(ConstantText left, ConstantText right)
    {
        if (!left.IsKnown || !right.IsKnown || left.Values.Length * right.Values.Length > MaxValues)
        {
            return ConstantText.Unknown;
        }

        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var first in left.Values)
        {
            foreach (var second in right.Values)
            {
                values.Add(first + second);
            }
        }

        return ConstantText.OneOf(values.ToImmutable());
    }
}
