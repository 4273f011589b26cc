using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Handlers;

/// <summary>One look over the syntax of a compilation, before anything is bound: which names occur, and which calls may register entry points.</summary>
internal sealed class SyntaxScan
{
    /// <summary>The length of an AWS access key, the shortest credential that is looked for.</summary>
    private const int LeastCredential = 20;

    private readonly HashSet<string> names = new();
    private readonly List<InvocationExpressionSyntax> registrations = new();

    private readonly List<InvocationExpressionSyntax> meters = new();
    private readonly List<LiteralExpressionSyntax> longTexts = new();

    private readonly List<InvocationExpressionSyntax> tracingSetups = new();

    private SyntaxScan()
    {
    }

    /// <summary>Every identifier and every word-like string literal in the source.</summary>
    public IReadOnlyCollection<string> Names => names;

    /// <summary>Calls of <c>LambdaBootstrapBuilder.Create</c>, <c>HandlerWrapper.GetHandlerWrapper</c>, <c>MapPost</c> and the like, by name alone.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Registrations => registrations;

    /// <summary>Calls of <c>AddMeter</c>, by name alone: where OpenTelemetry is told which meters to export.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Meters => meters;

    /// <summary>Calls that may set tracing up, by name alone: <c>AddSource</c>, <c>RegisterXRayForAllServices</c>, <c>AddServiceDefaults</c>.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> TracingSetups => tracingSetups;

    /// <summary>Literals long enough to be a credential.</summary>
    public IReadOnlyList<LiteralExpressionSyntax> LongTexts => longTexts;

    /// <summary>Whether the project hosts ASP.NET Core in Lambda by <c>AddAWSLambdaHosting</c>.</summary>
    public bool AddsLambdaHosting => names.Contains("AddAWSLambdaHosting");

    /// <summary>Reads all trees.</summary>
    public static SyntaxScan Of(Compilation compilation, CancellationToken cancellation) => Of(compilation.SyntaxTrees, cancellation);

    /// <summary>Reads some trees.</summary>
    public static SyntaxScan Of(IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var scan = new SyntaxScan();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                scan.Read(node);
            }
        }

        return scan;
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                names.Add(name.Identifier.ValueText);
                break;
            case MethodDeclarationSyntax method:
                names.Add(method.Identifier.ValueText);
                break;
            case BaseTypeDeclarationSyntax type:
                names.Add(type.Identifier.ValueText);
                break;
            case LocalFunctionStatementSyntax local:
                names.Add(local.Identifier.ValueText);
                break;
            case LiteralExpressionSyntax { Token.Value: string text } literal when text.Length > 2:
                if (text.Length < 64)
                {
                    names.Add(text);
                }

                if (text.Length >= LeastCredential)
                {
                    longTexts.Add(literal);
                }

                break;
            case InvocationExpressionSyntax invocation when RegistersEntryPoint(invocation):
                registrations.Add(invocation);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddMeter" } } invocation:
                meters.Add(invocation);
                break;
            case InvocationExpressionSyntax invocation when TracingSetup.MayBe(NameOf(invocation)):
                tracingSetups.Add(invocation);
                break;
        }
    }

    private static bool RegistersEntryPoint(InvocationExpressionSyntax invocation)
    {
        var name = NameOf(invocation);

        // Endpoints are mapped by extensions of the project's own too: app.MapGroup("/payments").MapPayments().
        return name is "Create" or "GetHandlerWrapper" || name.StartsWith("Map", System.StringComparison.Ordinal);
    }

    private static string NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
