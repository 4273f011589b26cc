using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1008: a 402 that asks for payment, answered before any payment was looked at, and not counted.</summary>
internal sealed class ChallengeShouldBeCounted : PaymentRule
{
    private const int PaymentRequired = 402;

    /// <summary>A helper that does more than this is no mere answer.</summary>
    private const int MaxHelperCalls = 8;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.ChallengeShouldBeCounted);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        if (!context.Model.Contract.Kinds.TryGetValue(PaymentKind.Payment, out var kind) || kind.Metric(MetricRole.Challenge) is not { } wanted)
        {
            return;
        }

        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in context.Model.Operations.Where(operation => operation.Kind == PaymentKind.Payment && IsX402(operation)))
        {
            if (FirstChallenge(operation, context.Model) is not { } challenge
                || context.Model.MetricsOf(operation, context.Cancellation).Records(MetricRole.Challenge)
                || IsCounted(challenge.Syntax, challenge.Body, operation, kind, context)
                || !reported.Add(challenge.Syntax))
            {
                continue;
            }

            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.ChallengeShouldBeCounted,
                challenge.Syntax.GetLocation(),
                new[] { operation.Location },
                Properties(operation, context.Model),
                operation.Entry.Name,
                wanted.Name));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(PaymentOperation operation, PaymentModel model)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.ToBuilder();
        properties[FixProperties.Fixable] = "true";
        properties[FixProperties.Resource] = operation.Entry.Route ?? operation.Entry.Name;
        AttemptProperties.SetType(model, (key, value) => properties[key] = value);
        return properties.ToImmutable();
    }

    /// <summary>Whether the attempt settles, or verifies, an x402 payment.</summary>
    internal static bool IsX402(PaymentOperation operation) =>
        operation.Verify is not null || (operation.Call?.Sdk is { Throws: false, Step: SdkStep.Move } && operation.Call.Method?.Name.StartsWith("Settle", StringComparison.Ordinal) == true);

    /// <summary>The first 402 on the way from the entry to the verification: what comes later answers a payment that was refused.</summary>
    private static (CodeBody Body, SyntaxNode Syntax)? FirstChallenge(PaymentOperation operation, PaymentModel model)
    {
        foreach (var (body, site) in Surroundings.Levels(operation))
        {
            var end = body.Equals(operation.Body) && operation.Verify is { } verify ? verify.Name.SpanStart : site?.SpanStart ?? 0;
            var facts = model.Graph.Facts.For(body);
            var answered = (facts.Root?.Descendants() ?? Enumerable.Empty<IOperation>()).Where(Is402).Select(found => found.Syntax)
                .Concat(facts.Calls.Where(call => call.Operation is IInvocationOperation && Answers402(call, operation, model)).Select(call => call.Syntax))
                .Where(syntax => syntax.SpanStart < end)
                .OrderBy(syntax => syntax.SpanStart)
                .FirstOrDefault();
            if (answered is not null)
            {
                return (body, answered);
            }
        }

        return null;
    }

    /// <summary>A small helper of the project that answers 402 itself.</summary>
    private static bool Answers402(CallSite call, PaymentOperation operation, PaymentModel model) =>
        model.Graph.Callees(call, operation.Entry.Receiver)
            .Select(model.Graph.Facts.For)
            .Any(facts => facts.Calls.Length <= MaxHelperCalls && facts.Root?.Descendants().Any(Is402) == true);

    private static bool Is402(IOperation operation) => operation switch
    {
        ILiteralOperation { ConstantValue: { HasValue: true, Value: PaymentRequired } } => true,
        IFieldReferenceOperation { Field.Name: "PaymentRequired" or "Status402PaymentRequired" } => true,
        _ => false,
    };

    /// <summary>Whether the run that answers the challenge counts it; that run never reaches the money call.</summary>
    private static bool IsCounted(SyntaxNode challenge, CodeBody body, PaymentOperation operation, KindContract kind, RuleContext context)
    {
        var model = context.Model;
        var facts = model.Graph.Facts.For(body);
        var entered = facts.Calls.Where(call => !Branches.AreExclusive(call.Syntax, challenge)).SelectMany(call => model.Graph.Callees(call, operation.Entry.Receiver));
        return facts.Signals.Where(signal => !Branches.AreExclusive(signal.Syntax, challenge))
            .Concat(model.Graph.From(entered, operation.Entry.Receiver, null, context.Cancellation).Bodies.SelectMany(reached => model.Graph.Facts.For(reached).Signals))
            .OfType<MetricSignal>()
            .Any(metric => !metric.Name.IsKnown || metric.Name.Values.Any(name => RoleNames.Fills(MetricRole.Challenge, PaymentKind.Payment, name, kind, model.Contract.Strict)));
    }
}
