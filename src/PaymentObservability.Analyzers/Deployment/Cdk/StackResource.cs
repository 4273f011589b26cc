using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>A resource of a stack while it is read: its construct says some of it, calls after that say more.</summary>
internal sealed class StackResource
{
    private readonly List<(string Key, YamlValue? Value)> properties = new();
    private readonly Dictionary<string, List<YamlValue>> lists = new();
    private readonly List<YamlValue> uses = new();

    public StackResource(string logicalId, string type, TextSpan span)
    {
        LogicalId = logicalId;
        Type = type;
        Span = span;
    }

    /// <summary>The construct's id; with a number where there are several.</summary>
    public string LogicalId { get; }

    /// <summary><c>AWS::Lambda::Function</c>.</summary>
    public string Type { get; }

    /// <summary>Where its id stands.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether all that is set of it can be seen.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>A property that is set already, or null.</summary>
    public YamlValue? this[string property] => properties.FirstOrDefault(entry => entry.Key == property).Value;

    /// <summary>Sets a property; one that nothing is given for is left out.</summary>
    public void Set(string property, YamlValue? value)
    {
        if (value is not null)
        {
            properties.RemoveAll(entry => entry.Key == property);
            properties.Add((property, value));
        }
    }

    /// <summary>Adds an item to a property that is a list.</summary>
    public void Add(string property, YamlValue item)
    {
        if (!lists.TryGetValue(property, out var items))
        {
            lists.Add(property, items = new());
        }

        items.Add(item);
    }

    /// <summary>Takes away the items that were added to a property.</summary>
    public IReadOnlyList<YamlValue> TakeItems(string property)
    {
        var items = lists.TryGetValue(property, out var added) ? added : new List<YamlValue>();
        lists.Remove(property);
        return items;
    }

    /// <summary>Whether items were added to a property.</summary>
    public bool HasItems(string property) => lists.ContainsKey(property);

    /// <summary>Notes that it works with another resource, as rights that are granted say.</summary>
    public void Use(StackResource other) => uses.Add(StackNodes.Ref(other.LogicalId, Span));

    /// <summary>Its name by <c>Ref</c> or <c>GetAtt</c>.</summary>
    public YamlText Attribute(string attribute, TextSpan span) => StackNodes.Attribute(LogicalId, attribute, span);

    /// <summary>The resource as it stands in a template.</summary>
    public YamlEntry ToEntry()
    {
        var all = properties.Where(entry => !lists.ContainsKey(entry.Key)).Concat(lists.Select(list => (list.Key, (YamlValue?)StackNodes.List(Span, Given(list.Key).Concat(list.Value))))).ToList();
        if (!IsWhole)
        {
            // CloudFormation's own word for properties that nobody sees.
            all.Add(("Fn::Transform", StackNodes.Text("unknown", Span)));
        }

        var body = StackNodes.Map(
            Span,
            ("Type", StackNodes.Text(Type, Span)),
            ("Properties", StackNodes.Map(Span, all)),
            ("Metadata", uses.Count == 0 ? null : StackNodes.Map(Span, ("Uses", StackNodes.List(Span, uses)))));
        return StackNodes.Entry(StackNodes.Text(LogicalId, Span), body);
    }

    private IEnumerable<YamlValue> Given(string property) => this[property] switch
    {
        YamlList { Tag: null } list => list.Items,
        { } other => new[] { other },
        null => Enumerable.Empty<YamlValue>(),
    };

    public override string ToString() => $"{LogicalId} ({Type})";
}
