using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Privacy;

namespace PaymentObservability.Rules.Privacy;

/// <summary>PAY5001: a secret reaches a log, a trace, a metric's dimension, or the inside of the service reaches the caller. One report a statement.</summary>
internal sealed class SecretMustNotBeRecorded : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.SecretMustNotBeRecorded);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var model = context.Model;
        var reader = model.Dialects.Reader;
        var places = new RecordedPlaces(model.Models, reader);
        var secrets = new ValueTrace(reader, new SecretSource(model.Contract));
        var exceptions = new ValueTrace(reader, new ExceptionSource(), entersCalls: false);
        var recorders = new RecordingHelpers(reader, new SecretSource(model.Contract));
        var answerers = new RecordingHelpers(reader, new ExceptionSource());
        var reported = new HashSet<SyntaxNode>();
        var bodies = model.PaymentCode(context.Cancellation);
        foreach (var code in bodies)
        {
            var facts = model.Graph.Facts.For(code.Body);
            foreach (var signal in facts.Signals)
            {
                if (places.Of(signal) is { } place)
                {
                    Judge(context, place, secrets, reported);
                    recorders.Add(code.Body.Symbol, place);
                }
            }

            foreach (var place in AnswerPlaces.Of(facts, code.IsEntry, reader))
            {
                Judge(context, place, exceptions, reported);
                answerers.Add(code.Body.Symbol, place);
            }
        }

        foreach (var code in bodies)
        {
            foreach (var call in model.Graph.Facts.For(code.Body).Calls)
            {
                foreach (var callee in model.Graph.Callees(call, code.Entry.Receiver))
                {
                    if (recorders.Place(call, callee) is { } recorded)
                    {
                        Judge(context, recorded, secrets, reported);
                    }

                    if (answerers.Place(call, callee) is { } answered)
                    {
                        Judge(context, answered, exceptions, reported);
                    }
                }
            }
        }
    }

    private static void Judge(RuleContext context, RecordedPlace place, ValueTrace trace, HashSet<SyntaxNode> reported)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var leaks = place.Parts.Select(part => (Part: part, trace.Of(part.Value, part.Mode).What)).Where(leak => leak.What is not null).ToList();
        if (leaks.Count == 0 || !reported.Add(StatementOf(place.Syntax)) || (place.Kind == RecordedIn.Answer && IsHealthCheck(place.Syntax, context)))
        {
            return;
        }

        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.SecretMustNotBeRecorded,
            leaks[0].Part.Syntax.GetLocation(),
            leaks.Skip(1).Select(leak => leak.Part.Syntax.GetLocation()),
            place.Kind == RecordedIn.Answer ? null : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Fixable, "true"),
            Message(leaks.Select(leak => leak.What!).Distinct().ToList(), place.Kind)));
    }

    /// <summary>PAY4003 says it already, and has a fix for it.</summary>
    private static bool IsHealthCheck(SyntaxNode place, RuleContext context)
    {
        var statement = StatementOf(place);
        return context.Diagnostics.Any(other => other.Id == PaymentObservability.Descriptors.HealthCheckMustNotLeakDetails.Id
            && other.Location.SourceTree == statement.SyntaxTree && other.Location.SourceSpan.IntersectsWith(statement.Span));
    }

    private static string Message(List<string> leaks, RecordedIn kind)
    {
        var what = leaks.Count == 1 ? leaks[0] : string.Join(", ", leaks.Take(leaks.Count - 1)) + " and " + leaks[leaks.Count - 1];
        return kind switch
        {
            RecordedIn.Answer => $"The caller is sent {what}, which {(leaks.Count == 1 ? "tells" : "tell")} how the service works inside. Log it, and answer with a fixed text.",
            RecordedIn.Trace => $"Whoever reads the traces sees {what}. Leave it out, or record a masked value.",
            RecordedIn.Metric => $"Whoever reads the metrics sees {what}. Leave it out.",
            _ => $"Whoever reads the log sees {what}. Leave it out, or log a masked value.",
        };
    }

    /// <summary>The statement a place belongs to; members and lambdas that are one expression count as one.</summary>
    internal static SyntaxNode StatementOf(SyntaxNode node)
    {
        foreach (var outer in node.AncestorsAndSelf())
        {
            if (outer is StatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)
            {
                return outer;
            }
        }

        return node;
    }
}
