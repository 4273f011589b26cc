using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>The sample before anybody read the guide, and what the fixes make of it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SampleTests(PackedPackage package)
{
    private static readonly string Samples = Path.Combine(Places.RepositoryRoot, "samples");

    [Fact]
    public async Task The_fixes_make_the_instrumented_sample_of_the_plain_one_to_the_letter()
    {
        var consumer = Copy("X402PaymentApi");

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(
            [
                ("PAY1001", "PayFunction.cs", "facilitator.SettleAsync(payment.Payment"),
                ("PAY1001", "RefundFunction.cs", "treasury.RefundAsync("),
                ("PAY1001", "SettlementWorker.cs", "facilitator.SettleAsync(payment.Payment"),
                ("PAY1003", "ConnectWalletFunction.cs", "wallets.ConnectWalletAsync("),
            ],
            build.Of("PAY").Where(report => report.Severity == "warning" && report.Id != "PAY4001").OrderBy(report => report.Id).ThenBy(report => report.File).Select(report => (report.Id, report.File, CallAt(consumer, report.File, report.Line))));

        Assert.Equal(("warning", "PayFunction.cs"), build.Of("PAY4001").Select(report => (report.Severity, report.File)).Single());

        (await consumer.FormatAsync("info", "PAY1001", "PAY1003", "PAY1008", "PAY4001")).Succeeded();

        foreach (var file in SourcesOf("X402PaymentApi.Instrumented"))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Samples, "X402PaymentApi.Instrumented", file)), File.ReadAllText(consumer.Path(file)));
        }

        var rebuild = (await consumer.BuildAsync("--no-restore", "-warnaserror")).Succeeded();
        Assert.Empty(rebuild.Of("PAY"));

        var once = consumer.Sources();
        (await consumer.FormatAsync("info", "PAY1001", "PAY1003", "PAY1008", "PAY4001")).Succeeded();
        Assert.Equal(once, consumer.Sources());
    }

    private Consumer Copy(string sample)
    {
        var consumer = new Consumer(
            package,
            sample,
            // Its target framework is the sample's business, its warnings are ours.
            items: """<PackageReference Include="AWSSDK.DynamoDBv2" Version="4.1.0" /><PackageReference Include="AWSSDK.SQS" Version="4.0.100.25" /><PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" /><PackageReference Include="Microsoft.Extensions.Http" Version="10.0.0" />""",
            properties: "<NoWarn>$(NoWarn);NU1603</NoWarn>")
            .Referencing("Amazon.Lambda.Core", "Amazon.Lambda.APIGatewayEvents", "Amazon.Lambda.SQSEvents", "Amazon.Lambda.Serialization.SystemTextJson", "Stripe.net", "Newtonsoft.Json");
        foreach (var file in SourcesOf(sample).Append("template.yaml"))
        {
            consumer.With(file, File.ReadAllText(Path.Combine(Samples, sample, file)));
        }

        return consumer;
    }

    private static string[] SourcesOf(string sample)
    {
        var folder = Path.Combine(Samples, sample);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(file => !file.StartsWith("obj", System.StringComparison.Ordinal) && !file.StartsWith("bin", System.StringComparison.Ordinal))
            .ToArray();
    }

    /// <summary>The money call in the line that a warning stands in.</summary>
    private static string CallAt(Consumer consumer, string file, int line)
    {
        var text = File.ReadLines(consumer.Path(Path.Combine("Functions", file))).ElementAt(line - 1);
        var start = text.IndexOf("await ", System.StringComparison.Ordinal) + "await ".Length;
        return text[start..(text.IndexOf("Async(", start, System.StringComparison.Ordinal) + "Async(".Length)]
            + (text.Contains("payment.Payment", System.StringComparison.Ordinal) ? "payment.Payment" : "");
    }
}
