using System;

namespace Amazon.Lambda.Annotations.APIGateway;

[AttributeUsage(AttributeTargets.Method)]
public class RestApiAuthorizerAttribute : Attribute
{
    public string IdentityHeader { get; set; }

    public RestApiAuthorizerType Type { get; set; }

    public int ResultTtlInSeconds { get; set; }
}
