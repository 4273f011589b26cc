using System.Globalization;

namespace PaymentObservability.Deployment;

/// <summary>Numbers, which templates give as texts.</summary>
internal static class TemplateNumbers
{
    /// <summary>The number that a text is, or null.</summary>
    public static double? Of(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The whole number that a text is, or null.</summary>
    public static int? Whole(string? text) => Of(text) is { } number && number >= int.MinValue && number <= int.MaxValue && number % 1 == 0 ? (int)number : null;
}
