using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;
using PaymentObservability.Monitoring.Timeouts;

namespace PaymentObservability.Rules.Deployment;

/// <summary>PAY6012: Lambda, or the API before it, gives a payment up before the client that waits for it does. Reported in the template, at the function's timeout.</summary>
internal sealed class TimeoutMustOutlastCalls : PaymentRule
{
    /// <summary>Seconds that an integration may take. Sources: quotas of REST APIs (may be raised, then with TimeoutInMillis) and of HTTP APIs (may not).</summary>
    private const int RestLimit = 29, HttpLimit = 30;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.TimeoutMustOutlastCalls);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        PaymentTimeouts? timeouts = null;
        foreach (var template in context.Templates)
        {
            foreach (var function in template.Functions.Where(function => !function.Timeouts.IsEmpty))
            {
                timeouts ??= new PaymentTimeouts(context.Model, context.Cancellation);
                var entries = new HashSet<EntryPoint>(PaymentFunctions.EntriesOf(function, context.Model, context.ProjectFolder));
                var slowest = template.Operations
                    .Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund && entries.Contains(operation.Entry))
                    .Select(operation => (Operation: operation, Wait: timeouts.Longest(operation, context.Cancellation)))
                    .Where(each => each.Wait is not null)
                    .OrderByDescending(each => each.Wait!.Seconds)
                    .FirstOrDefault();
                if (slowest.Wait is { } wait && EndOf(function, wait.Seconds) is { } end)
                {
                    context.ReportInFile(
                        PaymentObservability.Descriptors.TimeoutMustOutlastCalls,
                        DiagnosticSeverity.Warning,
                        function.TimeoutValue is { } value ? function.Template.LocationOf(value) : function.Location,
                        slowest.Operation,
                        function.LogicalId,
                        end,
                        slowest.Operation.Call?.Name.ToString() ?? slowest.Operation.Entry.Name,
                        wait.Client,
                        double.IsPositiveInfinity(wait.Seconds) ? "for ever" : wait.Seconds.ToString(CultureInfo.InvariantCulture) + " s");
                }
            }
        }
    }

    /// <summary>Who ends the function's work before a client that waits so long does, for people to read; null where nobody does.</summary>
    private static string? EndOf(DeployedFunction function, double seconds)
    {
        var timeout = function.Timeouts.Max();
        if (seconds >= timeout)
        {
            return $"is ended by Lambda after {timeout} s";
        }

        if (function.Events.IsEmpty)
        {
            return null;
        }

        if (function.Events.All(source => source.Kind == EventSourceKind.HttpApi) && seconds >= HttpLimit)
        {
            return $"is given up by the HTTP API after {HttpLimit} s";
        }

        // The CDK calls it Timeout, in the options of an integration.
        var mayBeRaised = function.Template.Text.ToString().IndexOf(function.Template.IsStack ? "IntegrationOptions" : "TimeoutInMillis", System.StringComparison.Ordinal) >= 0;
        return function.Events.All(source => source.Kind == EventSourceKind.RestApi) && !mayBeRaised && seconds >= RestLimit
            ? $"is given up by the REST API after {RestLimit} s"
            : null;
    }
}
