using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Health;

/// <summary>
/// Finds what a project's payments need from outside, as far as a health check can ask for it: DynamoDB tables, the x402 facilitator, and other web
/// services by their base address. What the source does not name is left out: nothing is invented.
/// </summary>
internal sealed class DependencyFinder
{
    /// <summary>The guide's table, which a project is taken to mean that uses DynamoDB and names none.</summary>
    private const string GuideTable = "WALLET_SESSIONS_TABLE";

    private static readonly ImmutableHashSet<string> AddressWords = ImmutableHashSet.Create("url", "uri", "endpoint", "address", "base", "host", "api", "root");

    private readonly PaymentModel model;
    private readonly ConstantReader texts;
    private readonly List<Dependency> tables = new();
    private readonly List<Dependency> services = new();

    private DependencyFinder(PaymentModel model)
    {
        this.model = model;
        texts = new ConstantReader(model.Models.Compilation, model.Models.For);
    }

    /// <summary>All of them: tables, then services, in the order of the source.</summary>
    public static ImmutableArray<Dependency> Find(PaymentModel model, CancellationToken cancellation)
    {
        var finder = new DependencyFinder(model);
        foreach (var tree in model.Models.Compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                finder.Read(node);
            }
        }

        return finder.All();
    }

    private bool UsesTables =>
        model.Models.Compilation.GetTypeByMetadataName("Amazon.DynamoDBv2.AmazonDynamoDBClient") is not null
        && new[] { "IAmazonDynamoDB", "AmazonDynamoDBClient", "IDynamoDBContext", "DynamoDBContext" }.Any(model.Scan.Names.Contains);

    private ImmutableArray<Dependency> All()
    {
        var all = new List<Dependency>();
        if (UsesTables)
        {
            var named = tables.Count == 0 ? new List<Dependency> { new(DependencyKind.Table, "dynamodb", GuideTable, null) } : Distinct(tables);
            all.AddRange(named.Count == 1 ? named.Select(table => table with { Name = "dynamodb" }) : named);
        }

        var others = Distinct(services);

        // A service has one facilitator; an address in the code stands in for a variable that is not set.
        var facilitators = others.Where(service => service.Kind == DependencyKind.Facilitator).OrderBy(service => service.Variable is null).Take(1).ToList();
        all.AddRange(facilitators);
        all.AddRange(others.Where(service => service.Kind == DependencyKind.Http));

        // Each needs a key of its own in the answer.
        var names = new HashSet<string>(StringComparer.Ordinal);
        return all.Select(dependency =>
        {
            var name = dependency.Name;
            for (var number = 2; !names.Add(name); number++)
            {
                name = dependency.Name + "_" + number;
            }

            return dependency with { Name = name };
        }).ToImmutableArray();
    }

    private static List<Dependency> Distinct(List<Dependency> found) =>
        found.GroupBy(dependency => dependency.Variable ?? dependency.Value).Select(same => same.OrderBy(dependency => dependency.Value is null).First()).ToList();

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax or ElementAccessExpressionSyntax when VariableRead.Of((ExpressionSyntax)node, model.Models) is { } read:
                AddVariable(read);
                break;
            case AssignmentExpressionSyntax { Left: var left } assignment when NameOf(left) == "BaseAddress":
                AddBaseAddress(assignment);
                break;
            case AssignmentExpressionSyntax { Left: var left } assignment when NameOf(left) == "TableName":
                AddTable(assignment);
                break;
            case AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } attribute when attribute.Name.ToString().EndsWith("DynamoDBTable", StringComparison.Ordinal):
                if (model.Models.For(node.SyntaxTree).GetConstantValue(arguments[0].Expression) is { HasValue: true, Value: string table })
                {
                    AddTable(null, table);
                }

                break;
            case LiteralExpressionSyntax { Token.ValueText: var text } when IsAddress(text) && text.IndexOf("facilitator", StringComparison.OrdinalIgnoreCase) >= 0:
                services.Add(new Dependency(DependencyKind.Facilitator, "x402_api", null, text));
                break;
        }
    }

    private void AddVariable(VariableRead read)
    {
        var words = NameWords.Split(read.Name);
        if (words.Contains("table"))
        {
            AddTable(read.Name, read.Default);
        }
        else if (words.Contains("facilitator") && (words[words.Length - 1] == "facilitator" || words.Any(AddressWords.Contains)))
        {
            services.Add(new Dependency(DependencyKind.Facilitator, "x402_api", read.Name, IsAddress(read.Default) ? read.Default : null));
        }
    }

    private void AddTable(string? variable, string? name)
    {
        var words = NameWords.Split(variable ?? name ?? "").Where(word => word is not ("table" or "name" or "dynamodb" or "dynamo" or "db")).ToList();
        tables.Add(new Dependency(DependencyKind.Table, words.Count == 0 ? "dynamodb" : "dynamodb_" + string.Join("_", words), variable, name));
    }

    private void AddTable(AssignmentExpressionSyntax assignment)
    {
        var models = model.Models.For(assignment.SyntaxTree);
        if (models.GetSymbolInfo(assignment.Left).Symbol is IPropertySymbol property
            && property.ContainingNamespace.ToDisplayString().StartsWith("Amazon.DynamoDBv2", StringComparison.Ordinal)
            && texts.Read(models.GetOperation(assignment.Right)).Single is { Length: > 0 } name)
        {
            AddTable(null, name);
        }
    }

    private void AddBaseAddress(AssignmentExpressionSyntax assignment)
    {
        var models = model.Models.For(assignment.SyntaxTree);
        if (models.GetSymbolInfo(assignment.Left).Symbol is not IPropertySymbol { ContainingType.Name: "HttpClient" } property
            || property.ContainingNamespace.ToDisplayString() != "System.Net.Http"
            || models.GetOperation(assignment.Right) is not { } value
            || texts.Origins.Of(value) is not { Length: 1 } made
            || made[0] is not IObjectCreationOperation { Type.Name: "Uri", Arguments: { Length: > 0 } arguments })
        {
            return;
        }

        foreach (var origin in texts.Origins.Of(arguments[0].Value))
        {
            var variable = (origin.Syntax as ExpressionSyntax)?.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Select(part => VariableRead.Of(part, model.Models)).FirstOrDefault(read => read is not null)
                ?? arguments[0].Value.Syntax.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Select(part => VariableRead.Of(part, model.Models)).FirstOrDefault(read => read is not null);
            if (variable is not null)
            {
                var words = NameWords.Split(variable.Name);
                if (!words.Contains("facilitator"))
                {
                    var name = words.Where(word => !AddressWords.Contains(word)).ToList();
                    services.Add(new Dependency(DependencyKind.Http, name.Count == 0 ? "http" : string.Join("_", name), variable.Name, IsAddress(variable.Default) ? variable.Default : null));
                }

                return;
            }

            if (origin.ConstantValue is { HasValue: true, Value: string address } && IsAddress(address))
            {
                // Another literal of it is seen by itself.
                if (address.IndexOf("facilitator", StringComparison.OrdinalIgnoreCase) < 0)
                {
                    services.Add(new Dependency(DependencyKind.Http, new Uri(address).Host, null, address));
                }
            }
        }
    }

    private static bool IsAddress(string? text) => text is not null && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        _ => null,
    };
}
