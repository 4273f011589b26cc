using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using PaymentObservability.Tests.Handlers;

namespace PaymentObservability.Tests.Rules;

/// <summary>
/// The official verifier, which beside the marked places holds that diagnostics are local to their file, that <c>#pragma</c> suppresses them,
/// and that generated code has none. Only the rules that a test is about are on.
/// </summary>
internal sealed class AnalyzerVerifier : CSharpAnalyzerTest<PaymentAnalyzer, DefaultVerifier>
{
    private AnalyzerVerifier(string[] rules)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(References.All);
        foreach (var descriptor in new PaymentAnalyzer().SupportedDiagnostics)
        {
            if (System.Array.IndexOf(rules, descriptor.Id) < 0)
            {
                DisabledDiagnostics.Add(descriptor.Id);
            }
        }
    }

    /// <summary>Verifies that a source has the diagnostics that its markup says, <c>{|PAY1001:ChargeAsync|}</c>, from one rule.</summary>
    public static Task Judges(string rule, string source, params (string Path, string Text)[] others)
    {
        var test = new AnalyzerVerifier([rule]);
        test.TestState.Sources.Add(("/shop/Function.cs", source));
        foreach (var (path, text) in others)
        {
            if (path.EndsWith(".cs", System.StringComparison.Ordinal))
            {
                test.TestState.Sources.Add((path, text));
            }
            else if (path.EndsWith("config", System.StringComparison.Ordinal))
            {
                test.TestState.AnalyzerConfigFiles.Add((path, text));
            }
            else
            {
                test.TestState.AdditionalFiles.Add((path, text));
            }
        }

        return test.RunAsync();
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() => ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
}
