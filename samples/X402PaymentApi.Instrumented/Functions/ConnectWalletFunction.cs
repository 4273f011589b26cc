using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using X402PaymentApi.Wallets;

namespace X402PaymentApi.Functions;

/// <summary>POST /wallets/connect: opens a session on the caller's CDP wallet.</summary>
public sealed class ConnectWalletFunction(ICdpWalletClient wallets, WalletSessionStore sessions)
{
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    public ConnectWalletFunction()
        : this(Startup.Get<ICdpWalletClient>(), Startup.Get<WalletSessionStore>())
    {
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (request.RequestContext?.Authorizer?.Jwt?.Claims is not { } claims || !claims.TryGetValue("sub", out var userId))
        {
            return Api.Error(401, "unauthorized");
        }

        using var deadline = context.CreateDeadline();
        CdpWallet wallet;
        try
        {
            using var attempt = PaymentAttempt.StartConnection("/wallets/connect");
            try
            {
                wallet = await wallets.ConnectWalletAsync(AccountNameOf(userId), deadline.Token);
            }
            catch (Exception exception) when (attempt.Failed(exception))
            {
                throw;
            }

            attempt.Succeeded();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            context.Logger.LogError(e, "Wallet of user {UserId} cannot be connected", userId);
            return Api.Error(502, "wallet_unavailable");
        }

        var session = new WalletSession(Guid.NewGuid().ToString("N"), userId, wallet.Address, DateTimeOffset.UtcNow + SessionLifetime);
        await sessions.SaveAsync(session, deadline.Token);

        var maskedAddress = wallet.Address is { Length: > 10 } address1 ? $"{address1[..6]}...{address1[^4..]}" : "***";
        context.Logger.LogInformation("Wallet {Address} of user {UserId} connected", maskedAddress, userId);
        return Api.Ok(new { sessionId = session.Id, address = wallet.Address, session.ExpiresAt });
    }

    /// <summary>CDP takes up to 36 letters, digits and hyphens, which user ids need not keep to.</summary>
    private static string AccountNameOf(string userId) =>
        "user-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(userId)), 0, 15).ToLowerInvariant();
}
