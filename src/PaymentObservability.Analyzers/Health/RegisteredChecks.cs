using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;

namespace PaymentObservability.Health;

/// <summary>
/// Finds what <c>MapHealthChecks</c> answers with: the project's own <c>IHealthCheck</c> classes and lambdas. As soon as anything else may be registered, in
/// another assembly or by what cannot be bound, nothing is known.
/// </summary>
internal sealed class RegisteredChecks
{
    private const string Space = "Microsoft.Extensions.Diagnostics.HealthChecks";

    /// <summary>Types by which services are registered: a file that names none of them registers nothing.</summary>
    private static readonly ImmutableHashSet<string> Builders = ImmutableHashSet.Create(
        "IServiceCollection", "ServiceCollection", "WebApplication", "WebApplicationBuilder", "IHealthChecksBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "IHostBuilder", "IWebHostBuilder", "Host", "WebHost", "ConfigureServices");

    /// <summary>Assemblies that register no health check unless they are asked to by a call on <c>IHealthChecksBuilder</c>.</summary>
    private static readonly string[] Silent =
    {
        "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.EntityFrameworkCore", "System", "Amazon", "AWS", "OpenTelemetry", "Serilog", "Swashbuckle", "MediatR", "FluentValidation", "AutoMapper",
    };

    private readonly PaymentModel model;
    private readonly INamedTypeSymbol contract;
    private readonly List<RegisteredCheck> checks = new();
    private bool isKnown = true;

    private RegisteredChecks(PaymentModel model, INamedTypeSymbol contract)
    {
        this.model = model;
        this.contract = contract;
    }

    /// <summary>All of them, in the order of the source; default where something may be registered that cannot be read.</summary>
    public static ImmutableArray<RegisteredCheck> Find(PaymentModel model, CancellationToken cancellation)
    {
        if (model.Models.Compilation.GetTypeByMetadataName(Space + ".IHealthCheck") is not { } contract || model.Scan.Names.Contains("HealthCheckRegistration") || model.Scan.Names.Contains("HealthCheckServiceOptions"))
        {
            return default;
        }

        var found = new RegisteredChecks(model, contract);
        foreach (var tree in model.Models.Compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var root = tree.GetRoot(cancellation);
            if (root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => Builders.Contains(name.Identifier.ValueText)))
            {
                foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>().TakeWhile(_ => found.isKnown))
                {
                    found.Read(call);
                }
            }
        }

        return found.isKnown ? found.checks.ToImmutableArray() : default;
    }

    private void Read(InvocationExpressionSyntax syntax)
    {
        if (model.Models.For(syntax.SyntaxTree).GetOperation(syntax) is not { } operation || operation.ConstantValue.HasValue)
        {
            // nameof
            return;
        }

        if (operation is not IInvocationOperation call)
        {
            isKnown = false;
            return;
        }

        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, model.Models.Compilation.Assembly) || !Takes(call))
        {
            return;
        }

        if (method.Parameters.FirstOrDefault()?.Type is { Name: "IHealthChecksBuilder" } || method.ContainingType.Name == "IHealthChecksBuilder")
        {
            Read(call, method);
        }
        else if (!Silent.Any(name => method.ContainingAssembly.Name.StartsWith(name, StringComparison.Ordinal))
            || (method.Name == "UseStartup" && !call.TargetMethod.TypeArguments.All(IsOwn)))
        {
            isKnown = false;
        }
    }

    /// <summary>Whether a call is given what services can be registered on.</summary>
    private static bool Takes(IInvocationOperation call) =>
        IsBuilder(call.Instance?.Type) || call.Arguments.Any(argument => IsBuilder(argument.Parameter?.Type) || IsBuilder((argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value).Type));

    private static bool IsBuilder(ITypeSymbol? type) => type is not null && (Builders.Contains(type.Name) || type.AllInterfaces.Any(contract => Builders.Contains(contract.Name)));

    /// <summary>A call on <c>IHealthChecksBuilder</c>.</summary>
    private void Read(IInvocationOperation call, IMethodSymbol method)
    {
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "name")?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "";
        if (!method.ContainingAssembly.Name.StartsWith(Space, StringComparison.Ordinal) || method.Name is not ("AddCheck" or "AddAsyncCheck" or "AddTypeActivatedCheck"))
        {
            isKnown = false;
        }
        else if (call.TargetMethod.TypeArguments.FirstOrDefault() is { } type)
        {
            Add(type, name);
        }
        else if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "check" or "instance" or "factory")?.Value is { } given)
        {
            Add(given, name);
        }
        else
        {
            isKnown = false;
        }
    }

    private void Add(IOperation given, string name)
    {
        while (given is IConversionOperation conversion)
        {
            given = conversion.Operand;
        }

        switch (given)
        {
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                checks.Add(new RegisteredCheck(name.Length == 0 ? "AddCheck" : name, new CodeBody(lambda.Symbol, lambda.Syntax), null, name));
                break;
            case { Type: INamedTypeSymbol { TypeKind: TypeKind.Class } type }:
                Add(type, name);
                break;
            default:
                isKnown = false;
                break;
        }
    }

    private void Add(ITypeSymbol type, string name)
    {
        if (type is INamedTypeSymbol own && IsOwn(own)
            && contract.GetMembers("CheckHealthAsync").Select(own.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault() is { } check
            && CodeBodies.Of(check, model.Models) is { } body)
        {
            checks.Add(new RegisteredCheck(own.Name, body, own, name));
        }
        else
        {
            isKnown = false;
        }
    }

    private bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, model.Models.Compilation.Assembly);
}
