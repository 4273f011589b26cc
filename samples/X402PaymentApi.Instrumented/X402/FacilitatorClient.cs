using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace X402PaymentApi.X402;

/// <summary>Checks payments and brings them to the chain. A payment that is at fault is an answer, not an exception.</summary>
public interface IFacilitatorClient
{
    Task<VerifyResponse> VerifyAsync(PaymentPayload payment, PaymentRequirements requirements, CancellationToken cancellationToken);

    Task<SettleResponse> SettleAsync(PaymentPayload payment, PaymentRequirements requirements, CancellationToken cancellationToken);
}

/// <summary>The facilitator gave no usable answer: after a settlement request nobody knows whether the money moved.</summary>
public sealed class FacilitatorException(string message, Exception innerException) : Exception(message, innerException);

public sealed class FacilitatorClient(HttpClient http) : IFacilitatorClient
{
    public Task<VerifyResponse> VerifyAsync(PaymentPayload payment, PaymentRequirements requirements, CancellationToken cancellationToken) =>
        PostAsync<VerifyResponse>("verify", payment, requirements, cancellationToken);

    public Task<SettleResponse> SettleAsync(PaymentPayload payment, PaymentRequirements requirements, CancellationToken cancellationToken) =>
        PostAsync<SettleResponse>("settle", payment, requirements, cancellationToken);

    private async Task<T> PostAsync<T>(string path, PaymentPayload payment, PaymentRequirements requirements, CancellationToken cancellationToken)
    {
        try
        {
            var request = new FacilitatorRequest(payment.X402Version, payment, requirements);
            using var response = await http.PostAsJsonAsync(path, request, X402Json.Options, cancellationToken);

            // A refused payment comes as 200 from some facilitators and as 400 from others, with the same body.
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                response.EnsureSuccessStatusCode();
            }

            return await response.Content.ReadFromJsonAsync<T>(X402Json.Options, cancellationToken)
                ?? throw new JsonException("The answer is empty.");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new FacilitatorException($"POST /{path} failed.", e);
        }
    }

    private sealed record FacilitatorRequest(int X402Version, PaymentPayload PaymentPayload, PaymentRequirements PaymentRequirements);
}
