namespace PaymentObservability.Yaml;

/// <summary>One key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value; an empty text where none is given.</param>
internal sealed record YamlEntry(YamlText Key, YamlValue Value);
