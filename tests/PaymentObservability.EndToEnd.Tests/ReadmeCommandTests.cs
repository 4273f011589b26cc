using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>The first thing a stranger does.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ReadmeCommandTests(PackedPackage package)
{
    private const string Command = "build samples/X402PaymentApi --no-incremental";

    [Fact]
    public async Task The_readmes_first_command_shows_what_the_sample_lacks()
    {
        Assert.Contains($"\ndotnet {Command}\n", File.ReadAllText(Path.Combine(Places.RepositoryRoot, "README.md")).Replace("\r\n", "\n"));

        // In a folder of its own: the test run may be building the same projects.
        var build = (await DotNet.RunAsync(Places.RepositoryRoot, null, [.. Command.Split(' '), "-m:1", "--artifacts-path", Path.Combine(package.Folder, "sample")])).Succeeded();

        Assert.Equal(
            [
                ("ConnectWalletFunction.cs", "PAY1003"),
                ("ConnectWalletFunction.cs", "PAY2001"),
                ("ConnectWalletFunction.cs", "PAY3002"),
                ("PayFunction.cs", "PAY1001"),
                ("PayFunction.cs", "PAY2001"),
                ("PayFunction.cs", "PAY3001"),
                ("PayFunction.cs", "PAY4001"),
                ("PayFunction.cs", "PAY6001"),
                ("RefundFunction.cs", "PAY1001"),
                ("RefundFunction.cs", "PAY2001"),
                ("RefundFunction.cs", "PAY3001"),
                ("SettlementWorker.cs", "PAY1001"),
                ("SettlementWorker.cs", "PAY2001"),
                ("SettlementWorker.cs", "PAY3001"),
            ],
            build.Of("PAY").Select(r => (r.File, r.Id)).Order());

        // What the README quotes of it.
        var template = Assert.Single(build.Of("PAY6001"));
        Assert.Contains(template.Message.Split(" (https://")[0], File.ReadAllText(Path.Combine(Places.RepositoryRoot, "README.md")));
    }
}
