namespace PaymentObservability.Deployment;

/// <summary>
/// The APIs that SAM makes of events which name none, and the ids that SAM gives them and their stages. From the SAM developer guide,
/// "Generated CloudFormation resources".
/// </summary>
internal static class ImplicitApis
{
    /// <summary>The logical id of the REST API.</summary>
    public const string Rest = "ServerlessRestApi";

    /// <summary>The logical id of the HTTP API.</summary>
    public const string Http = "ServerlessHttpApi";

    /// <summary>The stage of the REST API.</summary>
    public const string RestStage = "Prod";

    /// <summary>The stage of the HTTP API.</summary>
    public const string HttpStage = "$default";

    /// <summary>What <c>Ref</c> gives for an id that the template's text does not declare.</summary>
    public static string RefOf(string logicalId) => logicalId is Rest or Http ? ResourceAttribute.Id : "Ref";

    /// <summary>The stage's name, where an id is that of a generated stage or an API is asked for its stage.</summary>
    public static NamePart? StageOf(Template template, string logicalId, string attribute)
    {
        if (template.Resource(logicalId) is null && template.IsServerless)
        {
            return (logicalId, attribute) switch
            {
                (Rest, "Stage") or (Rest + RestStage + "Stage", "Ref") => NamePart.Literal(RestStage),
                (Http, "Stage") or (Http + "ApiGatewayDefaultStage", "Ref") => NamePart.Literal(HttpStage),
                _ => null,
            };
        }

        return null;
    }
}
