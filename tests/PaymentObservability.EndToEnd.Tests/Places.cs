using System;
using System.Linq;
using System.Reflection;

namespace PaymentObservability.EndToEnd;

/// <summary>Where things are on this machine, as the build told it.</summary>
internal static class Places
{
    public static string RepositoryRoot { get; } = Told("RepositoryRoot");

    public static string NeighbourAnalyzer { get; } = Told("NeighbourAnalyzer");

    private static string Told(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value
        ?? throw new InvalidOperationException($"The build left {key} out.");
}
