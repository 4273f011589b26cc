using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Privacy;

namespace PaymentObservability.Rules.Privacy;

/// <summary>PAY5003: a payer's whole wallet address in a log or on a trace. Metric dimensions belong to PAY1005.</summary>
internal sealed class WalletAddressShouldBeMasked : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.WalletAddressShouldBeMasked);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var model = context.Model;
        var reader = model.Dialects.Reader;
        var places = new RecordedPlaces(model.Models, reader);
        var trace = new ValueTrace(reader, new WalletSource());
        var reported = new HashSet<SyntaxNode>();
        foreach (var (body, _) in model.PaymentCode(context.Cancellation))
        {
            foreach (var signal in model.Graph.Facts.For(body).Signals)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                if (places.Of(signal) is { Kind: RecordedIn.Log or RecordedIn.Trace } place)
                {
                    Judge(context, place, trace, reported);
                }
            }
        }
    }

    private static void Judge(RuleContext context, RecordedPlace place, ValueTrace trace, HashSet<SyntaxNode> reported)
    {
        var leaks = place.Parts.Select(part => (part.Syntax, trace.Of(part.Value, part.Mode).What)).Where(leak => leak.What is not null).ToList();
        if (leaks.Count == 0 || !reported.Add(SecretMustNotBeRecorded.StatementOf(place.Syntax)))
        {
            return;
        }

        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.WalletAddressShouldBeMasked,
            leaks[0].Syntax.GetLocation(),
            leaks.Skip(1).Select(leak => leak.Syntax.GetLocation()),
            string.Join(", ", leaks.Select(leak => leak.What).Distinct()),
            place.Kind == RecordedIn.Trace ? "the trace" : "the log"));
    }
}
