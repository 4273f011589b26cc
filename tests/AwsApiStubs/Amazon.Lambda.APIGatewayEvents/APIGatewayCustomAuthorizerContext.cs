using System.Collections.Generic;

namespace Amazon.Lambda.APIGatewayEvents;

public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>
{
    public string PrincipalId
    {
        get => TryGetValue("principalId", out var value) ? value?.ToString() : null;
        set => this["principalId"] = value;
    }

    public Dictionary<string, string> Claims { get; set; } = new();
}
