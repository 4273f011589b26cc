using System;
using System.IO;
using Xunit;

namespace PaymentObservability.Tests.Repository;

/// <summary>Text in the repository that follows from the descriptors.</summary>
internal static class Generated
{
    /// <summary>Set to 1, it makes the tests write what they would otherwise find missing.</summary>
    private const string Switch = "PAYMENT_OBSERVABILITY_UPDATE";

    public static void MustBe(string expected, params string[] file)
    {
        var path = Repo.Path(file);
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && Repo.Read(file) == expected, $"{string.Join('/', file)} does not follow from the descriptors. Run the tests once with {Switch}=1. It should be:\n{expected}");
    }

    /// <summary>The part between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    public static void PartMustBe(string expected, string name, params string[] file)
    {
        var text = Repo.Read(file);
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"{string.Join('/', file)} has no part {name}.");
        MustBe(text[..from] + expected + text[to..], file);
    }
}
