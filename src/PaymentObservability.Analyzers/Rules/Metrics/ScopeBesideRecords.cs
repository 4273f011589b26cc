using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Metrics;

/// <summary>
/// Whether an attempt scope may stand beside code that already records: it would record what is forgotten, and be told to skip wherever the
/// code records by itself. Only where nothing can be recorded twice or under a second name.
/// </summary>
internal static class ScopeBesideRecords
{
    /// <summary>The statements that record the outcome, after each of which the scope is to skip; empty where a scope is not safe.</summary>
    public static ImmutableArray<ExpressionStatementSyntax> Find(PaymentOperation operation, ImmutableArray<WayOut> ways, PaymentModel model, OperationMetrics metrics)
    {
        var none = ImmutableArray<ExpressionStatementSyntax>.Empty;
        if (!model.Contract.Kinds.TryGetValue(operation.Kind, out var kind) || ways.Any(way => !IsIn(way.Syntax, operation.Body)) || model.Outcomes.Read(operation) is not { Pending: null })
        {
            return none;
        }

        var signals = metrics.Around.Signals.OfType<MetricSignal>().ToList();
        var outcomes = signals.Where(metric => metric.Name.Values.Any(Tells)).ToList();
        if (metrics.Metrics.Names.Where(Tells).Except(outcomes.SelectMany(metric => metric.Name.Values)).Any()
            || !outcomes.All(metric => IsIn(metric.Syntax, operation.Body) && metric.Syntax.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } && IsOfContract(metric, kind, metrics))
            || outcomes.All(metric => metric.Name.Single != kind.Metric(MetricRole.Outcome)?.Name))
        {
            return none;
        }

        // The scope records a duration too; the code's own must stand where its outcome does, or there would be two of them.
        var statements = outcomes.Select(metric => (ExpressionStatementSyntax)metric.Syntax.Parent!).Distinct().ToImmutableArray();
        var blocks = statements.Select(statement => statement.Parent).ToImmutableHashSet();
        return signals.All(metric => metric.Name.Values.All(name => !metrics.Fills(MetricRole.Duration, name)) || blocks.Contains(metric.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent))
            ? statements
            : none;

        bool Tells(string name) => OperationMetrics.TellsOutcome(name, operation.Kind, model.Contract);
    }

    private static bool IsIn(SyntaxNode syntax, CodeBody body) => syntax == body.Syntax || CodeBodies.Enclosing(syntax) == body.Syntax;

    private static bool IsOfContract(MetricSignal metric, KindContract kind, OperationMetrics metrics) =>
        metric.Name.Single is { } name && kind.Metrics.Any(required => required.Name == name) && NamespaceOf(metric, metrics) == kind.Namespace;

    /// <summary>The signal's own namespace, or the one that its library is told.</summary>
    private static string? NamespaceOf(MetricSignal metric, OperationMetrics metrics)
    {
        if (metric.Namespace.Single is { } own)
        {
            return own;
        }

        var set = metrics.Around.Signals.OfType<NamespaceSignal>().Where(signal => signal.Dialect == metric.Dialect).Select(signal => signal.Namespace.Single).Distinct().ToList();
        return set.Count == 1 ? set[0] : null;
    }
}
