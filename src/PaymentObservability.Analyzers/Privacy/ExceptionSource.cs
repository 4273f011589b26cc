using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Privacy;

/// <summary>
/// The text of exceptions: stack traces and <c>ToString()</c> of any, <c>Message</c> only of what a catch-all caught, since the message of an exception
/// that was expected may be meant for the caller.
/// </summary>
internal sealed class ExceptionSource : ValueSource
{
    public override bool LooksInside => false;

    public override string? OfSymbol(ISymbol symbol, ITypeSymbol type) => symbol is ILocalSymbol or IParameterSymbol && LogContentReader.IsException(type) ? "the text of an exception" : null;

    public override string? OfMember(IPropertyReferenceOperation access, RecordedAs mode)
    {
        if (!LogContentReader.IsException(access.Property.ContainingType))
        {
            return null;
        }

        return access.Property.Name switch
        {
            "StackTrace" => "a stack trace",
            "Message" when IsCaughtByAll(access.Instance) => "the message of any exception",
            _ => null,
        };
    }

    public override string? OfCall(IInvocationOperation call) =>
        call.TargetMethod.Name == "ToString" && LogContentReader.IsException(call.Instance?.Type) ? "the text of an exception" : null;

    /// <summary>Whether the exception, or the one inside it, comes from <c>catch (Exception ex)</c> without a condition.</summary>
    private static bool IsCaughtByAll(IOperation? exception)
    {
        while (exception is IPropertyReferenceOperation { Property.Name: "InnerException" } inner)
        {
            exception = inner.Instance;
        }

        if (exception is not ILocalReferenceOperation { Local: var local })
        {
            return false;
        }

        for (var outer = exception.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ICatchClauseOperation clause && Declares(clause, local))
            {
                return clause.Filter is null && clause.ExceptionType is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
            }
        }

        return false;
    }

    private static bool Declares(ICatchClauseOperation clause, ILocalSymbol local)
    {
        foreach (var declared in clause.Locals)
        {
            if (SymbolEqualityComparer.Default.Equals(declared, local))
            {
                return true;
            }
        }

        return false;
    }
}
