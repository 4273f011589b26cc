using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace x402.Core.Models.v2;

public class Input
{
    public bool Discoverable { get; set; }

    public string Type { get; set; } = string.Empty;

    public string? Method { get; set; }

    public string? BodyType { get; set; }

    public Dictionary<string, object>? QueryParams { get; set; }

    public Dictionary<string, object>? BodyFields { get; set; }

    public Dictionary<string, object>? HeaderFields { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> ExtensionData { get; set; } = new();
}
