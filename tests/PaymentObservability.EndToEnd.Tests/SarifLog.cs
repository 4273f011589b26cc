using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace PaymentObservability.EndToEnd;

/// <summary>One result of a SARIF 2.1 log, with what its rule says of itself.</summary>
internal sealed record SarifResult(string RuleId, string Level, string Message, string File, int Line, string HelpUri, string Description, string Category);

/// <summary>Reads what <c>-p:ErrorLog</c> writes.</summary>
internal static class SarifLog
{
    public static IReadOnlyList<SarifResult> Read(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!, r => r.Clone());
        return run.GetProperty("results").EnumerateArray().Select(r => Result(r, rules[r.GetProperty("ruleId").GetString()!])).ToList();
    }

    private static SarifResult Result(JsonElement result, JsonElement rule)
    {
        var place = result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0
            ? locations[0].GetProperty("physicalLocation")
            : default;
        return new SarifResult(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            result.GetProperty("message").GetProperty("text").GetString()!,
            place.ValueKind == JsonValueKind.Object ? Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!) : "",
            place.ValueKind == JsonValueKind.Object ? place.GetProperty("region").GetProperty("startLine").GetInt32() : 0,
            rule.TryGetProperty("helpUri", out var help) ? help.GetString()! : "",
            rule.TryGetProperty("fullDescription", out var description) ? description.GetProperty("text").GetString()! : "",
            rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty("category", out var category) ? category.GetString()! : "");
    }
}
