using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Nethereum.X402.Models;

namespace Nethereum.X402.Client;

public class X402PaymentExceedsMaximumException : Exception
{
    public X402PaymentExceedsMaximumException(string requestedAmount, string maximumAllowed)
        : base($"Payment amount {requestedAmount} exceeds the maximum allowed {maximumAllowed}")
    {
        RequestedAmount = requestedAmount;
        MaximumAllowed = maximumAllowed;
    }

    public string RequestedAmount { get; }

    public string MaximumAllowed { get; }
}

public class X402HttpClientOptions
{
    public string MaxAmount { get; set; } = "0";

    public string? PreferredNetwork { get; set; }

    public string? PreferredScheme { get; set; }
}

/// <summary>The stand-in sends its requests with no payment, or with one that is not signed.</summary>
public class X402HttpClient
{
    private readonly HttpClient httpClient;

    public X402HttpClient(HttpClient httpClient, string privateKey)
    {
        this.httpClient = httpClient;
    }

    public X402HttpClient(HttpClient httpClient, string privateKey, X402HttpClientOptions options)
        : this(httpClient, privateKey)
    {
    }

    public string Address => "0x0000000000000000000000000000000000000402";

    public Task<HttpResponseMessage> GetAsync(string uri, PaymentRequirements requirements, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        var payment = JsonSerializer.SerializeToUtf8Bytes(new PaymentPayload { Accepted = requirements, Payload = new { } });
        request.Headers.Add(X402Headers.PaymentSignature, Convert.ToBase64String(payment));
        return httpClient.SendAsync(request, cancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string uri, CancellationToken cancellationToken = default) => httpClient.GetAsync(uri, cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string uri, HttpContent? content = null, CancellationToken cancellationToken = default) => httpClient.PostAsync(uri, content, cancellationToken);

    public Task<HttpResponseMessage> PutAsync(string uri, HttpContent? content = null, CancellationToken cancellationToken = default) => httpClient.PutAsync(uri, content, cancellationToken);

    public Task<HttpResponseMessage> DeleteAsync(string uri, CancellationToken cancellationToken = default) => httpClient.DeleteAsync(uri, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) => httpClient.SendAsync(request, cancellationToken);

    public static PaymentPayload DecodePaymentHeader(string header) => JsonSerializer.Deserialize<PaymentPayload>(Encoding.UTF8.GetString(Convert.FromBase64String(header)))!;
}
