using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Monitoring.Timeouts;

/// <summary>How long payments may wait for whoever takes the money.</summary>
internal sealed class PaymentTimeouts
{
    /// <summary>Seconds that Stripe's client waits where nobody says otherwise: <c>SystemNetHttpClient.DefaultHttpTimeout</c>.</summary>
    private const double StripeDefault = 80;

    private readonly PaymentModel model;
    private readonly HttpTimeouts http;
    private readonly bool isBounded;

    public PaymentTimeouts(PaymentModel model, CancellationToken cancellation)
    {
        this.model = model;
        isBounded = Deadlines.AreSet(model);
        http = new HttpTimeouts(model, cancellation);
    }

    /// <summary>The longest wait of an operation's money call and of what it calls; null where nobody can tell.</summary>
    public ClientTimeout? Longest(PaymentOperation operation, CancellationToken cancellation)
    {
        if (isBounded || operation.Site is not { } site)
        {
            return null;
        }

        var calls = new List<CallSite> { site };
        foreach (var body in model.Graph.From(model.Graph.Callees(site, operation.Entry.Receiver), operation.Entry.Receiver, null, cancellation).Bodies)
        {
            calls.AddRange(model.Graph.Facts.For(body).Calls);
        }

        return calls.Select(call => http.Of(call) ?? OfStripe(call)).OfType<ClientTimeout>().OrderByDescending(timeout => timeout.Seconds).FirstOrDefault();
    }

    private ClientTimeout? OfStripe(CallSite call) =>
        call.Operation is IInvocationOperation invocation && invocation.TargetMethod.ContainingAssembly?.Name == "Stripe.net"
        && PaymentSdks.Find(invocation.TargetMethod) is { Kind: PaymentKind.Payment or PaymentKind.Refund, Step: SdkStep.Move or SdkStep.Begin } && !model.Scan.Names.Contains("SystemNetHttpClient") && !model.Scan.Names.Contains("IHttpClient") && !Tokens.Passes(invocation)
            ? new("Stripe client", StripeDefault, invocation.Syntax.GetLocation())
            : null;
}
