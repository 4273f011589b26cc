using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>A text for <c>Fn::Sub</c> that other values of the template are put into, whatever they are made of.</summary>
internal sealed class SubText
{
    private readonly Dictionary<string, TemplateNode> variables = new();

    /// <summary>What stands for a value in the text.</summary>
    public string Of(TemplateNode value)
    {
        switch (value)
        {
            case TextNode text:
                return Escaped(text.Value);
            case CallNode { Function: "Ref" or "GetAtt", Argument: TextNode name }:
                return "${" + name.Value + "}";
            case CallNode { Function: "Sub", Argument: TextNode inner }:
                return inner.Value;
            default:
                // Same value, same variable.
                var known = variables.FirstOrDefault(variable => ReferenceEquals(variable.Value, value)).Key;
                if (known is null)
                {
                    known = "Value" + (variables.Count + 1);
                    variables.Add(known, value);
                }

                return "${" + known + "}";
        }
    }

    /// <summary>The finished node for a text that was put together with <see cref="Of"/>.</summary>
    public TemplateNode Node(string text)
    {
        if (variables.Count > 0)
        {
            var map = new MapNode();
            foreach (var variable in variables)
            {
                map.Add(variable.Key, variable.Value);
            }

            return new CallNode("Sub", new ListNode { text, map });
        }

        // A Sub that replaces nothing is a mistake to cfn-lint.
        return Replaces(text) ? CallNode.Sub(text) : text.Replace("${!", "${");
    }

    private static bool Replaces(string text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '$' && text[i + 1] == '{' && text[i + 2] != '!')
            {
                return true;
            }
        }

        return false;
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i]);
            if (text[i] == '{' && i > 0 && text[i - 1] == '$')
            {
                result.Append('!');
            }
        }

        return result.ToString();
    }
}
