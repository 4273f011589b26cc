using System.Linq;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>Writes nodes as YAML in brackets, on one line, functions as tags.</summary>
internal static class YamlFlowWriter
{
    /// <summary>A value.</summary>
    public static string Value(TemplateNode node) => node switch
    {
        TextNode text => YamlScalars.Of(text, isFlow: true),
        ListNode list => "[" + string.Join(", ", list.Items.Select(Value)) + "]",
        MapNode { Items.Count: 0 } => "{}",
        MapNode map => "{ " + string.Join(", ", map.Items.Select(item => Entry(item.Key, item.Value))) + " }",
        CallNode call => "!" + call.Function + " " + Value(call.Argument),
        _ => "null",
    };

    /// <summary>A key and its value.</summary>
    public static string Entry(string key, TemplateNode value) => YamlScalars.Of(new(key, isBare: false), isFlow: true) + ": " + Value(value);

    /// <summary>Whether a value is short enough to be written in brackets among lines.</summary>
    public static bool IsShort(ListNode list) => list.Items.All(IsSmall) && Value(list).Length <= 140;

    // Maps that are not made to stand on one line are read better on several.
    private static bool IsSmall(TemplateNode item) => item switch
    {
        TextNode text => text.Value.Length < 60 && text.Value.IndexOf('\n') < 0,
        CallNode { Argument: TextNode { Value.Length: < 60 } } => true,
        MapNode { IsInline: true } => true,
        _ => false,
    };
}
