using Xunit;

namespace PaymentObservability.Templates;

/// <summary>A test that needs the judges. Without them it is skipped, and says so, unless they are required.</summary>
internal sealed class JudgedFactAttribute : FactAttribute
{
    public JudgedFactAttribute() => Skip = Judges.Skip;
}
