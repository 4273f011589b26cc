using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Tests.Contract;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Tests.Yaml;

public sealed class YamlReaderTests
{
    private const string Rich = """
        # comment
        plain: some text # comment
        'single': 'it''s'
        "double": "a\tb"
        tagged: !Sub "${A}-x"
        anchored: &x !Ref Name
        alias: *x
        list:
          - one
          - [two, "three"]
          - { four: 4, "five": [5] }
        block: |
          line one
          line two
        folded: >-
          joined
          text
        nothing:
        nested:
          deep:
            deeper: yes
        """;

    [Fact]
    public void KeepsValuesTagsAndPlaces()
    {
        var root = Root(Rich);

        Assert.Equal("some text|some text", Show(Rich, root["plain"]));
        Assert.Equal("it's|'it''s'", Show(Rich, root["single"]));
        Assert.Equal("a\tb|\"a\\tb\"", Show(Rich, root["double"]));
        Assert.Equal("!Sub ${A}-x|\"${A}-x\"", Show(Rich, root["tagged"]));
        Assert.Equal("!Ref Name|Name", Show(Rich, root["anchored"]));
        Assert.Same(root["anchored"], root["alias"]);
        Assert.Equal("[two, \"three\"]", Source(Rich, ((YamlList)root["list"]!).Items[1]));
        Assert.Equal("{ four: 4, \"five\": [5] }", Source(Rich, ((YamlList)root["list"]!).Items[2]));
        Assert.Equal("line one\nline two\n", ((YamlText)root["block"]!).Value);
        Assert.True(((YamlText)root["nothing"]!).IsNull);
        Assert.Equal("yes", ((YamlMap)((YamlMap)root["nested"]!)["deep"]!).Text("deeper"));
        Assert.Equal("deep:\n    deeper: yes", Source(Rich, root["nested"]));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void PlacesSurviveLineEndsAndByteOrderMarks(string newline)
    {
        var text = "\uFEFF" + Rich.Replace("\n", newline);
        Assert.Equal("\"${A}-x\"", Source(text, Root(text)["tagged"]));
    }

    [Fact]
    public void ReadsJsonAsPeopleWriteIt()
    {
        const string json = "{\n\t// the handler\n\t\"a\": \"x // no comment\", /* b */ \"b\":[1,true,],\n\t\"url\":\"http:\\/\\/x\",\"a\":2\n}";
        var file = YamlReader.Read(SourceText.From(json), CancellationToken.None);
        var root = (YamlMap)file.Root!;

        Assert.Equal("x // no comment", root.Text("a"));
        Assert.Equal(2, ((YamlList)root["b"]!).Items.Length);
        Assert.Equal("http://x", root.Text("url"));
        Assert.Equal("\"x // no comment\"", Source(json, root["a"]));
        Assert.Equal("'a' is given twice; the first one counts", Assert.Single(file.Problems).Message);
    }

    [Theory]
    [InlineData("a: {u: http://x.y/z}", "http://x.y/z")]
    [InlineData("{u: http://x.y/z}", null)]
    public void FlowYamlIsNoJson(string yaml, string? url)
    {
        var root = Root(yaml);
        Assert.Equal("http://x.y/z", url is null ? root.Text("u") : ((YamlMap)root["a"]!).Text("u"));
    }

    [Theory]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", 2, 4, "This is not valid YAML: the bracket is not closed, or what stands in it is no list or mapping")]
    [InlineData("a: 1\nb: \"open\n", 2, 4, "This is not valid YAML: while scanning a quoted scalar, found unexpected end of stream")]
    [InlineData("a:\n\tb: 1\n", 2, 1, "YAML is indented with blanks, not with tabs")]
    [InlineData("a: 1\na: 2\n", 2, 1, "'a' is given twice; the first one counts")]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "Only the file's first document is read")]
    [InlineData("a: *b\n", 1, 4, "There is no finished value with the anchor '&b' before this line")]
    [InlineData("a: &b [*b]\n", 1, 8, "There is no finished value with the anchor '&b' before this line")]
    [InlineData("[a]: 1\n", 1, 1, "A key must be a text")]
    public void TellsMistakesAtTheirPlace(string yaml, int line, int column, string message)
    {
        var text = SourceText.From(yaml);
        var problem = Assert.Single(YamlReader.Read(text, CancellationToken.None).Problems);
        var at = text.Lines.GetLinePosition(problem.Span.Start);

        Assert.Equal(message, problem.Message);
        Assert.Equal((line, column), (at.Line + 1, at.Character + 1));
    }

    [Fact]
    public void WhatStandsBeforeAMistakeIsRead()
    {
        var file = YamlReader.Read(SourceText.From("a: 1\nb:\n  c: 2\n  d: [1, 2\ne: 3\n"), CancellationToken.None);

        Assert.False(file.IsWhole);
        Assert.Equal("1", ((YamlMap)file.Root!).Text("a"));
        Assert.Equal("2", ((YamlMap)((YamlMap)file.Root)["b"]!).Text("c"));
    }

    [Fact]
    public void OneTextIsReadOnce()
    {
        var text = SourceText.From(Rich);
        Assert.Same(YamlReader.Read(text, CancellationToken.None), YamlReader.Read(text, CancellationToken.None));
    }

    [Fact]
    public void NoBrokenTextThrows()
    {
        foreach (var text in BrokenTexts.Cuts(Rich).Concat(BrokenTexts.Bombs()))
        {
            SpansLieInside(text);
        }

        Prop.ForAll(BrokenTexts.Mutations(Rich), text => SpansLieInside(text)).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNull<string>>(text => SpansLieInside(text.Get)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AliasesDoNotMakeAFileLarge()
    {
        foreach (var bomb in BrokenTexts.Bombs())
        {
            var file = YamlReader.Read(SourceText.From(bomb), CancellationToken.None);
            Assert.True((file.Root?.Size ?? 0) <= YamlReader.MaxSize + 1);
        }
    }

    private static bool SpansLieInside(string text)
    {
        var source = SourceText.From(text);
        var file = YamlReader.Read(source, CancellationToken.None);
        Assert.All(file.Problems, problem => Assert.InRange(problem.Span.End, problem.Span.Start, text.Length));
        return file.Root is null || file.Root.Span.End <= text.Length;
    }

    private static YamlMap Root(string text) => (YamlMap)YamlReader.Read(SourceText.From(text), CancellationToken.None).Root!;

    private static string Source(string text, YamlValue? value) => SourceText.From(text).ToString(value!.Span);

    private static string Show(string text, YamlValue? value) =>
        (value!.Tag is { } tag ? tag + " " : "") + ((YamlText)value).Value + "|" + Source(text, value);
}
