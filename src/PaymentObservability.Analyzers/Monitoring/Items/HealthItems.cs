using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Handlers;
using PaymentObservability.Health;
using PaymentObservability.Monitoring.AlarmDefects;
using PaymentObservability.Rules.Metrics;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Whether the health check and the canary that the code has are deployed. That the code has them is for PAY4001 and PAY4004 to say.</summary>
internal static class HealthItems
{
    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms, GuideAnswers answers)
    {
        // What the guide's own fixes can hang in: a route beside that of a payment function.
        var called = template.Functions.Where(function => !function.Resource.IsGenerated && IsCalled(function, template)).ToList();
        var beside = called.FirstOrDefault(function => function.IsServerless) ?? called.FirstOrDefault();
        if (beside is null)
        {
            return;
        }

        var isHealthByHand = false;
        var entries = facts.Model.Entries.Where(IsOwnFunction).ToList();
        if (facts.Health.Endpoints.Select(endpoint => endpoint.Entry).FirstOrDefault(entry => entry is not null && IsOwnFunction(entry)) is { } health)
        {
            var isThere = IsDeployed(health, facts) || template.Template.Scan.HealthPath is not null;
            isHealthByHand = !isThere && !ProbePlaces.TakeHealthCheck(beside, template);
            answers.Ask(
                isThere,
                new GuideGap(GuideItem.HealthDeployed, beside.LogicalId)
                    .ByHandIf(isHealthByHand)
                    .With("handler", HandlerOf(health, facts.Model))
                    .With("path", "/health")
                    .With("payload", PayloadOf(health))
                    .With("tables", string.Join(",", template.Tables.Select(table => table.Resource.LogicalId)))
                    .With("variables", string.Join(",", VariablesOf(facts))));
        }

        if (entries.FirstOrDefault(IsCanary) is { } canary)
        {
            var deployed = template.Template.Contents.Functions.FirstOrDefault(function => Enters(function, canary, facts.Model));
            var paid = template.Operations.FirstOrDefault(operation => operation.Kind == PaymentKind.Payment && operation.Entry.Route is not null && ChallengeShouldBeCounted.IsX402(operation));
            answers.Ask(
                deployed is not null || IsDeployed(canary, facts),
                new GuideGap(GuideItem.CanaryDeployed, beside.LogicalId).ByHandIf(isHealthByHand).With("handler", HandlerOf(canary, facts.Model)).With("payment-path", paid?.Entry.Route));
            if (deployed is not null || !IsDeployed(canary, facts))
            {
                var id = deployed?.LogicalId ?? "PaymentCanary";
                var every = deployed is null ? null : PaymentAlarm.RunsEveryOf(deployed);
                answers.Ask(deployed is not null && AreWatched(deployed, alarms), new GuideGap(GuideItem.CanaryAlarms, id).ByHandIf(deployed is null && isHealthByHand).With("every", every?.ToString(CultureInfo.InvariantCulture)).With("beside", deployed is null ? beside.LogicalId : null));
            }
        }
    }

    // SAM says it as an event, plain CloudFormation as routes and methods of an API.
    private static bool IsCalled(DeployedFunction function, PaymentTemplate template) =>
        function.Events.Any(source => source.Kind is EventSourceKind.RestApi or EventSourceKind.HttpApi or EventSourceKind.FunctionUrl) || template.Apis.Any(api => api.Functions.Contains(function.LogicalId));

    /// <summary>The format of an API's requests that a handler is written for, by its own types; null where it takes and answers neither.</summary>
    private static string? PayloadOf(EntryPoint entry)
    {
        var method = entry.Body.Symbol;
        var names = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } results } ? results[0] : method.ReturnType).Select(type => type.Name).ToList();
        return names.Contains("APIGatewayHttpApiV2ProxyRequest") || names.Contains("APIGatewayHttpApiV2ProxyResponse") ? "2.0"
            : names.Contains("APIGatewayProxyRequest") || names.Contains("APIGatewayProxyResponse") ? "1.0"
            : null;
    }

    private static bool AreWatched(DeployedFunction canary, AlarmedMetrics alarms) =>
        alarms.Watch("AWS/Lambda", "Errors", "FunctionName", canary.Name) && alarms.Watch("AWS/Lambda", "Invocations", "FunctionName", canary.Name);

    private static bool IsDeployed(EntryPoint entry, ServiceFacts facts) => facts.Deployment.Functions.Any(function => Enters(function, entry, facts.Model));

    private static bool Enters(DeployedFunction function, EntryPoint entry, PaymentModel model) => PaymentFunctions.EntriesOf(function, model, projectFolder: null).Contains(entry);

    /// <summary>A method that Lambda enters by a handler string. Annotations deploy their functions themselves.</summary>
    private static bool IsOwnFunction(EntryPoint entry) => entry.Shape is EntryPointShape.LambdaSignature or EntryPointShape.HandlerString;

    private static bool IsCanary(EntryPoint entry) => CanaryFinder.SpeaksOfIt(entry.Body.Symbol.ContainingType?.Name ?? "") || CanaryFinder.SpeaksOfIt(entry.Body.Symbol.Name);

    private static string HandlerOf(EntryPoint entry, PaymentModel model) =>
        $"{model.Models.Compilation.AssemblyName}::{MetadataName(entry.Receiver ?? entry.Body.Symbol.ContainingType)}::{entry.Body.Symbol.Name}";

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static IEnumerable<string> VariablesOf(ServiceFacts facts) =>
        facts.Health.Dependencies.Select(dependency => dependency.Variable).OfType<string>().Distinct(StringComparer.Ordinal);
}
