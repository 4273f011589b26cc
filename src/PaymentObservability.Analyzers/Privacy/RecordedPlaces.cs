using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Privacy;

/// <summary>Reads which values signals record, and in which way. Every argument of a log call counts, whatever the library makes of it.</summary>
internal sealed class RecordedPlaces
{
    private readonly SourceModels models;
    private readonly CodeReader reader;

    public RecordedPlaces(SourceModels models, CodeReader reader)
    {
        this.models = models;
        this.reader = reader;
    }

    /// <summary>The place of a signal, or null where it records no values of its own.</summary>
    public RecordedPlace? Of(Signal signal) => signal switch
    {
        LogSignal or LogScopeSignal => OfLog(signal),
        AnnotationSignal { Value: { } value } annotation => new RecordedPlace(signal.Syntax, RecordedIn.Trace, Parts(value, annotation.IsSearchable ? RecordedAs.Field : RecordedAs.Object).ToImmutableArray()),
        MetricSignal metric => OfDimensions(signal, metric.Dimensions),
        DimensionSignal dimensions => OfDimensions(signal, dimensions.Dimensions),
        _ => null,
    };

    /// <summary>The single values that make up one: holes, summands, elements.</summary>
    public static IEnumerable<RecordedPart> Parts(IOperation value, RecordedAs mode)
    {
        var plain = CodeReader.Plain(value);
        switch (plain)
        {
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.OfType<IInterpolationOperation>().SelectMany(hole => Parts(hole.Expression, RecordedAs.Text));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                return Summands(plain);
            case IArrayCreationOperation { IsImplicit: true, Initializer: { } initializer }:
                return initializer.ElementValues.SelectMany(element => Parts(element, mode));
            default:
                return new[] { new RecordedPart(plain, mode) };
        }
    }

    private static RecordedPlace? OfDimensions(Signal signal, ImmutableArray<MetricDimension> dimensions) => dimensions.IsEmpty
        ? null
        : new RecordedPlace(signal.Syntax, RecordedIn.Metric, dimensions.Where(dimension => dimension.Value is not null).SelectMany(dimension => Parts(dimension.Value!, RecordedAs.Text)).ToImmutableArray());

    private RecordedPlace? OfLog(Signal signal)
    {
        if (models.For(signal.Syntax.SyntaxTree).GetOperation(signal.Syntax) is not IInvocationOperation call)
        {
            return null;
        }

        var holes = Holes(call);
        var parts = ImmutableArray.CreateBuilder<RecordedPart>();
        var next = 0;
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            if (argument.Parameter is not { } parameter || IsNoContent(argument, parameter, signal))
            {
                continue;
            }

            var mode = ModeOf(call, parameter, signal);
            foreach (var part in Parts(argument.Value, mode))
            {
                var isArgument = mode == RecordedAs.Field && !IsTemplate(parameter);
                parts.Add(isArgument && next < holes.Length && holes[next] ? part with { Mode = RecordedAs.Object } : part);
                next += isArgument ? 1 : 0;
            }
        }

        return new RecordedPlace(signal.Syntax, RecordedIn.Log, parts.ToImmutable());
    }

    // Loggers, levels, event ids, formatters and exceptions: what an exception says is for the log.
    private static bool IsNoContent(IArgumentOperation argument, IParameterSymbol parameter, Signal signal) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue
        || LogContentReader.IsException(parameter.Type)
        || LogContentReader.IsException(CodeReader.Plain(argument.Value).Type)
        || parameter.Type.TypeKind is TypeKind.Enum or TypeKind.Delegate
        || parameter.Type.Name is "ILogger" or "EventId" or "ILambdaLogger" or "IFormatProvider"
        || (signal is LogScopeSignal && parameter.Name is "key" or "name");

    private RecordedAs ModeOf(IInvocationOperation call, IParameterSymbol parameter, Signal signal)
    {
        var isPowertools = call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("AWS.Lambda.Powertools", System.StringComparison.Ordinal) == true;
        if (isPowertools && parameter.Name is "message" or "value" or "extraKeys" && parameter.Type.SpecialType != SpecialType.System_String)
        {
            return RecordedAs.Object;
        }

        if (parameter.Name == "value" && call.TargetMethod.Name is "PushProperty" or "ForContext" && call.Arguments.Any(argument => argument.Parameter?.Name == "destructureObjects" && argument.Value.ConstantValue is { HasValue: true, Value: true }))
        {
            return RecordedAs.Object;
        }

        return IsTemplate(parameter) || call.TargetMethod.ContainingType?.Name is "Console" or "TextWriter" ? RecordedAs.Text : RecordedAs.Field;
    }

    private static bool IsTemplate(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String && parameter.Name is "message" or "messageTemplate" or "messageFormat" or "format" or "data";

    /// <summary>Of each hole of the call's template, whether it asks for the whole object: <c>{@Payment}</c>.</summary>
    private ImmutableArray<bool> Holes(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsTemplate(parameter) && reader.Texts.Read(argument.Value).Single is { } text)
            {
                return LogTemplate.Parse(text).Holes.Select(hole => text[hole.Start + 1] == '@').ToImmutableArray();
            }
        }

        return ImmutableArray<bool>.Empty;
    }

    // In the order of the source; sums lean to the left and may be long.
    private static IEnumerable<RecordedPart> Summands(IOperation sum)
    {
        var parts = new Stack<IOperation>();
        while (sum is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } inner)
        {
            parts.Push(CodeReader.Plain(inner.RightOperand));
            sum = CodeReader.Plain(inner.LeftOperand);
        }

        parts.Push(sum);
        return parts.SelectMany(part => part is IInterpolatedStringOperation ? Parts(part, RecordedAs.Text) : new[] { new RecordedPart(part, RecordedAs.Text) });
    }
}
