namespace PaymentObservability.Flow;

/// <summary>How a body is left for its caller: with an exception, or without one.</summary>
internal readonly record struct Departure(Thrown? Thrown)
{
    /// <summary>It came back.</summary>
    public static Departure Return => default;
}
