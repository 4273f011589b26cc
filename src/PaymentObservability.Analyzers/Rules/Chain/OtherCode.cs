using System;
using System.Collections.Generic;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// The functions of the templates whose code is not this project's: another project's, or in another language. They may record what this code does not, unless they say that
/// they do not.
/// </summary>
internal sealed class OtherCode
{
    /// <summary>Where metrics libraries of all languages find their namespace.</summary>
    private static readonly string[] NamespaceVariables = { "POWERTOOLS_METRICS_NAMESPACE", "AWS_EMF_NAMESPACE" };

    private readonly List<DeployedFunction> functions;

    public OtherCode(PaymentModel model)
    {
        var assembly = model.Models.Compilation.AssemblyName;
        functions = model.Deployment.Functions.Where(function => function.Handlers.IsEmpty || function.Handlers.Any(handler => handler.AssemblyName != assembly)).ToList();
    }

    /// <summary>Whether one of them may record metrics in a namespace.</summary>
    public bool MayRecord(string ns) => functions.Any(function => MayRecord(function, ns));

    private static bool MayRecord(DeployedFunction function, string ns)
    {
        if (function.Environment.Values.Any(value => value.Compare(ns) != NameComparison.Different && !IsPlainlyOther(value)))
        {
            return true;
        }

        var given = NamespaceVariables.Where(function.Environment.ContainsKey).Select(name => function.Environment[name]).ToList();
        if (given.Count > 0)
        {
            // The namespace of its own that it names is where its metrics go.
            return given.Any(value => !value.IsLiteral);
        }

        return InlineCode(function) is { } code ? Speaks(code) : !IsAuthorizer(function);
    }

    // A table's name, an address: whatever is made of resources is no namespace of metrics.
    private static bool IsPlainlyOther(NameExpression value) => value.ResourceParts.Any();

    /// <summary>Its code where the template holds it.</summary>
    private static string? InlineCode(DeployedFunction function)
    {
        var names = function.Template.Names;
        var code = names.Of(function.Resource.Property("InlineCode")) ?? names.Of(function.Resource.At("Code", "ZipFile"));
        return code is { Alternatives: { Length: 1 } alternatives } ? string.Concat(alternatives[0].Parts.Select(part => part.Kind == NamePartKind.Literal ? part.Text : " ")) : null;
    }

    // put_metric_data, PutMetricData, _aws, CloudWatchMetrics, embedded-metrics, Powertools' metrics: all say so.
    private static bool Speaks(string code) => new[] { "metric", "_aws", "cloudwatch" }.Any(word => code.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether an API asks it who is calling, and nothing else calls it: it takes no payment.</summary>
    private static bool IsAuthorizer(DeployedFunction function) =>
        function.Events.IsEmpty && function.Template.Resources.Any(resource => Authorizers(resource).Any(value => function.Template.Names.ReferencesIn(value).Contains(function.LogicalId)));

    private static IEnumerable<YamlValue?> Authorizers(TemplateResource resource) =>
        resource.Type switch
        {
            "AWS::ApiGateway::Authorizer" or "AWS::ApiGatewayV2::Authorizer" => new[] { resource.Property("AuthorizerUri") },
            "AWS::Serverless::Api" or "AWS::Serverless::HttpApi" => resource.Both("Auth").Concat(new[] { resource.At("Auth", "Authorizers") }),
            _ => Enumerable.Empty<YamlValue?>(),
        };
}
