namespace PaymentObservability.EndToEnd;

/// <summary>A small payment service as a team writes it before it reads the guide: two attempts without any telemetry, and code that is none of the package's business.</summary>
internal static class PaymentService
{
    public const string SettleCall = "await _facilitator.SettleAsync(payment, cancellation.Token);";

    public const string ChargeCall = "var intent = await _intents.CreateAsync(options);";

    public static Consumer Create(PackedPackage package, string name = "Payments") =>
        new Consumer(package, name)
            .Referencing("Amazon.Lambda.Core", "Amazon.Lambda.APIGatewayEvents", "Amazon.Lambda.SQSEvents", "Stripe.net")
            .With("Facilitator.cs", """
                using System.Net.Http.Json;

                namespace Payments;

                public sealed record VerifyResponse(bool IsValid, string? InvalidReason);

                public sealed record SettleResponse(bool Success, string? ErrorReason, string? Transaction);

                public interface IFacilitatorClient
                {
                    Task<VerifyResponse> VerifyAsync(string payment, CancellationToken cancellationToken);

                    Task<SettleResponse> SettleAsync(string payment, CancellationToken cancellationToken);
                }

                public sealed class FacilitatorClient(HttpClient http) : IFacilitatorClient
                {
                    public async Task<VerifyResponse> VerifyAsync(string payment, CancellationToken cancellationToken)
                    {
                        var response = await http.PostAsJsonAsync("verify", new { payment }, cancellationToken);
                        return (await response.Content.ReadFromJsonAsync<VerifyResponse>(cancellationToken))!;
                    }

                    public async Task<SettleResponse> SettleAsync(string payment, CancellationToken cancellationToken)
                    {
                        var response = await http.PostAsJsonAsync("settle", new { payment }, cancellationToken);
                        return (await response.Content.ReadFromJsonAsync<SettleResponse>(cancellationToken))!;
                    }
                }
                """)
            .With("PayFunction.cs", $$"""
                using Amazon.Lambda.APIGatewayEvents;
                using Amazon.Lambda.Core;

                namespace Payments;

                public class PayFunction
                {
                    private readonly IFacilitatorClient _facilitator;

                    public PayFunction()
                        : this(new FacilitatorClient(new HttpClient { BaseAddress = new Uri("https://facilitator.example/") }))
                    {
                    }

                    public PayFunction(IFacilitatorClient facilitator) => _facilitator = facilitator;

                    public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
                    {
                        if (request.Headers is null || !request.Headers.TryGetValue("X-PAYMENT", out var payment))
                        {
                            return new APIGatewayProxyResponse { StatusCode = 402 };
                        }

                        using var cancellation = new CancellationTokenSource(context.RemainingTime);
                        var verified = await _facilitator.VerifyAsync(payment, cancellation.Token);
                        if (!verified.IsValid)
                        {
                            return new APIGatewayProxyResponse { StatusCode = 402, Body = verified.InvalidReason };
                        }

                        var settled = {{SettleCall}}
                        return settled.Success
                            ? new APIGatewayProxyResponse { StatusCode = 200, Body = settled.Transaction }
                            : new APIGatewayProxyResponse { StatusCode = 402, Body = settled.ErrorReason };
                    }
                }
                """)
            .With("ChargeWorker.cs", $$"""
                using Amazon.Lambda.Core;
                using Amazon.Lambda.SQSEvents;
                using Stripe;

                namespace Payments;

                public class ChargeWorker
                {
                    private readonly PaymentIntentService _intents = new();

                    public async Task HandleAsync(SQSEvent batch, ILambdaContext context)
                    {
                        foreach (var record in batch.Records)
                        {
                            var options = new PaymentIntentCreateOptions { Amount = long.Parse(record.Body), Currency = "eur", Confirm = true };
                            {{ChargeCall}}
                            if (intent.Status != "succeeded")
                            {
                                throw new InvalidOperationException("not paid: " + intent.Status);
                            }
                        }
                    }
                }
                """)
            .With("QuoteFunction.cs", """
                using Amazon.Lambda.APIGatewayEvents;
                using Amazon.Lambda.Core;

                namespace Payments;

                public class QuoteFunction
                {
                    public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) =>
                        new() { StatusCode = 200, Body = "0.05" };
                }
                """);
}
