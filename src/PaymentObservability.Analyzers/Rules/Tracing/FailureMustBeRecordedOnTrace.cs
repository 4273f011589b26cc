using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Rules.Metrics;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Tracing;

/// <summary>
/// PAY2004: a traced attempt fails, and its span stays green: an exception is caught, a refusal returned, or an exception escapes a span that does not look
/// at exceptions. A mark outside every catch clause counts for all ways of failing, but for a catch clause that is entered instead of it.
/// </summary>
internal sealed class FailureMustBeRecordedOnTrace : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.FailureMustBeRecordedOnTrace);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet) || operation.Call is null || operation.Site is null)
            {
                continue;
            }

            var trace = context.Model.TraceOf(operation, context.Cancellation);
            if (trace.MayBeAny || (trace.Enclosing.IsEmpty && trace.Given.IsEmpty) || trace.Given.Any(span => span.RecordsExceptions))
            {
                continue;
            }

            var marks = FailureMarks.Of(operation, trace, context);

            var tracer = TraceTools.Tracer(trace);
            var swallowing = Catches(operation, trace, marks, context).ToList();
            foreach (var clause in swallowing)
            {
                var properties = TraceTools.Properties(trace, tracer);
                properties[TraceProperties.Failure] = "Catch";
                Report(context, reported, operation, clause.CatchKeyword.GetLocation(), properties, "the exception that is caught here", "Record it on the span before going on");
            }

            if (marks.AreOutsideCatches)
            {
                continue;
            }

            var outcome = context.Model.Outcomes.Read(operation);
            if (outcome?.Success is { } success)
            {
                var properties = TraceTools.Properties(trace, tracer);
                properties[TraceProperties.Failure] = "Result";
                properties[FixProperties.Success] = success;
                properties[FixProperties.Pending] = outcome.Pending;
                Report(context, reported, operation, operation.Location, properties, "a refusal that it returns", "Mark the span failed where the result says so");
            }
            else if (swallowing.Count == 0 && trace.Failures.IsEmpty && !trace.Enclosing.Any(span => span.RecordsExceptions))
            {
                Report(context, reported, operation, operation.Location, ImmutableDictionary.CreateBuilder<string, string?>(), "an exception that it throws", "Record the exception on the span");
            }
        }
    }

    private static void Report(RuleContext context, HashSet<Location> reported, PaymentOperation operation, Location place, ImmutableDictionary<string, string?>.Builder properties, string what, string advice)
    {
        if (reported.Add(place))
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.FailureMustBeRecordedOnTrace,
                place,
                new[] { operation.Location },
                properties.ToImmutable(),
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                what,
                advice));
        }
    }

    /// <summary>The catch clauses around the money call that end the exception inside a span and leave no mark.</summary>
    private static IEnumerable<CatchClauseSyntax> Catches(PaymentOperation operation, OperationTrace trace, FailureMarks marks, RuleContext context)
    {
        var outside = !trace.Given.IsEmpty;
        foreach (var (body, site) in Surroundings.Levels(operation))
        {
            var own = trace.Enclosing.Where(span => context.Model.Graph.Facts.For(body).Signals.Contains(span)).ToList();
            if (site is not null)
            {
                foreach (var attempt in site.Ancestors().TakeWhile(node => node != body.Syntax).OfType<TryStatementSyntax>().Where(attempt => attempt.Block.Span.Contains(site.Span)))
                {
                    foreach (var clause in attempt.Catches.Where(clause => (outside || own.Any(span => span.Covers(clause.Block))) && Swallows(clause, context.Model) && !marks.Cover(clause, attempt, body)))
                    {
                        yield return clause;
                    }
                }
            }

            outside |= own.Count > 0;
        }
    }

    /// <summary>Whether it is about the payment and lets nothing out; what cannot be read of the input is a 4xx, and no failed payment.</summary>
    private static bool Swallows(CatchClauseSyntax clause, PaymentModel model) =>
        !clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax)
        && (clause.Declaration is null || model.Models.For(clause.SyntaxTree).GetTypeInfo(clause.Declaration.Type).Type?.Name is not ("JsonException" or "FormatException" or "ValidationException" or "ArgumentException" or "ArgumentNullException"));
}
