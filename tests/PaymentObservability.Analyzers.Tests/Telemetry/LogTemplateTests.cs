using System.Linq;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

public sealed class LogTemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Paid", "")]
    [InlineData("Paid {Amount}", "Amount")]
    [InlineData("Paid {Amount:F2} for {@Order} by {$Payer,-10}", "Amount|Order|Payer")]
    [InlineData("Paid {{Amount}} {Id}", "Id")]
    [InlineData("{0} and {1:C}", "0|1")]
    [InlineData("broken { in } and {", "in")]
    [InlineData("{}{ }", "")]
    [InlineData("{When:yyyy-MM-dd HH:mm}", "When")]
    public void Holes(string template, string names) => Assert.Equal(names, string.Join('|', LogTemplate.Parse(template).Holes.Select(hole => hole.Name)));

    [Fact]
    public void Format() => Assert.Equal("F2", LogTemplate.Parse("{Amount,8:F2}").Holes[0].Format);

    [Theory]
    [InlineData("{0} {1}", true)]
    [InlineData("{0} {Name}", false)]
    [InlineData("none", false)]
    public void Positional(string template, bool expected) => Assert.Equal(expected, LogTemplate.Parse(template).IsPositional);
}
