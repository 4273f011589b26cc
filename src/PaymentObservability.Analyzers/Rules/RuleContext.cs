using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules;

/// <summary>What a rule is given: the model to judge and where to put what it finds.</summary>
internal sealed class RuleContext
{
    private readonly List<Diagnostic> diagnostics = new();

    public RuleContext(PaymentModel model, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        Model = model;
        Files = files;
        Cancellation = cancellation;
    }

    /// <summary>The finished facts.</summary>
    public PaymentModel Model { get; }

    /// <summary>Templates and other files beside the source.</summary>
    public ImmutableArray<AdditionalText> Files { get; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>What has been found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Adds a finding.</summary>
    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);
}
