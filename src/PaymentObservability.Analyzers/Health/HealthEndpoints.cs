using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;

namespace PaymentObservability.Health;

/// <summary>
/// Finds the health checks of a project in every hosting style. What may be one counts as one: a missing health check is only reported where
/// nothing looks like it.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Calls by which libraries bring a health check along.</summary>
    private static readonly string[] Libraries = { "MapHealthChecks", "UseHealthChecks", "MapDefaultEndpoints", "MapHealthChecksUI" };

    /// <summary>Members that send a request to somebody else: a health check that is asked for, not one that is given.</summary>
    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal)
    {
        "GetAsync", "GetStringAsync", "GetFromJsonAsync", "GetStreamAsync", "GetByteArrayAsync", "PostAsync", "PostAsJsonAsync", "PutAsync", "SendAsync", "Send", "Uri", "HttpRequestMessage", "RestRequest", "AppendPathSegment",
    };

    /// <summary>All of them: those whose code is known first.</summary>
    public static ImmutableArray<HealthEndpoint> Find(PaymentModel model, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<HealthEndpoint>();
        found.AddRange(model.Entries.Where(IsHealthCheck).Select(entry => new HealthEndpoint(entry.Name, entry, entry.Body.Syntax)));
        found.AddRange(Libraries.Where(model.Scan.Names.Contains).Select(name => new HealthEndpoint(name, null, null)));
        if (TemplateHealthPaths.Find(model.Deployment) is { } path)
        {
            found.Add(new HealthEndpoint(path, null, null));
        }

        if (found.Count == 0 && (RouterCase(model, cancellation) ?? ForeignEndpoints(model)) is { } other)
        {
            found.Add(other);
        }

        return found.ToImmutable();
    }

    private static bool IsHealthCheck(EntryPoint entry)
    {
        var symbol = entry.Body.Symbol;
        var type = (entry.Receiver ?? symbol.ContainingType)?.Name ?? "";
        var method = symbol.MethodKind == MethodKind.AnonymousFunction ? "" : symbol.Name;
        return entry.Route is { } route
            ? HealthNames.IsPath(route) || (method.Length > 0 && !entry.IsWeb && HealthNames.IsPlainName(type, method))
            : method.Length > 0 && HealthNames.IsName(type, method);
    }

    /// <summary><c>case "/health":</c>, <c>request.Path == "/health"</c>, a constant or table of routes: any literal that no client is given.</summary>
    private static HealthEndpoint? RouterCase(PaymentModel model, CancellationToken cancellation)
    {
        if (!model.Scan.Names.Any(name => name.IndexOf('/') >= 0 && HealthNames.IsPath(name)))
        {
            return null;
        }

        foreach (var tree in model.Models.Compilation.SyntaxTrees)
        {
            foreach (var literal in tree.GetRoot(cancellation).DescendantNodes().OfType<LiteralExpressionSyntax>())
            {
                if (literal.IsKind(SyntaxKind.StringLiteralExpression) && HealthNames.IsPath(literal.Token.ValueText) && !IsForClient(literal))
                {
                    return new HealthEndpoint(literal.Token.ValueText, null, literal);
                }
            }
        }

        return null;
    }

    private static bool IsForClient(SyntaxNode literal)
    {
        for (var node = literal.Parent; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InterpolationSyntax; node = node.Parent)
        {
            var name = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.ValueText,
                InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name.Identifier.ValueText,
                ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
                _ => null,
            };
            if (name is not null && Clients.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Endpoints that another assembly maps, or whose path cannot be told: nobody knows what they answer.</summary>
    private static HealthEndpoint? ForeignEndpoints(PaymentModel model)
    {
        if (!model.Entries.Any(entry => entry.IsWeb))
        {
            return null;
        }

        foreach (var call in model.Scan.Registrations)
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
                && name.StartsWith("Map", StringComparison.Ordinal)
                && model.Models.For(call.SyntaxTree).GetSymbolInfo(call).Symbol is IMethodSymbol method
                && (method.ReducedFrom ?? method) is { IsExtensionMethod: true } definition
                && definition.Parameters[0].Type.Name is "IEndpointRouteBuilder" or "WebApplication" or "RouteGroupBuilder")
            {
                var assembly = definition.ContainingAssembly;
                if (!SymbolEqualityComparer.Default.Equals(assembly, model.Models.Compilation.Assembly) && !assembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
                {
                    return new HealthEndpoint(name, null, call);
                }

                if (name is "MapGet" or "MapMethods" or "Map" && call.ArgumentList.Arguments.Count > 1
                    && !model.Models.For(call.SyntaxTree).GetConstantValue(call.ArgumentList.Arguments[0].Expression).HasValue)
                {
                    return new HealthEndpoint(name, null, call);
                }
            }
        }

        return null;
    }
}
