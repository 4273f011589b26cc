using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using x402.Core.Models.Facilitator;
using x402.Core.Models.v2;
using x402.Core.Models.v2.Facilitator;

namespace x402.Facilitator;

/// <summary>Really sends its requests: a test gives it an HttpClient with a handler of its own.</summary>
public class HttpFacilitatorClient : IFacilitatorV2Client
{
    protected static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient httpClient;

    public HttpFacilitatorClient(HttpClient httpClient, ILogger<HttpFacilitatorClient> logger)
    {
        this.httpClient = httpClient;
    }

    public Task<VerificationResponse> VerifyAsync(PaymentPayloadHeader paymentPayload, PaymentRequirements req, CancellationToken cancellationToken = default) =>
        SendAsync<VerificationResponse>(HttpMethod.Post, "verify", new FacilitatorRequest { PaymentPayload = paymentPayload, PaymentRequirements = req }, cancellationToken);

    public Task<SettlementResponse> SettleAsync(PaymentPayloadHeader paymentPayload, PaymentRequirements req, CancellationToken cancellationToken = default) =>
        SendAsync<SettlementResponse>(HttpMethod.Post, "settle", new FacilitatorRequest { PaymentPayload = paymentPayload, PaymentRequirements = req }, cancellationToken);

    public Task<SupportedResponse> SupportedAsync(CancellationToken cancellationToken = default) => SendAsync<SupportedResponse>(HttpMethod.Get, "supported", null, cancellationToken);

    public Task<DiscoveryResponse> DiscoveryAsync(string? type = null, int? limit = null, int? offset = null, CancellationToken cancellationToken = default)
    {
        var query = new List<string>();
        if (type is not null)
        {
            query.Add("type=" + Uri.EscapeDataString(type));
        }

        if (limit is not null)
        {
            query.Add("limit=" + limit);
        }

        if (offset is not null)
        {
            query.Add("offset=" + offset);
        }

        return SendAsync<DiscoveryResponse>(HttpMethod.Get, "discovery/resources" + (query.Count == 0 ? "" : "?" + string.Join("&", query)), null, cancellationToken);
    }

    protected virtual string BuildUrl(string relativePath, HttpMethod method) => relativePath;

    protected virtual void PrepareRequest(HttpRequestMessage request)
    {
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, FacilitatorRequest? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, BuildUrl(path, method));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: JsonOptions);
        }

        PrepareRequest(request);
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(JsonOptions, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The facilitator answered with nothing.");
    }
}
