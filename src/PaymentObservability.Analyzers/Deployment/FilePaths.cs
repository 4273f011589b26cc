using System;
using System.Collections.Generic;

namespace PaymentObservability.Deployment;

/// <summary>Arithmetic on paths of either system, without looking at any disk.</summary>
internal static class FilePaths
{
    /// <summary>The file's name.</summary>
    public static string NameOf(string path) => path.Substring(LastSlash(path) + 1);

    /// <summary>The file's extension in lower case with its dot, or an empty text.</summary>
    public static string ExtensionOf(string path)
    {
        var name = NameOf(path);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name.Substring(dot).ToLowerInvariant();
    }

    /// <summary>The folder of a file, with forward slashes and without one at its end.</summary>
    public static string FolderOf(string path) => Normalize(path.Substring(0, LastSlash(path) + 1));

    /// <summary>A folder beside a file; null where the text is no relative or rooted path of a folder (<c>s3://...</c>).</summary>
    public static string? Beside(string file, string folder)
    {
        if (folder.Contains("://") || folder.Contains("${"))
        {
            return null;
        }

        return Normalize(IsRooted(folder) ? folder : file.Substring(0, LastSlash(file) + 1) + folder);
    }

    /// <summary>The path with forward slashes, without <c>.</c>, <c>..</c> and a slash at its end.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>Whether a normalized folder is another one or lies in it.</summary>
    public static bool IsWithin(string folder, string outer) =>
        folder.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && (folder.Length == outer.Length || outer.Length == 0 || folder[outer.Length] == '/' || outer[outer.Length - 1] == '/');

    private static bool IsRooted(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static int LastSlash(string path) => path.LastIndexOfAny(new[] { '/', '\\' });
}
