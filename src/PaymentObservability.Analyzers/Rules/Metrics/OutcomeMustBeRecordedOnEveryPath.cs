using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Metrics;

/// <summary>
/// PAY1002: some ways out of an attempt record its outcome, others do not. Speaks only where PAY1001 and PAY1003 are content and every
/// metric around the money call has a known name.
/// </summary>
internal sealed class OutcomeMustBeRecordedOnEveryPath : PaymentRule
{
    private const int MaxNamed = 3;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.OutcomeMustBeRecordedOnEveryPath);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Call is null || operation.Kind is not (PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet)
                || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind) || reported.Contains(operation.Location))
            {
                continue;
            }

            var metrics = context.Model.MetricsOf(operation, context.Cancellation);
            if (metrics.Metrics.MayBeAny || kind.Metrics.Any(metric => metric.Required && !metrics.Records(metric.Role)))
            {
                continue;
            }

            var ways = InOrder(context.Model.Exits.Of(operation, context.Cancellation));
            if (!ways.IsEmpty)
            {
                reported.Add(operation.Location);
                Report(operation, ways, metrics, context);
            }
        }
    }

    private static void Report(PaymentOperation operation, ImmutableArray<WayOut> ways, OperationMetrics metrics, RuleContext context)
    {
        var (properties, places) = AttemptProperties.Of(operation, context.Model);
        var records = ScopeBesideRecords.Find(operation, ways, context.Model, metrics);
        properties = records.IsEmpty ? properties.Remove(FixProperties.Fixable) : properties.SetItem(FixProperties.Recorded, (places.Length + ways.Length) + "+" + records.Length);
        properties = properties.SetItem(FixProperties.Signals, (context.Model.Scopes.LeftOut(operation, context.Cancellation) | AttemptSignals.Metrics).ToString());
        properties = properties.SetItem(FixProperties.Ways, places.Length + "+" + ways.Length);
        context.Report(Diagnostic.Create(
            PaymentObservability.Descriptors.OutcomeMustBeRecordedOnEveryPath,
            operation.Location,
            places.AddRange(ways.Select(PlaceOf)).AddRange(records.Select(statement => statement.GetLocation())),
            properties,
            PaymentMustRecordOutcome.NameOf(operation),
            operation.Entry.Name,
            WhatIsRecorded(metrics, operation, context.Model),
            Listed(ways.Select(TextOf).Distinct().ToList())));
    }

    /// <summary>Exceptions first, because nobody sees them in the code; then by place.</summary>
    private static ImmutableArray<WayOut> InOrder(ImmutableArray<WayOut> ways) => ways
        .GroupBy(way => (way.Kind, way.Syntax))
        .Select(group => group.First())
        .OrderBy(way => way.Kind == WayOutKind.Exception ? 0 : 1)
        .ThenBy(way => way.Syntax.SyntaxTree.FilePath, System.StringComparer.Ordinal)
        .ThenBy(way => way.Syntax.SpanStart)
        .ToImmutableArray();

    private static string TextOf(WayOut way) => way.Kind switch
    {
        WayOutKind.Exception => "an exception",
        WayOutKind.Throw => "the throw at line " + LineOf(way),
        WayOutKind.Catch => "the catch at line " + LineOf(way),
        WayOutKind.Return => "the return at line " + LineOf(way),
        WayOutKind.LoopTurn => "a turn of the loop at line " + LineOf(way),
        _ => "the end of the method",
    };

    private static int LineOf(WayOut way) => way.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static Location PlaceOf(WayOut way) => way.Kind switch
    {
        WayOutKind.End => OperationFinder.NameOf(way.Syntax),
        WayOutKind.Catch or WayOutKind.LoopTurn => way.Syntax.GetFirstToken().GetLocation(),
        _ => way.Syntax.GetLocation(),
    };

    private static string Listed(List<string> ways)
    {
        if (ways.Count > MaxNamed)
        {
            var more = ways.Count - MaxNamed;
            return string.Join(", ", ways.Take(MaxNamed)) + " and " + more + (more == 1 ? " more way out" : " more ways out");
        }

        return ways.Count == 1 ? ways[0] : string.Join(", ", ways.Take(ways.Count - 1)) + " and " + ways[ways.Count - 1];
    }

    private static string WhatIsRecorded(OperationMetrics metrics, PaymentOperation operation, PaymentModel model)
    {
        var outcomes = metrics.Around.Signals.OfType<MetricSignal>()
            .Where(metric => metric.Name.Values.Any(name => OperationMetrics.TellsOutcome(name, operation.Kind, model.Contract)))
            .ToList();
        if (outcomes.All(metric => IsOnly(MetricSense.Success, metric) && model.Dialects.Reader.Texts.Number(metric.Value) is > 0))
        {
            return "only its success, nothing";
        }

        return outcomes.All(metric => IsOnly(MetricSense.Failure, metric)) ? "only its failure, nothing" : "no outcome";
    }

    private static bool IsOnly(MetricSense sense, MetricSignal metric) => metric.Name.Values.All(name => RoleNames.Sense(name) == sense);
}
