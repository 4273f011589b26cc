using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Health;

/// <summary>Something outside the process that the project's payments need.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its key in a health check's answer: <c>dynamodb</c>, <c>x402_api</c>.</param>
/// <param name="Variable">The environment variable that names the table or holds the address; null where the code itself says it.</param>
/// <param name="Value">The table's name or the address; null where a variable holds it.</param>
internal sealed record Dependency(DependencyKind Kind, string Name, string? Variable, string? Value)
{
    /// <summary>As messages name it.</summary>
    public string Display => Kind switch
    {
        DependencyKind.Table => "the DynamoDB table " + (Variable ?? Value),
        DependencyKind.Facilitator => "the x402 facilitator",
        _ => Variable ?? Value ?? Name,
    };

    /// <summary>All of them as a rule hands them to its fix.</summary>
    public static string Format(IEnumerable<Dependency> dependencies) =>
        string.Join("\n", dependencies.Select(dependency => string.Join("\t", dependency.Kind, dependency.Name, dependency.Variable ?? "", dependency.Value ?? "")));

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    public static ImmutableArray<Dependency> Parse(string? text) =>
        (text ?? "").Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 4 && System.Enum.TryParse<DependencyKind>(parts[0], out _))
            .Select(parts => new Dependency((DependencyKind)System.Enum.Parse(typeof(DependencyKind), parts[0]), parts[1], parts[2].Length == 0 ? null : parts[2], parts[3].Length == 0 ? null : parts[3]))
            .ToImmutableArray();
}
