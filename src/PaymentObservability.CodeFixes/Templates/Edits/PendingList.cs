using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>What is to be added to a list of the template.</summary>
internal sealed class PendingList
{
    /// <param name="list">The list.</param>
    /// <param name="holder">The entry whose value it is.</param>
    public PendingList(YamlList list, YamlEntry holder)
    {
        List = list;
        Holder = holder;
    }

    /// <summary>The list.</summary>
    public YamlList List { get; }

    /// <summary>The entry whose value it is.</summary>
    public YamlEntry Holder { get; }

    /// <summary>What is added behind its last item.</summary>
    public List<TemplateNode> Added { get; } = new();
}
