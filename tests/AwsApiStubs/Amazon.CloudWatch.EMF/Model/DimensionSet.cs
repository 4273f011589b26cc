using System.Collections.Generic;
using System.Linq;

namespace Amazon.CloudWatch.EMF.Model;

public class DimensionSet
{
    private readonly Dictionary<string, string> dimensions = new();

    public DimensionSet()
    {
    }

    public DimensionSet(string key, string value)
    {
        AddDimension(key, value);
    }

    public List<string> DimensionKeys => dimensions.Keys.ToList();

    internal IReadOnlyDictionary<string, string> Dimensions => dimensions;

    public void AddDimension(string key, string value)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > Constants.MaxDimensionNameLength || !key.All(char.IsAscii) || key.StartsWith(':'))
        {
            throw new InvalidDimensionException($"Dimension name is invalid: {key}");
        }

        if (string.IsNullOrWhiteSpace(value) || value.Length > Constants.MaxDimensionValueLength || !value.All(char.IsAscii))
        {
            throw new InvalidDimensionException($"Dimension value is invalid: {value}");
        }

        if (dimensions.Count >= Constants.MaxDimensionSetSize && !dimensions.ContainsKey(key))
        {
            throw new DimensionSetExceededException();
        }

        dimensions[key] = value;
    }

    public DimensionSet AddRange(DimensionSet other)
    {
        foreach (var (key, value) in other.dimensions)
        {
            AddDimension(key, value);
        }

        return this;
    }

    public string GetDimensionValue(string key) => dimensions.TryGetValue(key, out var value) ? value : null;

    public DimensionSet DeepClone() => new DimensionSet().AddRange(this);
}
