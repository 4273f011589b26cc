using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>
/// A text as far as the code tells it before it runs: one value, one of several (<c>ok ? "PaymentSuccess" : "PaymentFailed"</c>),
/// whatever a caller passes for a parameter, or unknown. Unknown may be any text and never leads to a report.
/// </summary>
internal readonly struct ConstantText
{
    private readonly ImmutableArray<string> values;

    private ConstantText(ImmutableArray<string> values, IParameterSymbol? parameter)
    {
        this.values = values;
        Parameter = parameter;
    }

    /// <summary>Any text at all.</summary>
    public static ConstantText Unknown => default;

    /// <summary>All values it may have; empty where unknown or a parameter's.</summary>
    public ImmutableArray<string> Values => values.IsDefault ? ImmutableArray<string>.Empty : values;

    /// <summary>The parameter that decides it, where it is nothing but that parameter.</summary>
    public IParameterSymbol? Parameter { get; }

    /// <summary>Whether every value is known.</summary>
    public bool IsKnown => Values.Length > 0;

    /// <summary>The one value it has, or null.</summary>
    public string? Single => Values.Length == 1 ? Values[0] : null;

    /// <summary>Exactly this text.</summary>
    public static ConstantText Of(string value) => new(ImmutableArray.Create(value), null);

    /// <summary>One of these texts; unknown where there is none.</summary>
    public static ConstantText OneOf(ImmutableArray<string> values) =>
        new(values.IsDefault || values.Length < 2 ? values : values.Distinct().ToImmutableArray(), null);

    /// <summary>What a caller passes.</summary>
    public static ConstantText Of(IParameterSymbol parameter) => new(default, parameter);
}
