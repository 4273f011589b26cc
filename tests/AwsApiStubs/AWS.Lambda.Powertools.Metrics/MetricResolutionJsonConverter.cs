using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AWS.Lambda.Powertools.Metrics;

internal sealed class MetricResolutionJsonConverter : JsonConverter<MetricResolution>
{
    public override MetricResolution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (MetricResolution)reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, MetricResolution value, JsonSerializerOptions options) => writer.WriteNumberValue((int)value);
}
