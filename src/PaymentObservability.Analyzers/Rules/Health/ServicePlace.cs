using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;
using PaymentObservability.Health;

namespace PaymentObservability.Rules.Health;

/// <summary>Where findings about a service as a whole stand: at its first payment that new code can be written beside, else at its first payment.</summary>
internal static class ServicePlace
{
    /// <summary>The entry point, the place, and the style of new code there; <see cref="HealthStyle.None"/> where none can be written.</summary>
    public static (EntryPoint Entry, Location Place, HealthStyle Style) Of(ImmutableArray<PaymentOperation> payments, PaymentModel model)
    {
        foreach (var entry in payments.Select(payment => payment.Entry))
        {
            var style = HealthStyles.Of(entry);
            if (style == HealthStyle.MinimalApi)
            {
                if (HealthStyles.MappingBeside(entry, model.Scan, model.Models) is not { } mapping)
                {
                    continue;
                }

                var isBeside = mapping.SyntaxTree == entry.Body.Syntax.SyntaxTree;
                return (entry, isBeside ? OperationFinder.NameOf(entry.Body.Syntax) : mapping.GetLocation(), style);
            }

            if (style != HealthStyle.None)
            {
                return (entry, OperationFinder.NameOf(entry.Body.Syntax), style);
            }
        }

        return (payments[0].Entry, OperationFinder.NameOf(payments[0].Entry.Body.Syntax), HealthStyle.None);
    }
}
