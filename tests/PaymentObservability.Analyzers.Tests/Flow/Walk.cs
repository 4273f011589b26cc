using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>A walk over the call graph of a source from its method <c>Start</c>.</summary>
internal sealed class Walk
{
    private Walk(Compilation compilation, INamedTypeSymbol? receiver)
    {
        var models = new SourceModels(compilation);
        Facts = new MethodFactsCache(models, TelemetryDialects.For(compilation, models.For));
        Graph = new CallGraph(Facts, new CalleeResolver(models, new SourceTypes(compilation)));
        var start = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .First(method => method.Identifier.ValueText == "Start" && (method.Body is not null || method.ExpressionBody is not null));
        var symbol = models.For(start.SyntaxTree).GetDeclaredSymbol(start)!;
        Start = new CodeBody(symbol, start);
        Reach = Graph.From([Start], receiver, null, CancellationToken.None);
    }

    public MethodFactsCache Facts { get; }

    public CallGraph Graph { get; }

    public CodeBody Start { get; }

    public Reach Reach { get; }

    /// <summary>What is reached beyond the start, as <c>Type.Method</c>, in the order of the alphabet.</summary>
    public IEnumerable<string> Names => Reach.Bodies.Skip(1).Select(NameOf).Order(StringComparer.Ordinal);

    /// <summary>Walks a source, which must compile.</summary>
    public static Walk Of(string source, string? receiver = null, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;" + source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. Net80.References.All, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable, allowUnsafe: true));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        return new Walk(compilation, receiver is null ? null : compilation.GetTypeByMetadataName(receiver));
    }

    /// <summary>Asserts what is reached, lambdas left out.</summary>
    public void Reaches(params string[] names) => Assert.Equal(names.Order(StringComparer.Ordinal), Names.Where(name => name != "lambda"));

    private static string NameOf(CodeBody body) => body.Symbol.MethodKind switch
    {
        MethodKind.AnonymousFunction => "lambda",
        MethodKind.LocalFunction => body.Symbol.Name,
        MethodKind.ExplicitInterfaceImplementation => body.Symbol.ContainingType.Name + "." + body.Symbol.Name.Split('.').Last(),
        _ => body.Symbol.ContainingType.Name + "." + body.Symbol.Name,
    };
}
