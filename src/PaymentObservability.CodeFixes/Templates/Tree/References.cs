using System;
using System.Collections.Generic;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>The logical ids that a value refers to, by <c>Ref</c>, <c>GetAtt</c> and <c>Sub</c>.</summary>
internal static class References
{
    /// <summary>All of them, each as often as it is referred to.</summary>
    public static IEnumerable<string> In(TemplateNode? value)
    {
        var open = new Stack<TemplateNode>();
        if (value is not null)
        {
            open.Push(value);
        }

        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case CallNode { Function: "If" }:
                    // Looks at a condition itself.
                    break;
                case CallNode { Function: "Ref", Argument: TextNode id }:
                    yield return id.Value;
                    break;
                case CallNode { Function: "GetAtt", Argument: TextNode path }:
                    yield return path.Value.Split('.')[0];
                    break;
                case CallNode { Function: "Sub", Argument: TextNode text }:
                    foreach (var name in Names(text.Value))
                    {
                        yield return name;
                    }

                    break;
                case CallNode { Argument: var argument, Function: var function }:
                    if (function == "Sub" && argument is ListNode { Items: { Count: > 0 } parts } && parts[0] is TextNode pattern)
                    {
                        open.Push(new CallNode("Sub", pattern));
                    }

                    open.Push(argument);
                    break;
                case MapNode map:
                    foreach (var item in map.Items)
                    {
                        open.Push(item.Value);
                    }

                    break;
                case ListNode list:
                    foreach (var item in list.Items)
                    {
                        open.Push(item);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> Names(string text)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
            {
                yield break;
            }

            if (text[at + 2] != '!')
            {
                yield return text.Substring(at + 2, end - at - 2).Split('.')[0];
            }
        }
    }
}
