namespace Amazon.Lambda.Annotations.APIGateway;

public enum AuthorizerPayloadFormatVersion
{
    V1 = 0,
    V2 = 1,
}
