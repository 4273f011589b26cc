using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Health;
using PaymentObservability.Monitoring;
using PaymentObservability.Rules.Chain;

namespace PaymentObservability.Rules;

/// <summary>What a rule is given: the model to judge and where to put what it finds.</summary>
internal sealed class RuleContext
{
    private readonly List<Diagnostic> diagnostics = new();

    private readonly Lazy<ProjectHealth> health;

    private readonly Lazy<EmittedMetrics> emitted;

    private readonly Lazy<ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)>> guide;

    public RuleContext(PaymentModel model, ImmutableArray<AdditionalText> files, string? projectFolder, CancellationToken cancellation)
    {
        guide = new Lazy<ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)>>(() => GuideCheck.Of(new ServiceFacts(model, model.Deployment, Health), projectFolder));
        Model = model;
        emitted = new Lazy<EmittedMetrics>(() => EmittedMetrics.Of(model, cancellation));
        Files = files;
        health = new Lazy<ProjectHealth>(() => ProjectHealth.Of(model, files, cancellation));
        Cancellation = cancellation;
    }

    /// <summary>The finished facts.</summary>
    public PaymentModel Model { get; }

    /// <summary>What the project has of health checks and what they ought to look at; worked out when the first rule asks.</summary>
    public ProjectHealth Health => health.Value;

    /// <summary>What the guide asks of each template that deploys payments, and what it lacks; worked out when the first rule asks.</summary>
    public ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)> Guide => guide.Value;

    /// <summary>All metrics that the code may record; worked out when the first rule asks.</summary>
    public EmittedMetrics Emitted => emitted.Value;

    /// <summary>Templates and other files beside the source.</summary>
    public ImmutableArray<AdditionalText> Files { get; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>What has been found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Adds a finding.</summary>
    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);
}
