using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules;

/// <summary>
/// PAY0001: lists every entry point and operation that was found, off by default. A silent analyzer is false safety: this shows what it sees.
/// </summary>
internal sealed class OperationsShouldBeVisible : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.OperationsShouldBeVisible);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var withOperations = new HashSet<EntryPoint>(context.Model.Operations.Concat(context.Model.Unwritten).Select(operation => operation.Entry));
        foreach (var entry in context.Model.Entries.Where(entry => !withOperations.Contains(entry)))
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.OperationsShouldBeVisible,
                OperationFinder.NameOf(entry.Body.Syntax),
                $"Entry point '{entry.Name}' ({entry.Shape}) handles no payment"));
        }

        foreach (var operation in context.Model.Operations.Concat(context.Model.Unwritten))
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.OperationsShouldBeVisible,
                operation.Location,
                new[] { OperationFinder.NameOf(operation.Entry.Body.Syntax) },
                $"Entry point '{operation.Entry.Name}' ({operation.Entry.Shape}): {operation.Kind.ToString().ToLowerInvariant()} by {operation.Evidence}; {(operation.IsUnwritten ? "still to be written" : "records " + Recorded(operation, context))}"));
        }
    }

    /// <summary>The names of the metrics around it, as far as they can be told.</summary>
    private static string Recorded(PaymentOperation operation, RuleContext context)
    {
        var metrics = context.Model.MetricsOf(operation, context.Cancellation).Metrics;
        var names = metrics.Names.OrderBy(name => name, StringComparer.Ordinal).ToList();
        if (metrics.MayBeAny)
        {
            names.Add("metrics whose names cannot be told");
        }

        return names.Count == 0 ? "no metric" : string.Join(", ", names);
    }
}
