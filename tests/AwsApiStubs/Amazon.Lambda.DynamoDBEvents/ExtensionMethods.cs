using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.DynamoDBEvents;

public static class ExtensionMethods
{
    public static string ToJson(this Dictionary<string, DynamoDBEvent.AttributeValue> item) => Write(item, false);

    public static string ToJsonPretty(this Dictionary<string, DynamoDBEvent.AttributeValue> item) => Write(item, true);

    private static string Write(Dictionary<string, DynamoDBEvent.AttributeValue> item, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented }))
        {
            WriteMap(writer, item);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteMap(Utf8JsonWriter writer, Dictionary<string, DynamoDBEvent.AttributeValue> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, DynamoDBEvent.AttributeValue value)
    {
        if (value.NULL == true)
        {
            writer.WriteNullValue();
        }
        else if (value.S is not null)
        {
            writer.WriteStringValue(value.S);
        }
        else if (value.N is not null)
        {
            writer.WriteRawValue(value.N);
        }
        else if (value.BOOL is bool flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else if (value.B is not null)
        {
            writer.WriteBase64StringValue(value.B.ToArray());
        }
        else if (value.M is not null)
        {
            WriteMap(writer, value.M);
        }
        else
        {
            writer.WriteStartArray();
            foreach (var element in value.L ?? Enumerable.Empty<DynamoDBEvent.AttributeValue>())
            {
                WriteValue(writer, element);
            }

            foreach (var element in value.SS ?? Enumerable.Empty<string>())
            {
                writer.WriteStringValue(element);
            }

            foreach (var element in value.NS ?? Enumerable.Empty<string>())
            {
                writer.WriteRawValue(element);
            }

            foreach (var element in value.BS ?? Enumerable.Empty<MemoryStream>())
            {
                writer.WriteBase64StringValue(element.ToArray());
            }

            writer.WriteEndArray();
        }
    }
}
