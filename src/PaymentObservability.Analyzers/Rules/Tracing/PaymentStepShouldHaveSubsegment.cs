using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Tracing;

/// <summary>PAY2002: a step of a traced attempt that has no subsegment of its own. Silent until the attempt is traced.</summary>
internal sealed class PaymentStepShouldHaveSubsegment : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.PaymentStepShouldHaveSubsegment);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund) || operation.Call is null || operation.Site is null || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind))
            {
                continue;
            }

            var trace = context.Model.TraceOf(operation, context.Cancellation);
            if (!trace.IsSeen || trace.MayBeAny)
            {
                continue;
            }

            var steps = TraceSteps.Of(operation, context.Model).ToList();
            foreach (var step in steps)
            {
                var name = step == operation.Site ? operation.Call.Name : TraceSteps.NameOf(step);
                var others = steps.Where(other => other != step).Select(other => other.Syntax).ToList();
                if (trace.HasOwnSpan(step, others, context.Cancellation) || !reported.Add(name))
                {
                    continue;
                }

                var subsegment = NameOf(step.Target?.Name ?? name.ToString(), step.Target?.ContainingType, kind);
                context.Report(Diagnostic.Create(
                    PaymentObservability.Descriptors.PaymentStepShouldHaveSubsegment,
                    name.GetLocation(),
                    new[] { operation.Location },
                    Properties(operation, trace, step, subsegment, context.Model),
                    name.ToString(),
                    operation.Entry.Name,
                    subsegment));
            }
        }
    }

    private static ImmutableDictionary<string, string?> Properties(PaymentOperation operation, OperationTrace trace, CallSite site, string name, PaymentModel model)
    {
        var tracer = TraceTools.Tracer(trace);
        var properties = TraceTools.Properties(trace, tracer);
        properties[FixProperties.Operation] = model.OrdinalOf(operation);
        properties[TraceProperties.Step] = name;
        if (tracer is "ActivitySource" or "OpenTelemetry")
        {
            if (TraceTools.Source(trace, tracer, site.Syntax, model.Models) is { } source)
            {
                properties[TraceProperties.Source] = source;
            }
            else
            {
                properties.Remove(FixProperties.Fixable);
            }
        }

        return properties.ToImmutable();
    }

    /// <summary>The contract's name for the step, where it begins with a word of the call; else the call's own: <c>create_charge</c>.</summary>
    private static string NameOf(string method, INamedTypeSymbol? type, KindContract kind)
    {
        var words = NameWords.Split(Regex.Replace(method, "Async$", ""));
        var step = kind.Steps.FirstOrDefault(step => NameWords.Split(step) is { IsEmpty: false } its && words.Contains(its[0]));
        if (step is not null)
        {
            return step;
        }

        // One word says too little: Create of a ChargeService is create_charge.
        if (words.Length == 1 && type is not null)
        {
            words = words.AddRange(NameWords.Split(type.Name).Where(word => word is not ("service" or "client" or "gateway" or "i" or "api" or "async")));
        }

        return string.Join("_", words);
    }
}
