using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Deployment.Repairs;
using PaymentObservability.Handlers;
using PaymentObservability.Health;
using PaymentObservability.Monitoring;
using PaymentObservability.Rules.Chain;

namespace PaymentObservability.Rules;

/// <summary>What a rule is given: the model to judge and where to put what it finds.</summary>
internal sealed class RuleContext
{
    private readonly List<Diagnostic> diagnostics = new();

    private readonly HashSet<(string Id, Location Place, string Message)> reportedInFiles = new();

    private readonly List<(string Path, PaymentOperation Owner, string Id, TemplateRepair Repair)> repairs = new();

    private readonly RuleSettings settings;

    private readonly Lazy<ProjectHealth> health;

    private readonly Lazy<EmittedMetrics> emitted;

    private readonly Lazy<ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)>> guide;

    private readonly PaymentTemplate? stack;

    /// <summary>For a project that only deploys: its stacks, whose payments are made in other projects.</summary>
    public RuleContext(PaymentModel model, PaymentTemplate stack, CancellationToken cancellation)
        : this(model, ImmutableArray<AdditionalText>.Empty, null, cancellation) => this.stack = stack;

    public RuleContext(PaymentModel model, ImmutableArray<AdditionalText> files, string? projectFolder, CancellationToken cancellation)
    {
        guide = new Lazy<ImmutableArray<(PaymentTemplate Template, GuideAnswers Answers)>>(() => GuideCheck.Of(new ServiceFacts(model, model.Deployment, Health), projectFolder));
        settings = new RuleSettings(model.Models.Compilation);
        Model = model;
        emitted = new Lazy<EmittedMetrics>(() => EmittedMetrics.Of(model, cancellation));
        ProjectFolder = projectFolder;
        Files = files;
        health = new Lazy<ProjectHealth>(() => ProjectHealth.Of(model, cancellation));
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

    private SourceText? TextOf(string path) => Files.FirstOrDefault(file => file.Path == path)?.GetText(Cancellation);

    /// <summary>The folder of the project file, or null.</summary>
    public string? ProjectFolder { get; }

    /// <summary>The templates that deploy the project's payments; none where the contract says that they are deployed elsewhere.</summary>
    public IEnumerable<PaymentTemplate> Templates => stack is null ? Guide.Select(each => each.Template) : new[] { stack };

    /// <summary>Templates and other files beside the source.</summary>
    public ImmutableArray<AdditionalText> Files { get; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The repairs of what has been found in templates so far: the file, the payment that the finding is about, the rule and the repair.</summary>
    public IReadOnlyList<(string Path, PaymentOperation Owner, string Id, TemplateRepair Repair)> Repairs => repairs;

    /// <summary>What has been found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Adds a finding; in a file that is no source only where the rule is not off for the first payment's source.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not null || settings.SeverityBeside(Model.Home?.Location.SourceTree, diagnostic.Id, diagnostic.Severity, Cancellation) is not null)
        {
            diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Adds a finding in a template or another file that is no source, once a place.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">How bad it is where the user says nothing.</param>
    /// <param name="place">Where it stands in the file.</param>
    /// <param name="owner">The payment that it is about: what .editorconfig says of its source counts for the file. Null where another project makes it.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void ReportInFile(DiagnosticDescriptor rule, DiagnosticSeverity severity, Location place, PaymentOperation? owner, params object[] arguments) =>
        ReportInFile(rule, severity, place, owner, (TemplateRepair?)null, arguments);

    /// <summary>The same, with what has to be changed in the file so that the finding is gone.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">How bad it is where the user says nothing.</param>
    /// <param name="place">Where it stands in the file.</param>
    /// <param name="owner">The payment that it is about; null where another project makes it.</param>
    /// <param name="repair">What has to be changed; null where nobody can tell, or for code.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void ReportInFile(DiagnosticDescriptor rule, DiagnosticSeverity severity, Location place, PaymentOperation? owner, TemplateRepair? repair, params object[] arguments)
    {
        if (settings.SeverityBeside(owner is null ? place.SourceTree : owner.Location.SourceTree, rule.Id, severity, Cancellation) is not { } effective)
        {
            return;
        }

        // A stack that code makes has no text of its own to write into.
        repair = owner is not null && place.SourceTree is null && repair?.Fits(TextOf(place.GetLineSpan().Path)) == true ? repair : null;
        var properties = repair is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Repairs, repair.ToString());
        var diagnostic = Diagnostic.Create(rule, place, effective, additionalLocations: null, properties, arguments);
        if (!reportedInFiles.Add((rule.Id, place, diagnostic.GetMessage())))
        {
            return;
        }

        diagnostics.Add(diagnostic);
        if (repair is not null)
        {
            repairs.Add((place.GetLineSpan().Path, owner!, rule.Id, repair));
        }
    }
}
