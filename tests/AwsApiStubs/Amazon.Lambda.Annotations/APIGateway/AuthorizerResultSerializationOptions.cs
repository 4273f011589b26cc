namespace Amazon.Lambda.Annotations.APIGateway;

public class AuthorizerResultSerializationOptions
{
    public AuthorizerFormat Format { get; set; }

    public string MethodArn { get; set; }

    public enum AuthorizerFormat
    {
        HttpApiSimple = 0,
        HttpApiIamPolicy = 1,
        RestApi = 2,
    }
}
