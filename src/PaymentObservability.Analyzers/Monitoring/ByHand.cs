using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring;

/// <summary>
/// What no fix can write into a template, because it would have to guess or would do harm: that is for people. The rule of the item alone speaks of it, and not the grouped
/// warning, which would stay for ever after its fix.
/// </summary>
internal static class ByHand
{
    private const string ServerlessApi = "AWS::Serverless::Api";

    /// <summary>Whether what a gap asks for has to be written by hand.</summary>
    public static bool Is(GuideGap gap, PaymentTemplate template)
    {
        var function = template.Functions.FirstOrDefault(one => one.LogicalId == gap.Target);
        return gap.Item switch
        {
            GuideItem.Tracing => function is not null && (IsManagedAmongOthers(function, template) || HasForeignRole(function) || !IsOpen(function.Resource, function.IsServerless ? "Tracing" : "TracingConfig", "Mode")),
            GuideItem.LogFormat => function is not null && (IsManagedAmongOthers(function, template) || !IsOpen(function.Resource, "LoggingConfig", "LogFormat")),
            GuideItem.LogRetention => function is not null && !MayMoveLogs(gap, function),
            GuideItem.ApiServerErrors or GuideItem.ApiLatency or GuideItem.ApiIntegrationLatency or GuideItem.ApiCount => !HasName(gap.Target, template),
            GuideItem.ApiClientErrors => !HasName(gap.Target, template) || (gap.Fact("x402") == "true" && !Counts(gap, "challenge")),
            GuideItem.PaymentSuccess or GuideItem.PaymentNone or GuideItem.WalletConnection => !Counts(gap, "success"),
            GuideItem.PaymentDuration => !Counts(gap, "duration"),
            GuideItem.HealthDeployed => function is not null && !TakesRoute(function, template),
            GuideItem.CanaryDeployed or GuideItem.CanaryAlarms => IsCanaryByHand(gap, template),
            GuideItem.TableCapacity => template.Template.Resource(gap.Target)?.Property("ProvisionedThroughput") is not YamlMap,
            GuideItem.TableScaling => template.Template.Resource(gap.Target)?.Property("ProvisionedThroughput") is not YamlMap units || !(IsNumber(units["ReadCapacityUnits"]) || IsNumber(units["WriteCapacityUnits"])),
            _ => false,
        };
    }

    // Annotations write the function anew at each build; the globals, which stay, hold for others too.
    private static bool IsManagedAmongOthers(DeployedFunction function, PaymentTemplate template) =>
        function.Resource.IsGenerated && !(function.IsServerless && template.Template.Contents.Functions.All(other => other.Resource.IsGenerated));

    // What a role of others may do is not known, and Lambda refuses tracing to one that may not send.
    private static bool HasForeignRole(DeployedFunction function) => function.Resource.Property("Role") is { } role && RoleOf(role, function.Template) is null;

    private static TemplateResource? RoleOf(YamlValue role, Template template) =>
        Intrinsic.Of(role)?.Name is "Ref" or "GetAtt" or "Sub" && template.Names.ReferencesIn(role) is { Count: 1 } ids && template.Resource(ids.First()) is { Type: "AWS::IAM::Role" } found ? found : null;

    // A group that is there already cannot be made, and one that the function may not write to would stay empty.
    private static bool MayMoveLogs(GuideGap gap, DeployedFunction function)
    {
        var resource = function.Resource;
        if (gap.Fact("filtered") == "true" || resource.IsGenerated || resource.At("LoggingConfig", "LogGroup") is not null || !IsOpen(resource, "LoggingConfig", "LogGroup"))
        {
            return false;
        }

        return resource.Property("Role") is not { } role || (RoleOf(role, function.Template) is { } own && LogRights.AreForAnyGroup(own.Property("ManagedPolicyArns")));
    }

    /// <summary>Whether something can be written under a property: neither an alias nor what is merged in (<c>&lt;&lt;: *base</c>) is the resource's own.</summary>
    private static bool IsOpen(TemplateResource resource, string property, string key)
    {
        if (resource.Properties is null)
        {
            return resource.IsWhole;
        }

        if (Own(resource.Body, "Properties") is not { IsAlias: false } || Own(resource.Properties, property) is not { } entry)
        {
            return Own(resource.Body, "Properties") is { IsAlias: false } && resource.Properties[property] is null;
        }

        return !entry.IsAlias && (entry.Value is YamlText { Tag: null } || (entry.Value is YamlMap { Tag: null } map && Intrinsic.Of(map) is null && (map[key] is null || Own(map, key) is { IsAlias: false })));
    }

    private static YamlEntry? Own(YamlMap map, string key) => map.Entries.FirstOrDefault(entry => entry.Key.Value == key);

    private static bool IsNumber(YamlValue? value) => value is YamlText { Tag: null } text && text.Value.Length > 0 && text.Value.All(char.IsDigit);

    // The metrics of a REST API go by its name, which may stand in a file elsewhere.
    private static bool HasName(string id, PaymentTemplate template)
    {
        var api = template.Apis.FirstOrDefault(one => one.LogicalId == id);
        if (api is null || api.Kind != ApiKind.Rest || api.Resource is not { } resource)
        {
            return true;
        }

        return resource.Property("Name") is not null
            || (resource.Type == ServerlessApi
                ? resource.At("DefinitionBody", "info", "title") is not null || (resource.Property("DefinitionBody") is null && resource.Property("DefinitionUri") is null)
                : resource.At("Body", "info", "title") is not null);
    }

    private static bool Counts(GuideGap gap, string role) => gap.Fact("namespace") is not null && gap.Fact(role) is not null;

    // The URL of a function has no routes, and an image is started by its own command.
    private static bool TakesRoute(DeployedFunction function, PaymentTemplate template) =>
        !IsImage(function) && (function.Events.Any(source => source.Kind is EventSourceKind.RestApi or EventSourceKind.HttpApi) || template.Apis.Any(api => api.Functions.Contains(function.LogicalId)));

    private static bool IsImage(DeployedFunction function) => function.Resource.Property("ImageUri") is not null || (function.Resource.Property("PackageType") as YamlText)?.Value == "Image";

    // A URL that wants signed requests turns it away.
    private static bool IsCanaryByHand(GuideGap gap, PaymentTemplate template)
    {
        var beside = template.Functions.FirstOrDefault(one => one.LogicalId == (gap.Fact("beside") ?? gap.Target));
        return beside is not null && (IsImage(beside)
            || (!TakesRoute(beside, template) && (beside.Resource.At("FunctionUrlConfig", "AuthType") as YamlText)?.Value == "AWS_IAM"));
    }
}
