using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Logs;

/// <summary>The call that logs an exception as an error, by the logger that is in reach.</summary>
internal static class ErrorCall
{
    /// <summary>The statement's text; null where it cannot be written for this logger.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="exception">The name of the variable that holds the exception.</param>
    /// <param name="text">What the event is called.</param>
    /// <param name="model">What names mean at the place.</param>
    /// <param name="position">The place.</param>
    public static string? Text(LoggerInReach logger, string exception, string text, SemanticModel model, int position)
    {
        // context?.Logger says it by itself; a name has to be asked.
        var dot = logger.MayBeNull && logger.Expression.IndexOf('?') < 0 ? "?." : ".";
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        switch (logger.Library)
        {
            case LogLibrary.Serilog:
                return $"{logger.Expression}{dot}Error({exception}, {literal});";
            case LogLibrary.LambdaLine:
                return $"{logger.Expression}{dot}LogLine({SymbolDisplay.FormatLiteral(text + ": ", quote: true)} + {exception});";
            case LogLibrary.Microsoft when !IsImported(logger, model, position):
                return logger.MayBeNull ? null : $"global::Microsoft.Extensions.Logging.LoggerExtensions.LogError({logger.Expression}, {exception}, {literal});";
            default:
                return $"{logger.Expression}{dot}LogError({exception}, {literal});";
        }
    }

    /// <summary>Whether the extensions of <c>ILogger</c> are in scope.</summary>
    private static bool IsImported(LoggerInReach logger, SemanticModel model, int position) =>
        model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression($"{logger.Expression}.LogError(default(global::System.Exception), \"\")"), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol;
}
