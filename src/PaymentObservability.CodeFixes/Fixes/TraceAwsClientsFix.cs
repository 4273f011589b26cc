using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY2005: <c>AddAWSInstrumentation</c> behind the source that OpenTelemetry is given, or a registration in the static constructor of the handler's class, which
/// runs before it makes any client.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TraceAwsClientsFix))]
public sealed class TraceAwsClientsFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public TraceAwsClientsFix()
        : base("Trace AWS clients", "PaymentObservability.TraceAwsClients")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY2005");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.ContainsKey(FixProperties.Fixable) || !diagnostic.Properties.TryGetValue(TraceProperties.Registration, out var registration))
        {
            return null;
        }

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return registration switch
        {
            "OpenTelemetry" => node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && IsImported(root, "OpenTelemetry.Trace") ? new[] { TextEdit.Insert(call.Span.End, ".AddAWSInstrumentation()") } : null,
            "Powertools" => InStaticConstructor(node, "AWS.Lambda.Powertools.Tracing.Tracing", "RegisterForAllServices", model),
            _ => InStaticConstructor(node, "Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler", "RegisterXRayForAllServices", model),
        };
    }

    /// <summary>Whoever calls <c>AddSource</c> by its interface needs no import; an extension does.</summary>
    private static bool IsImported(SyntaxNode root, string space) =>
        root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.Name?.ToString() == space);

    private static IReadOnlyList<TextEdit>? InStaticConstructor(SyntaxNode node, string metadataName, string method, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } owner || owner.OpenBraceToken.IsMissing || model.Compilation.GetTypeByMetadataName(metadataName) is not { } type)
        {
            return null;
        }

        var layout = new Layout(owner.SyntaxTree.GetText(), null);
        var call = $"{type.ToMinimalDisplayString(model, owner.OpenBraceToken.Span.End)}.{method}();";
        if (owner.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword)) is { } existing)
        {
            return existing.Body is { } body && body.Statements.FirstOrDefault() is { } first
                ? new[] { TextEdit.Insert(layout.Before(first), call + layout.Separator(first.SpanStart)) }
                : null;
        }

        // Before the first constructor or method, behind the fields.
        var place = owner.Members.FirstOrDefault(member => member is not (FieldDeclarationSyntax or EventFieldDeclarationSyntax or PropertyDeclarationSyntax or BaseTypeDeclarationSyntax));
        if (place is null || !layout.StartsLine(place.SpanStart))
        {
            return null;
        }

        var separator = layout.NewLine + layout.IndentAt(place.SpanStart);
        var text = $"static {owner.Identifier.Text}(){separator}{{{separator}{layout.Unit}{call}{separator}}}{layout.NewLine}{separator}";
        return new[] { TextEdit.Insert(layout.Before(place), text) };
    }
}
