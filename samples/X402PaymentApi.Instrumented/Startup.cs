using AWS.Lambda.Powertools.Tracing;
using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using X402PaymentApi.Functions;
using X402PaymentApi.Orders;
using X402PaymentApi.Payments;
using X402PaymentApi.Refunds;
using X402PaymentApi.Reports;
using X402PaymentApi.Wallets;
using X402PaymentApi.X402;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace X402PaymentApi;

/// <summary>Composes the services once per execution environment. Nothing is built before a function asks for it, so each needs only its own variables.</summary>
internal static class Startup
{
    private static readonly Lazy<ServiceProvider> Provider = new(BuildProvider);

    public static T Get<T>()
        where T : notnull => Provider.Value.GetRequiredService<T>();

    private static ServiceProvider BuildProvider()
    {
        // Before any client is made: only what is made afterwards is traced.
        Tracing.RegisterForAllServices();

        var services = new ServiceCollection();

        services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(2), MaxErrorRetry = 2 }));
        services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(new AmazonSQSConfig { Timeout = TimeSpan.FromSeconds(2), MaxErrorRetry = 2 }));

        services.AddSingleton<ReportCatalog>();
        services.AddSingleton(p => new ReportStore(p.GetRequiredService<IAmazonDynamoDB>(), Required("REPORTS_TABLE")));
        services.AddSingleton(p => new PaymentStore(p.GetRequiredService<IAmazonDynamoDB>(), Required("PAYMENTS_TABLE"), Required("LEDGER_TABLE")));
        services.AddSingleton(p => new OrderStore(p.GetRequiredService<IAmazonDynamoDB>(), Required("ORDERS_TABLE")));
        services.AddSingleton(p => new WalletSessionStore(p.GetRequiredService<IAmazonDynamoDB>(), Required("WALLET_SESSIONS_TABLE")));
        services.AddSingleton<ISettlementQueue>(p => new SqsSettlementQueue(p.GetRequiredService<IAmazonSQS>(), Required("SETTLEMENT_QUEUE_URL")));
        services.AddSingleton(_ => new PaymentTerms(BlockchainNetwork.Find(Required("X402_NETWORK")), Required("PAY_TO_ADDRESS"), Required("PUBLIC_URL")));
        services.AddSingleton(_ => new StripeWebhookSettings(Required("STRIPE_WEBHOOK_SECRET")));

        // A payment makes at most two calls to the facilitator: both have to fit into the function's timeout of 29 seconds.
        services.AddHttpClient<IFacilitatorClient, FacilitatorClient>(http =>
        {
            http.BaseAddress = new Uri(Required("FACILITATOR_URL"));
            http.Timeout = TimeSpan.FromSeconds(10);
        });
        services.AddHttpClient<ITreasuryClient, TreasuryClient>(http =>
        {
            http.BaseAddress = new Uri(Required("TREASURY_URL"));
            http.Timeout = TimeSpan.FromSeconds(10);
            http.DefaultRequestHeaders.Add("X-Api-Key", Required("TREASURY_API_KEY"));
        });
        services.AddHttpClient<ICdpWalletClient, CdpWalletClient>(http =>
        {
            http.BaseAddress = new Uri("https://api.cdp.coinbase.com/platform/v2/");
            http.Timeout = TimeSpan.FromSeconds(5);
        }).AddHttpMessageHandler(() => new CdpAuthenticationHandler(Required("CDP_API_KEY_ID"), Required("CDP_API_KEY_SECRET"), Required("CDP_WALLET_SECRET")));

        return services.BuildServiceProvider();
    }

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {variable} is not set.");
}
