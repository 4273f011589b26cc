using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>Whether a compilation is a project of tests, whose credentials are made up.</summary>
internal static class TestProjects
{
    /// <summary>By the test framework that it references.</summary>
    public static bool Is(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(reference =>
        reference.Name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase)
        || reference.Name.StartsWith("nunit.framework", StringComparison.OrdinalIgnoreCase)
        || reference.Name.StartsWith("TUnit", StringComparison.Ordinal)
        || reference.Name is "Microsoft.VisualStudio.TestPlatform.TestFramework" or "MSTest.TestFramework");
}
