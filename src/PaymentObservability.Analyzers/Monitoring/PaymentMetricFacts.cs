using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring;

/// <summary>
/// Under which names payments are recorded, for alarms to read: as the code does already, else as the contract asks of it, which is what the fixes of the code write. A
/// metric whose namespace or dimensions cannot be told is left out: an alarm on it would be a guess.
/// </summary>
internal static class PaymentMetricFacts
{
    /// <summary>The type that fixes add to a project.</summary>
    private const string ScopeType = "PaymentAttempt";

    private static readonly (MetricRole Role, string Key)[] Roles =
    {
        (MetricRole.Outcome, "success"), (MetricRole.Duration, "duration"), (MetricRole.Amount, "amount"), (MetricRole.Failure, "failure"), (MetricRole.Pending, "pending"), (MetricRole.Challenge, "challenge"),
    };

    private static readonly (MetricRole Role, string Key, string Dimension, string Fact)[] Divided =
    {
        (MetricRole.Failure, "failure", "ReasonClass", "reason-dimension"), (MetricRole.Amount, "amount", "Currency", "amount-dimension"),
    };

    /// <summary>The gap with what its fix has to know.</summary>
    public static GuideGap Add(GuideGap gap, PaymentKind kind, PaymentTemplate template, PaymentModel model)
    {
        var operations = template.Operations.Where(operation => operation.Kind == kind).ToList();
        var recorded = operations.SelectMany(operation => model.MetricsOf(operation, CancellationToken.None).Around.Signals.OfType<MetricSignal>()).Distinct().ToList();
        return recorded.Count == 0 || recorded.TrueForAll(IsInScope) ? OfContract(gap, kind, model) : OfCode(gap, kind, operations, recorded, model);
    }

    private static GuideGap OfContract(GuideGap gap, PaymentKind kind, PaymentModel model)
    {
        gap = gap.With("namespace", model.Names.Namespace(kind)).With("reason-dimension", "ReasonClass").With("unknown", "Unknown").With("amount-dimension", "Currency");
        foreach (var (role, key) in Roles)
        {
            gap = gap.With(key, model.Names.Metric(kind, role));
        }

        return gap;
    }

    private static GuideGap OfCode(GuideGap gap, PaymentKind kind, List<PaymentOperation> operations, List<MetricSignal> recorded, PaymentModel model)
    {
        var metrics = model.MetricsOf(operations[0], CancellationToken.None);
        foreach (var (role, key) in Roles)
        {
            var signal = recorded.FirstOrDefault(one => one.Name.IsKnown && one.Name.Values.Length == 1 && IsPlain(one) && metrics.Fills(role, one.Name.Values[0]));
            if (signal is not null && signal.Namespace.IsKnown && signal.Namespace.Values.Length == 1)
            {
                gap = gap.With("namespace", signal.Namespace.Values[0]).With(key, signal.Name.Values[0]);
            }
        }

        // What the scope of our fixes writes: failures by class, amounts by currency.
        foreach (var (role, key, dimension, fact) in Divided)
        {
            var signal = recorded.FirstOrDefault(one => one.Name.IsKnown && one.Name.Values.Length == 1 && IsDividedBy(one, dimension) && metrics.Fills(role, one.Name.Values[0]));
            if (signal is not null && signal.Namespace.IsKnown && signal.Namespace.Values.Length == 1 && gap.Facts.TryGetValue("namespace", out var space) && space == signal.Namespace.Values[0])
            {
                gap = gap.With(key, signal.Name.Values[0]).With(fact, dimension);
            }
        }

        return gap;
    }

    /// <summary>Whether the scope that fixes write records it: under the contract's names, and with dimensions that are told as arguments.</summary>
    private static bool IsInScope(MetricSignal signal) => signal.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>(type => type.Identifier.ValueText == ScopeType) is not null;

    private static bool IsDividedBy(MetricSignal signal, string dimension) =>
        signal.Dimensions.Length == 1 && !signal.HasOtherDimensions && signal.Dimensions[0].Name is { IsKnown: true, Values: { Length: 1 } names } && names[0] == dimension;

    private static bool IsPlain(MetricSignal signal) => signal.Dimensions.IsEmpty && !signal.HasOtherDimensions;
}
