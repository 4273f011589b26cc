namespace Amazon.Lambda.Annotations.APIGateway;

public class HttpResultSerializationOptions
{
    public ProtocolFormat Format { get; set; }

    public ProtocolVersion Version { get; set; }

    public Amazon.Lambda.Core.ILambdaSerializer Serializer { get; set; }

    public enum ProtocolFormat
    {
        RestApi = 0,
        HttpApi = 1,
    }

    public enum ProtocolVersion
    {
        V1 = 0,
        V2 = 1,
    }
}
