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
    public static bool IsShort(ListNode list) =>
        list.Items.All(item => item is TextNode { Value.Length: < 60 } text ? text.Value.IndexOf('\n') < 0 : item is CallNode { Argument: TextNode { Value.Length: < 60 } }) && Value(list).Length <= 100;
}
