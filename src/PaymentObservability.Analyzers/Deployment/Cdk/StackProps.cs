using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>What a construct is given: the properties of an object initializer, as far as they can be seen.</summary>
internal sealed class StackProps
{
    private readonly IReadOnlyDictionary<string, IOperation> values;

    public StackProps(IReadOnlyDictionary<string, IOperation> values, bool isWhole)
    {
        this.values = values;
        IsWhole = isWhole;
    }

    /// <summary>Nothing is given.</summary>
    public static StackProps None { get; } = new(new Dictionary<string, IOperation>(), isWhole: true);

    /// <summary>Something is given and cannot be seen.</summary>
    public static StackProps Unknown { get; } = new(new Dictionary<string, IOperation>(), isWhole: false);

    /// <summary>Whether all of it can be seen.</summary>
    public bool IsWhole { get; }

    /// <summary>All that can be seen.</summary>
    public IEnumerable<KeyValuePair<string, IOperation>> All => values;

    /// <summary>What a property is set to; null where it is not.</summary>
    public IOperation? this[string name] => values.TryGetValue(name, out var value) ? value : null;
}
