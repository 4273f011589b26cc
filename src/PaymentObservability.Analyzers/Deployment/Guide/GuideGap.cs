using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment.Guide;

/// <summary>One thing of the guide that a template lacks for one of its resources.</summary>
/// <param name="Item">Which item of the guide, as <see cref="GuideItem"/> spells it.</param>
/// <param name="Target">The logical id of the resource that it is about; empty for the whole service.</param>
/// <param name="Facts">What the code and the contract say: namespace, dimensions, names. Neither keys nor values hold <c>|</c>, <c>;</c>, or line ends.</param>
internal sealed record GuideGap(string Item, string Target, ImmutableSortedDictionary<string, string> Facts)
{
    public GuideGap(string item, string target)
        : this(item, target, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
    {
    }

    private const string ByHandFact = "by-hand";

    /// <summary>Whether no fix can close it: what is missing depends on something that the template does not say, or that no line which is added changes.</summary>
    public bool IsByHand => Fact(ByHandFact) is not null;

    /// <summary>The gap that a line says: <c>item|target|key=value;key=value</c>. Null where it says none.</summary>
    public static GuideGap? Parse(string line)
    {
        var parts = line.Trim().Split(new[] { '|' }, 3);
        if (parts[0].Length == 0)
        {
            return null;
        }

        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
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
    public static IEnumerable<GuideGap> ParseAll(string? lines) => (lines ?? "").Split('\n').Select(Parse).OfType<GuideGap>();

    /// <summary>A fact, or null.</summary>
    public string? Fact(string key) => Facts.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>The parts of a fact that lists things with commas.</summary>
    public IReadOnlyList<string> List(string key) => (Fact(key) ?? "").Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();

    /// <summary>As a rule hands it to its fix: <c>item|target|key=value;key=value</c>.</summary>
    public override string ToString() => Item + "|" + Target + "|" + string.Join(";", Facts.Select(fact => fact.Key + "=" + fact.Value));

    /// <summary>All gaps, one a line.</summary>
    public static string Write(IEnumerable<GuideGap> gaps) => string.Join("\n", gaps);

    /// <summary>The same gap, for which there is no fix where that is so.</summary>
    public GuideGap ByHandIf(bool isSo) => isSo ? With(ByHandFact, "true") : this;

    /// <summary>The same gap with one fact more; unchanged where there is no value, or one that cannot be handed on.</summary>
    public GuideGap With(string key, string? value) =>
        string.IsNullOrEmpty(value) || value!.IndexOfAny(new[] { '|', ';', '\n', '\r' }) >= 0 ? this : this with { Facts = Facts.SetItem(key, value) };
}
