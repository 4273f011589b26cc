using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Privacy;

namespace PaymentObservability.Rules.Privacy;

/// <summary>PAY5002: a live credential stands in the source of a payment project. No fix can undo that: it has to be replaced where it was issued.</summary>
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
    }

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
