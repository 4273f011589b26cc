using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract.Reading;

/// <summary>A list that changes a default: <c>[a, b]</c> adds, <c>{ add: ..., remove: ..., replace: ... }</c> does what it says.</summary>
internal static class SetSection
{
    /// <summary>The set as the file changes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="value">The value of the list's key.</param>
    /// <param name="owner">The key, for messages.</param>
    /// <param name="set">The set before.</param>
    /// <param name="normalize">Gives an item the form of the set's items; null, and told, where it cannot be one.</param>
    public static ImmutableHashSet<string> Apply(ContractFile file, YamlValue value, string owner, ImmutableHashSet<string> set, Func<YamlText, string?> normalize)
    {
        if (value is not YamlMap)
        {
            return file.Texts(value, owner) is { } added ? Add(set, added, normalize) : set;
        }

        var parts = new Dictionary<string, List<YamlText>>();
        foreach (var entry in file.Entries(value, owner, ContractKeys.Change))
        {
            if (file.Texts(entry.Value, owner + "." + entry.Key.Value) is { } items)
            {
                parts.Add(entry.Key.Value, items);
            }
        }

        if (parts.TryGetValue(ContractKeys.Replace, out var replacing))
        {
            set = Add(set.Clear(), replacing, normalize);
        }

        if (parts.TryGetValue(ContractKeys.Add, out var adding))
        {
            set = Add(set, adding, normalize);
        }

        if (parts.TryGetValue(ContractKeys.Remove, out var removing))
        {
            foreach (var item in removing)
            {
                if (normalize(item) is not { } text)
                {
                    continue;
                }

                if (!set.Contains(text))
                {
                    file.Report(item, $"'{item.Value}' is not in '{owner}', so it cannot be removed");
                }

                set = set.Remove(text);
            }
        }

        return set;
    }

    /// <summary>One word as <see cref="NameWords"/> gives it.</summary>
    public static string? Word(ContractFile file, YamlText item)
    {
        var words = NameWords.Split(item.Value);
        if (words.Length == 1)
        {
            return words[0];
        }

        file.Report(item, $"'{item.Value}' must be one word; names are split into words before they are compared");
        return null;
    }

    /// <summary>A name of at least one word.</summary>
    public static string? Name(ContractFile file, YamlText item)
    {
        if (NameWords.Split(item.Value).Length > 0)
        {
            return item.Value.Trim();
        }

        file.Report(item, $"'{item.Value}' must be a name");
        return null;
    }

    private static ImmutableHashSet<string> Add(ImmutableHashSet<string> set, List<YamlText> items, Func<YamlText, string?> normalize)
    {
        foreach (var item in items)
        {
            if (normalize(item) is { } text)
            {
                set = set.Add(text);
            }
        }

        return set;
    }
}
