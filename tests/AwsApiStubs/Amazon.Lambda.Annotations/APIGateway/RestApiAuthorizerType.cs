namespace Amazon.Lambda.Annotations.APIGateway;

public enum RestApiAuthorizerType
{
    Token = 0,
    Request = 1,
}
