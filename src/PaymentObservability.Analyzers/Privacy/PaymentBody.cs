using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Privacy;

/// <summary>One body of the code that runs where payments are made.</summary>
/// <param name="Body">The body.</param>
/// <param name="Entry">The entry that it was first reached from.</param>
internal sealed record PaymentBody(CodeBody Body, EntryPoint Entry)
{
    /// <summary>Whether it is the entry itself.</summary>
    public bool IsEntry => Body.Equals(Entry.Body);
}
