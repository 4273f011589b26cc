using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract.Reading;

/// <summary>One contract file while it is read: the way from its values to what the sections want, and what is wrong on the way.</summary>
internal sealed class ContractFile
{
    private readonly SourceText text;
    private readonly ImmutableArray<ContractProblem>.Builder problems;

    public ContractFile(string path, SourceText text, ImmutableArray<ContractProblem>.Builder problems)
    {
        Path = path;
        this.text = text;
        this.problems = problems;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>Tells what is wrong with a value.</summary>
    public void Report(YamlValue at, string message) => Report(at.Span, message);

    /// <summary>Tells what is wrong at a place.</summary>
    public void Report(TextSpan at, string message)
    {
        // Only the first line, since a squiggle under half of a file points at nothing; and never nothing: a value that is missing is the colon's fault.
        var line = text.Lines.GetLineFromPosition(Math.Min(at.Start, text.Length));
        var start = at.IsEmpty ? Math.Max(line.Start, at.Start - 1) : at.Start;
        problems.Add(new(message, FileLocation.Of(Path, text, TextSpan.FromBounds(start, Math.Max(start, Math.Min(at.End, line.End))))));
    }

    /// <summary>The entries of a mapping whose keys are known; others are told and left out.</summary>
    /// <param name="value">The value that should be a mapping.</param>
    /// <param name="owner">The key it belongs to, or words for it, for messages.</param>
    /// <param name="known">Its keys.</param>
    public IEnumerable<YamlEntry> Entries(YamlValue value, string owner, ImmutableArray<string> known)
    {
        if (value is not YamlMap { Tag: null } map)
        {
            Report(value, $"{Capital(Show(owner))} must be a mapping with keys like {List(known)}");
            yield break;
        }

        var seen = new HashSet<string>();
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (!known.Contains(key))
            {
                Report(entry.Key, $"'{key}' is no key of {Show(owner)}; {DidYouMean(key, known)}");
            }
            else if (seen.Add(key))
            {
                yield return entry;
            }
        }
    }

    /// <summary>The text of a value; null, and told, where it is none.</summary>
    public YamlText? Text(YamlValue value, string owner)
    {
        if (value is YamlText { IsNull: false, Tag: null } given && given.Value.Trim().Length > 0)
        {
            return given;
        }

        Report(value, $"'{owner}' must be a text");
        return null;
    }

    /// <summary>The texts of a list, or the only one where no list is written. Null, and told, where it is neither.</summary>
    public List<YamlText>? Texts(YamlValue value, string owner)
    {
        var texts = new List<YamlText>();
        switch (value)
        {
            case YamlText { IsNull: false, Tag: null } single:
                texts.Add(single);
                return texts;
            case YamlList { Tag: null } list:
                foreach (var item in list.Items)
                {
                    if (item is YamlText { IsNull: false, Tag: null } given && given.Value.Trim().Length > 0)
                    {
                        texts.Add(given);
                    }
                    else
                    {
                        Report(item, $"'{owner}' must be a list of texts");
                    }
                }

                return texts;
            default:
                Report(value, $"'{owner}' must be a list of texts");
                return null;
        }
    }

    /// <summary>A truth value; null, and told, where it is none.</summary>
    public bool? Flag(YamlValue value, string owner)
    {
        if (value is YamlText { Tag: null } text && bool.TryParse(text.Value, out var flag))
        {
            return flag;
        }

        Report(value, $"'{owner}' must be true or false");
        return null;
    }

    /// <summary>Whether the value is the word that takes something out of the contract.</summary>
    public static bool IsNone(YamlValue value) => value is YamlText { Value: ContractKeys.None };

    /// <summary>The nearest of the known texts, or all of them.</summary>
    public static string DidYouMean(string given, ImmutableArray<string> known) =>
        NearMiss.Nearest(given, known) is { } nearest ? $"did you mean '{nearest}'" : "it may be " + List(known);

    private static string Show(string owner) => owner.IndexOf(' ') >= 0 ? owner : $"'{owner}'";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string List(ImmutableArray<string> known)
    {
        var quoted = ImmutableArray.CreateRange(known, key => $"'{key}'");
        return quoted.Length == 1 ? quoted[0] : string.Join(", ", quoted.RemoveAt(quoted.Length - 1)) + " or " + quoted[quoted.Length - 1];
    }
}
