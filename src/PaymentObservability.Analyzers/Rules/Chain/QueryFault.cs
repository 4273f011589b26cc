using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Rules.Chain;

/// <summary>What a log query asks for and no log has.</summary>
/// <param name="Word">The word that asks for it.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
/// <param name="Replacement">What belongs in its place; null where nobody can tell.</param>
internal sealed record QueryFault(QueryWord Word, string Reason, string? Replacement = null)
{
    /// <summary>What has to be changed in the file; null where nobody can tell.</summary>
    public TemplateRepair? Repair => Replacement is not null && Word.Place is { } place ? TemplateRepair.Rename(place, Word.Text, Replacement) : null;
}
