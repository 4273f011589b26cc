using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>
/// How a tracing library is written where its span is open already: a subsegment inside it, an annotation on it, a mark that it failed. Names are as short as the
/// document allows; no import is added.
/// </summary>
internal sealed class SpanText
{
    private readonly string tracer;
    private readonly string? source;
    private readonly SemanticModel model;
    private readonly int position;

    private SpanText(string tracer, string? source, SemanticModel model, int position)
    {
        this.tracer = tracer;
        this.source = source;
        this.model = model;
        this.position = position;
    }

    /// <summary>For a diagnostic, at a place; null where its rule knows no library.</summary>
    public static SpanText? Of(Diagnostic diagnostic, SemanticModel model, int position) =>
        diagnostic.Properties.ContainsKey(FixProperties.Fixable) && diagnostic.Properties.TryGetValue(TraceProperties.Tracer, out var tracer) && tracer is not null
            ? new SpanText(tracer, diagnostic.Properties.TryGetValue(TraceProperties.Source, out var source) ? source : null, model, position)
            : null;

    /// <summary>An expression that opens a span until it is disposed of; null where the library has none, and <see cref="Runner"/> does it.</summary>
    public string? Open(string name)
    {
        var text = SymbolDisplay.FormatLiteral(name, quote: true);
        return tracer switch
        {
            "Powertools Tracing" => Has("AWS.Lambda.Powertools.Tracing.Tracing", "BeginSubsegment") ? $"{Type("AWS.Lambda.Powertools.Tracing.Tracing")}.BeginSubsegment({text})" : null,
            "ActivitySource" => source is null ? null : $"{source}.StartActivity({text})",
            "OpenTelemetry" => source is null ? null : $"{source}.StartActiveSpan({text})",
            "Datadog" => Type("Datadog.Trace.Tracer") is { } type ? $"{type}.Instance.StartActive({text})" : null,
            _ => null,
        };
    }

    /// <summary>What runs a call in a subsegment: the recorder, whose <c>TraceMethod</c> and <c>TraceMethodAsync</c> end it and mark it failed; else null.</summary>
    public string? Runner => tracer is "X-Ray SDK" or "Powertools Tracing" ? Recorder : null;

    /// <summary>A statement that puts a value on the open span: a <c>double</c> or a <c>string</c>; null where the library does not take it here.</summary>
    public string? Annotate(string key, string value, bool isNumber = false)
    {
        var text = SymbolDisplay.FormatLiteral(key, quote: true);
        return tracer switch
        {
            "X-Ray SDK" => Recorder is { } recorder ? $"{recorder}.AddAnnotation({text}, {value});" : null,
            "Powertools Tracing" => Type("AWS.Lambda.Powertools.Tracing.Tracing") is { } type ? $"{type}.AddAnnotation({text}, {value});" : null,
            "ActivitySource" => Type("System.Diagnostics.Activity") is { } type ? $"{type}.Current?.SetTag({text}, {value});" : null,
            "OpenTelemetry" => Type("OpenTelemetry.Trace.Tracer") is { } type ? $"{type}.CurrentSpan.SetAttribute({text}, {value});" : null,
            "Datadog" => Type("Datadog.Trace.Tracer") is { } type && (!isNumber || TakesNumbers) ? $"{type}.Instance.ActiveScope?.Span.SetTag({text}, {value});" : null,
            _ => null,
        };
    }

    /// <summary>Statements that record an exception on the open span; empty where the library cannot be written.</summary>
    public IReadOnlyList<string> Fail(string exception)
    {
        var statements = tracer switch
        {
            "X-Ray SDK" => new[] { Recorder is { } recorder ? $"{recorder}.AddException({exception});" : null },
            "Powertools Tracing" => new[] { Type("AWS.Lambda.Powertools.Tracing.Tracing") is { } type ? $"{type}.AddException({exception});" : null },
            "ActivitySource" => OfActivity(exception),
            "OpenTelemetry" => OfTelemetrySpan(exception),
            "Datadog" => new[] { Type("Datadog.Trace.Tracer") is { } type ? $"{type}.Instance.ActiveScope?.Span.SetException({exception});" : null },
            _ => new string?[] { null },
        };
        return statements.Any(statement => statement is null) ? new List<string>() : statements.Select(statement => statement!).ToList();
    }

    /// <summary>A statement that marks the open span failed without an exception; null where the library has none.</summary>
    public string? Refuse() => tracer switch
    {
        // A refusal is the payer's error, not the service's fault.
        "X-Ray SDK" or "Powertools Tracing" => Recorder is { } recorder ? $"{recorder}.MarkError();" : null,
        "ActivitySource" => Has("System.Diagnostics.Activity", "SetStatus") ? $"{Type("System.Diagnostics.Activity")}.Current?.SetStatus({Type("System.Diagnostics.ActivityStatusCode")}.Error);" : null,
        "OpenTelemetry" => $"{Type("OpenTelemetry.Trace.Tracer")}.CurrentSpan.SetStatus({Type("OpenTelemetry.Trace.Status")}.Error);",

        // A tag called error marks nothing, and what stands behind a question mark takes no assignment before C# 14.
        "Datadog" => Type("Datadog.Trace.Tracer") is { } type ? $"if ({type}.Instance.ActiveScope != null) {{ {type}.Instance.ActiveScope.Span.Error = true; }}" : null,
        _ => null,
    };

    // The tag that is a number is an extension of the library's namespace.
    private bool TakesNumbers => model.Compilation.GetTypeByMetadataName("Datadog.Trace.ISpan") is { } span
        && model.LookupSymbols(position, span, "SetTag", includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Any(method => method.ReducedFrom is not null);

    private string? Recorder => Type("Amazon.XRay.Recorder.Core.AWSXRayRecorder") is { } type ? type + ".Instance" : null;

    private string?[] OfActivity(string exception)
    {
        if (!Has("System.Diagnostics.Activity", "SetStatus"))
        {
            return new string?[] { null };
        }

        var current = Type("System.Diagnostics.Activity") + ".Current?.";
        var status = $"{current}SetStatus({Type("System.Diagnostics.ActivityStatusCode")}.Error, {exception}.GetType().Name);";

        // Since .NET 9.
        return Has("System.Diagnostics.Activity", "AddException") ? new[] { status, $"{current}AddException({exception});" } : new[] { status };
    }

    private string?[] OfTelemetrySpan(string exception)
    {
        var current = Type("OpenTelemetry.Trace.Tracer") + ".CurrentSpan.";
        return new[] { $"{current}SetStatus({Type("OpenTelemetry.Trace.Status")}.Error);", $"{current}RecordException({exception});" };
    }

    private string? Type(string metadataName) => model.Compilation.GetTypeByMetadataName(metadataName)?.ToMinimalDisplayString(model, position);

    private bool Has(string metadataName, string member) => model.Compilation.GetTypeByMetadataName(metadataName)?.GetMembers(member).IsEmpty == false;
}
