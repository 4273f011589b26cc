using System.Collections.Generic;
using System.IO;

namespace Amazon.Lambda.Annotations.APIGateway;

public interface IAuthorizerResult
{
    IAuthorizerResult WithContext(string key, object value);

    IAuthorizerResult WithPrincipalId(string principalId);

    Stream Serialize(AuthorizerResultSerializationOptions options);

    bool IsAuthorized { get; }

    string PrincipalId { get; }

    IDictionary<string, object> Context { get; }
}
