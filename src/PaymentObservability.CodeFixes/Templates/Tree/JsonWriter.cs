using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>Writes nodes as JSON, functions by their long names.</summary>
internal sealed class JsonWriter
{
    private readonly string? unit;
    private readonly string newLine;
    private readonly string colon;

    /// <param name="unit">One step of indentation; null for all on one line.</param>
    /// <param name="newLine">The line end.</param>
    /// <param name="colon">What parts a key from its value.</param>
    public JsonWriter(string? unit, string newLine, string colon)
    {
        this.unit = unit;
        this.newLine = newLine;
        this.colon = colon;
    }

    /// <summary>A value whose closing bracket stands at an indentation; its first line is not indented.</summary>
    public string Value(TemplateNode node, string indent) => node switch
    {
        TextNode { IsBare: true } text => text.Value,
        TextNode text => Quoted(text.Value),
        ListNode list => Bracketed('[', list.Items.Select(item => Value(item, indent + unit)), indent, ']'),
        MapNode { IsInline: true } map when unit is not null => new JsonWriter(unit: null, newLine, colon).Value(map, indent),
        MapNode map => Bracketed('{', map.Items.Select(item => Entry(item.Key, item.Value, indent + unit)), indent, '}'),
        CallNode { Function: "GetAtt", Argument: TextNode path } when path.Value.IndexOf('.') is > 0 and var dot =>
            Bracketed('{', new[] { Quoted("Fn::GetAtt") + colon + "[" + Quoted(path.Value.Substring(0, dot)) + (unit is null && colon == ":" ? "," : ", ") + Quoted(path.Value.Substring(dot + 1)) + "]" }, indent, '}', onOneLine: true),
        CallNode { Argument: TextNode argument } call => Bracketed('{', new[] { Quoted(call.LongName) + colon + Value(argument, indent) }, indent, '}', onOneLine: true),
        CallNode call => Bracketed('{', new[] { Entry(call.LongName, call.Argument, indent + unit) }, indent, '}'),
        _ => "null",
    };

    /// <summary>A key and its value.</summary>
    public string Entry(string key, TemplateNode value, string indent) => Quoted(key) + colon + Value(value, indent);

    /// <summary>A text in quotes.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return result.Append('"').ToString();
    }

    private string Bracketed(char open, IEnumerable<string> parts, string indent, char close, bool onOneLine = false)
    {
        var all = parts.ToList();
        if (all.Count == 0)
        {
            return open.ToString() + close;
        }

        if (onOneLine || unit is null)
        {
            var blank = colon == ":" ? "" : " ";
            var edge = open == '{' ? blank : "";
            return open + edge + string.Join("," + blank, all) + edge + close;
        }

        return open + newLine + indent + unit + string.Join("," + newLine + indent + unit, all) + newLine + indent + close;
    }
}
