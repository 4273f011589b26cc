using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Monitoring.Timeouts;

/// <summary>Whether a call can be given up from outside.</summary>
internal static class Tokens
{
    private const string Token = "System.Threading.CancellationToken";

    /// <summary>Whether a call is given a cancellation token that may be cancelled in time.</summary>
    public static bool Passes(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.Parameter?.Type.ToDisplayString() == Token && argument.ArgumentKind == ArgumentKind.Explicit && !IsNone(argument.Value));

    private static bool IsNone(Microsoft.CodeAnalysis.IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDefaultValueOperation or ILiteralOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } };
    }
}
