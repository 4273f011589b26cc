using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Fixes;
using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>A payment service in source, after the real analyzer and the real fix, compiled against the real AWS SDK and loaded.</summary>
internal static class FixedService
{
    private const string Store = """

        public interface IBank
        {
            Task<bool> ChargeAsync(string order);
        }

        public class Store
        {
            private static readonly string Table = Environment.GetEnvironmentVariable("PAYMENTS_TABLE")!;
            private readonly System.Net.Http.HttpClient _facilitator = new System.Net.Http.HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("FACILITATOR_URL")!) };
            private readonly Amazon.DynamoDBv2.IAmazonDynamoDB _dynamo = new Amazon.DynamoDBv2.AmazonDynamoDBClient();

            public Task SaveAsync() => _dynamo.PutItemAsync(Table, new System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>());
        }

        """;

    /// <summary>A class-library function.</summary>
    public static Lazy<Assembly> Function { get; } = new(() => Load("Shop.Function", """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        [assembly: System.Reflection.AssemblyInformationalVersion("2.4.1+abcdef")]

        namespace Shop;
        """ + Store + """
        public class PayFunction
        {
            private readonly IBank _bank;

            public PayFunction(IBank bank) => _bank = bank;

            public async Task<APIGatewayProxyResponse> PayAsync(APIGatewayProxyRequest request, ILambdaContext context) =>
                new APIGatewayProxyResponse { StatusCode = await _bank.ChargeAsync(request.Body) ? 200 : 402 };
        }
        """));

    /// <summary>A controller.</summary>
    public static Lazy<Assembly> Controller { get; } = new(() => Load("Shop.Web", """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;

        [assembly: System.Reflection.AssemblyInformationalVersion("2.4.1+abcdef")]

        namespace Shop;
        """ + Store + """
        [ApiController]
        public class PaymentsController : ControllerBase
        {
            private readonly IBank _bank;

            public PaymentsController(IBank bank) => _bank = bank;

            [HttpPost("/pay")]
            public async Task<IActionResult> PayAsync(string order) => await _bank.ChargeAsync(order) ? Ok() : StatusCode(402);
        }

        public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction
        {
            protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
            {
            }
        }
        """));

    /// <summary>A class-library function that verifies x402 payments, with the canary that the fix of PAY4004 adds.</summary>
    public static Lazy<Assembly> Canary { get; } = new(() => Load("Shop.Canary", """
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Shop;

        public record VerifyResponse(bool IsValid);

        public record SettleResponse(bool Success);

        public interface IFacilitatorClient
        {
            Task<VerifyResponse> VerifyAsync(string payment);

            Task<SettleResponse> SettleAsync(string payment);
        }

        public class PayFunction
        {
            private readonly IFacilitatorClient _facilitator;

            public PayFunction(IFacilitatorClient facilitator) => _facilitator = facilitator;

            public async Task<APIGatewayProxyResponse> PayAsync(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var verified = await _facilitator.VerifyAsync(request.Body);
                if (!verified.IsValid)
                {
                    return new APIGatewayProxyResponse { StatusCode = 402 };
                }

                var settled = await _facilitator.SettleAsync(request.Body);
                return new APIGatewayProxyResponse { StatusCode = settled.Success ? 200 : 402 };
            }
        }
        """, "PAY4004", new AddCanaryFix()));

    private static Assembly Load(string name, string source) => Load(name, source, "PAY4001", new AddHealthCheckFix());

    private static Assembly Load(string name, string source, string rule, CodeFixProvider fix)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(id);
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .WithMetadataReferences(References()))
            .AddDocument(document, "Service.cs", SourceText.From(source, System.Text.Encoding.UTF8), filePath: "/src/Service.cs");

        var diagnostic = Assert.Single(Analyze(solution.GetProject(id)!), found => found.Id == rule);
        CodeAction? action = null;
        fix.RegisterCodeFixesAsync(new CodeFixContext(solution.GetDocument(document)!, diagnostic, (offered, _) => action = offered, CancellationToken.None)).GetAwaiter().GetResult();
        Assert.NotNull(action);
        var changed = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.DoesNotContain(Analyze(changed.GetProject(id)!), found => found.Id == rule || found.Id is "PAY4002" or "PAY4003");

        using var image = new MemoryStream();
        var emitted = changed.GetProject(id)!.GetCompilationAsync().GetAwaiter().GetResult()!.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    private static IEnumerable<Diagnostic> Analyze(Project project)
    {
        var found = project.GetCompilationAsync().GetAwaiter().GetResult()!.WithAnalyzers([new PaymentAnalyzer()], new AnalyzerOptions([])).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001" || diagnostic.Severity == DiagnosticSeverity.Error);
        return found;
    }

    /// <summary>What this test run itself stands on.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Where(path => !new[] { "Microsoft.CodeAnalysis", "xunit", "testhost", "Microsoft.TestPlatform", "PaymentObservability", "Microsoft.VisualStudio" }.Any(tool => Path.GetFileName(path).StartsWith(tool, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
}
