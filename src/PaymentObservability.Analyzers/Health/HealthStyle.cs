using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Health;

/// <summary>In which style new endpoints are written: that of the handler they join.</summary>
internal enum HealthStyle
{
    /// <summary>None that a fix can write.</summary>
    None,

    /// <summary>A class-library function behind a REST API: <c>APIGatewayProxyRequest</c>.</summary>
    RestApi,

    /// <summary>A class-library function behind an HTTP API or a function URL: <c>APIGatewayHttpApiV2ProxyRequest</c>.</summary>
    HttpApi,

    /// <summary>A class-library function behind a load balancer: <c>ApplicationLoadBalancerRequest</c>.</summary>
    LoadBalancer,

    /// <summary><c>[LambdaFunction]</c> with <c>[RestApi]</c>.</summary>
    AnnotationsRestApi,

    /// <summary><c>[LambdaFunction]</c> with <c>[HttpApi]</c>.</summary>
    AnnotationsHttpApi,

    /// <summary>A controller of ASP.NET Core.</summary>
    Controller,

    /// <summary>An endpoint mapped on a <c>WebApplication</c>.</summary>
    MinimalApi,
}

/// <summary>Tells the style of a handler.</summary>
internal static class HealthStyles
{
    /// <summary>The style of an entry point.</summary>
    public static HealthStyle Of(EntryPoint entry)
    {
        switch (entry.Shape)
        {
            case EntryPointShape.ControllerAction:
                return HealthStyle.Controller;
            case EntryPointShape.MinimalApi:
                return HealthStyle.MinimalApi;
            case EntryPointShape.Annotations:
                return LambdaSymbols.Attribute(entry.Body.Symbol, "RestApi", "Amazon.Lambda.Annotations") is not null ? HealthStyle.AnnotationsRestApi
                    : LambdaSymbols.Attribute(entry.Body.Symbol, "HttpApi", "Amazon.Lambda.Annotations") is not null ? HealthStyle.AnnotationsHttpApi
                    : HealthStyle.None;
            case EntryPointShape.HandlerString or EntryPointShape.LambdaSignature when entry.EventType is { } type && LambdaSymbols.IsHttpEvent(type):
                return type.Name switch
                {
                    "APIGatewayProxyRequest" => HealthStyle.RestApi,
                    "APIGatewayHttpApiV2ProxyRequest" => HealthStyle.HttpApi,
                    "ApplicationLoadBalancerRequest" => HealthStyle.LoadBalancer,
                    _ => HealthStyle.None,
                };
            default:
                // An executable's one handler answers everything by itself: nothing that is added beside it is ever asked.
                return HealthStyle.None;
        }
    }

    /// <summary>Where a minimal API can be added to: the first call that maps something on a local <c>WebApplication</c>, in the document of the entry if there is one.</summary>
    public static SimpleNameSyntax? MappingBeside(EntryPoint entry, SyntaxScan scan, SourceModels models) =>
        scan.Registrations
            .Select(call => call.Expression)
            .OfType<MemberAccessExpressionSyntax>()
            .Where(member => member.Expression is IdentifierNameSyntax
                && models.For(member.SyntaxTree).GetSymbolInfo(member.Expression).Symbol is ILocalSymbol { Type: { Name: "WebApplication" } type }
                && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder")
            .OrderBy(member => member.SyntaxTree != entry.Body.Syntax.SyntaxTree)
            .ThenBy(member => member.SyntaxTree.FilePath, System.StringComparer.Ordinal)
            .ThenBy(member => member.SpanStart)
            .FirstOrDefault()?.Name;
}
