using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The address that API Gateway gives an API.</summary>
internal static class ApiAddress
{
    /// <summary>An API's address at a stage; null where it answers at a domain of its own only.</summary>
    public static TemplateNode? Of(string api, TemplateNode? stage, TemplateView view)
    {
        if (view.Property(api, "DisableExecuteApiEndpoint") is not (null or YamlText { Value: "false" }))
        {
            return null;
        }

        var sub = new SubText();
        return sub.Node("https://${" + api + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}" + (stage is null or TextNode { Value: "$default" } ? "" : "/" + sub.Of(stage)));
    }
}
