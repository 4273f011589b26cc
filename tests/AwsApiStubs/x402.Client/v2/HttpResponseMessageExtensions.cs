using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using x402.Core.Models.Responses;

namespace x402.Client.v2;

public static class HttpResponseMessageExtensions
{
    public static readonly string PaymentResponseHeaderV2 = "PAYMENT-RESPONSE";

    public static SettlementResponseHeader? ReadSettlementResponseHeader(this HttpResponseMessage response, JsonSerializerOptions? jsonOptions = null)
    {
        if (!response.Headers.TryGetValues(PaymentResponseHeaderV2, out var values) || values.FirstOrDefault() is not { Length: > 0 } value)
        {
            return null;
        }

        return JsonSerializer.Deserialize<SettlementResponseHeader>(Convert.FromBase64String(value), jsonOptions ?? new JsonSerializerOptions(JsonSerializerDefaults.Web));
    }
}
