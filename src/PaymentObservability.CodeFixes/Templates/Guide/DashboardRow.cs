using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>A row of a graph: a metric, or an expression of other rows.</summary>
/// <param name="Parts">Namespace, name and dimensions of a metric; none of an expression.</param>
/// <param name="Options">How it is shown.</param>
internal sealed record DashboardRow(IReadOnlyList<string> Parts, string Options)
{
    /// <summary>The row as JSON; a dot stands for what the metric above says in the same place.</summary>
    public string Below(DashboardRow? above) =>
        "[" + string.Concat(Parts.Select((part, i) => (above is not null && i < above.Parts.Count && above.Parts[i] == part ? "\".\"" : JsonWriter.Quoted(part)) + ",")) + Options + "]";
}
