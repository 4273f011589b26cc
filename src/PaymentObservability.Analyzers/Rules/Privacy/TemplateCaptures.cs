using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Monitoring;
using PaymentObservability.Yaml;

namespace PaymentObservability.Rules.Privacy;

/// <summary>Switches of a template that write whole requests or answers of payments where people read: those of Powertools, and API Gateway's data trace.</summary>
internal static class TemplateCaptures
{
    // What a variable does, and the attribute without which it does nothing.
    private static readonly (string Variable, string Attribute, string What)[] Variables =
    {
        ("POWERTOOLS_LOGGER_LOG_EVENT", "AWS.Lambda.Powertools.Logging.LoggingAttribute", "the whole request into the log"),
        ("POWERTOOLS_TRACER_CAPTURE_RESPONSE", "AWS.Lambda.Powertools.Tracing.TracingAttribute", "what payments return into the trace"),
    };

    /// <summary>Each switch that is on, how that is spelt, and what it writes.</summary>
    public static IEnumerable<(Location Place, string Switch, string On, string What)> Find(PaymentTemplate template, Compilation compilation)
    {
        foreach (var (variable, attribute, what) in Variables.Where(each => compilation.GetTypeByMetadataName(each.Attribute) is not null))
        {
            foreach (var function in template.Functions)
            {
                if (function.Environment.TryGetValue(variable, out var value) && IsOn(value.Text))
                {
                    yield return (value.Location, variable, value.Text!, what);
                }
            }
        }

        foreach (var api in template.Apis.Where(api => api.Kind == ApiKind.Rest))
        {
            var settings = api.Resource is { Type: "AWS::Serverless::Api" } resource ? resource.Both("MethodSettings")
                : api.IsImplicit ? new[] { template.Template.Globals("Api")?["MethodSettings"] }.OfType<YamlValue>()
                : api.StageResources.SelectMany(stage => stage.Both("MethodSettings"));
            foreach (var setting in settings.SelectMany(template.Template.Names.Items).OfType<YamlMap>())
            {
                if (setting["DataTraceEnabled"] is { } value && template.Template.Names.Text(value) is { } text && IsOn(text))
                {
                    yield return (template.Template.LocationOf(value), "DataTraceEnabled", text, "requests and answers of the API into the log");
                }
            }
        }
    }

    private static bool IsOn(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
