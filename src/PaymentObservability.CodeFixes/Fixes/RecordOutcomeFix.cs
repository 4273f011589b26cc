using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PaymentObservability.CodeFixes.Attempts;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY1001 and PAY1003: puts an attempt scope around the money call, which records outcome and duration.</summary>
// No [Shared]: it would make the assembly reference a System.Composition that older hosts do not carry.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordOutcomeFix))]
public sealed class RecordOutcomeFix : CodeFixProvider
{
    internal const string Key = "PaymentObservability.RecordOutcome";

    private const string Title = "Record the payment's outcome and duration";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1001", "PAY1003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AttemptFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (AttemptRequest.Of(diagnostic) is not { } request || !await DocumentAttempts.CanFixAsync(context.Document, request, context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var documents = new Dictionary<DocumentId, ImmutableArray<Diagnostic>> { [context.Document.Id] = ImmutableArray.Create(diagnostic) };
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => SolutionAttempts.FixAsync(context.Document.Project.Solution, documents, cancellation), Key),
                diagnostic);
        }
    }
}
