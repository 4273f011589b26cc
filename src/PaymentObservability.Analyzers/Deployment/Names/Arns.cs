using System;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>ARNs and the resources behind them.</summary>
internal static class Arns
{
    /// <summary>The resource of a template that an ARN, name, address or id stands for; null where it is none of the template's, or not known.</summary>
    public static TemplateResource? ResourceOf(NameExpression name, Template template)
    {
        foreach (var alternative in name.Alternatives)
        {
            if (alternative.Only is { Kind: NamePartKind.Resource } part)
            {
                return part.Resource;
            }

            if (NameIn(alternative) is { } last)
            {
                foreach (var resource in template.Resources)
                {
                    if (ResourceNames.NamePropertyOf(resource.Type) is not null && IsOf(alternative, resource.Type) && template.Names.NameOf(resource).Compare(last) == NameComparison.Same)
                    {
                        return resource;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The name at the end of an ARN, the whole where it is no ARN; null where the value is empty.</summary>
    public static NameExpression? NameIn(NameAlternative value)
    {
        if (value.Parts.IsEmpty)
        {
            return null;
        }

        var isArn = value.Parts[0] is { Kind: NamePartKind.Literal } start && start.Text.StartsWith("arn:", StringComparison.Ordinal);
        var from = 0;
        var offset = 0;
        for (var i = 0; isArn && i < value.Parts.Length; i++)
        {
            if (value.Parts[i].Kind == NamePartKind.Literal && value.Parts[i].Text.LastIndexOfAny(new[] { ':', '/' }) is >= 0 and var at)
            {
                from = i;
                offset = at + 1;
            }
        }

        var parts = value.Parts.Skip(from).ToList();
        if (isArn)
        {
            parts[0] = NamePart.Literal(parts[0].Text.Substring(offset));
        }

        return new NameExpression(ImmutableArray.Create(new NameAlternative(parts, value.Span)), Microsoft.CodeAnalysis.Location.None);
    }

    // arn:aws:sqs: tells a queue from a topic of the same name.
    private static bool IsOf(NameAlternative value, string type)
    {
        if (value.Parts[0] is not { Kind: NamePartKind.Literal } start || !start.Text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return true;
        }

        var text = value.ToString();
        var service = type.Split(':') is { Length: 5 } words ? words[2] : "";
        return service == "Serverless" || text.IndexOf(":" + service + ":", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
