using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Amazon.Lambda.Annotations.APIGateway;

public class AuthorizerResults : IAuthorizerResult
{
    private AuthorizerResults(bool isAuthorized)
    {
        IsAuthorized = isAuthorized;
    }

    public bool IsAuthorized { get; }

    public string PrincipalId { get; private set; }

    public IDictionary<string, object> Context { get; } = new Dictionary<string, object>();

    public static IAuthorizerResult Allow() => new AuthorizerResults(true);

    public static IAuthorizerResult Deny() => new AuthorizerResults(false);

    public IAuthorizerResult WithContext(string key, object value)
    {
        Context[key] = value;
        return this;
    }

    public IAuthorizerResult WithPrincipalId(string principalId)
    {
        PrincipalId = principalId;
        return this;
    }

    public Stream Serialize(AuthorizerResultSerializationOptions options)
    {
        object answer = options.Format == AuthorizerResultSerializationOptions.AuthorizerFormat.HttpApiSimple
            ? new { isAuthorized = IsAuthorized, context = Context }
            : new
            {
                principalId = PrincipalId ?? "user",
                policyDocument = new
                {
                    Version = "2012-10-17",
                    Statement = new[] { new { Action = new[] { "execute-api:Invoke" }, Effect = IsAuthorized ? "Allow" : "Deny", Resource = new[] { options.MethodArn } } },
                },
                context = Context,
            };
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer));
    }
}
