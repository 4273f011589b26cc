using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Handlers;

/// <summary>Tells a body that is still to be written: all it does is throw <c>NotImplementedException</c>. No payment is made there that could be watched.</summary>
internal static class UnwrittenCode
{
    /// <summary>Whether the body, whose operations are given, does nothing else.</summary>
    public static bool Is(IOperation? root) =>
        root is not null
        && root.Descendants().OfType<IThrowOperation>().Any()
        && root.Descendants().All(operation => operation is IBlockOperation or IExpressionStatementOperation or IReturnOperation or IThrowOperation or IConversionOperation or IArgumentOperation or ILiteralOperation
            || (operation is IObjectCreationOperation { Type: { Name: "NotImplementedException" } type } && type.ContainingNamespace.ToDisplayString() == "System"));
}
