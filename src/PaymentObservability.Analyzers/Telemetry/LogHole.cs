using System.Globalization;

namespace PaymentObservability.Telemetry;

/// <summary>One hole of a message template.</summary>
/// <param name="Name">Its name without <c>@</c> and <c>$</c>; a number where it is positional.</param>
/// <param name="Format">Its format specifier, or null.</param>
/// <param name="Start">Where its opening brace stands in the template.</param>
/// <param name="End">Where its closing brace ends.</param>
internal sealed record LogHole(string Name, string? Format, int Start, int End)
{
    /// <summary>Its number, where it has one instead of a name.</summary>
    public int? Position => int.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
