namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>A call of one of CloudFormation's functions.</summary>
internal sealed class CallNode : TemplateNode
{
    public CallNode(string function, TemplateNode argument)
    {
        Function = function;
        Argument = argument;
    }

    /// <summary>Its short name, without <c>!</c> and <c>Fn::</c>: <c>Ref</c>, <c>Sub</c>.</summary>
    public string Function { get; }

    /// <summary>What it is called with; the attribute of a <c>GetAtt</c> is one text with a dot.</summary>
    public TemplateNode Argument { get; }

    /// <summary>The name that JSON, which has no tags, calls it by.</summary>
    public string LongName => Function is "Ref" or "Condition" ? Function : "Fn::" + Function;

    /// <summary>A resource or parameter.</summary>
    public static CallNode Ref(string id) => new("Ref", id);

    /// <summary>An attribute of a resource.</summary>
    public static CallNode GetAtt(string id, string attribute) => new("GetAtt", id + "." + attribute);

    /// <summary>A text with <c>${...}</c> in it.</summary>
    public static CallNode Sub(string text) => new("Sub", text);

    /// <summary>Whether two values are the same.</summary>
    public static CallNode Equal(TemplateNode left, TemplateNode right) => new("Equals", new ListNode { left, right });
}
