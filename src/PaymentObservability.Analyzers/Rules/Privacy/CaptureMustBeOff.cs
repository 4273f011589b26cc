using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Privacy;

namespace PaymentObservability.Rules.Privacy;

/// <summary>PAY5004: Powertools or API Gateway writes whole requests into the log, or what methods return into the trace; by an attribute or by a template's switch.</summary>
internal sealed class CaptureMustBeOff : PaymentRule
{
    /// <summary>Values of <c>TracingCaptureMode</c>.</summary>
    private const int Response = 0, ResponseAndError = 2, EnvironmentVariable = 4;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.CaptureMustBeOff);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var environmentDecides = new Lazy<bool>(() => CaptureSwitch.IsNamed(context.Files, context.Cancellation));
        foreach (var (body, _) in context.Model.PaymentCode(context.Cancellation))
        {
            foreach (var attribute in body.Symbol.GetAttributes())
            {
                if (attribute.ApplicationSyntaxReference is { } place && What(attribute, body.Symbol, environmentDecides) is { } what)
                {
                    context.Report(Diagnostic.Create(PaymentObservability.Descriptors.CaptureMustBeOff, place.SyntaxTree.GetLocation(place.Span), $"The attribute on '{body.Symbol.Name}'", what));
                }
            }
        }

        JudgeTemplates(context);
    }

    private static void JudgeTemplates(RuleContext context)
    {
        foreach (var template in context.Templates)
        {
            foreach (var (place, name, on, what) in TemplateCaptures.Find(template, context.Model.Models.Compilation))
            {
                context.ReportInFile(PaymentObservability.Descriptors.CaptureMustBeOff, DiagnosticSeverity.Warning, place, template.Operations[0], TemplateRepair.Rename(place, on, "false"), $"Here {name}", what);
            }
        }
    }

    private static string? What(AttributeData attribute, IMethodSymbol method, Lazy<bool> environmentDecides)
    {
        switch (attribute.AttributeClass?.ToDisplayString())
        {
            case "AWS.Lambda.Powertools.Logging.LoggingAttribute":
                return Setting(attribute, "LogEvent") is true ? "the whole request into the log" : null;
            case "AWS.Lambda.Powertools.Tracing.TracingAttribute" when ReturnsContent(method):
                var mode = Setting(attribute, "CaptureMode") ?? EnvironmentVariable;
                return mode is Response or ResponseAndError || (mode is EnvironmentVariable && !environmentDecides.Value) ? "what it returns into the trace" : null;
            default:
                return null;
        }
    }

    private static object? Setting(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    // Numbers and truth values tell nothing.
    private static bool ReturnsContent(IMethodSymbol method)
    {
        var type = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task
            ? task.TypeArguments.FirstOrDefault()
            : method.ReturnsVoid ? null : method.ReturnType;
        return type is not null && !TextTypes.IsHarmless(type);
    }
}
