using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaymentObservability.Yaml;

/// <summary>Makes a tree of a parser's events, without recursion, and closes whatever is open where the text breaks off.</summary>
internal sealed class YamlTreeBuilder
{
    private readonly SourceText source;
    private readonly int offset;
    private readonly Stack<OpenValue> open = new();
    private readonly Dictionary<string, YamlValue?> anchors = new(StringComparer.Ordinal);
    private readonly ImmutableArray<YamlProblem>.Builder problems = ImmutableArray.CreateBuilder<YamlProblem>();
    private YamlValue? root;
    private bool failed;
    private int documents;
    private int size;

    /// <summary>Starts for a text whose parsed part begins at an offset (after a byte order mark).</summary>
    public YamlTreeBuilder(SourceText source, int offset)
    {
        this.source = source;
        this.offset = offset;
    }

    /// <summary>Whether no further event is wanted.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Add(ParsingEvent current)
    {
        switch (current)
        {
            case DocumentStart:
                if (++documents > 1)
                {
                    problems.Add(new("Only the file's first document is read", SpanOf(current)));
                    IsDone = true;
                }

                break;
            case Scalar scalar:
                Complete(new YamlText(scalar.Value, scalar.Style == ScalarStyle.Plain, TagOf(scalar), SpanOf(scalar)), AnchorOf(scalar));
                break;
            case AnchorAlias alias:
                Complete(Resolve(alias), anchor: null, SpanOf(alias));
                break;
            case MappingStart start:
                Open(start, isMap: true);
                break;
            case SequenceStart start:
                Open(start, isMap: false);
                break;
            case MappingEnd or SequenceEnd:
                Close(Index(current.End));
                break;
        }
    }

    /// <summary>Ends at a mistake that the parser found.</summary>
    public void Fail(YamlException exception)
    {
        // The end is where the parser noticed, which is nearer to the mistake than where the value began, but for a quote that never closes.
        var start = Index(exception.Start);
        var end = Index(exception.End);
        var at = end >= source.Length || open.Count == 0 ? start : end;
        Fail("This is not valid YAML: " + Sentence(exception.Message), At(at));
    }

    /// <summary>Ends at a mistake that has no place of its own: the innermost bracket that is still open.</summary>
    public void Fail()
    {
        foreach (var value in open)
        {
            if (value.IsFlow)
            {
                Fail("This is not valid YAML: the bracket is not closed, or what stands in it is no list or mapping", new TextSpan(value.Start, 1));
                return;
            }
        }

        Fail("This is not valid YAML", At(open.Count == 0 ? 0 : open.Peek().End));
    }

    /// <summary>Ends at a mistake; what has been read so far counts.</summary>
    public void Fail(string message, TextSpan span)
    {
        if (failed)
        {
            return;
        }

        failed = true;
        IsDone = true;
        problems.Add(FirstTabOfIndentation(source.Lines.GetLinePosition(span.End).Line + 1) is { } tab ? new("YAML is indented with blanks, not with tabs", tab) : new(message, span));
    }

    /// <summary>The finished tree.</summary>
    public YamlFile Build()
    {
        while (open.Count > 0)
        {
            Close(open.Peek().End);
        }

        return new(root, !failed, problems.ToImmutable());
    }

    private void Open(NodeEvent start, bool isMap)
    {
        if (open.Count >= YamlReader.MaxDepth)
        {
            Fail($"Values are nested more than {YamlReader.MaxDepth} deep", At(Index(start.Start)));
            return;
        }

        var span = SpanOf(start);
        var isFlow = start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        var anchor = AnchorOf(start);
        if (anchor is not null)
        {
            // Known but unfinished: an alias to it from inside itself would make a ring.
            anchors[anchor] = null;
        }

        open.Push(new(isMap, isFlow, TagOf(start), anchor, span.Start));
    }

    private void Close(int end)
    {
        var value = open.Pop();
        if (value.IsFlow && end < source.Length && source[end] is ']' or '}')
        {
            end++;
        }

        Complete(value.Close(value.IsFlow ? Math.Max(end, value.End) : value.End), value.Anchor);
    }

    private void Complete(YamlValue value, string? anchor, TextSpan? place = null)
    {
        if (anchor is not null)
        {
            anchors[anchor] = value;
        }

        if (open.Count > 0)
        {
            open.Peek().Add(value, place ?? value.Span, problems);
        }
        else
        {
            root ??= value;
        }
    }

    private YamlValue Resolve(AnchorAlias alias)
    {
        var span = SpanOf(alias);
        if (!anchors.TryGetValue(alias.Value.Value, out var value) || value is null)
        {
            problems.Add(new($"There is no finished value with the anchor '&{alias.Value.Value}' before this line", span));
            return new YamlText("", isPlain: true, tag: null, span);
        }

        size += value.Size;
        if (size > YamlReader.MaxSize)
        {
            Fail("The file's aliases make it too large to read", span);
            return new YamlText("", isPlain: true, tag: null, span);
        }

        return value;
    }

    private static string? TagOf(NodeEvent e) => e.Tag.IsEmpty || e.Tag.IsNonSpecific || !e.Tag.Value.StartsWith("!", StringComparison.Ordinal) ? null : e.Tag.Value;

    private static string? AnchorOf(NodeEvent e) => e.Anchor.IsEmpty ? null : e.Anchor.Value;

    private static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text.Substring(1);
    }

    private int Index(Mark mark) => (int)Math.Min(source.Length, mark.Index + offset);

    private TextSpan At(int index)
    {
        // A mark at the end of a line is no place to look at; its last character is.
        var line = source.Lines.GetLineFromPosition(Math.Min(index, source.Length));
        return index < line.End ? new TextSpan(index, 1) : YamlFile.Clamp(source, Math.Max(line.Start, line.End - 1), line.End);
    }

    /// <summary>The event's text without tag and anchor, which YamlDotNet counts in.</summary>
    private TextSpan SpanOf(ParsingEvent e)
    {
        var start = Index(e.Start);
        var end = Index(e.End);
        if (e is not NodeEvent { Tag.IsEmpty: true, Anchor.IsEmpty: true } and not AnchorAlias)
        {
            while (start < end && source[start] is '!' or '&')
            {
                while (start < end && !char.IsWhiteSpace(source[start]))
                {
                    start++;
                }

                while (start < end && char.IsWhiteSpace(source[start]))
                {
                    start++;
                }
            }
        }

        // A block's text ends with its last line, not with the next one's indentation.
        while (end > start && char.IsWhiteSpace(source[end - 1]))
        {
            end--;
        }

        return YamlFile.Clamp(source, start, end);
    }

    private TextSpan? FirstTabOfIndentation(int lastLine)
    {
        foreach (var line in source.Lines)
        {
            if (line.LineNumber > lastLine)
            {
                return null;
            }

            for (var i = line.Start; i < line.End && source[i] is ' ' or '\t'; i++)
            {
                if (source[i] == '\t')
                {
                    return new TextSpan(i, 1);
                }
            }
        }

        return null;
    }
}
