using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>What is in the package, and what its assemblies ask of the compiler that loads them.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    /// <summary>
    /// What a Roslyn 4.8 host (.NET SDK 8.0.1xx, Visual Studio 2022 17.8) carries. An assembly that asks for more is not loaded there: CS8032.
    /// System.Composition is left out on purpose: the version that restores with Workspaces 4.8 is newer than the one such a host has.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, Version> HostCarries = new Dictionary<string, Version>
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    [Fact]
    public void Holds_exactly_what_it_is_meant_to()
    {
        using var zip = ZipFile.OpenRead(package.FileName);
        var files = zip.Entries.Select(e => e.FullName).Where(f => !f.StartsWith("_rels/") && !f.StartsWith("package/") && f != "[Content_Types].xml");

        Assert.Equal(
            [
                "LICENSE",
                "PaymentObservability.Analyzers.nuspec",
                "README.md",
                "analyzers/dotnet/cs/PaymentObservability.Analyzers.dll",
                "analyzers/dotnet/cs/PaymentObservability.CodeFixes.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/PaymentObservability.Analyzers.props",
                "build/PaymentObservability.Analyzers.targets",
                "buildTransitive/PaymentObservability.Analyzers.props",
                "buildTransitive/PaymentObservability.Analyzers.targets",
                "icon.png",
                "presets/PaymentObservability.Advisory.globalconfig",
                "presets/PaymentObservability.Default.globalconfig",
                "presets/PaymentObservability.None.globalconfig",
                "presets/PaymentObservability.Strict.globalconfig",
            ],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Says_who_it_is_and_depends_on_nothing()
    {
        using var zip = ZipFile.OpenRead(package.FileName);
        using var stream = zip.GetEntry("PaymentObservability.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal("PaymentObservability.Analyzers", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.NotEmpty(Value("description")!);
        Assert.Null(Value("dependencies"));
        Assert.Null(Value("frameworkAssemblies"));
        Assert.StartsWith("https://github.com/", metadata.Elements().Single(e => e.Name.LocalName == "repository").Attribute("url")!.Value);
    }

    [Theory]
    [InlineData("PaymentObservability.Analyzers.dll")]
    [InlineData("PaymentObservability.CodeFixes.dll")]
    [InlineData("YamlDotNet.dll")]
    public void Assemblies_ask_for_nothing_that_the_oldest_host_lacks(string assembly)
    {
        var folder = Path.Combine(package.Unpack(), "analyzers", "dotnet", "cs");
        var alongside = Directory.GetFiles(folder, "*.dll").Select(AssemblyName.GetAssemblyName).ToDictionary(n => n.Name!, n => n.Version!);
        using var file = new PEReader(File.OpenRead(Path.Combine(folder, assembly)));
        var metadata = file.GetMetadataReader();

        var tooMuch = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(r => (Name: metadata.GetString(r.Name), r.Version))
            .Where(r => !(alongside.TryGetValue(r.Name, out var has) ? r.Version == has : HostCarries.TryGetValue(r.Name, out has) && r.Version <= has))
            .Select(r => $"{r.Name} {r.Version}");

        Assert.Empty(tooMuch);
    }

    [Fact]
    public void Tells_its_commit_and_nothing_of_the_machine_that_built_it()
    {
        var folder = Path.Combine(package.Unpack(), "analyzers", "dotnet", "cs");
        foreach (var assembly in new[] { "PaymentObservability.Analyzers.dll", "PaymentObservability.CodeFixes.dll" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, assembly));
            var version = FileVersionInfo.GetVersionInfo(Path.Combine(folder, assembly)).ProductVersion!;
            Assert.StartsWith(package.Version, version);
            if (Path.Exists(Path.Combine(Places.RepositoryRoot, ".git")))
            {
                Assert.Matches(@"\+[0-9a-f]{40}$", version);
            }

            var debugInformation = DocumentNames(bytes);
            Assert.NotEmpty(debugInformation);
            // What the build itself writes lies in this test's own folder.
            Assert.All(debugInformation.Where(d => !d.StartsWith(package.Folder, StringComparison.Ordinal)), d => Assert.StartsWith("/_", d));
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Places.RepositoryRoot)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(package.Folder)));
            }
        }
    }

    private static List<string> DocumentNames(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var embedded = file.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = provider.GetMetadataReader();
        return reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToList();
    }
}
