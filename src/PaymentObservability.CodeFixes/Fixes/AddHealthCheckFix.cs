using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Health;
using PaymentObservability.Health;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY4001: adds a health check that asks everything the payments need, in the style of the handler it joins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHealthCheckFix))]
public sealed class AddHealthCheckFix : ServiceTypeFix
{
    /// <summary>Makes the fix.</summary>
    public AddHealthCheckFix()
        : base("Add a health check", "PaymentObservability.AddHealthCheck")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY4001");

    private protected override Addition? Plan(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, Layout layout)
    {
        if (!Enum.TryParse<HealthStyle>(diagnostic.Properties.GetValueOrDefault(FixProperties.Style), out var style) || model.Compilation is not CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } compilation)
        {
            return null;
        }

        var dependencies = Dependency.Parse(diagnostic.Properties.GetValueOrDefault(FixProperties.Dependencies));
        var name = style switch
        {
            HealthStyle.Controller => AddedType.FreeName(compilation, "HealthController", "HealthCheckController", "ServiceHealthController"),
            HealthStyle.MinimalApi => AddedType.FreeName(compilation, "HealthEndpoint", "HealthCheckEndpoint", "ServiceHealthEndpoint"),
            _ => AddedType.FreeName(compilation, "HealthFunction", "HealthCheckFunction", "ServiceHealthFunction"),
        };
        if (name is null || !HasTypes(compilation, style, dependencies))
        {
            return null;
        }

        var edits = ImmutableArray<TextEdit>.Empty;
        var position = diagnostic.Location.SourceSpan.Start;
        if (style == HealthStyle.MinimalApi)
        {
            // Where the application is built in sight, its own health checks are used.
            if (!dependencies.IsEmpty
                && AddedType.FreeName(compilation, "DependencyHealthCheck", "PaymentHealthCheck", "ServiceDependencyHealthCheck") is { } check
                && RegistrationEdit.Of(root, model, position, $".Services.AddHealthChecks().AddCheck<{check}>(\"{HealthTypeText.CheckName}\");", layout) is { } registration
                && MappingEdit.Of(root, model, position, $"MapHealthChecks(\"/health\", {check}.Options)", layout) is { } mapped)
            {
                return new Addition(check, HealthTypeText.OfRegistered(check, dependencies, AddedType.AllowsNullable(root, model, position)), ImmutableArray.Create(registration, mapped));
            }

            if (MappingEdit.Of(root, model, position, $"MapGet(\"/health\", new {name}().HandleAsync)", layout) is not { } mapping)
            {
                return null;
            }

            edits = ImmutableArray.Create(mapping);
        }

        var nullable = AddedType.AllowsNullable(root, model, position);
        return new Addition(name, HealthTypeText.Of(name, style, dependencies, nullable, LogsExceptions(compilation)), edits);
    }

    // ILambdaLogger.LogError(Exception, string, params object[]) came with Amazon.Lambda.Core 2.3.
    private static bool LogsExceptions(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Amazon.Lambda.Core.ILambdaLogger")?.GetMembers("LogError").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 3 && method.Parameters[0].Type.Name == "Exception") == true;

    private static bool HasTypes(Compilation compilation, HealthStyle style, ImmutableArray<Dependency> dependencies)
    {
        var needed = ImmutableArray.Create("System.Text.Json.Utf8JsonWriter")
            .AddRange(style switch
            {
                HealthStyle.AnnotationsHttpApi or HealthStyle.AnnotationsRestApi => ImmutableArray.Create("Amazon.Lambda.Annotations.APIGateway.HttpResults", "Amazon.Lambda.Core.ILambdaContext"),
                HealthStyle.Controller or HealthStyle.MinimalApi => ImmutableArray.Create("Microsoft.Extensions.Logging.LoggerMessage", "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions"),
                _ => ImmutableArray.Create("Amazon.Lambda.Core.ILambdaContext"),
            });
        if (dependencies.Any(dependency => dependency.Kind != DependencyKind.Table))
        {
            needed = needed.Add("System.Net.Http.HttpClient");
        }

        return needed.All(type => !compilation.GetTypesByMetadataName(type).IsEmpty);
    }
}
