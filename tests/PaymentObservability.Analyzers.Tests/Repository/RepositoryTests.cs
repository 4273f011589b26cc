using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>The repository as a stranger finds it.</summary>
[Trait("Roslyn", "Newest")]
public sealed partial class RepositoryTests
{
    /// <summary>A clone must work anywhere, so nothing in it may name a machine's folders or a package server.</summary>
    private static readonly string[] Foreign =
    [
        "/" + "root/", "/" + "work/", "/" + "home/", "/" + "tmp/wt", "C:" + @"\Users", "api" + ".nuget.org", "/v3/" + "index.json",
    ];

    [Fact]
    public void No_file_names_a_machine_or_a_package_server()
    {
        var found = from file in Repo.Files()
                    where Path.GetExtension(file) is not (".png" or ".snk" or ".sarif" or ".nupkg")
                    let text = File.ReadAllText(file)
                    from word in Foreign
                    where text.Contains(word, StringComparison.OrdinalIgnoreCase)
                    select $"{Path.GetRelativePath(Repo.Root, file)}: {word}";

        Assert.Empty(found);
    }

    [Fact]
    public void Links_in_documents_lead_somewhere()
    {
        var broken = from file in Repo.Files("*.md")
                     from link in MarkdownLink().Matches(File.ReadAllText(file))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
                     select $"{Path.GetRelativePath(Repo.Root, file)}: {target}";

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"(?<!`)\[[^\]\r\n]*\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}
