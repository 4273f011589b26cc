using System.Collections.Generic;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>One log event that came out of a library.</summary>
internal sealed record RecordedEvent(string Level, string Message, bool HasException, Dictionary<string, object?> Fields)
{
    public string? Text(string field) => Fields.TryGetValue(field, out var value) ? value?.ToString() : null;
}
