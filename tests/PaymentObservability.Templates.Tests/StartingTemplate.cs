using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Templates;

/// <summary>A template that fixes start from.</summary>
/// <param name="Name">Its file's name, and how it was varied.</param>
/// <param name="Content">Its text, with the byte order mark where it has one.</param>
public sealed record StartingTemplate(string Name, string Content)
{
    /// <summary>The folder of all of them.</summary>
    public static string Folder => Path.Combine(Path.GetDirectoryName(typeof(StartingTemplate).Assembly.Location)!, "Starting");

    private static string Root => typeof(StartingTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(told => told.Key == "RepositoryRoot").Value!;

    /// <summary>Whether it is JSON.</summary>
    public bool IsJson => Name.Split('+')[0].EndsWith(".json", System.StringComparison.Ordinal);

    /// <summary>The text as a host reads it: the mark is no part of it.</summary>
    public SourceText Text => SourceText.From(Content.TrimStart('\uFEFF'), Content.StartsWith('\uFEFF') ? Encoding.UTF8 : new UTF8Encoding(false));

    /// <summary>What xunit shows.</summary>
    public override string ToString() => Name;

    /// <summary>All of them: those written by hand, and each of these as other editors would have saved it.</summary>
    public static StartingTemplate[] All { get; } = Directory.EnumerateFiles(Folder).OrderBy(path => path, System.StringComparer.Ordinal)
        .Append(Path.Combine(Root, "samples", "X402PaymentApi", "template.yaml"))
        .SelectMany((path, i) => Variations(new(Path.GetFileName(path), File.ReadAllText(path)), i)).ToArray();

    private static System.Collections.Generic.IEnumerable<StartingTemplate> Variations(StartingTemplate written, int number)
    {
        yield return written;
        yield return written.Varied("crlf", written.Content.Replace("\n", "\r\n"));
        if (written.IsJson)
        {
            yield return written.Varied("tabs", Indented(written.Content, blanks => new string('\t', blanks / 2)));
            yield return written.Varied("comments", "// A comment\n" + written.Content.Replace("\n  \"Resources\": {", "\n  /* what\tthere is */\n  \"Resources\": { // all of it"));
        }
        else
        {
            yield return written.Varied("wide", Indented(written.Content, blanks => new string(' ', blanks * 2)).Replace(" - ", " -   ").Replace("\n- ", "\n-   "));
            yield return (number % 3) switch
            {
                0 => written.Varied("unended", written.Content.TrimEnd('\n')),
                1 => written.Varied("bom", "\uFEFF" + written.Content),
                _ => written.Varied("tabs", written.Content.Replace("\nResources:\n", "\n# Resources\tof the shop\nResources: # \tall\n")),
            };
        }
    }

    private StartingTemplate Varied(string how, string text) => new(Name + "+" + how, text);

    private static string Indented(string text, System.Func<int, string> indent) =>
        string.Join("\n", text.Split('\n').Select(line => indent(line.Length - line.TrimStart(' ').Length) + line.TrimStart(' ')));
}
