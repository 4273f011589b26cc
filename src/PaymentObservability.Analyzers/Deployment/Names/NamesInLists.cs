using System.Collections.Generic;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>Names in lists that may hold ARNs and names side by side.</summary>
internal static class NamesInLists
{
    /// <summary>Whether a list holds a name, alone or at the end of an ARN; null where nobody can tell.</summary>
    public static bool? Holds(IEnumerable<NameExpression> list, NameExpression name, bool isWhole)
    {
        var isKnown = isWhole;
        foreach (var item in list)
        {
            foreach (var alternative in item.Alternatives)
            {
                // The ARN of a resource is that resource's name as well.
                if (alternative.Only is { Kind: NamePartKind.Resource, Attribute: ResourceAttribute.Arn, Resource: { } resource })
                {
                    switch (resource.Template.Names.NameOf(resource).Compare(name))
                    {
                        case NameComparison.Same:
                            return true;
                        case NameComparison.Unknown:
                            isKnown = false;
                            break;
                    }

                    continue;
                }

                switch (Arns.NameIn(alternative)?.Compare(name))
                {
                    case NameComparison.Same:
                        return true;
                    case NameComparison.Unknown:
                        isKnown = false;
                        break;
                }
            }
        }

        return isKnown ? false : null;
    }

    /// <summary>Whether any of several answers is yes; null where none is and some are not known.</summary>
    public static bool? Any(IEnumerable<bool?> answers)
    {
        bool? any = false;
        foreach (var answer in answers)
        {
            if (answer == true)
            {
                return true;
            }

            any = answer is null ? null : any;
        }

        return any;
    }
}
