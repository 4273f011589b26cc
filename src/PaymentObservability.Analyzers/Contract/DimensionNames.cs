using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>Whether a name's values are too many for a metric's dimension: CloudWatch keeps, and charges for, one metric a value.</summary>
internal static class DimensionNames
{
    /// <summary>Last words of which there are few values, whatever stands before them: <c>WalletType</c>, <c>CardBrand</c>.</summary>
    private static readonly ImmutableHashSet<string> FewValued = WordSet.Of("""
        type types kind class category tier level mode status state stage outcome result reason network method currency scheme version provider
        issuer brand country region segment environment env source channel group bucket range band present enabled supported valid verified
        tipo estado metodo moneda moeda categoria
        """);

    /// <summary>Things of which there are few, so that their ids are few too: <c>ChainId</c>.</summary>
    private static readonly ImmutableHashSet<string> FewThings = WordSet.Of("""
        chain network region zone service asset currency stage environment app application deployment facilitator provider gateway function scheme
        """);

    /// <summary>Whether a dimension of this name has about as many values as there are payments or customers.</summary>
    /// <param name="name">The name of a dimension or tag, or of the variable or member that its value comes from.</param>
    /// <param name="contract">The contract; what it allows by name has few values.</param>
    public static bool IsHighCardinality(string name, PaymentContract contract)
    {
        var words = NameWords.Split(name);
        if (words.IsEmpty || contract.AllowedDimensions.Contains(name) || FewValued.Contains(words[words.Length - 1]))
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (contract.HighCardinalityWords.Contains(words[i]) && !(i > 0 && words[i] is ("id" or "ids") && FewThings.Contains(words[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the contract names this dimension, or names none and so allows every one.</summary>
    public static bool IsAllowed(string name, PaymentContract contract) =>
        contract.AllowedDimensions.IsEmpty || contract.AllowedDimensions.Contains(name);
}
