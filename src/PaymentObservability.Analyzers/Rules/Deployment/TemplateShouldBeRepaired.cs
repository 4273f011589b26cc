using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Deployment;

/// <summary>
/// PAY6019: what other rules found in a template can be repaired. It is reported on the code, once a template: there every editor's light bulb and <c>dotnet format</c>
/// reach it.
/// </summary>
internal sealed class TemplateShouldBeRepaired : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(PaymentObservability.Descriptors.TemplateShouldBeRepaired);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var file in context.Repairs.GroupBy(repair => repair.Path, StringComparer.Ordinal))
        {
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.TemplateShouldBeRepaired,
                OperationFinder.NameOf(file.First().Owner.Entry.Body.Syntax),
                additionalLocations: null,
                ImmutableDictionary<string, string?>.Empty
                    .Add(FixProperties.Fixable, "true")
                    .Add(FixProperties.Template, file.Key)
                    .Add(FixProperties.Repairs, TemplateRepair.Write(file.Select(repair => repair.Repair))),
                file.Count(),
                FilePaths.NameOf(file.Key),
                string.Join(", ", file.Select(repair => repair.Id).Distinct().OrderBy(id => id, StringComparer.Ordinal))));
        }
    }
}
