using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Health;

namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>
/// Which alarms have to do with the project's payments: those on a payment function, on its API, tables and queues, on the service's canary and on
/// metrics that speak of payments. Alarms whose resource cannot be told from the template are none of them.
/// </summary>
internal static class PaymentAlarms
{
    /// <summary>The alarms of a payment's template and of those beside it, each once.</summary>
    public static IEnumerable<PaymentAlarm> Of(PaymentTemplate template, PaymentModel model)
    {
        var names = new PaymentNames(model.Contract.Words);
        var functions = FunctionsOf(template).ToList();
        foreach (var alarm in model.Deployment.Alarms)
        {
            foreach (var metric in alarm.Metrics)
            {
                if (Find(alarm, metric, template, functions, names, model) is { } found)
                {
                    yield return found;
                    break;
                }
            }
        }
    }

    private static PaymentAlarm? Find(Alarm alarm, WatchedMetric metric, PaymentTemplate template, List<DeployedFunction> functions, PaymentNames names, PaymentModel model)
    {
        if (metric.IsElsewhere || metric.Namespace.Text is not { } space || metric.Name.Text is not { } name)
        {
            return null;
        }

        switch (space)
        {
            case "AWS/Lambda":
                var function = functions.Find(each => Is(metric, "FunctionName", each.Name));
                return function is null ? null : new(alarm, template, AlarmSubject.Function, function);
            case "AWS/ApiGateway":
                return template.Apis.Any(api => (api.Kind == ApiKind.Rest ? Is(metric, "ApiName", api.Name) : Is(metric, "ApiId", api.Id)) && IsFirst(template, other => api.Functions.Contains(other.LogicalId), names, model))
                    ? new(alarm, template, AlarmSubject.Api, null)
                    : null;
            case "AWS/DynamoDB":
                return template.Tables.Any(table => Is(metric, "TableName", table.Name) && IsFirst(template, other => other.Uses(table.Resource), names, model))
                    ? new(alarm, template, AlarmSubject.Table, null)
                    : null;
            case "AWS/SQS":
                return template.Queues.Concat(template.DeadLetterQueues).Any(queue => Is(metric, "QueueName", queue.Name) && IsFirst(template, other => other.Uses(queue.Resource), names, model))
                    ? new(alarm, template, AlarmSubject.Queue, null)
                    : null;
            default:
                return template.AsksForService && !space.StartsWith("AWS/", StringComparison.Ordinal) && IsOwn(space, name, names, model)
                    ? new(alarm, template, AlarmSubject.OwnMetric, null)
                    : null;
        }
    }

    /// <summary>The payment functions, and the canary that tries the service out.</summary>
    private static IEnumerable<DeployedFunction> FunctionsOf(PaymentTemplate template) =>
        template.AsksForService
            ? template.Functions.Concat(template.Template.Contents.Functions.Where(function => !template.Functions.Contains(function) && IsCanary(function)))
            : template.Functions;

    private static bool IsCanary(DeployedFunction function) =>
        CanaryFinder.SpeaksOfIt(function.LogicalId) || function.Handlers.Any(handler => CanaryFinder.SpeaksOfIt(handler.TypeName ?? "") || CanaryFinder.SpeaksOfIt(handler.MethodName ?? ""));

    private static bool Is(WatchedMetric metric, string dimension, NameExpression resource) => metric.Dimension(dimension) is { } value && value.Compare(resource) == NameComparison.Same;

    /// <summary>Whether no other project's payment function stands before this project's in using what both use: one of them speaks of it.</summary>
    private static bool IsFirst(PaymentTemplate template, Func<DeployedFunction, bool> uses, PaymentNames names, PaymentModel model)
    {
        var first = template.Template.Contents.Functions.FirstOrDefault(function => uses(function) && (template.Functions.Contains(function) || SpeaksOfPayment(function, names)));
        return first is null || template.Functions.Contains(first) || first.Handlers.Any(handler => handler.AssemblyName == model.Models.Compilation.AssemblyName);
    }

    private static bool SpeaksOfPayment(DeployedFunction function, PaymentNames names) =>
        function.Handlers.Any(handler => handler.TypeName is not null) && NameWords.Split(function.LogicalId).Concat(function.Handlers.SelectMany(handler => NameWords.Split(handler.Handler))).Any(names.IsMoney);

    private static bool IsOwn(string space, string name, PaymentNames names, PaymentModel model) =>
        model.Names.Namespaces.Contains(space) || NameWords.Split(space).Concat(NameWords.Split(name)).Any(word => names.IsMoney(word) || names.IsWallet(word));
}
