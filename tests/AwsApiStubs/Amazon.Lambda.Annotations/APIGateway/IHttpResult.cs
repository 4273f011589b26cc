using System.IO;

namespace Amazon.Lambda.Annotations.APIGateway;

public interface IHttpResult
{
    Stream Serialize(HttpResultSerializationOptions options);

    IHttpResult AddHeader(string name, string value);

    System.Net.HttpStatusCode StatusCode { get; }
}
