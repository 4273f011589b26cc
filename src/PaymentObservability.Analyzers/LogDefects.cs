using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>How a log call throws its fields away although its library would keep them.</summary>
internal static class LogDefects
{
    /// <summary>What is wrong with the event's message, for people to read; null where nothing is.</summary>
    public static string? Of(LogSignal signal)
    {
        if (!signal.KeepsFields || signal.HasOtherFields && signal.MessageSource is IInterpolatedStringOperation)
        {
            return null;
        }

        return signal.MessageSource switch
        {
            { ConstantValue.HasValue: true } => LogTemplate.Parse(signal.Message.Single ?? "").IsPositional && !signal.Fields.IsEmpty ? "numbered holes" : null,
            IInterpolatedStringOperation interpolated when interpolated.Parts.Any(part => part is IInterpolationOperation { Expression.ConstantValue.HasValue: false }) => "an interpolated string",
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => "a concatenation",
            IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } => "string.Format",
            _ => null,
        };
    }
}
