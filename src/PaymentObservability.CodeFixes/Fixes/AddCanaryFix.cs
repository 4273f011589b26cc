using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Health;
using PaymentObservability.Health;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY4004: adds a scheduled function that tries the service out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCanaryFix))]
public sealed class AddCanaryFix : ServiceTypeFix
{
    /// <summary>Makes the fix.</summary>
    public AddCanaryFix()
        : base("Add a canary", "PaymentObservability.AddCanary")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY4004");

    private protected override Addition? Plan(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, Layout layout)
    {
        if (!Enum.TryParse<HealthStyle>(diagnostic.Properties.GetValueOrDefault(FixProperties.Style), out var style)
            || model.Compilation is not CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } compilation
            || compilation.GetTypesByMetadataName("System.Net.Http.HttpClient").IsEmpty
            || compilation.GetTypesByMetadataName("Amazon.Lambda.Core.ILambdaContext").IsEmpty
            || AttemptDialects.For(Library(diagnostic), compilation) is not { } dialect
            || AddedType.FreeName(compilation, "CanaryFunction", "PaymentCanaryFunction", "ServiceCanaryFunction") is not { } name)
        {
            return null;
        }

        var nullable = AddedType.AllowsNullable(root, model, diagnostic.Location.SourceSpan.Start);
        var names = ContractNames.Parse(diagnostic.Properties.GetValueOrDefault(FixProperties.Contract));
        return new Addition(name, CanaryTypeText.Of(name, style, dialect, names, diagnostic.Properties.GetValueOrDefault(FixProperties.PaidRoute), nullable), ImmutableArray<TextEdit>.Empty);
    }

    private static MetricLibrary Library(Diagnostic diagnostic) =>
        Enum.TryParse<MetricLibrary>(diagnostic.Properties.GetValueOrDefault(FixProperties.Library), out var library) ? library : MetricLibrary.StandardOutput;
}
