using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Calls on constructs that say more of their resources.</summary>
internal static class CallReaders
{
    /// <summary>Reads one call.</summary>
    public static void Read(IInvocationOperation call, StackReader reader)
    {
        var values = reader.Values;
        switch (call.TargetMethod.Name)
        {
            case "AddAlarmAction":
                AlarmConstructs.AddActions(call, reader, "AlarmActions");
                break;
            case "AddOkAction":
                AlarmConstructs.AddActions(call, reader, "OKActions");
                break;
            case "AddEnvironment":
                AddEnvironment(call, reader);
                break;
            case "AddEventSource" when values.ResourceOf(call.Instance) is { } function && call.Arguments.FirstOrDefault()?.Value is { } source:
                EventConstructs.AddSource(function, source, reader);
                break;
            case "AddEventSourceMapping":
                EventConstructs.AddMapping(call, reader);
                break;
            case "AddFunctionUrl":
                EventConstructs.AddUrl(call, reader);
                break;
            case "AddSubscription":
                EventConstructs.AddSubscription(call, reader);
                break;
            case "AddTarget" when values.ResourceOf(call.Instance) is { Type: "AWS::Events::Rule" } rule && call.Arguments.FirstOrDefault()?.Value is { } target:
                EventConstructs.AddTarget(rule, target, reader);
                break;
            case "AddEventPattern" when values.ResourceOf(call.Instance) is { Type: "AWS::Events::Rule" } rule && call.Arguments.FirstOrDefault()?.Value is { } pattern:
                rule.Set("EventPattern", rule["EventPattern"] is null ? EventConstructs.PatternOf(pattern, values) : values.Unknown(pattern));
                break;
            case "ConfigureAsyncInvoke" when values.ResourceOf(call.Instance) is { } function:
                EventConstructs.ReadAsync(function, reader.PropsOf(call), reader);
                break;
            case "AddMethod" or "AddProxy":
                ApiConstructs.AddMethod(call, reader);
                break;
            case "AddRoutes":
                ApiConstructs.AddRoutes(call, reader);
                break;
            case "AddGlobalSecondaryIndex":
                TableConstructs.AddIndex(call, reader);
                break;
            case "AutoScaleReadCapacity" or "AutoScaleWriteCapacity":
                TableConstructs.AddScaling(call, reader);
                break;
            case "AddWidgets":
                DashboardConstructs.AddWidgets(call, reader);
                break;
            case var name when name.StartsWith("Grant", System.StringComparison.Ordinal):
                Grant(call, reader);
                break;
        }
    }

    // Who may read a table works with it.
    private static void Grant(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } granted)
        {
            foreach (var grantee in call.Arguments.Select(argument => reader.Values.ResourceOf(argument.Value)).Where(resource => resource is { Type: FunctionHandlers.LambdaFunction }))
            {
                grantee!.Use(granted);
            }
        }
    }

    private static void AddEnvironment(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is not { } function || call.Arguments.Length < 2)
        {
            return;
        }

        var (key, value) = (reader.Values.Text(call.Arguments[0].Value), reader.Values.Of(call.Arguments[1].Value));
        if (key is null || value is null)
        {
            function.IsWhole = false;
            return;
        }

        var span = reader.Source.SpanOf(call.Syntax);
        var variables = (function["Environment"] as Yaml.YamlMap)?["Variables"] as Yaml.YamlMap;
        var all = (variables?.Entries.Select(entry => (entry.Key.Value, (Yaml.YamlValue?)entry.Value)) ?? Enumerable.Empty<(string, Yaml.YamlValue?)>()).Append((key, value));
        function.Set("Environment", StackNodes.Map(span, ("Variables", StackNodes.Map(span, all))));
    }
}
