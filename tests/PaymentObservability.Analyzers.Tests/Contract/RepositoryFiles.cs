using System;
using System.IO;

namespace PaymentObservability.Tests.Contract;

/// <summary>Files of the repository that ship beside the code.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    /// <summary>The text of a file, with line feeds only.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).Replace("\r\n", "\n");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "PaymentObservability.Analyzers.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
