using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules;

/// <summary>One rule: a small judgement over the finished model. It holds no state and reports where its diagnostic stands, nowhere else.</summary>
internal abstract class PaymentRule
{
    /// <summary>What it reports.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Adds everything that it finds wrong in the whole compilation.</summary>
    public abstract void Judge(RuleContext context);
}
