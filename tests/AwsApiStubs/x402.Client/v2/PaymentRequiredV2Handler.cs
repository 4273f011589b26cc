using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using x402.Client.Events;
using x402.Core.Models.v2;

namespace x402.Client.v2;

/// <summary>Pays for a request which was answered with 402, and sends it again.</summary>
public class PaymentRequiredV2Handler : DelegatingHandler
{
    public const string PaymentRequiredHeader = "PAYMENT-REQUIRED";

    private readonly IWalletProvider provider;
    private readonly ILogger logger;
    private readonly int maxRetries;

    public PaymentRequiredV2Handler(IWalletProvider walletProvider, ILogger<PaymentRequiredV2Handler> logger, int maxRetries = 1)
    {
        provider = walletProvider ?? throw new ArgumentNullException(nameof(walletProvider));
        this.logger = logger;
        this.maxRetries = maxRetries;
    }

    public static PaymentRequiredV2Handler Create(IWalletProvider walletProvider, HttpMessageHandler? innerHandler = null, int maxRetries = 1, ILogger<PaymentRequiredV2Handler>? logger = null) =>
        new(walletProvider, logger ?? NullLogger<PaymentRequiredV2Handler>.Instance, maxRetries) { InnerHandler = innerHandler ?? new HttpClientHandler() };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; response.StatusCode == HttpStatusCode.PaymentRequired && attempt <= maxRetries; attempt++)
        {
            var header = await PayAsync(request, response, attempt, cancellationToken).ConfigureAwait(false);
            if (header is null)
            {
                break;
            }

            logger.LogInformation("Retrying request to {RequestUri} with payment header", request.RequestUri);
            var retry = await CloneAsync(request, cancellationToken).ConfigureAwait(false);
            retry.AddPaymentHeader(header);
            response.Dispose();
            response = await base.SendAsync(retry, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private async Task<PaymentPayloadHeader?> PayAsync(HttpRequestMessage request, HttpResponseMessage response, int attempt, CancellationToken cancellationToken)
    {
        var required = Parse(response);
        if (required is null)
        {
            return null;
        }

        var goOn = await provider.RaisePrepareWallet(new PrepareWalletEventArgs<PaymentRequiredResponse>(request, response, required)).ConfigureAwait(false);
        if (!goOn || provider.Wallet is not { } wallet)
        {
            return null;
        }

        var selected = await wallet.SelectPaymentAsync(required, cancellationToken).ConfigureAwait(false);
        provider.RaiseOnPaymentSelected(new PaymentSelectedEventArgs<PaymentRequirements>(request, selected));
        if (selected is null)
        {
            return null;
        }

        var header = await wallet.CreateHeaderAsync(selected, cancellationToken).ConfigureAwait(false);
        provider.RaiseOnHeaderCreated(new HeaderCreatedEventArgs<PaymentPayloadHeader>(header, attempt));
        return header;
    }

    private static PaymentRequiredResponse? Parse(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues(PaymentRequiredHeader, out var values) || values.FirstOrDefault() is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<PaymentRequiredResponse>(Convert.FromBase64String(value), new JsonSerializerOptions(JsonSerializerDefaults.Web));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }

    private static async Task<HttpRequestMessage> CloneAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var header in request.Headers)
        {
            clone.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (request.Content is not null)
        {
            clone.Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            foreach (var header in request.Content.Headers)
            {
                clone.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return clone;
    }
}
