using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY5004: <c>LogEvent = false</c>, and a capture mode that keeps exceptions but not what is returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwitchCaptureOffFix))]
public sealed class SwitchCaptureOffFix : DocumentFix
{
    private const string Library = "AWS.Lambda.Powertools.Tracing";
    private const string Modes = "TracingCaptureMode";

    /// <summary>Makes the fix.</summary>
    public SwitchCaptureOffFix()
        : base("Switch the capture off", "PaymentObservability.SwitchCaptureOff")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY5004");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
        {
            return null;
        }

        if (Given(attribute, "LogEvent") is { } logged)
        {
            return new[] { new TextEdit(logged.Expression.Span, "false") };
        }

        if (model.GetTypeInfo(attribute).Type?.Name != "TracingAttribute")
        {
            return null;
        }

        var isKnown = model.LookupNamespacesAndTypes(attribute.SpanStart, name: Modes).Any(symbol => symbol.ContainingNamespace?.ToDisplayString() == Library);
        var modes = isKnown ? Modes : "global::" + Library + "." + Modes;
        if (Given(attribute, "CaptureMode") is { } mode)
        {
            // Only responses were captured: then nothing is. Exceptions stay where they were.
            var value = model.GetConstantValue(mode.Expression) is { HasValue: true, Value: 0 } ? "Disabled" : "Error";
            return new[] { new TextEdit(mode.Expression.Span, $"{modes}.{value}") };
        }

        var setting = $"CaptureMode = {modes}.Error";
        return new[]
        {
            attribute.ArgumentList switch
            {
                null => TextEdit.Insert(attribute.Span.End, $"({setting})"),
                { Arguments.Count: 0 } list => TextEdit.Insert(list.OpenParenToken.Span.End, setting),
                { Arguments: var arguments } => TextEdit.Insert(arguments.Last().Span.End, $", {setting}"),
            },
        };
    }

    private static AttributeArgumentSyntax? Given(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
