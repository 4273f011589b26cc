using System;

namespace Amazon.Lambda.Annotations.APIGateway;

[AttributeUsage(AttributeTargets.Method)]
public class HttpApiAuthorizerAttribute : Attribute
{
    public string IdentityHeader { get; set; }

    public bool EnableSimpleResponses { get; set; }

    public AuthorizerPayloadFormatVersion AuthorizerPayloadFormatVersion { get; set; }

    public int ResultTtlInSeconds { get; set; }
}
