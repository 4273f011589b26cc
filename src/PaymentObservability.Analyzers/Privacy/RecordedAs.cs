namespace PaymentObservability.Privacy;

/// <summary>How a place writes the values that it is given, which decides how much of an object becomes visible.</summary>
internal enum RecordedAs
{
    /// <summary>By <c>ToString</c>: of most objects only the type's name, of records all members.</summary>
    Text,

    /// <summary>As a field of a log event or trace: like a text, but collections element by element.</summary>
    Field,

    /// <summary>Serialised, with all public members: <c>{@Payment}</c>, <c>JsonSerializer.Serialize</c>.</summary>
    Object,
}
