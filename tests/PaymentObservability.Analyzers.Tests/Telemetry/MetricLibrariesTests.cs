using System.Linq;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

/// <summary>What the fix writes for follows what the project references, and for OpenTelemetry what it exports.</summary>
public class MetricLibrariesTests
{
    private const string Pay = "var receipt = await _payments.ProcessPaymentAsync(order); return receipt.Success ? 200 : 402;";

    [Fact]
    public void A_project_without_a_library_writes_a_line_to_standard_output() => Assert.Contains("OpenStandardOutput", Fixed(PayHandler.With(Pay)));

    [Fact]
    public void A_meter_that_is_exported_carries_the_payment()
    {
        var fixedCode = Fixed(Exporting("\"Shop.Orders\", \"Shop.Payments\""));

        Assert.Contains("\"Shop.Orders\"", fixedCode);
        Assert.DoesNotContain("OpenStandardOutput", fixedCode);
    }

    [Theory]
    [InlineData("\"X402Payment\", \"CDPWallet\"")]
    [InlineData("\"*\"")]
    public void The_contracts_own_meters_stay_where_they_are_exported(string meters)
    {
        var fixedCode = Fixed(Exporting(meters));

        Assert.Contains("\"CDPWallet\"", fixedCode);
        Assert.DoesNotContain("OpenStandardOutput", fixedCode);
    }

    [Fact]
    public void A_meter_of_the_contract_that_alone_is_exported_carries_all()
    {
        var fixedCode = Fixed(Exporting("\"X402Payment\""));

        Assert.Contains("\"X402Payment\"", fixedCode);
        Assert.DoesNotContain("CDPWallet", fixedCode);
    }

    [Fact]
    public void OpenTelemetry_without_a_meter_exports_nothing() =>
        Assert.Contains("OpenStandardOutput", Fixed(PayHandler.With(Pay, usings: "using OpenTelemetry;", libraries: typeof(OpenTelemetry.Sdk))));

    private static CodeFixes.RuleCase Exporting(string meters) => PayHandler.With(
        Pay,
        $"public static object Provider() => Sdk.CreateMeterProviderBuilder().AddMeter({meters});",
        "using OpenTelemetry; using OpenTelemetry.Metrics;",
        typeof(OpenTelemetry.Sdk),
        typeof(OpenTelemetry.Metrics.MeterProviderBuilder));

    private static string Fixed(CodeFixes.RuleCase code) => string.Concat(code.Fixed("PAY1001").Select(document => document.Text));
}
