using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaymentObservability.Yaml;

/// <summary>
/// Reads YAML and JSON files that people are still writing: whatever is wrong with one, what stands before the mistake is read, and nothing
/// is thrown. Built on YamlDotNet's events, because its node tree is all or nothing, recursive (a stack overflow cannot be caught) and
/// throws at the first key given twice.
/// </summary>
internal static class YamlReader
{
    /// <summary>Longer files are not read. CloudFormation takes no template of more than a megabyte either.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Deeper values are not read.</summary>
    public const int MaxDepth = 100;

    /// <summary>Files that are larger once their aliases are followed are not read.</summary>
    public const int MaxSize = 200_000;

    // One text is read for the contract, for handlers and for every template rule. Weak: it lives as long as the host keeps the text.
    private static readonly ConditionalWeakTable<SourceText, YamlFile> Files = new();

    /// <summary>What can be read of a text. The same text is read once.</summary>
    public static YamlFile Read(SourceText text, CancellationToken cancellation)
    {
        if (Files.TryGetValue(text, out var known))
        {
            return known;
        }

        var file = ReadAnew(text, cancellation);
        return Files.GetValue(text, _ => file);
    }

    private static YamlFile ReadAnew(SourceText source, CancellationToken cancellation)
    {
        if (source.Length > MaxLength)
        {
            var tooLong = new YamlTreeBuilder(source, offset: 0);
            tooLong.Fail($"The file is longer than {MaxLength / 1024} KB and is not read", new TextSpan(0, 0));
            return tooLong.Build();
        }

        var text = source.ToString();
        var offset = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        text = offset == 0 ? text : text.Substring(offset);
        text = JsonText.IsJson(text) ? JsonText.WithoutComments(text) : text;

        var builder = new YamlTreeBuilder(source, offset);
        try
        {
            var parser = new Parser(new StringReader(text));
            while (!builder.IsDone && parser.MoveNext() && parser.Current is { } current)
            {
                cancellation.ThrowIfCancellationRequested();
                builder.Add(current);
            }
        }
        catch (YamlException e)
        {
            builder.Fail(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Broken flow YAML ends in an InvalidOperationException without a place, and other exceptions are as good a sign of broken text.
            builder.Fail();
        }

        return builder.Build();
    }
}
