using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates;

/// <summary>One thing of the guide that a template lacks for one of its resources.</summary>
/// <param name="Item">Which item of the guide, as <see cref="GuideItem"/> spells it.</param>
/// <param name="Target">The logical id of the resource that it is about; empty for the whole service.</param>
/// <param name="Facts">What the code and the contract say: namespace, dimensions, names.</param>
internal sealed record TemplateGap(string Item, string Target, ImmutableDictionary<string, string> Facts)
{
    /// <summary>The gap that a line says: <c>item|target|key=value;key=value</c>. Null where it says none.</summary>
    public static TemplateGap? Parse(string line)
    {
        var parts = line.Trim().Split(new[] { '|' }, 3);
        if (parts[0].Length == 0)
        {
            return null;
        }

        var facts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var fact in parts.Length < 3 ? Array.Empty<string>() : parts[2].Split(';'))
        {
            var equals = fact.IndexOf('=');
            if (equals > 0)
            {
                facts[fact.Substring(0, equals).Trim()] = fact.Substring(equals + 1).Trim();
            }
        }

        return new(parts[0].Trim(), parts.Length < 2 ? "" : parts[1].Trim(), facts.ToImmutable());
    }

    /// <summary>All gaps of a text with one a line.</summary>
    public static IEnumerable<TemplateGap> ParseAll(string? lines) => (lines ?? "").Split('\n').Select(Parse).OfType<TemplateGap>();

    /// <summary>A fact, or null.</summary>
    public string? Fact(string key) => Facts.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>The parts of a fact that lists things with commas.</summary>
    public IReadOnlyList<string> List(string key) => (Fact(key) ?? "").Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
}
