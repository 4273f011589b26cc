using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>What a user sees when the package is added to a payment service.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class BuildTests(PackedPackage package)
{
    [Fact]
    public async Task A_project_without_payments_builds_without_a_word()
    {
        var consumer = new Consumer(package, "Quiet").With("Payload.cs", """
            namespace Quiet;

            public static class Payload
            {
                public static int Pay(int amount) => amount;
            }
            """);

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Empty(build.Reports);
    }

    [Fact]
    public async Task Attempts_without_outcome_are_warnings_at_the_money_call_and_can_fail_the_build()
    {
        var consumer = PaymentService.Create(package);

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(
            [
                ("ChargeWorker.cs", consumer.LineOf("ChargeWorker.cs", PaymentService.ChargeCall), "warning"),
                ("PayFunction.cs", consumer.LineOf("PayFunction.cs", PaymentService.SettleCall), "warning"),
            ],
            build.Of("PAY1001").Select(r => (r.File, r.Line, r.Severity)).Order());
        Assert.DoesNotContain(build.Reports, r => r.File is "QuoteFunction.cs" or "Facilitator.cs");

        var strict = (await consumer.BuildAsync("--no-restore", "-warnaserror:PAY1001")).Failed();

        Assert.Equal(2, strict.Of("PAY1001").Count(r => r.Severity == "error"));
    }

    [Fact]
    public async Task Sarif_carries_ids_help_links_and_places()
    {
        var consumer = PaymentService.Create(package);
        var log = Path.Combine(consumer.Folder, "build.sarif");

        (await consumer.BuildAsync($"-p:ErrorLog={log}%2Cversion=2.1")).Succeeded();

        var results = SarifLog.Read(log).Where(r => r.RuleId == "PAY1001").OrderBy(r => r.File).ToList();
        Assert.Equal(
            [
                ("ChargeWorker.cs", consumer.LineOf("ChargeWorker.cs", PaymentService.ChargeCall)),
                ("PayFunction.cs", consumer.LineOf("PayFunction.cs", PaymentService.SettleCall)),
            ],
            results.Select(r => (r.File, r.Line)));
        Assert.All(results, r =>
        {
            Assert.Equal("warning", r.Level);
            Assert.EndsWith("docs/rules/PAY1001.md", r.HelpUri);
            Assert.NotEmpty(r.Message);
            Assert.NotEmpty(r.Description);
            Assert.Equal("PaymentMetrics", r.Category);
        });
    }

    [Fact]
    public async Task Format_fixes_what_it_is_asked_for_and_a_second_run_changes_nothing()
    {
        var consumer = PaymentService.Create(package);
        (await consumer.RunAsync("restore", consumer.Project)).Succeeded();
        var before = consumer.Sources();

        (await consumer.FormatAsync("warn", "PAY1001")).Succeeded();

        var after = consumer.Sources();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.NotEqual(before["PayFunction.cs"], after["PayFunction.cs"]);
        Assert.NotEqual(before["ChargeWorker.cs"], after["ChargeWorker.cs"]);
        Assert.Equal(before["QuoteFunction.cs"], after["QuoteFunction.cs"]);
        Assert.Equal(before["Payments.csproj"], after["Payments.csproj"]);

        // -warnaserror passes now; the fixed code brings no warning of the compiler's either.
        var build = (await consumer.BuildAsync("--no-restore", "-warnaserror:PAY1001")).Succeeded();
        Assert.Empty(build.Of("PAY100"));
        Assert.Empty(build.Of("CS"));
        Assert.Empty(build.Of("CA"));

        (await consumer.FormatAsync("warn", "PAY1001")).Succeeded();

        Assert.Equal(after, consumer.Sources());
    }

    [Fact]
    public async Task The_readme_shows_what_really_happens()
    {
        var consumer = PaymentService.Create(package);
        var readme = File.ReadAllText(Path.Combine(Places.RepositoryRoot, "README.md")).Replace("\r\n", "\n");
        var shown = readme.Split("<!-- before-and-after -->")[1].Split("<!-- /before-and-after -->")[0];
        var warning = shown.Split("```text\n")[1].Split("\n```")[0];
        var diff = shown.Split("```diff\n")[1].Split("\n```")[0].Split('\n');

        var build = (await consumer.BuildAsync()).Succeeded();
        Assert.Contains(warning, build.Output);
        Assert.Contains(string.Join('\n', diff.Where(l => !l.StartsWith('+')).Select(WithoutMark)), File.ReadAllText(consumer.Path("PayFunction.cs")));

        (await consumer.FormatAsync("warn", "PAY1001")).Succeeded();
        Assert.Contains(string.Join('\n', diff.Select(WithoutMark)), File.ReadAllText(consumer.Path("PayFunction.cs")));

        static string WithoutMark(string line) => line.Length == 0 ? line : line[1..];
    }
}
