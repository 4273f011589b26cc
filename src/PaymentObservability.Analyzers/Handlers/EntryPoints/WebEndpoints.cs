using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>What ASP.NET Core routes to: controller actions and mapped delegates.</summary>
internal static class WebEndpoints
{
    /// <summary>The delegates given to <c>MapPost</c> and its siblings, with their routes.</summary>
    public static IEnumerable<(Route Route, IOperation Handler, bool IsPaid)> Mapped(IReadOnlyList<InvocationExpressionSyntax> candidates, SourceModels models)
    {
        foreach (var syntax in candidates)
        {
            var name = NameOf(syntax);
            if (name is not ("MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" or "MapMethods" or "Map") || syntax.ArgumentList.Arguments.Count < 2)
            {
                continue;
            }

            // Map(path, branch => ...) of the pipeline takes a delegate too, but one that sets it up.
            if (models.For(syntax.SyntaxTree).GetOperation(syntax) is not IInvocationOperation invocation
                || invocation.TargetMethod.ContainingNamespace.ToDisplayString() != "Microsoft.AspNetCore.Builder"
                || invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name is "Delegate" or "RequestDelegate") is not { } handler)
            {
                continue;
            }

            var path = invocation.Arguments.Select(argument => argument.Value.ConstantValue).FirstOrDefault(value => value is { HasValue: true, Value: string }).Value as string ?? "";
            var verb = name is "Map" or "MapMethods" ? null : name.Substring(3).ToUpperInvariant();
            yield return (new Route(verb, Group(invocation.Arguments[0].Value, candidates, models) + path), handler.Value, IsPaid(syntax));
        }
    }

    /// <summary>Whether a filter of the x402 package takes the payment before the delegate runs: <c>MapGet(...).RequireX402Payment(...)</c>.</summary>
    private static bool IsPaid(ExpressionSyntax endpoint)
    {
        while (endpoint.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member)
        {
            if (member.Name.Identifier.ValueText == "RequireX402Payment")
            {
                return true;
            }

            endpoint = next;
        }

        return false;
    }

    /// <summary>A class that ASP.NET Core takes for a controller.</summary>
    public static bool IsController(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic)
        {
            return false;
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "ControllerBase" or "Controller" && current.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Mvc")
            {
                return true;
            }

            if (LambdaSymbols.Attribute(current, "ApiController", "Microsoft.AspNetCore.Mvc") is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The public methods of a controller that a request can reach, those inherited from source included.</summary>
    public static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol controller)
    {
        for (var type = controller; type is not null && !type.DeclaringSyntaxReferences.IsEmpty; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsImplicitlyDeclared: false } method
                    && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NonActionAttribute")
                    && method.Name is not ("Dispose" or "DisposeAsync" or "OnActionExecuting" or "OnActionExecuted"))
                {
                    yield return method;
                }
            }
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    /// <summary>The prefix of the <c>MapGroup</c> that the endpoint is mapped on: beside it, or where its method is called with the group.</summary>
    private static string Group(IOperation builder, IReadOnlyList<InvocationExpressionSyntax> calls, SourceModels models)
    {
        var prefix = "";
        for (var depth = 0; depth < 8; depth++)
        {
            while (builder is IConversionOperation conversion)
            {
                builder = conversion.Operand;
            }

            if (builder is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } references } }
                && references[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && models.Contains(value.SyntaxTree)
                && models.For(value.SyntaxTree).GetOperation(value) is { } initial)
            {
                builder = initial;
            }
            else if (builder is IInvocationOperation { Arguments: { Length: > 0 } arguments } invocation)
            {
                if (invocation.TargetMethod.Name == "MapGroup" && arguments.Length > 1 && arguments[1].Value.ConstantValue is { HasValue: true, Value: string text })
                {
                    prefix = text + prefix;
                }

                builder = arguments[0].Value;
            }
            else if (builder is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } && Given(parameter, method, calls, models) is { } given)
            {
                builder = given;
            }
            else
            {
                break;
            }
        }

        return prefix;
    }

    /// <summary>What the first call of a method gives for its parameter.</summary>
    private static IOperation? Given(IParameterSymbol parameter, IMethodSymbol method, IReadOnlyList<InvocationExpressionSyntax> calls, SourceModels models)
    {
        foreach (var call in calls)
        {
            if (NameOf(call) == method.Name
                && models.For(call.SyntaxTree).GetOperation(call) is IInvocationOperation invocation
                && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, method.OriginalDefinition))
            {
                return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
            }
        }

        return null;
    }
}
