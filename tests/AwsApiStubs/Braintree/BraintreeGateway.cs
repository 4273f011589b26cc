namespace Braintree;

public class Environment
{
    public static readonly Environment DEVELOPMENT = new("development");
    public static readonly Environment QA = new("qa");
    public static readonly Environment SANDBOX = new("sandbox");
    public static readonly Environment PRODUCTION = new("production");

    private Environment(string environmentName)
    {
        EnvironmentName = environmentName;
    }

    public string EnvironmentName { get; }
}

public interface IWebhookNotificationGateway
{
    WebhookNotification Parse(string signature, string payload);

    string Verify(string challenge);
}

public class WebhookNotification
{
    public virtual string RawPayload { get; protected internal set; }

    public virtual Transaction Transaction { get; protected internal set; }
}

/// <summary>Of the gateways of the original, those which move money or tell of it.</summary>
public interface IBraintreeGateway
{
    Environment Environment { get; set; }

    ITransactionGateway Transaction { get; }

    IWebhookNotificationGateway WebhookNotification { get; }

    string AccessToken { get; set; }

    string MerchantId { get; set; }

    string PrivateKey { get; set; }

    string PublicKey { get; set; }
}

public class BraintreeGateway : IBraintreeGateway
{
    public BraintreeGateway()
    {
    }

    public BraintreeGateway(Environment environment, string merchantId, string publicKey, string privateKey)
    {
        Environment = environment;
        MerchantId = merchantId;
        PublicKey = publicKey;
        PrivateKey = privateKey;
    }

    public BraintreeGateway(string accessToken)
    {
        AccessToken = accessToken;
    }

    public virtual Environment Environment { get; set; }

    public virtual ITransactionGateway Transaction => new TransactionGateway(this);

    public virtual IWebhookNotificationGateway WebhookNotification => new WebhookNotificationGateway();

    public virtual string AccessToken { get; set; }

    public virtual string MerchantId { get; set; }

    public virtual string PrivateKey { get; set; }

    public virtual string PublicKey { get; set; }
}

public class WebhookNotificationGateway : IWebhookNotificationGateway
{
    protected internal WebhookNotificationGateway()
    {
    }

    public virtual WebhookNotification Parse(string signature, string payload) => new() { RawPayload = payload };

    public virtual string Verify(string challenge) => challenge;
}
