using System;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// The Lambda Web Adapter: an ordinary web application runs in Lambda without any Lambda package, because the template puts a proxy before
/// it. Only the template tells.
/// </summary>
internal static class WebAdapter
{
    private const string WrapperVariable = "AWS_LAMBDA_EXEC_WRAPPER";
    private const string LayerName = "LambdaAdapterLayer";

    /// <summary>Whether any template gives a function the adapter's wrapper script or its layer.</summary>
    public static bool UsesLambdaWebAdapter(DeploymentModel deployment) => deployment.Templates.Any(template => template.Scan.UsesWebAdapter);

    /// <summary>Whether a text names the adapter's layer.</summary>
    public static bool IsLayer(YamlText text) => text.Value.Length > LayerName.Length && text.Value.Contains(LayerName);

    /// <summary>Whether an entry is the variable that starts the adapter.</summary>
    public static bool IsWrapper(YamlEntry entry) =>
        entry.Key.Value == WrapperVariable && entry.Value is YamlText script && script.Value.StartsWith("/opt/bootstrap", StringComparison.Ordinal);
}
