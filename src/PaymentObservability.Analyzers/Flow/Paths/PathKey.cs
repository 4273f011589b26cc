using System;
using System.Collections.Immutable;

namespace PaymentObservability.Flow;

/// <summary>An expression without side effects, written so that two places with the same text have the same value until a part is assigned.</summary>
internal readonly struct PathKey
{
    public PathKey(string text, ImmutableArray<string> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>The variables, fields and properties that it reads.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Whether an assignment to <paramref name="target"/> may change it.</summary>
    public bool Reads(string target)
    {
        foreach (var part in Parts)
        {
            if (part == target || (part.Length > target.Length && part[target.Length] == '.' && part.StartsWith(target, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same with something made of it.</summary>
    public PathKey Append(string text) => new(Text + text, Parts);
}
