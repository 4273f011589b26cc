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

            var steps = Steps(operation, context.Model).ToList();
            foreach (var (site, call) in steps)
            {
                var others = steps.Where(step => step.Site != site).Select(step => step.Site.Syntax).ToList();
                if (trace.HasOwnSpan(site, others, context.Cancellation) || !reported.Add(call.Name))
                {
                    continue;
                }

                var name = NameOf(call, kind);
                context.Report(Diagnostic.Create(
                    PaymentObservability.Descriptors.PaymentStepShouldHaveSubsegment,
                    call.Name.GetLocation(),
                    new[] { operation.Location },
                    Properties(trace, site, name, context.Model),
                    call.Name.ToString(),
                    operation.Entry.Name,
                    name));
            }
        }
    }

    private static ImmutableDictionary<string, string?> Properties(OperationTrace trace, CallSite site, string name, PaymentModel model)
    {
        var tracer = TraceTools.Tracer(trace);
        var properties = TraceTools.Properties(tracer);
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

    /// <summary>The verification, where there is one, and the money call.</summary>
    private static IEnumerable<(CallSite Site, MoneyCall Call)> Steps(PaymentOperation operation, PaymentModel model)
    {
        if (operation.Verify is { } verify && model.Graph.Facts.For(operation.Body).Calls.FirstOrDefault(call => call.Operation == verify.Operation) is { } site)
        {
            yield return (site, verify);
        }

        yield return (operation.Site!, operation.Call!);
    }

    /// <summary>The contract's name for the step, where it begins with a word of the call; else the call's own: <c>create_charge</c>.</summary>
    private static string NameOf(MoneyCall call, KindContract kind)
    {
        var method = Regex.Replace(call.Method?.Name ?? call.Name.ToString(), "Async$", "");
        var words = NameWords.Split(method);
        var step = kind.Steps.FirstOrDefault(step => NameWords.Split(step) is { IsEmpty: false } its && words.Contains(its[0]));
        if (step is not null)
        {
            return step;
        }

        // One word says too little: Create of a ChargeService is create_charge.
        if (words.Length == 1 && call.Method?.ContainingType is { } type)
        {
            words = words.AddRange(NameWords.Split(type.Name).Where(word => word is not ("service" or "client" or "gateway" or "i" or "api" or "async")));
        }

        return string.Join("_", words);
    }
}
