using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>The package, packed once for a whole test run into a folder of its own, where nothing else builds.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Removed at the end of the run.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("payment-observability-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The one package cache of all consumers: they differ in sources, not in packages.</summary>
    public string PackageCache => Path.Combine(Folder, "packages");

    public string Version { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var project = Path.Combine(Places.RepositoryRoot, "src", "PaymentObservability.Package", "PaymentObservability.Package.csproj");

        // The machine's own package cache: packing is not what is tested for being isolated.
        var run = await DotNet.RunAsync(
            Places.RepositoryRoot, null, "pack", project, "-c", "Release", "-m:1", "-v:minimal",
            "--artifacts-path", Path.Combine(Folder, "artifacts"), "-o", Feed, "-p:ContinuousIntegrationBuild=true");
        run.Succeeded();
        Assert.Empty(run.Reports);
        FileName = Directory.GetFiles(Feed, "*.nupkg").Single();
        Version = Path.GetFileNameWithoutExtension(FileName)["PaymentObservability.Analyzers.".Length..];

        // Folders above the consumers must not reach into them.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, file), "<Project />");
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, ".editorconfig"), "root = true\n");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Unpacks the package.</summary>
    public string Unpack()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "unpacked-" + Guid.NewGuid().ToString("N"))).FullName;
        ZipFile.ExtractToDirectory(FileName, folder);
        return folder;
    }
}
