using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>A little Lambda project that is compiled in memory, with what its tests share: a facilitator to settle with, orders to keep, metrics to record.</summary>
internal static class PaymentCode
{
    /// <summary>What the snippets call; nothing of it has a body, so that each call may throw.</summary>
    public const string Services = """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        global using System.IO; global using System.Net.Http; global using Amazon.Lambda.Core; global using Amazon.Lambda.APIGatewayEvents; global using Amazon.Lambda.SQSEvents;
        global using AWS.Lambda.Powertools.Metrics; global using Shop;
        namespace Shop
        {
            public enum PaymentState { Settled, Declined, Pending }
            public class Verdict { public bool IsValid { get; set; } public string? InvalidReason { get; set; } }
            public class Settled { public bool Success { get; set; } public string? ErrorReason { get; set; } public string Status { get; set; } = ""; public PaymentState State { get; set; } public bool IsDuplicate { get; set; } }
            public interface IFacilitatorClient { Task<Verdict> VerifyPaymentAsync(string payment); Task<Settled> SettlePaymentAsync(string payment, CancellationToken token = default); Settled SettlePayment(string payment); }
            public interface IOrders { Task SaveAsync(string order); void Save(string order); Task NotifyAsync(string order); bool IsKnown(string order); }
            public interface ILog { void Info(string text); void Error(Exception exception, string text); }
            public class PaymentDeclinedException : Exception { public PaymentDeclinedException(string? message) : base(message) { } }
            public static class Answer { public static APIGatewayProxyResponse Of(int status) => new APIGatewayProxyResponse { StatusCode = status }; }
        }
        """;

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net80.References.All,
        Of<Amazon.Lambda.Core.ILambdaContext>(),
        Of<Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest>(),
        Of<Amazon.Lambda.SQSEvents.SQSEvent>(),
        MetadataReference.CreateFromFile(typeof(Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(AWS.Lambda.Powertools.Metrics.Metrics).Assembly.Location),
    ];

    /// <summary>Compiles sources beside <see cref="Services"/>; they must be without error.</summary>
    public static CSharpCompilation Compile(string[] sources, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        var compilation = CompileBroken(sources, output: output);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
        return compilation;
    }

    /// <summary>Compiles sources that may be in error.</summary>
    public static CSharpCompilation CompileBroken(IEnumerable<string> sources, LanguageVersion language = LanguageVersion.Latest, OutputKind output = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "Shop",
        sources.Prepend(Services).Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language), $"/Source{i}.cs")),
        References,
        new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The model that the rules judge.</summary>
    public static PaymentModel Model(Compilation compilation) =>
        PaymentModel.Create(
            compilation,
            new Memo<ContractReading>(_ => ContractReader.Read([], new TestOptions(), compilation.SyntaxTrees, CancellationToken.None)),
            new TestOptions(),
            [],
            DeploymentModel.Of([], CancellationToken.None),
            usesWebAdapter: false,
            wantsInventory: false,
            CancellationToken.None)
        ?? throw new Xunit.Sdk.XunitException("There is nothing to judge.");

    /// <summary>All that the analyzer reports; never a failure of its own.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var found = compilation.WithAnalyzers([new PaymentAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.Empty(found.Where(diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));
        return found;
    }

    private static MetadataReference Of<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);
}
