using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// The functions that something of the whole service is about. Some may be there on a condition only, and two conditions may exclude each other: what is about all of
/// them is there as soon as one of them is, and its parts look at the condition of the function that they name.
/// </summary>
internal sealed class ServiceFunctions
{
    // Where a text has to name something: no function is called so.
    private const string NotThere = "not-deployed";

    private readonly Dictionary<string, string?> conditions;
    private readonly Dictionary<string, TemplateNode> names = new();

    public ServiceFunctions(GuideGap gap, TemplateDraft draft)
        : this(gap.List("functions").Where(id => IsFunction(id, draft)).ToList() is { Count: > 0 } listed ? listed : draft.View.Functions.ToList(), draft)
    {
    }

    public ServiceFunctions(IReadOnlyList<string> ids, TemplateDraft draft)
    {
        Ids = ids.Distinct().ToList();
        conditions = Ids.ToDictionary(id => id, id => draft.View.Resource(id)?.Text("Condition"));
        Condition = conditions.Values.Any(condition => condition is null) ? null : draft.AnyOf(conditions.Values.OfType<string>());
    }

    /// <summary>Their logical ids.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The condition under which at least one of them is there; null where one always is.</summary>
    public string? Condition { get; }

    /// <summary>The condition that a part about one of them has to look at; null where it is there whenever the whole is.</summary>
    public string? ConditionOf(string id) => conditions[id] == Condition ? null : conditions[id];

    /// <summary>An item of a list, which is left out where the function is not there.</summary>
    public TemplateNode Item(string id, TemplateNode value) => ConditionOf(id) is { } condition ? new CallNode("If", new ListNode { condition, value, CallNode.Ref("AWS::NoValue") }) : value;

    /// <summary>The name of one of them, for texts: that of no function where it is not there.</summary>
    public TemplateNode NameOf(string id)
    {
        // The same value each time, so that a text has one variable for it.
        if (!names.TryGetValue(id, out var name))
        {
            name = CallNode.Ref(id);
            names.Add(id, name = ConditionOf(id) is { } condition ? new CallNode("If", new ListNode { condition, name, NotThere }) : name);
        }

        return name;
    }

    private static bool IsFunction(string id, TemplateDraft draft) => draft.View.Type(id) is TemplateView.ServerlessFunction or TemplateView.LambdaFunction;
}
