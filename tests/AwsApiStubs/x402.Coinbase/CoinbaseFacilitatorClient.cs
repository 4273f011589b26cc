using System.Net.Http;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using x402.Coinbase.Models;
using x402.Facilitator;

namespace x402.Coinbase;

public class CoinbaseFacilitatorClient : HttpFacilitatorClient
{
    private readonly CoinbaseOptions options;

    public CoinbaseFacilitatorClient(HttpClient httpClient, IOptions<CoinbaseOptions> coinbaseOptions, ILoggerFactory loggerFactory)
        : base(httpClient, loggerFactory.CreateLogger<HttpFacilitatorClient>())
    {
        options = coinbaseOptions.Value;
    }

    protected override string BuildUrl(string relativePath, HttpMethod method) => $"{options.BaseUrl.TrimEnd('/')}/{relativePath}";

    protected override void PrepareRequest(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue(
        "Bearer",
        JWTHelper.GenerateBearerJWT(options.ApiKeyId, options.ApiKeySecret, request.Method.Method, request.RequestUri?.ToString() ?? string.Empty));
}
