using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PaymentObservability.EndToEnd;

/// <summary>A project as a user has it, in a folder of its own, which gets the package by a plain PackageReference.</summary>
internal sealed class Consumer
{
    private readonly PackedPackage _package;

    public Consumer(PackedPackage package, string name, string properties = "", string items = "")
    {
        _package = package;
        Repository = Directory.CreateDirectory(System.IO.Path.Combine(package.Folder, "consumers", name + "-" + Guid.NewGuid().ToString("N")[..8])).FullName;
        Folder = Directory.CreateDirectory(System.IO.Path.Combine(Repository, "src", name)).FullName;
        Project = System.IO.Path.Combine(Folder, name + ".csproj");
        Directory.CreateDirectory(System.IO.Path.Combine(Repository, ".git"));
        File.WriteAllText(System.IO.Path.Combine(Repository, ".git", "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{package.Feed}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
                <EnableSourceLink>false</EnableSourceLink>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PaymentObservability.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                <Reference Include="lib/*.dll" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The folder with <c>.git</c>, two above the project's.</summary>
    public string Repository { get; }

    public string Folder { get; }

    public string Project { get; }

    /// <summary>The full path of a file of the project.</summary>
    public string Path(string file) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, file));

    /// <summary>Writes a file of the project; the path may lead out of its folder.</summary>
    public Consumer With(string path, string text)
    {
        var file = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>References libraries that lie beside this test assembly.</summary>
    public Consumer Referencing(params string[] assemblies)
    {
        var lib = Directory.CreateDirectory(System.IO.Path.Combine(Folder, "lib")).FullName;
        foreach (var assembly in assemblies)
        {
            File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), System.IO.Path.Combine(lib, assembly + ".dll"));
        }

        return this;
    }

    /// <summary>The line (from 1) of the file's only line that contains the text.</summary>
    public int LineOf(string file, string text) =>
        File.ReadLines(Path(file)).Select((line, i) => (line, i)).Single(l => l.line.Contains(text, StringComparison.Ordinal)).i + 1;

    /// <summary>All sources as they are now.</summary>
    public IReadOnlyDictionary<string, string> Sources() =>
        Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(f => !System.IO.Path.GetRelativePath(Folder, f).StartsWith("obj", StringComparison.Ordinal))
            .ToDictionary(f => System.IO.Path.GetRelativePath(Folder, f), File.ReadAllText);

    public Task<DotNetRun> BuildAsync(params string[] arguments) =>
        RunAsync(["build", Project, "--no-incremental", "-m:1", "-v:minimal", .. arguments]);

    public Task<DotNetRun> FormatAsync(string severity, params string[] ids) =>
        RunAsync(["format", "analyzers", Project, "--no-restore", "--severity", severity, "--diagnostics", .. ids]);

    public Task<DotNetRun> RunAsync(params string[] arguments) => DotNet.RunAsync(Folder, _package.PackageCache, arguments);
}
