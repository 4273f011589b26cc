using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Privacy;

namespace PaymentObservability.Rules.Privacy;

/// <summary>PAY5002: a live credential stands in the source of a payment project, or in what deploys it. No fix can undo that: it has to be replaced where it was issued.</summary>
internal sealed class CredentialMustNotBeHardCoded : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.CredentialMustNotBeHardCoded);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var model = context.Model;
        if (!model.Operations.Any(operation => operation.Kind != PaymentKind.Read) || TestProjects.Is(model.Models.Compilation))
        {
            return;
        }

        var secrets = new NamedSecrets(model.Contract);
        foreach (var literal in model.LongTexts)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (LiteralTexts.Whole(literal) is { } whole && LiteralTexts.Of(whole) is { } text && What(text, whole, secrets, model) is { } what)
            {
                context.Report(Diagnostic.Create(PaymentObservability.Descriptors.CredentialMustNotBeHardCoded, whole.GetLocation(), what));
            }
        }

        JudgeFiles(secrets, context);
    }

    private static void JudgeFiles(NamedSecrets secrets, RuleContext context)
    {
        // A stack's literals are looked at as any of the source.
        foreach (var template in context.Templates.Where(template => template.AsksForService && !template.Template.IsStack))
        {
            foreach (var (place, what) in TemplateCredentials.Find(template.Template, secrets))
            {
                context.ReportInFile(PaymentObservability.Descriptors.CredentialMustNotBeHardCoded, DiagnosticSeverity.Warning, place, template.Operations[0], what);
            }
        }

        var owner = context.Model.Operations.First(operation => operation.Kind != PaymentKind.Read);
        foreach (var (place, what) in context.Model.Deployment.Tools.Where(tools => IsOwn(tools, context)).SelectMany(tools => TemplateCredentials.Find(tools, secrets)))
        {
            context.ReportInFile(PaymentObservability.Descriptors.CredentialMustNotBeHardCoded, DiagnosticSeverity.Warning, place, owner, what);
        }
    }

    // The file names this project's code, or lies beside its project file.
    private static bool IsOwn(ToolsDefaults tools, RuleContext context) =>
        tools.Handler?.StartsWith(context.Model.Models.Compilation.AssemblyName + "::", StringComparison.Ordinal) == true
        || (context.ProjectFolder is { } folder && string.Equals(FilePaths.FolderOf(tools.Path), FilePaths.Normalize(folder), StringComparison.OrdinalIgnoreCase));

    private static string? What(string text, ExpressionSyntax literal, NamedSecrets secrets, PaymentModel model)
    {
        if (literal.FirstAncestorOrSelf<AttributeSyntax>() is not null)
        {
            return null;
        }

        return CredentialFormats.Find(text)
            ?? (ConnectionStrings.HoldPassword(text) ? "a password" : null)
            ?? (NamedSecrets.MayBe(text) ? secrets.Find(text, LiteralNames.Of(literal, model.Models.For(literal.SyntaxTree))) : null);
    }
}
