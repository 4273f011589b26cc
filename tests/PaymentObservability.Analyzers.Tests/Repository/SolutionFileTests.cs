using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>The solution, and with it a plain <c>dotnet test</c>, knows every project.</summary>
[Trait("Roslyn", "Newest")]
public sealed class SolutionFileTests
{
    private const string CSharp = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";
    private const string Folder = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    [Fact]
    public void The_solution_lists_every_project()
    {
        var projects = Repo.Files("*.csproj").Select(f => Path.GetRelativePath(Repo.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();

        // A project's folder is its own; those above it are solution folders.
        var folders = projects.SelectMany(p => Above(Parent(p))).Distinct().Order(StringComparer.Ordinal).ToList();

        Generated.MustBe(Solution(projects, folders), "PaymentObservability.Analyzers.sln");
    }

    private static string Solution(List<string> projects, List<string> folders)
    {
        var text = new StringBuilder("\nMicrosoft Visual Studio Solution File, Format Version 12.00\n# Visual Studio Version 17\nVisualStudioVersion = 17.0.31903.59\nMinimumVisualStudioVersion = 10.0.40219.1\n");
        foreach (var folder in folders)
        {
            text.Append($"Project(\"{Folder}\") = \"{Path.GetFileName(folder)}\", \"{Path.GetFileName(folder)}\", \"{Id(folder)}\"\nEndProject\n");
        }

        foreach (var project in projects)
        {
            text.Append($"Project(\"{CSharp}\") = \"{Path.GetFileNameWithoutExtension(project)}\", \"{project.Replace('/', '\\')}\", \"{Id(project)}\"\nEndProject\n");
        }

        text.Append("Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|Any CPU = Debug|Any CPU\n\t\tRelease|Any CPU = Release|Any CPU\n\tEndGlobalSection\n");
        text.Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n");
        foreach (var project in projects)
        {
            foreach (var configuration in new[] { "Debug|Any CPU", "Release|Any CPU" })
            {
                text.Append($"\t\t{Id(project)}.{configuration}.ActiveCfg = {configuration}\n\t\t{Id(project)}.{configuration}.Build.0 = {configuration}\n");
            }
        }

        text.Append("\tEndGlobalSection\n\tGlobalSection(SolutionProperties) = preSolution\n\t\tHideSolutionNode = FALSE\n\tEndGlobalSection\n\tGlobalSection(NestedProjects) = preSolution\n");
        foreach (var folder in folders.Where(f => Parent(f).Length > 0))
        {
            text.Append($"\t\t{Id(folder)} = {Id(Parent(folder))}\n");
        }

        foreach (var project in projects)
        {
            text.Append($"\t\t{Id(project)} = {Id(Parent(Parent(project)))}\n");
        }

        return text.Append("\tEndGlobalSection\nEndGlobal\n").ToString();
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (folder = Parent(folder); folder.Length > 0; folder = Parent(folder))
        {
            yield return folder;
        }
    }

    private static string Parent(string path) => path.LastIndexOf('/') is >= 0 and var end ? path[..end] : "";

    /// <summary>The same for the same path, so that branches agree.</summary>
    private static string Id(string path) => "{" + new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16)).ToString().ToUpperInvariant() + "}";
}
