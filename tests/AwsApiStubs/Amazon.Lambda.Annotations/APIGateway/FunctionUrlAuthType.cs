namespace Amazon.Lambda.Annotations.APIGateway;

public enum FunctionUrlAuthType
{
    NONE = 0,
    AWS_IAM = 1,
}
