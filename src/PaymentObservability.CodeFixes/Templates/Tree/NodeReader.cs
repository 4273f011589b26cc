using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>Makes nodes of values that stand in a template already, so that what is written can say the same.</summary>
internal static class NodeReader
{
    /// <summary>The value as a node; null where it holds something that cannot be said again.</summary>
    public static TemplateNode? Read(YamlValue? value)
    {
        if (value is null)
        {
            return null;
        }

        var content = Content(value);
        return content is null || value.Tag is null ? content : value.Tag.Length > 1 ? new CallNode(value.Tag.Substring(1), content) : null;
    }

    private static TemplateNode? Content(YamlValue value)
    {
        switch (value)
        {
            case YamlText text:
                return new TextNode(text.Value, isBare: text is { IsPlain: true, Tag: null } && IsBare(text.Value));
            case YamlList list:
                var items = list.Items.Select(Read).ToList();
                return items.Contains(null) ? null : new ListNode(items.OfType<TemplateNode>());
            case YamlMap { Tag: null, Entries: { Length: 1 } entries } when Function(entries[0].Key.Value) is { } function && Read(entries[0].Value) is { } argument:
                return new CallNode(function, function == "GetAtt" && argument is ListNode path ? (TemplateNode)string.Join(".", path.Items.OfType<TextNode>().Select(part => part.Value)) : argument);
            case YamlMap map:
                var result = new MapNode();
                foreach (var entry in map.Entries)
                {
                    if (Read(entry.Value) is not { } node)
                    {
                        return null;
                    }

                    result.Add(entry.Key.Value, node);
                }

                return result;
            default:
                return null;
        }
    }

    private static string? Function(string key) =>
        key is "Ref" or "Condition" ? key : key.StartsWith("Fn::", System.StringComparison.Ordinal) && key != "Fn::Transform" ? key.Substring(4) : null;

    // 0123 is an octal number to one reader and a text to the next.
    private static bool IsBare(string value) =>
        value is "true" or "false" || (value.Length > 0 && value.All(c => c is >= '0' and <= '9' or '.') && value.Count(c => c == '.') <= 1 && char.IsDigit(value[0]) && char.IsDigit(value[value.Length - 1])
            && (value[0] != '0' || value.Length == 1 || value[1] == '.'));
}
