using PaymentObservability.Contract;

namespace PaymentObservability.Handlers;

/// <summary>What a name says about money.</summary>
/// <param name="Kind">The kind it speaks of, or null where it says nothing.</param>
/// <param name="IsSure">Whether the name is enough; otherwise something else around it must speak of money too.</param>
internal readonly record struct NameVerdict(PaymentKind? Kind, bool IsSure)
{
    /// <summary>The name says nothing.</summary>
    public static NameVerdict None => default;

    /// <summary>The name alone says it.</summary>
    public static NameVerdict Sure(PaymentKind kind) => new(kind, true);

    /// <summary>The name may mean it.</summary>
    public static NameVerdict Doubtful(PaymentKind kind) => new(kind, false);
}
