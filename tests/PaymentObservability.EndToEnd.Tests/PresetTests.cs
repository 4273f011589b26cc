using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary><c>PaymentObservabilityMode</c> and what stands above it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PresetTests(PackedPackage package)
{
    [Fact]
    public async Task The_mode_sets_severities_and_the_users_own_settings_win()
    {
        var consumer = PaymentService.Create(package);

        Assert.NotEmpty((await consumer.BuildAsync()).Succeeded().Of("PAY1001"));
        Assert.Empty((await consumer.BuildAsync("--no-restore", "-p:PaymentObservabilityMode=None")).Succeeded().Of("PAY"));
        Assert.Empty((await consumer.BuildAsync("--no-restore", "-p:PaymentObservabilityMode=Advisory")).Succeeded().Of("PAY"));
        Assert.NotEmpty((await consumer.BuildAsync("--no-restore", "-p:PaymentObservabilityMode=strict")).Succeeded().Of("PAY1001"));

        consumer.With(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PAY1001.severity = error\n");
        var own = (await consumer.BuildAsync("--no-restore", "-p:PaymentObservabilityMode=None")).Failed();
        Assert.All(own.Of("PAY1001"), r => Assert.Equal("error", r.Severity));
        Assert.NotEmpty(own.Of("PAY1001"));
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_a_warning()
    {
        var consumer = new Consumer(package, "Typo", "<PaymentObservabilityMode>Srict</PaymentObservabilityMode>").With("Empty.cs", "namespace Typo;\n");

        var report = Assert.Single((await consumer.BuildAsync()).Succeeded().Reports);

        Assert.Equal(("PAY9001", "warning"), (report.Id, report.Severity));
        Assert.Contains("'Srict'", report.Message);
    }
}
