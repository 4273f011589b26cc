using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>What every written template keeps of the one it started from, whatever it is written into.</summary>
public class WrittenTemplateTests
{
    public static TheoryData<StartingTemplate> Templates => new(StartingTemplate.All);

    [Fact]
    public void Starting_templates_are_many_and_varied() => Assert.InRange(StartingTemplate.All.Length, 60, 1000);

    [Fact]
    public void Every_item_of_the_guide_can_be_written() =>
        Assert.Equal(GuideRequirements.All.Select(item => item.Item).Append(GuideItem.UnwatchedMetrics).Order(), TemplateWriter.Items.Order());

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_second_time_changes_nothing(StartingTemplate start)
    {
        var gaps = GapsOf.Everything(start.Text);
        var once = TemplateWriter.Write(start.Text, gaps, CancellationToken.None);
        Assert.NotEqual(start.Text.ToString(), once.ToString());
        Assert.Equal(once.ToString(), TemplateWriter.Write(once, gaps, CancellationToken.None).ToString());

        // What is there now counts, and so does what is new: the queue of dead letters, the canary.
        Assert.Equal(once.ToString(), TemplateWriter.Write(SourceText.From(once.ToString()), gaps, CancellationToken.None).ToString());
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void All_that_stood_there_still_stands_there(StartingTemplate start)
    {
        var written = TemplateWriter.Write(start.Text, GapsOf.Everything(start.Text), CancellationToken.None);
        var file = YamlReader.Read(written, CancellationToken.None);
        Assert.True(file.IsWhole, string.Join("\n", file.Problems.Select(problem => problem.Message + " at " + written.Lines.GetLinePosition(problem.Span.Start))));
        Assert.Empty(file.Problems);
        Contains(file.Root!, YamlReader.Read(start.Text, CancellationToken.None).Root!, "");
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_diff_only_adds(StartingTemplate start)
    {
        // Values that are wrong or empty are the only ones that something takes the place of.
        var edits = TemplateWriter.Edits(start.Text, GapsOf.Everything(start.Text), CancellationToken.None);
        var replaced = edits.Where(edit => edit.Span.Length > 0).Select(edit => start.Text.ToString(edit.Span).Trim()).ToList();
        Assert.All(replaced, text => Assert.Contains(text, new[] { "{}", "PassThrough", "Text", "false" }));

        if (!start.IsJson && !start.Name.StartsWith("flow", System.StringComparison.Ordinal) && replaced.Count == 0)
        {
            var after = new TextEdits(edits).Apply(start.Text).Lines.Select(line => line.ToString()).ToList();
            var next = 0;
            foreach (var line in start.Text.Lines.Select(line => line.ToString()))
            {
                next = after.IndexOf(line, next) + 1;
                Assert.True(next > 0, "lost: " + line);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Line_ends_stay_as_they_are(StartingTemplate start)
    {
        var written = TemplateWriter.Write(start.Text, GapsOf.Everything(start.Text), CancellationToken.None).ToString();
        var isWindows = start.Content.Contains("\r\n");
        Assert.Equal(isWindows ? written.Count(c => c == '\n') : 0, written.Count(c => c == '\r'));
        Assert.Equal(start.Content.EndsWith('\n'), written.EndsWith('\n'));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void No_line_ends_with_blanks(StartingTemplate start)
    {
        var before = start.Text.Lines.Select(line => line.ToString()).ToHashSet();
        var written = TemplateWriter.Write(start.Text, GapsOf.Everything(start.Text), CancellationToken.None);
        Assert.DoesNotContain(written.Lines.Select(line => line.ToString()), line => line.Length > 0 && char.IsWhiteSpace(line[^1]) && !before.Contains(line));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void What_Annotations_manage_is_left_alone(StartingTemplate start)
    {
        var before = (YamlMap)YamlReader.Read(start.Text, CancellationToken.None).Root!;
        var written = TemplateWriter.Write(start.Text, GapsOf.Everything(start.Text), CancellationToken.None);
        var after = (YamlMap)YamlReader.Read(written, CancellationToken.None).Root!;
        foreach (var entry in (before["Resources"] as YamlMap)?.Entries.Where(entry => new TemplateView(before).IsManaged(entry.Key.Value)) ?? [])
        {
            Assert.Equal(start.Text.ToString(entry.Value.Span), written.ToString(((YamlMap)after["Resources"]!)[entry.Key.Value]!.Span));
        }
    }

    // Values that were wrong are the only ones that differ.
    private static void Contains(YamlValue after, YamlValue before, string path)
    {
        switch (before)
        {
            case YamlText { IsNull: true } or YamlMap { Entries.Length: 0 }:
                break;
            case YamlText text:
                Assert.True(after is YamlText same && same.Tag == text.Tag && (same.Value == text.Value || Corrected(path, text.Value)), path + " was " + text.Value + " and is " + after);
                break;
            case YamlList list:
                var items = Assert.IsType<YamlList>(after);
                Assert.Equal(list.Tag, items.Tag);
                Assert.True(items.Items.Length >= list.Items.Length, path);
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Contains(items.Items[i], list.Items[i], path + "/" + i);
                }

                break;
            case YamlMap map:
                var entries = Assert.IsType<YamlMap>(after);
                Assert.Equal(map.Tag, entries.Tag);
                foreach (var entry in map.Entries)
                {
                    Assert.True(entries[entry.Key.Value] is not null, path + "/" + entry.Key.Value + " is gone");
                    Contains(entries[entry.Key.Value]!, entry.Value, path + "/" + entry.Key.Value);
                }

                break;
        }
    }

    private static bool Corrected(string path, string value) =>
        (value, path.Split('/').Last()) is ("PassThrough", "Tracing" or "Mode") or ("Text", "LogFormat") or ("false", "SqsManagedSseEnabled" or "SSEEnabled");
}
