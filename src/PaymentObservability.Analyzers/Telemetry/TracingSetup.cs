using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Telemetry;

/// <summary>
/// How one project sends its spans: which tracing libraries it can see, whose activities OpenTelemetry exports, and what traces the calls of AWS clients.
/// A call that sets something up in another assembly may set up anything.
/// </summary>
internal sealed class TracingSetup
{
    private TracingSetup()
    {
    }

    /// <summary>The library to write new spans with; <see cref="SpanLibrary.None"/> where nothing in sight sends spans anywhere.</summary>
    public SpanLibrary Library { get; private set; }

    /// <summary>The <c>ActivitySource</c> that is exported; null where the contract's namespace may be used, or where none is.</summary>
    public string? Source { get; private set; }

    /// <summary>Whether something in another assembly may set tracing up.</summary>
    public bool MayBeElsewhere { get; private set; }

    /// <summary>Whether calls of AWS clients are traced.</summary>
    public bool TracesAwsClients { get; private set; }

    /// <summary>Whether every web request has a span of its own.</summary>
    public bool TracesWebRequests { get; private set; }

    /// <summary>The first call that registers a source with OpenTelemetry: what traces AWS clients goes behind it.</summary>
    public InvocationExpressionSyntax? SourceCall { get; private set; }

    /// <summary>Whether a call of this name may set tracing up; looked at before anything is bound.</summary>
    public static bool MayBe(string name)
    {
        switch (name)
        {
            case "AddSource" or "AddAWSInstrumentation" or "AddAWSLambdaConfigurations" or "AddAspNetCoreInstrumentation":
            case "RegisterXRayForAllServices" or "RegisterXRay" or "RegisterXRayManifest" or "RegisterForAllServices" or "Register" or "UseXRay" or "AddActivityListener" or "AddServiceDefaults":
                return true;
        }

        return (name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal) || name.StartsWith("Configure", StringComparison.Ordinal)
                || name.StartsWith("Register", StringComparison.Ordinal) || name.StartsWith("Setup", StringComparison.Ordinal) || name.StartsWith("Init", StringComparison.Ordinal))
            && (TelemetryWords.OfName(name) & TelemetryKinds.Spans) != 0;
    }

    /// <summary>Reads the project's calls that set tracing up.</summary>
    /// <param name="models">Its semantic models.</param>
    /// <param name="scan">What its syntax holds.</param>
    /// <param name="externals">Knows what other assemblies may do.</param>
    /// <param name="automatic">What a layer traces by itself.</param>
    /// <param name="wanted">The name that a new source would have.</param>
    public static TracingSetup Of(SourceModels models, SyntaxScan scan, ExternalCalls externals, AutoInstrumentation automatic, string wanted)
    {
        var setup = new TracingSetup { MayBeElsewhere = automatic.IsOn, TracesAwsClients = automatic.IsOn, TracesWebRequests = automatic.IsOn };
        var sources = automatic.Sources.ToList();
        foreach (var syntax in scan.TracingSetups)
        {
            if (models.For(syntax.SyntaxTree).GetOperation(syntax) is not IInvocationOperation call)
            {
                // Code in the making, or a package that is missing.
                setup.MayBeElsewhere = true;
                continue;
            }

            setup.Read(call, models, externals, sources);
        }

        setup.Choose(models.Compilation, scan, sources, wanted);
        return setup;
    }

    private void Read(IInvocationOperation call, SourceModels models, ExternalCalls externals, List<string> sources)
    {
        var space = call.TargetMethod.ContainingNamespace?.ToDisplayString() ?? "";
        switch (call.TargetMethod.Name)
        {
            case "AddSource" when space == "OpenTelemetry.Trace":
                sources.AddRange(Texts(call));
                SourceCall ??= (InvocationExpressionSyntax)call.Syntax;
                break;
            case "AddAWSInstrumentation" when space == "OpenTelemetry.Trace":
            case "RegisterXRayForAllServices" or "RegisterXRay" or "RegisterXRayManifest" when space == "Amazon.XRay.Recorder.Handlers.AwsSdk":
            case "RegisterForAllServices" or "Register" when space == "AWS.Lambda.Powertools.Tracing":
                TracesAwsClients = true;
                break;
            case "AddAspNetCoreInstrumentation" when space.StartsWith("OpenTelemetry", StringComparison.Ordinal):
            case "UseXRay" when space == "Microsoft.AspNetCore.Builder":
                TracesWebRequests = true;
                break;
            default:
                MayBeElsewhere |= !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, models.Compilation.Assembly) && externals.MayOpenSpans(call.TargetMethod);
                break;
        }
    }

    private void Choose(Compilation compilation, SyntaxScan scan, List<string> sources, string wanted)
    {
        var hasXRay = compilation.GetTypeByMetadataName("Amazon.XRay.Recorder.Core.AWSXRayRecorder") is not null;
        var hasDatadog = compilation.GetTypeByMetadataName("Datadog.Trace.Tracer") is not null;

        // Its agent traces AWS clients and web requests without being asked.
        TracesAwsClients |= hasDatadog;
        var named = sources.Select(name => name.EndsWith("*", StringComparison.Ordinal) ? name.TrimEnd('*') + (name.Length > 1 ? "Payments" : wanted) : name).Where(name => name.Length > 0 && name.IndexOf('*') < 0).ToList();

        // X-Ray's own library is in maintenance: it is written with where the code already does, or where nothing else is there.
        if (named.Count > 0 && !(hasXRay && scan.Names.Any(name => name is "AWSXRayRecorder" or "BeginSubsegment" or "WithSubsegment" or "TraceMethodAsync")))
        {
            Library = SpanLibrary.ActivitySource;
            Source = sources.Any(name => Covers(name, wanted)) ? null : named[0];
        }
        else if (hasXRay)
        {
            Library = SpanLibrary.XRay;
        }
        else if (hasDatadog)
        {
            Library = SpanLibrary.Datadog;
        }
    }

    private static IEnumerable<string> Texts(IInvocationOperation call) => call.Arguments
        .SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } elements } ? elements.ElementValues : ImmutableArray.Create(argument.Value))
        .Select(value => value.ConstantValue)
        .Where(value => value.HasValue)
        .Select(value => value.Value)
        .OfType<string>();

    private static bool Covers(string registered, string wanted) =>
        registered == wanted || (registered.EndsWith("*", StringComparison.Ordinal) && wanted.StartsWith(registered.TrimEnd('*'), StringComparison.OrdinalIgnoreCase));
}
