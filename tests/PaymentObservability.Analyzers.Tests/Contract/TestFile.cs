using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Tests.Contract;

/// <summary>An additional file that is only in memory.</summary>
internal sealed class TestFile : AdditionalText
{
    private readonly SourceText? text;

    public TestFile(string path, string? text)
    {
        Path = path;
        this.text = text is null ? null : SourceText.From(text);
    }

    public override string Path { get; }

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text;

    /// <summary>The file alone, as analyzers are given them.</summary>
    public static ImmutableArray<AdditionalText> Of(string path, string text) => ImmutableArray.Create<AdditionalText>(new TestFile(path, text));
}
