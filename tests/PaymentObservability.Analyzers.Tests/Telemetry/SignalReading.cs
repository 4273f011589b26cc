using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

/// <summary>Compiles a snippet in memory and tells what its method <c>M</c> emits, as <c>MethodFacts</c> would.</summary>
internal sealed class SignalReading
{
    private SignalReading(CSharpCompilation compilation)
    {
        Compilation = compilation;
        Dialects = TelemetryDialects.For(compilation, tree => compilation.GetSemanticModel(tree));
    }

    public CSharpCompilation Compilation { get; }

    public TelemetryDialects Dialects { get; }

    /// <summary>All signals of the method <c>M</c> in a source that compiles; other sources may follow.</summary>
    public static ImmutableArray<Signal> Of(IEnumerable<MetadataReference> library, params string[] sources) => Compile(library, sources).Method("M");

    /// <summary>The metrics among the signals of <c>M</c>.</summary>
    public static ImmutableArray<MetricSignal> MetricsOf(IEnumerable<MetadataReference> library, params string[] sources) =>
        Of(library, sources).OfType<MetricSignal>().ToImmutableArray();

    /// <summary>Compiles sources, which must be without error, against .NET 8 and a library.</summary>
    public static SignalReading Compile(IEnumerable<MetadataReference> library, params string[] sources)
    {
        var reading = CompileBroken(library, sources);
        Assert.Empty(reading.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return reading;
    }

    /// <summary>Compiles sources that may be in error.</summary>
    public static SignalReading CompileBroken(IEnumerable<MetadataReference> library, params string[] sources)
    {
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), $"/Source{i}.cs"));
        return new SignalReading(CSharpCompilation.Create(
            "Project",
            trees,
            HasFramework(library) ? library : Net80.References.All.Concat(library),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
    }

    private static bool HasFramework(IEnumerable<MetadataReference> library) =>
        library.Any(reference => reference.Display?.Contains("System.Runtime", StringComparison.Ordinal) == true);

    /// <summary>A library made of source, under its own assembly name.</summary>
    public static MetadataReference Library(string assemblyName, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            Net80.References.All.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>The assembly that defines a type of this test run.</summary>
    public static MetadataReference Assembly(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    /// <summary>All signals of the first method with this name, its lambdas and local functions included.</summary>
    public ImmutableArray<Signal> Method(string name)
    {
        var signals = new List<Signal>();
        var (symbol, root) = Find(name);
        Dialects.Read(symbol, signals);
        foreach (var operation in root.DescendantsAndSelf())
        {
            Dialects.Read(operation, signals);
        }

        return signals.ToImmutableArray();
    }

    /// <summary>The first method with this name and its operations.</summary>
    public (IMethodSymbol Symbol, IOperation Root) Find(string name)
    {
        foreach (var tree in Compilation.SyntaxTrees)
        {
            var declaration = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == name);
            if (declaration is not null)
            {
                var model = Compilation.GetSemanticModel(tree);
                return (model.GetDeclaredSymbol(declaration)!, model.GetOperation(declaration)!);
            }
        }

        throw new InvalidOperationException($"no method {name}");
    }
}
