using System.Collections.Immutable;

namespace PaymentObservability.Telemetry;

/// <summary>What a member without source emits of one kind: nothing, exactly these names, or any name.</summary>
internal readonly struct Emission
{
    private readonly ImmutableArray<string> names;

    private Emission(bool isPossible, ImmutableArray<string> names)
    {
        IsPossible = isPossible;
        this.names = names;
    }

    /// <summary>Nothing.</summary>
    public static Emission None => default;

    /// <summary>Anything, under any name.</summary>
    public static Emission Any => new(true, default);

    /// <summary>Whether it may emit.</summary>
    public bool IsPossible { get; }

    /// <summary>The names it emits; empty where it may be any (or none, where it is not possible).</summary>
    public ImmutableArray<string> Names => names.IsDefault ? ImmutableArray<string>.Empty : names;

    /// <summary>Exactly these, any where one of them is <c>*</c>, nothing where there are none.</summary>
    public static Emission Of(ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? None : names.Contains("*") ? Any : new Emission(true, names);
}
