using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PaymentObservability.Benchmarks;

/// <summary>Time to compile a body of code with the package's analyzers, against the same with an analyzer that does nothing.</summary>
[Config(typeof(Settings))]
[MemoryDiagnoser]
public class CompileTime
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Nothing = [new EmptyAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> OperationsOnly = [new OperationsAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours =
    [
        .. Assembly.Load("PaymentObservability.Analyzers").GetTypes()
            .Where(t => !t.IsAbstract && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static readonly ImmutableArray<MetadataReference> Framework = [.. Net100.References.All];

    private static readonly ImmutableArray<MetadataReference> Lambda =
    [
        .. Framework,
        MetadataReference.CreateFromFile(typeof(ILambdaContext).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(APIGatewayProxyRequest).Assembly.Location),
    ];

    private string[] _files = [];

    [ParamsAllValues]
    public Body Body { get; set; }

    /// <summary>A benchmark of analyzers that find nothing, or of code that does not compile, would measure nothing.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _files = [.. Code.Of(Body)];
        var errors = Create().GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{Body} does not compile: {string.Join("; ", errors)}");
        }

        var rules = Ours.SelectMany(a => a.SupportedDiagnostics).Select(r => r.Id).Distinct().Count();
        var reports = Compile(Ours).GetAwaiter().GetResult();
        Console.WriteLine($"// {Body}: {_files.Length} files, {_files.Sum(f => f.Count(c => c == '\n'))} lines, {rules} rules, {reports} reports");
        var expected = Body switch { Body.NoLambda => 0, Body.OnePayment => 1, _ => 1000 };
        if (Ours.SelectMany(a => a.SupportedDiagnostics).Any(r => r.Id == "PAY1001") && (reports < expected || (expected == 0 && reports > 0)))
        {
            throw new InvalidOperationException($"{Body} should have {expected} reports at least, and has {reports}.");
        }
    }

    [Benchmark(Baseline = true)]
    public Task<int> EmptyAnalyzerOnly() => Compile(Nothing);

    [Benchmark]
    public Task<int> OperationsAnalyzerOnly() => Compile(OperationsOnly);

    [Benchmark]
    public Task<int> Package() => Compile(Ours);

    /// <summary>
    /// Parses, binds and analyzes, as a compiler does. It does not emit: analyzers have no part in that, and it would only make their share look smaller.
    /// Returns the number of analyzers' reports.
    /// </summary>
    private async Task<int> Compile(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Create();
        var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await driver.GetAllDiagnosticsAsync().ConfigureAwait(false);
        return diagnostics.Count(d => d.Id.StartsWith("PAY", StringComparison.Ordinal));
    }

    private CSharpCompilation Create()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Compiled",
            _files.AsParallel().AsOrdered().Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/src/File{i}.cs")),
            // What has nothing to do with Lambda does not reference it.
            Body == Body.NoLambda ? Framework : Lambda,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} threw", exception);

    private sealed class Settings : ManualConfig
    {
        /// <summary>One compilation takes seconds, so one is an iteration. The baseline runs in the same process, warmed up alike.</summary>
        public Settings() => AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
            .WithWarmupCount(2)
            .WithIterationCount(12)
            .WithInvocationCount(1)
            .WithUnrollFactor(1));
    }
}
