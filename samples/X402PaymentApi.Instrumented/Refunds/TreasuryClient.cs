using System.Net;
using System.Net.Http.Json;

namespace X402PaymentApi.Refunds;

/// <param name="AmountAtomic">In atomic units of USDC.</param>
public sealed record RefundRequest(string PaymentId, string Recipient, string AmountAtomic, string Network, string? Reason);

public sealed record RefundResult(bool Success, string? ErrorReason = null, string? Transaction = null);

/// <summary>The team's treasury service: it alone holds the key of the receiving wallet.</summary>
public interface ITreasuryClient
{
    Task<RefundResult> RefundAsync(RefundRequest request, CancellationToken cancellationToken);
}

public sealed class TreasuryClient(HttpClient http) : ITreasuryClient
{
    public async Task<RefundResult> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "transfers/refunds") { Content = JsonContent.Create(request) };
        message.Headers.Add("Idempotency-Key", $"refund-{request.PaymentId}");

        using var response = await http.SendAsync(message, cancellationToken);
        if (response.StatusCode != HttpStatusCode.UnprocessableEntity)
        {
            response.EnsureSuccessStatusCode();
        }

        return await response.Content.ReadFromJsonAsync<RefundResult>(cancellationToken)
            ?? throw new HttpRequestException("The treasury's answer is empty.");
    }
}
