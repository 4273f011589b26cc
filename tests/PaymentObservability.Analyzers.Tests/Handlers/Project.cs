using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;
using PaymentObservability.Tests.Contract;
using PaymentObservability.Tests.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Handlers;

/// <summary>
/// A project in memory, and what the model finds in it, one line a finding:
/// <c>POST /pay (MinimalApi): payment by the call IBank.ChargeAsync @12</c>, where 12 is the line of the money call, or
/// <c>Function.Run (LambdaSignature)</c> for an entry point that handles no money.
/// </summary>
internal sealed class Project
{
    /// <summary>Types that most tests need, so that each shows only what it is about. Nothing in it but the bank speaks of money.</summary>
    private const string Shop = """
        namespace Shop;

        public record Order(string Id, decimal Sum);

        public interface IBank
        {
            Task<bool> ChargeAsync(Order order);
            Task<bool> RefundAsync(Order order);
            Task<Order> GetChargeAsync(string id);
        }

        public interface IStock
        {
            Task ReserveAsync(Order order);
        }
        """;

    private const string SystemUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Hosting = """
        static class Hosting
        {
            public static void Add(IServiceCollection services) => services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        }
        """;

    private const string LambdaUsings = """
        global using Amazon.Lambda.APIGatewayEvents;
        global using Amazon.Lambda.Core;
        global using Amazon.Lambda.RuntimeSupport;
        global using Amazon.Lambda.SQSEvents;
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);
    private static readonly SyntaxTree ShopTree = CSharpSyntaxTree.ParseText(Shop, Parse, "/shop/Shop.cs");
    private static readonly SyntaxTree ShopUsings = CSharpSyntaxTree.ParseText("global using Shop;", Parse, "/shop/ShopUsings.cs");
    private static readonly SyntaxTree SystemTree = CSharpSyntaxTree.ParseText(SystemUsings, Parse, "/shop/System.cs");
    private static readonly SyntaxTree LambdaTree = CSharpSyntaxTree.ParseText(LambdaUsings, Parse, "/shop/Lambda.cs");

    /// <summary>One compilation a set of options, whose bound references the compilations of all tests share.</summary>
    private static readonly ConcurrentDictionary<(string Assembly, bool HasLambda), Lazy<CSharpCompilation>> Bases = new();

    private readonly List<SyntaxTree> sources = [];
    private readonly List<AdditionalText> files = [];
    private string assembly = "Shop";
    private bool hasLambda = true;
    private readonly List<MetadataReference> packages = [];
    private SyntaxTree[] shop = [ShopTree, ShopUsings];
    private bool mayBeBroken;
    private bool wantsInventory = true;
    private readonly Dictionary<string, string> options = [];

    private Project()
    {
    }

    /// <summary>A project of one source file, beside the types of the shop.</summary>
    public static Project Of(string source) => new Project().With("/shop/Function.cs", source);

    /// <summary>The same with the namespaces of ASP.NET Core, hosted in Lambda unless another hosting is given.</summary>
    public static Project OfWeb(string source, string hosting = Hosting) => new Project().With("/shop/Program.cs", source).With("/shop/Hosting.cs", """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;

        """ + hosting);

    /// <summary>The bodies of methods in a function that has a bank and a stock: <c>bank</c>, <c>stock</c>, <c>order</c>, <c>context</c>.</summary>
    public static Project OfBody(string statements, string members = "") => Of($$"""
        public class Function(IBank bank, IStock stock)
        {
            public async Task Run(Order order, ILambdaContext context)
            {
                await Task.CompletedTask;
                {{statements}}
            }
        }

        {{members}}
        """);

    /// <summary>With another source file, or an additional file where the name does not end in <c>.cs</c>.</summary>
    public Project With(string path, string text)
    {
        if (path.EndsWith(".cs", StringComparison.Ordinal))
        {
            sources.Add(CSharpSyntaxTree.ParseText(text, Parse, path));
        }
        else
        {
            files.Add(new TestFile(path, text));
        }

        return this;
    }

    /// <summary>With a SAM template that names the handler, and has a web event where a route is given.</summary>
    public Project Deployed(string handler, string? route = null, string type = "HttpApi")
    {
        var events = route is null ? "" : $$"""

                  Events:
                    Web:
                      Type: {{type}}
                      Properties: { Path: "{{route.Split(' ')[1]}}", Method: {{route.Split(' ')[0].ToLowerInvariant()}} }
            """;
        return With("/shop/template.yaml", $$"""
            Resources:
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: {{handler}}
                  Runtime: dotnet8
            """ + events);
    }

    /// <summary>Under another assembly name than <c>Shop</c>.</summary>
    public Project Named(string name)
    {
        assembly = name;
        return this;
    }

    /// <summary>Without any Lambda package.</summary>
    public Project WithoutLambda()
    {
        hasLambda = false;
        return this;
    }

    /// <summary>With the package for durable workflows.</summary>
    public Project Durable() => With(References.Durable);

    /// <summary>With a package of this assembly name, made of source.</summary>
    public Project WithPackage(string name, string source) => With(SignalReading.Library(name, source));

    private Project With(MetadataReference package)
    {
        packages.Add(package);
        return this;
    }

    /// <summary>Without the types of the shop.</summary>
    public Project Alone()
    {
        shop = [];
        return this;
    }

    /// <summary>Code in the making: errors are expected.</summary>
    public Project Broken()
    {
        mayBeBroken = true;
        return this;
    }

    /// <summary>As with PAY0001 off: a project without a word of payment is not looked at.</summary>
    public Project WithoutInventory()
    {
        wantsInventory = false;
        return this;
    }

    /// <summary>With an option in <c>.editorconfig</c>.</summary>
    public Project WithOption(string key, string value)
    {
        options.Add(key, value);
        return this;
    }

    /// <summary>Whether there is nothing to look at, so that no body is bound.</summary>
    public void IsPassedOver() => Assert.Null(Model());

    /// <summary>Asserts exactly these entry points and operations, in this order.</summary>
    public void Finds(params string[] lines) => AreEqual(lines, Lines());

    /// <summary>Asserts exactly these operations, from whatever entry: <c>payment by the call IBank.ChargeAsync</c>.</summary>
    public void FindsOperations(params string[] operations) =>
        AreEqual(operations, (Model()?.Operations ?? []).Select(operation => Kind(operation) + " by " + operation.Evidence));

    /// <summary>The operations' kinds alone, where the evidence is not the point.</summary>
    public void FindsKinds(params string[] kinds) => AreEqual(kinds, (Model()?.Operations ?? []).Select(Kind));

    /// <summary>The model, or null where there is nothing to judge.</summary>
    public PaymentModel? Model()
    {
        var compilation = Compile();
        if (!mayBeBroken)
        {
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        var texts = files.ToImmutableArray();
        var provider = new TestOptions(ofFiles: options);
        return PaymentModel.Create(
            compilation,
            new Memo<ContractReading>(cancellation => ContractReader.Read(texts, provider, compilation.SyntaxTrees, cancellation)),
            provider,
            HandlerStrings.Read(texts, CancellationToken.None),
            DeploymentModel.Of(texts, CancellationToken.None),
            WebAdapter.UsesLambdaWebAdapter(DeploymentModel.Of(texts, CancellationToken.None)),
            wantsInventory,
            CancellationToken.None);
    }

    /// <summary>The compilation.</summary>
    public CSharpCompilation Compile()
    {
        var shared = Bases.GetOrAdd((assembly, hasLambda), key => new(() => Base(key.Assembly, key.HasLambda))).Value;
        var isProgram = sources.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        var compilation = (isProgram ? shared.WithOptions(shared.Options.WithOutputKind(OutputKind.ConsoleApplication)) : shared)
            .AddSyntaxTrees(sources)
            .AddSyntaxTrees(hasLambda ? [SystemTree, LambdaTree, .. shop] : [SystemTree, .. shop]);
        return packages.Count == 0 ? compilation : compilation.AddReferences(packages);
    }

    private static CSharpCompilation Base(string assembly, bool hasLambda)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            references: hasLambda ? References.All : References.WithoutLambda,
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

        // Binds the references, which compilations made from this one then share.
        _ = compilation.Assembly;
        return compilation;
    }

    private static void AreEqual(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (left, right) = (string.Join("\n  ", expected), string.Join("\n  ", found));
        Assert.True(left == right, $"Expected:\n  {left}\nFound:\n  {right}");
    }

    private IEnumerable<string> Lines()
    {
        var model = Model();
        foreach (var entry in model?.Entries ?? [])
        {
            var name = $"{entry.Name} ({entry.Shape})";
            var operations = model!.Operations.Where(operation => operation.Entry == entry).ToList();
            if (operations.Count == 0)
            {
                yield return name;
            }

            foreach (var operation in operations)
            {
                yield return $"{name}: {Kind(operation)} by {operation.Evidence} @{Line(operation)}";
            }
        }
    }

    private static string Kind(PaymentOperation operation) => operation.Kind.ToString().ToLowerInvariant();

    private static int Line(PaymentOperation operation) => operation.Location.GetLineSpan().StartLinePosition.Line + 1;
}
