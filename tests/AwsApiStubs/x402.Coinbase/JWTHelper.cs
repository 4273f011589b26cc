using System;
using System.Text;

namespace x402.Coinbase;

public static class JWTHelper
{
    /// <summary>The stand-in's token has the three parts of one and no signature.</summary>
    public static string GenerateBearerJWT(string keyName, string keySecret, string requestMethod, string url) =>
        $"{Part("{\"alg\":\"none\"}")}.{Part($"{{\"sub\":\"{keyName}\",\"uri\":\"{requestMethod} {url}\"}}")}.";

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
