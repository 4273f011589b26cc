using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace X402PaymentApi.Wallets;

/// <summary>Signs each request as CDP wants it: a bearer token by the API key, and for writes one by the wallet secret over the body.</summary>
public sealed class CdpAuthenticationHandler(string keyId, string keySecret, string walletSecret) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = $"{request.Method} {request.RequestUri!.Host}{request.RequestUri.AbsolutePath}";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        using var apiKey = ECDsa.Create();
        apiKey.ImportFromPem(keySecret.Replace("\\n", "\n", StringComparison.Ordinal));
        var token = Sign(
            apiKey,
            new { alg = "ES256", typ = "JWT", kid = keyId, nonce = Guid.NewGuid().ToString("N") },
            new { sub = keyId, iss = "cdp", iat = now, nbf = now, exp = now + 120, uris = new[] { uri } });
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        if (request.Content is { } content)
        {
            var body = await content.ReadAsByteArrayAsync(cancellationToken);
            using var walletKey = ECDsa.Create();
            walletKey.ImportPkcs8PrivateKey(Convert.FromBase64String(walletSecret), out _);
            request.Headers.Add("X-Wallet-Auth", Sign(
                walletKey,
                new { alg = "ES256", typ = "JWT" },
                new { uris = new[] { uri }, iat = now, nbf = now, jti = Guid.NewGuid(), reqHash = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant() }));
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static string Sign(ECDsa key, object header, object claims)
    {
        var unsigned = $"{Base64Url(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{unsigned}.{Base64Url(key.SignData(System.Text.Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256))}";
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
