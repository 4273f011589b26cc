using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace x402.Core.Models.v2;

public class OutputSchema
{
    public Input? Input { get; set; }

    public object? Output { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> ExtensionData { get; set; } = new();
}
