using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace x402.Core.Enums;

[JsonConverter(typeof(PaymentSchemeConverter))]
public enum PaymentScheme
{
    Exact = 0,
}

internal sealed class PaymentSchemeConverter : JsonConverter<PaymentScheme>
{
    public override PaymentScheme Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Enum.Parse<PaymentScheme>(reader.GetString()!, ignoreCase: true);

    public override void Write(Utf8JsonWriter writer, PaymentScheme value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString().ToLowerInvariant());
}
