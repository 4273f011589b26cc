using System.Diagnostics;

namespace OpenTelemetryPaymentApi.Payments;

public sealed record VerifyResponse(bool IsValid, string? InvalidReason);

public sealed record SettleResponse(bool Success, string? ErrorReason, string? Transaction);

/// <summary>Checks payments and brings them to the chain.</summary>
public interface IFacilitatorClient
{
    Task<VerifyResponse> VerifyAsync(string payment, CancellationToken cancellationToken);

    Task<SettleResponse> SettleAsync(string payment, CancellationToken cancellationToken);
}

public sealed class FacilitatorClient(HttpClient http) : IFacilitatorClient
{
    private static readonly ActivitySource Tracing = new("X402Payment");

    public async Task<VerifyResponse> VerifyAsync(string payment, CancellationToken cancellationToken)
    {
        using var span = Tracing.StartActivity("verify_signature");
        return await PostAsync<VerifyResponse>("verify", payment, cancellationToken);
    }

    public async Task<SettleResponse> SettleAsync(string payment, CancellationToken cancellationToken)
    {
        using var span = Tracing.StartActivity("settle_payment");
        return await PostAsync<SettleResponse>("settle", payment, cancellationToken);
    }

    private async Task<T> PostAsync<T>(string path, string payment, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(path, new { payment }, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(cancellationToken) ?? throw new InvalidOperationException($"{path} answered nothing.");
    }
}
