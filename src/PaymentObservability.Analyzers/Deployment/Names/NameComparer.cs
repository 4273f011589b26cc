using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>Compares names. What a deployment may decide either way is unknown.</summary>
internal static class NameComparer
{
    /// <summary>More combinations of allowed values than these are not tried.</summary>
    private const int MaxCombinations = 32;

    /// <summary>How much of a logical id must be in a name for that name to be one that CloudFormation made up for it; long ids are cut.</summary>
    private const int MadeUpLength = 8;

    /// <summary>Compares two names that may have several values each.</summary>
    public static NameComparison Compare(NameExpression left, NameExpression right)
    {
        if (left.Alternatives.IsEmpty || right.Alternatives.IsEmpty)
        {
            return NameComparison.Unknown;
        }

        // Nearly all names have one value, and a thousand alarms are held against each.
        if (left.Alternatives.Length == 1 && right.Alternatives.Length == 1)
        {
            return Compare(left.Alternatives[0], right.Alternatives[0]);
        }

        if (left.Alternatives.Length == right.Alternatives.Length
            && left.Alternatives.Zip(right.Alternatives, Compare).All(result => result == NameComparison.Same))
        {
            return NameComparison.Same;
        }

        foreach (var one in left.Alternatives)
        {
            foreach (var other in right.Alternatives)
            {
                if (Compare(one, other) != NameComparison.Different)
                {
                    return NameComparison.Unknown;
                }
            }
        }

        return NameComparison.Different;
    }

    /// <summary>Compares two values.</summary>
    public static NameComparison Compare(NameAlternative left, NameAlternative right)
    {
        if (AreEqual(left.Parts, right.Parts) || (left.Text is { } text && text == right.Text))
        {
            return NameComparison.Same;
        }

        if (left.IsLiteral && right.IsLiteral)
        {
            return NameComparison.Different;
        }

        if (!HasChoice(left.Parts) && !HasChoice(right.Parts))
        {
            return MayBeSame(left.Parts, right.Parts) ? NameComparison.Unknown : NameComparison.Different;
        }

        foreach (var one in Allowed(left))
        {
            foreach (var other in Allowed(right))
            {
                if (MayBeSame(one, other))
                {
                    return NameComparison.Unknown;
                }
            }
        }

        return NameComparison.Different;
    }

    /// <summary>The value for each combination of the parameters' allowed values.</summary>
    private static List<ImmutableArray<NamePart>> Allowed(NameAlternative name)
    {
        if (!HasChoice(name.Parts))
        {
            return new List<ImmutableArray<NamePart>> { name.Parts };
        }

        var all = new List<ImmutableArray<NamePart>> { ImmutableArray<NamePart>.Empty };
        foreach (var part in name.Parts)
        {
            var values = part.Choice is { AllowedValues: { IsEmpty: false } allowed } && allowed.Length * all.Count <= MaxCombinations
                ? allowed.Select(NamePart.Literal).ToList()
                : new List<NamePart> { part };
            all = all.SelectMany(_ => values, (parts, value) => parts.Add(value)).ToList();
        }

        return all.ConvertAll(parts => new NameAlternative(parts, default).Parts);
    }

    private static bool MayBeSame(ImmutableArray<NamePart> left, ImmutableArray<NamePart> right)
    {
        if (AreEqual(left, right))
        {
            return true;
        }

        if (Has(left, NamePartKind.NoValue) || Has(right, NamePartKind.NoValue))
        {
            return Has(left, NamePartKind.Opaque) || Has(left, NamePartKind.Parameter) || Has(right, NamePartKind.Opaque) || Has(right, NamePartKind.Parameter);
        }

        if (MadeUp(left) is { } one)
        {
            return MayBeMadeUp(right, one);
        }

        if (MadeUp(right) is { } other)
        {
            return MayBeMadeUp(left, other);
        }

        // "pay-${Stage}" and "orders-dev" differ at their beginning whatever the stage is.
        return MayMatch(left, right) && MayMatch(Reverse(left), Reverse(right));
    }

    /// <summary>The attribute whose value CloudFormation makes up, where a name is that alone.</summary>
    private static NamePart? MadeUp(ImmutableArray<NamePart> name) =>
        name.Length == 1 && name[0] is { Kind: NamePartKind.Resource, Attribute: ResourceAttribute.Name or ResourceAttribute.Id or ResourceAttribute.Arn or ResourceAttribute.Url, Resource: not null }
            ? name[0]
            : null;

    // stack-LogicalId-RANDOM: nothing else is the same but that very name typed by hand, or a parameter that was given it.
    private static bool MayBeMadeUp(ImmutableArray<NamePart> name, NamePart madeUp)
    {
        // "pay-${Stage}" is made up by whoever wrote it, whatever the stage is; a parameter alone may be any name, and an ARN is put together of several.
        if (MayBeAnything(name) && MaySay(string.Concat(name.Where(part => part.Kind == NamePartKind.Literal).Select(part => part.Text)), madeUp))
        {
            return true;
        }

        // A typed ARN may be put together of region, account and the name.
        if (madeUp.Attribute is ResourceAttribute.Arn or ResourceAttribute.Url)
        {
            return name.Length > 0 && name[0] is { Kind: NamePartKind.Literal } start
                && start.Text.StartsWith(madeUp.Attribute == ResourceAttribute.Arn ? "arn:" : "https://", StringComparison.Ordinal);
        }

        if (madeUp.Attribute == ResourceAttribute.Id)
        {
            return name.Length == 1 && name[0] is { Kind: NamePartKind.Literal } id && id.Text.Length > 0 && id.Text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
        }

        var idInName = "-" + madeUp.Text.Substring(0, Math.Min(MadeUpLength, madeUp.Text.Length));
        return name.Length == 1 && name[0].Kind == NamePartKind.Literal && name[0].Text.IndexOf(idInName, StringComparison.OrdinalIgnoreCase) > 0;
    }

    private static bool MaySay(string said, NamePart madeUp) =>
        said.All(c => !char.IsLetterOrDigit(c))
        || madeUp.Attribute is not ResourceAttribute.Name
        || said.IndexOf(madeUp.Text.Substring(0, Math.Min(MadeUpLength, madeUp.Text.Length)), StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool MayBeAnything(ImmutableArray<NamePart> name)
    {
        foreach (var part in name)
        {
            if (part.Kind is NamePartKind.Opaque or NamePartKind.Parameter || (part.Kind == NamePartKind.Resource && part.Resource is null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreEqual(ImmutableArray<NamePart> left, ImmutableArray<NamePart> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasChoice(ImmutableArray<NamePart> name)
    {
        foreach (var part in name)
        {
            if (part.Choice is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ImmutableArray<NamePart> name, NamePartKind kind)
    {
        foreach (var part in name)
        {
            if (part.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayMatch(ImmutableArray<NamePart> left, ImmutableArray<NamePart> right)
    {
        int i = 0, j = 0, inLeft = 0, inRight = 0;
        while (i < left.Length && j < right.Length)
        {
            if (left[i].Kind != NamePartKind.Literal || right[j].Kind != NamePartKind.Literal)
            {
                if (left[i].Kind != NamePartKind.Literal && inRight == 0 && left[i].Equals(right[j]))
                {
                    i++;
                    j++;
                    continue;
                }

                // Any text may stand for a symbol, but an ARN begins with one word and a name never does.
                return !(IsArn(left[i]) && StartsOtherwise(right[j], inRight)) && !(IsArn(right[j]) && StartsOtherwise(left[i], inLeft));
            }

            while (inLeft < left[i].Text.Length && inRight < right[j].Text.Length)
            {
                if (left[i].Text[inLeft++] != right[j].Text[inRight++])
                {
                    return false;
                }
            }

            if (inLeft == left[i].Text.Length)
            {
                i++;
                inLeft = 0;
            }

            if (inRight == right[j].Text.Length)
            {
                j++;
                inRight = 0;
            }
        }

        // A symbol that is left over may be empty only where it is a parameter.
        return RestMayBeEmpty(left, i) && RestMayBeEmpty(right, j);
    }

    private static bool RestMayBeEmpty(ImmutableArray<NamePart> name, int from) =>
        name.Skip(from).All(part => part.Kind is NamePartKind.Parameter or NamePartKind.Opaque);

    private static bool IsArn(NamePart part) => part is { Kind: NamePartKind.Resource, Attribute: ResourceAttribute.Arn };

    private static bool StartsOtherwise(NamePart part, int offset) =>
        part.Kind == NamePartKind.Literal && offset == 0 && !part.Text.StartsWith("arn", StringComparison.Ordinal) && !part.Text.EndsWith("nra", StringComparison.Ordinal);

    private static ImmutableArray<NamePart> Reverse(ImmutableArray<NamePart> name) =>
        name.Reverse().Select(part => part.Kind == NamePartKind.Literal ? NamePart.Literal(Reverse(part.Text)) : part).ToImmutableArray();

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
