using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.CodeFixes.Templates.Guide;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates;

/// <summary>A template with what is being added to it. Whatever stands there already, by the same name and of the same type, is not added again.</summary>
internal sealed class TemplateDraft
{
    private readonly TemplateEditor editor;
    private readonly Dictionary<string, string> addedTypes = new();
    private readonly Dictionary<string, string> addedConditions = new();
    private readonly HashSet<string> once = new();

    public TemplateDraft(TemplateView view, TemplateEditor editor, IReadOnlyList<GuideGap> gaps)
    {
        View = view;
        this.editor = editor;
        Gaps = gaps;
        Topic = new(this);
        Queries = new(this);
    }

    /// <summary>What stood there before.</summary>
    public TemplateView View { get; }

    /// <summary>All that is asked for.</summary>
    public IReadOnlyList<GuideGap> Gaps { get; }

    /// <summary>Where alarms go.</summary>
    public AlarmTopic Topic { get; }

    /// <summary>The log queries that alarms name.</summary>
    public QueryNames Queries { get; }

    /// <summary>The alarms that this round adds, in order; those that are there on a condition only are left out.</summary>
    public List<string> Alarms { get; } = new();

    /// <summary>Whether texts of several lines can be written as such.</summary>
    public bool HasLines => !editor.Style.IsJson;

    /// <summary>Whether something was done already in this round; from now on it was.</summary>
    public bool Once(string what) => once.Add(what);

    /// <summary>Whether a resource stands there or is being added.</summary>
    public bool Has(string id, string type) => View.Type(id) == type || (addedTypes.TryGetValue(id, out var added) && added == type);

    /// <summary>The name that a resource has or would get: its own, or with a number where that is something else's.</summary>
    public string Name(string id, string type)
    {
        var name = id;
        for (var number = 2; View.IsTaken(name) && View.Type(name) != type; number++)
        {
            name = id + number;
        }

        return name;
    }

    /// <summary>Adds a resource unless it is there, and says its logical id.</summary>
    public string AddResource(string id, string type, MapNode? properties, string comment, string? condition = null, bool isKept = false, string? dependsOn = null)
    {
        var name = Name(id, type);
        if (Has(name, type))
        {
            return name;
        }

        // What is about a resource that is there on a condition only is there on the same one.
        condition ??= ConditionOf(properties);
        var resource = new MapNode
        {
            { "Type", type },
            { "Condition", condition is null ? null : (TemplateNode)condition },
            { "DependsOn", dependsOn is null ? null : (TemplateNode)dependsOn },
            { "DeletionPolicy", isKept ? (TemplateNode)"Retain" : null },
            { "UpdateReplacePolicy", isKept ? (TemplateNode)"Retain" : null },
            { "Properties", properties },
        };
        if (editor.Set(new[] { "Resources", name }, resource, comment))
        {
            addedTypes[name] = type;
            if (condition is not null)
            {
                addedConditions[name] = condition;
            }

            if (type == AlarmBuilder.AlarmType && condition is null)
            {
                Alarms.Add(name);
            }
        }

        return name;
    }

    /// <summary>A value that refers to a resource, or none where the resource is there on a condition that does not hold.</summary>
    public TemplateNode Guarded(string? id, TemplateNode value) =>
        id is not null && View.Resource(id)?.Text("Condition") is { } condition ? new CallNode("If", new ListNode { condition, value, CallNode.Ref("AWS::NoValue") }) : value;

    /// <summary>The condition that holds where at least one of several does.</summary>
    public string? AnyOf(IEnumerable<string> conditions)
    {
        var names = conditions.Distinct().OrderBy(name => name, System.StringComparer.Ordinal).ToList();
        if (names.Count < 2)
        {
            return names.FirstOrDefault();
        }

        // Or takes ten at most.
        const int Most = 10;
        var parts = names.Select(name => (TemplateNode)new CallNode("Condition", name)).ToList();
        while (parts.Count > Most)
        {
            parts = new[] { (TemplateNode)new CallNode("Or", new ListNode(parts.Take(Most))) }.Concat(parts.Skip(Most)).ToList();
        }

        // A logical id has 255 characters at most.
        var joined = string.Join("Or", names) is { Length: < 200 } all ? all : "HasPaymentFunctions";
        AddCondition(joined, new CallNode("Or", new ListNode(parts)), "PAY6001: what is about functions of which some are there");
        return joined;
    }

    /// <summary>The condition of what a value refers to; one that joins them all where there are several; null where nothing is conditional.</summary>
    private string? ConditionOf(TemplateNode? value)
    {
        var conditions = References.In(value).Select(id => View.Resource(id)?.Text("Condition") ?? (addedConditions.TryGetValue(id, out var added) ? added : null)).OfType<string>().Distinct().OrderBy(name => name, System.StringComparer.Ordinal).ToList();
        if (conditions.Count < 2)
        {
            return conditions.FirstOrDefault();
        }

        var joined = string.Join("And", conditions);
        AddCondition(joined, new CallNode("And", new ListNode(conditions.Select(name => (TemplateNode)new CallNode("Condition", name)))), "PAY6001: what is about resources that are there on conditions");
        return joined;
    }

    /// <summary>Adds a parameter unless it is there.</summary>
    public void AddParameter(string id, MapNode parameter, string comment)
    {
        if (View.Section("Parameters")?[id] is null)
        {
            editor.Set(new[] { "Parameters", id }, parameter, comment);
        }
    }

    /// <summary>Adds a condition unless it is there.</summary>
    public void AddCondition(string id, TemplateNode condition, string comment)
    {
        if (View.Section("Conditions")?[id] is null)
        {
            editor.Set(new[] { "Conditions", id }, condition, comment);
        }
    }

    /// <summary>Adds a property to a resource, unless it has it or is not ours to write into.</summary>
    public bool SetProperty(string id, IReadOnlyList<string> path, TemplateNode value, string comment) =>
        View.Resource(id) is not null && !View.IsManaged(id) && editor.Set(new[] { "Resources", id, "Properties" }.Concat(path).ToArray(), value, comment);

    /// <summary>Puts another value in the place of a property's text.</summary>
    public bool ReplaceProperty(string id, IReadOnlyList<string> path, TemplateNode value) =>
        !View.IsManaged(id) && editor.Replace(new[] { "Resources", id, "Properties" }.Concat(path).ToArray(), value);

    /// <summary>Adds an item to a list of a resource.</summary>
    public bool AppendProperty(string id, IReadOnlyList<string> path, TemplateNode item) =>
        View.Resource(id) is not null && !View.IsManaged(id) && editor.Append(new[] { "Resources", id, "Properties" }.Concat(path).ToArray(), item);

    /// <summary>Adds something that holds for all resources of one of SAM's types.</summary>
    public bool SetGlobal(string section, IReadOnlyList<string> path, TemplateNode value, string comment) =>
        View.IsServerless && editor.Set(new[] { "Globals", section }.Concat(path).ToArray(), value, comment);

    /// <summary>Adds a value under a path of the template, with what is missing on the way.</summary>
    public bool Set(IReadOnlyList<string> path, TemplateNode value, string comment) => editor.Set(path, value, comment);

    /// <summary>What was added under a path of the template before, or null.</summary>
    public TemplateNode? Added(IReadOnlyList<string> path) => editor.Added(path);

    /// <summary>What was added under a resource's property before, or null.</summary>
    public TemplateNode? AddedProperty(string id, params string[] path) => editor.Added(new[] { "Resources", id, "Properties" }.Concat(path).ToArray());
}
