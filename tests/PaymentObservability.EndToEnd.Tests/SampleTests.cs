using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>The sample before anybody read the guide, and what the fixes make of it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SampleTests(PackedPackage package)
{
    // As the instrumented sample's README has them.
    private static readonly string[] Fixable = File.ReadAllText(Path.Combine(Places.RepositoryRoot, "samples", "X402PaymentApi.Instrumented", "README.md")).Split("--diagnostics ")[1].Split('\n')[0].Trim().Split(' ');

    private static readonly string Samples = Path.Combine(Places.RepositoryRoot, "samples");

    [Fact]
    public async Task The_fixes_make_the_instrumented_sample_of_the_plain_one_to_the_letter()
    {
        var consumer = Copy("X402PaymentApi");

        var build = (await consumer.BuildAsync()).Succeeded();

        // Three warnings for each payment, one or two for the project.
        Assert.Equal(
            [
                ("ConnectWalletFunction.cs", "PAY1003", "wallets.ConnectWalletAsync("),
                ("ConnectWalletFunction.cs", "PAY2001", "wallets.ConnectWalletAsync("),
                ("ConnectWalletFunction.cs", "PAY3002", ""),
                ("PayFunction.cs", "PAY1001", "facilitator.SettleAsync(payment.Payment"),
                ("PayFunction.cs", "PAY2001", "facilitator.SettleAsync(payment.Payment"),
                ("PayFunction.cs", "PAY3001", "facilitator.SettleAsync(payment.Payment"),
                ("PayFunction.cs", "PAY4001", ""),
                ("PayFunction.cs", "PAY6001", ""),
                ("RefundFunction.cs", "PAY1001", "treasury.RefundAsync("),
                ("RefundFunction.cs", "PAY2001", "treasury.RefundAsync("),
                ("RefundFunction.cs", "PAY3001", "treasury.RefundAsync("),
                ("SettlementWorker.cs", "PAY1001", "facilitator.SettleAsync(payment.Payment"),
                ("SettlementWorker.cs", "PAY2001", "facilitator.SettleAsync(payment.Payment"),
                ("SettlementWorker.cs", "PAY3001", "facilitator.SettleAsync(payment.Payment"),
            ],
            build.Of("PAY").Where(report => report.Severity == "warning").OrderBy(report => report.File).ThenBy(report => report.Id).Select(report => (report.File, report.Id, CallAt(consumer, report.File, report.Line))));

        // The code first, then the template: the health check and the canary that are in the code by then want their route and schedule.
        (await consumer.FormatAsync("info", Fixable)).Succeeded();
        (await consumer.FormatAsync("info", ["PAY6001"])).Succeeded();

        foreach (var file in SourcesOf("X402PaymentApi.Instrumented").Append("template.yaml"))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Samples, "X402PaymentApi.Instrumented", file)), File.ReadAllText(consumer.Path(file)));
        }

        var rebuild = (await consumer.BuildAsync("--no-restore", "-warnaserror")).Succeeded();
        Assert.Empty(rebuild.Of("PAY"));

        var once = consumer.Sources();
        var template = File.ReadAllText(consumer.Path("template.yaml"));
        (await consumer.FormatAsync("info", [.. Fixable, "PAY6001"])).Succeeded();
        Assert.Equal(once, consumer.Sources());
        Assert.Equal(template, File.ReadAllText(consumer.Path("template.yaml")));
    }

    /// <summary>Before and after: one of each kind that a template can get wrong.</summary>
    private static readonly (string Right, string Wrong)[] Spoilt =
    [
        ("MetricName: Throttles", "MetricName: Throttle"),
        ("TreatMissingData: breaching", "TreatMissingData: notBreaching"),
        ("MetricName: PaymentSuccess }", "MetricName: PaymentSucces }"),
        ("like \"Payment processed\"", "like \"Payment procesed\""),
    ];

    [Fact]
    public async Task What_is_spoilt_in_the_instrumented_samples_template_is_repaired_to_the_letter()
    {
        var consumer = Copy("X402PaymentApi.Instrumented");
        var right = File.ReadAllText(consumer.Path("template.yaml"));
        var wrong = Spoilt.Aggregate(right, (text, change) => text[..text.IndexOf(change.Right, System.StringComparison.Ordinal)] + change.Wrong + text[(text.IndexOf(change.Right, System.StringComparison.Ordinal) + change.Right.Length)..]);
        File.WriteAllText(consumer.Path("template.yaml"), wrong);
        var build = (await consumer.BuildAsync()).Succeeded();
        Assert.Equal(Spoilt.Length, build.Of("PAY").Count(report => report.File == "template.yaml"));

        (await consumer.FormatAsync("info", ["PAY6019"])).Succeeded();

        Assert.Equal(right, File.ReadAllText(consumer.Path("template.yaml")));
        Assert.Empty((await consumer.BuildAsync("--no-restore", "-warnaserror")).Succeeded().Of("PAY"));
    }

    private Consumer Copy(string sample)
    {
        var consumer = new Consumer(
            package,
            // The template names the assembly.
            "X402PaymentApi",
            // Its target framework is the sample's business, its warnings are ours.
            items: """<PackageReference Include="AWSSDK.DynamoDBv2" Version="4.1.0" /><PackageReference Include="AWSSDK.SQS" Version="4.0.100.25" /><PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" /><PackageReference Include="Microsoft.Extensions.Http" Version="10.0.0" />""",
            properties: "<NoWarn>$(NoWarn);NU1603</NoWarn>")
            .Referencing("Amazon.Lambda.Core", "Amazon.Lambda.APIGatewayEvents", "Amazon.Lambda.SQSEvents", "Amazon.Lambda.Serialization.SystemTextJson", "AWS.Lambda.Powertools.Tracing", "AWSXRayRecorder.Core", "Stripe.net", "Newtonsoft.Json");
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
        if (!text.Contains("await ", System.StringComparison.Ordinal))
        {
            return "";
        }

        var start = text.IndexOf("await ", System.StringComparison.Ordinal) + "await ".Length;
        return text[start..(text.IndexOf("Async(", start, System.StringComparison.Ordinal) + "Async(".Length)]
            + (text.Contains("payment.Payment", System.StringComparison.Ordinal) ? "payment.Payment" : "");
    }
}
