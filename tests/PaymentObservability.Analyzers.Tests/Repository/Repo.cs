using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PaymentObservability.Tests.Repository;

/// <summary>The repository's files, and the rules as the assemblies declare them.</summary>
internal static class Repo
{
    public static string Root { get; } =
        typeof(Repo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Every descriptor, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)
            .OrderBy(d => d.Id, StringComparer.Ordinal)
            .ToImmutableArray();

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Instances<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(Descriptors).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixers { get; } = Instances<CodeFixProvider, ExportCodeFixProviderAttribute>(Assembly.Load("PaymentObservability.CodeFixes"));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Line ends as git stores them.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(Path(parts)).Replace("\r\n", "\n");

    /// <summary>Files that people write: no build output, nothing of git's (whose <c>.git</c> is a file in a worktree).</summary>
    public static IEnumerable<string> Files(string pattern = "*") => Files(new DirectoryInfo(Root), pattern);

    private static IEnumerable<string> Files(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Where(f => f.Name != ".git").Select(f => f.FullName).Concat(
            folder.EnumerateDirectories()
                .Where(d => d.Name is not ("bin" or "obj" or ".git" or ".vs" or ".idea" or "artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts" or "node_modules"))
                .SelectMany(d => Files(d, pattern)));

    private static ImmutableArray<T> Instances<T, TAttribute>(Assembly assembly)
        where TAttribute : Attribute =>
        assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(T).IsAssignableFrom(t) && t.GetCustomAttribute<TAttribute>() is not null)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (T)Activator.CreateInstance(t)!)
            .ToImmutableArray();
}
