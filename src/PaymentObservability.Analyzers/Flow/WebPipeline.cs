using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>Middleware and filters of the project: they run around every web endpoint, though nothing in the project calls them.</summary>
internal static class WebPipeline
{
    /// <summary>Their bodies.</summary>
    public static ImmutableArray<CodeBody> Bodies(SourceTypes types, SourceModels models)
    {
        var bodies = ImmutableArray.CreateBuilder<CodeBody>();
        foreach (var method in types.All.Where(type => type.TypeKind == TypeKind.Class).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()))
        {
            if (method.Parameters.Length > 0 && RunsAround(method) && CodeBodies.Of(method, models) is { } body)
            {
                bodies.Add(body);
            }
        }

        return bodies.ToImmutable();
    }

    private static bool RunsAround(IMethodSymbol method) => method.Name switch
    {
        "Invoke" or "InvokeAsync" => method.Parameters[0].Type.Name is "HttpContext" or "EndpointFilterInvocationContext",
        "OnActionExecutionAsync" or "OnActionExecuting" or "OnActionExecuted" or "OnResultExecutionAsync" or "OnResultExecuted" or "OnException" or "OnExceptionAsync" => true,
        _ => false,
    };
}
