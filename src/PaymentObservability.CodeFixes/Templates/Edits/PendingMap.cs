using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>What is to be added to a mapping of the template and to the values in it.</summary>
internal sealed class PendingMap
{
    /// <param name="map">The mapping; null where the key has no value yet.</param>
    /// <param name="holder">The entry whose value it is; null for the outermost.</param>
    /// <param name="isInFlow">Whether it stands within brackets.</param>
    public PendingMap(YamlMap? map, YamlEntry? holder, bool isInFlow)
    {
        Map = map;
        Holder = holder;
        IsInFlow = isInFlow;
    }

    /// <summary>The mapping; null where the key has no value yet.</summary>
    public YamlMap? Map { get; }

    /// <summary>The entry whose value it is; null for the outermost.</summary>
    public YamlEntry? Holder { get; }

    /// <summary>Whether it stands within brackets.</summary>
    public bool IsInFlow { get; }

    /// <summary>What is added behind its last entry.</summary>
    public MapNode Added { get; } = new();

    /// <summary>What is added before its section of resources.</summary>
    public MapNode AddedBefore { get; } = new();

    /// <summary>What is added to the mappings in it.</summary>
    public Dictionary<string, PendingMap> Maps { get; } = new();

    /// <summary>What is added to the lists in it.</summary>
    public Dictionary<string, PendingList> Lists { get; } = new();

    /// <summary>What takes the place of keys with a text in it.</summary>
    public Dictionary<string, (YamlEntry Entry, string Key, TemplateNode Value)> Swapped { get; } = new();

    /// <summary>What takes the place of texts in it.</summary>
    public Dictionary<string, (YamlEntry Entry, TemplateNode Value)> Replaced { get; } = new();
}
