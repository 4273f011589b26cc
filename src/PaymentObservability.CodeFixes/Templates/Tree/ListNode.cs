using System.Collections;
using System.Collections.Generic;

namespace PaymentObservability.CodeFixes.Templates.Tree;

/// <summary>A list.</summary>
internal sealed class ListNode : TemplateNode, IEnumerable<TemplateNode>
{
    private readonly List<TemplateNode> items = new();

    /// <summary>An empty list.</summary>
    public ListNode()
    {
    }

    /// <summary>A list of some items.</summary>
    public ListNode(IEnumerable<TemplateNode> items) => this.items.AddRange(items);

    /// <summary>Whether it stands on one line in brackets where it is short.</summary>
    public bool IsInline { get; init; }

    /// <summary>A list that stands on one line where it is short.</summary>
    public static ListNode Inline(params TemplateNode[] items) => new(items) { IsInline = true };

    /// <summary>Its items in order.</summary>
    public IReadOnlyList<TemplateNode> Items => items;

    /// <summary>Appends an item.</summary>
    public void Add(TemplateNode item) => items.Add(item);

    /// <inheritdoc/>
    public IEnumerator<TemplateNode> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
