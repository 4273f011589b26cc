using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Yaml;

/// <summary>Something wrong with the file itself, whatever it means.</summary>
/// <param name="Message">One sentence without a full stop.</param>
/// <param name="Span">Where.</param>
internal sealed record YamlProblem(string Message, TextSpan Span);
