using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>One metric that came out of a library, as CloudWatch would have it. Durations are not compared by value.</summary>
internal sealed record EmittedMetric(string Namespace, string Name, double Value, string Unit, string Dimensions)
{
    public static EmittedMetric Of(string space, string name, double value, string unit, IEnumerable<KeyValuePair<string, string>> dimensions) =>
        new(space, name, name.EndsWith("Duration") && value >= 0 ? 0 : value, unit, string.Join(",", dimensions.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));

    public override string ToString() => $"{Namespace}/{Name}={Value.ToString(CultureInfo.InvariantCulture)} {Unit} [{Dimensions}]";
}
