using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using Nethereum.X402.Models;

namespace Nethereum.X402.Facilitator;

/// <summary>Really sends its requests: a test gives it an HttpClient with a handler of its own.</summary>
public class HttpFacilitatorClient : IFacilitatorClient
{
    private readonly HttpClient httpClient;
    private readonly string baseUrl;

    public HttpFacilitatorClient(HttpClient httpClient, string facilitatorUrl)
    {
        this.httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        baseUrl = facilitatorUrl.TrimEnd('/');
    }

    public Task<VerificationResponse> VerifyAsync(PaymentPayload paymentPayload, PaymentRequirements requirements, CancellationToken cancellationToken = default) =>
        PostAsync<VerificationResponse>("verify", paymentPayload, requirements, cancellationToken);

    public Task<SettlementResponse> SettleAsync(PaymentPayload paymentPayload, PaymentRequirements requirements, CancellationToken cancellationToken = default) =>
        PostAsync<SettlementResponse>("settle", paymentPayload, requirements, cancellationToken);

    public async Task<SupportedPaymentKindsResponse> GetSupportedAsync(CancellationToken cancellationToken = default) =>
        (await httpClient.GetFromJsonAsync<SupportedPaymentKindsResponse>($"{baseUrl}/supported", cancellationToken).ConfigureAwait(false))!;

    private async Task<T> PostAsync<T>(string path, PaymentPayload paymentPayload, PaymentRequirements requirements, CancellationToken cancellationToken)
    {
        using var response = await httpClient.PostAsJsonAsync($"{baseUrl}/{path}", new { x402Version = 2, paymentPayload, paymentRequirements = requirements }, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(cancellationToken).ConfigureAwait(false))!;
    }
}
