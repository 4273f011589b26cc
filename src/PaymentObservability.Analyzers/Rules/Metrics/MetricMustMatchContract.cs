using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1004: a metric that nearly is the contract's: a misspelt name, another unit, a second namespace.</summary>
internal sealed class MetricMustMatchContract : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.MetricMustMatchContract);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var contract = context.Model.Contract;
        var firstOf = new Dictionary<string, (string Namespace, SyntaxNode Syntax)>();
        foreach (var metric in context.Model.PaymentSignals(context.Cancellation).OfType<MetricSignal>())
        {
            if (metric.Name.Single is not { } name)
            {
                continue;
            }

            if (NearMiss.Of(name, contract) is { } meant)
            {
                ReportName(context, metric, name, meant);
                continue;
            }

            if (UnitMistake(metric, name, contract) is { } mistake)
            {
                ReportUnit(context, metric, mistake.Message, mistake.Unit);
            }

            if (metric.Namespace.Single is { } space && RoleOf(name, contract) is not null)
            {
                if (!firstOf.TryGetValue(name, out var first))
                {
                    firstOf.Add(name, (space, metric.Syntax));
                }
                else if (first.Namespace != space)
                {
                    context.Report(Diagnostic.Create(
                        PaymentObservability.Descriptors.MetricMustMatchContract,
                        metric.Syntax.GetLocation(),
                        new[] { first.Syntax.GetLocation() },
                        $"'{name}' is recorded in the namespace '{space}' here and in '{first.Namespace}' elsewhere. An alarm reads only one of them."));
                }
            }
        }
    }

    private static void ReportName(RuleContext context, MetricSignal metric, string name, string meant)
    {
        var place = metric.NameSyntax ?? metric.Syntax;
        var properties = metric.NameSyntax is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.NewName, meant);
        // The literal may stand in another file than the call; a diagnostic stands where its fix does.
        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.MetricMustMatchContract,
            place.GetLocation(),
            new[] { metric.Syntax.GetLocation() },
            properties,
            $"The metric '{name}' looks like the contract's '{meant}' misspelt. No alarm on '{meant}' sees it."));
    }

    private static void ReportUnit(RuleContext context, MetricSignal metric, string message, string unit)
    {
        var source = metric.UnitSource?.Syntax;
        var properties = source is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.NewUnit, unit);
        context.Report(Diagnostic.Create(PaymentObservability.Descriptors.MetricMustMatchContract, (source ?? metric.Syntax).GetLocation(), properties, message));
    }

    /// <summary>A unit that the value contradicts, or that the contract gives otherwise for exactly this name.</summary>
    private static (string Message, string Unit)? UnitMistake(MetricSignal metric, string name, PaymentContract contract)
    {
        if (metric.Unit is not { } unit)
        {
            return null;
        }

        var measured = MeasuredUnit(metric.Value);
        if (measured is not null && unit is "Seconds" or "Milliseconds" or "Microseconds" && unit != measured)
        {
            return ($"'{name}' is given in {measured!.ToLowerInvariant()} but its unit says {unit}. Say {measured}.", measured!);
        }

        var wanted = contract.Kinds.Values.SelectMany(kind => kind.Metrics).FirstOrDefault(required => required.Name == name);
        return wanted is null || wanted.Unit == unit || (measured is not null && measured == unit)
            ? null
            : ($"The contract gives '{name}' the unit {wanted.Unit}, but here it is {unit}. Alarms and graphs read it in {wanted.Unit}.", wanted.Unit);
    }

    /// <summary>The unit that the value's own name says: <c>ElapsedMilliseconds</c>, <c>Elapsed.TotalSeconds</c>.</summary>
    private static string? MeasuredUnit(IOperation? value)
    {
        while (value is Microsoft.CodeAnalysis.Operations.IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is Microsoft.CodeAnalysis.Operations.IPropertyReferenceOperation { Property.Name: var name } ? name switch
        {
            "ElapsedMilliseconds" or "TotalMilliseconds" => "Milliseconds",
            "TotalSeconds" => "Seconds",
            "TotalMicroseconds" => "Microseconds",
            _ => null,
        } : null;
    }

    private static MetricRequirement? RoleOf(string name, PaymentContract contract) =>
        contract.Kinds.Values.SelectMany(kind => kind.Metrics).FirstOrDefault(metric => metric.Name == name);
}
