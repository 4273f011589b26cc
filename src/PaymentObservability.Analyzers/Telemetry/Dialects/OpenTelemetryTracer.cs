using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>OpenTelemetry's own API: <c>Tracer</c> with <c>TelemetrySpan</c>, and its extensions of <c>Activity</c>.</summary>
internal sealed class OpenTelemetryTracer : ITelemetryDialect
{
    private const string Library = "OpenTelemetry.Trace.";

    private readonly CodeReader reader;
    private readonly LibraryTypes tracers;
    private readonly LibraryTypes spans;

    private OpenTelemetryTracer(CodeReader reader, LibraryTypes tracers)
    {
        this.reader = reader;
        this.tracers = tracers;
        spans = new LibraryTypes(reader.Compilation, Library + "TelemetrySpan", Library + "ActivityExtensions");
    }

    public string Name => "OpenTelemetry";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var tracers = new LibraryTypes(reader.Compilation, Library + "Tracer");
        return tracers.IsEmpty ? null : new OpenTelemetryTracer(reader, tracers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "StartActiveSpan" or "StartSpan" or "StartRootSpan" } method } call when tracers.Declare(method):
                signals.Add(new SpanSignal(call.Syntax, Name)
                {
                    Name = reader.Texts.Read(CodeReader.Argument(call, "name")),
                    Scope = SpanScope.OfValue(call.Syntax, static name => name is "Dispose" or "End"),
                    Source = call.Instance,
                });
                if (CodeReader.Argument(call, "initialAttributes") is { ConstantValue.HasValue: false } and not IDefaultValueOperation)
                {
                    signals.Add(new AnnotationSignal(call.Syntax, Name, ConstantText.Unknown, null));
                }

                break;
            case IInvocationOperation call when spans.Declare(call.TargetMethod):
                ReadSpan(call, signals);
                break;
            case IMethodReferenceOperation { Method: { Name: "StartActiveSpan" or "StartSpan" } method } when tracers.Declare(method):
                signals.Add(new SpanSignal(operation.Syntax, Name));
                break;
        }
    }

    private void ReadSpan(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "SetAttribute":
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")));
                break;
            case "RecordException":
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, "ex")));
                break;
            case "SetStatus" when !IsHealthy(call):
                signals.Add(new SpanFailureSignal(call.Syntax, Name, null));
                break;
        }
    }

    /// <summary>Whether the status that is set is certainly <c>Status.Ok</c> or <c>Status.Unset</c>.</summary>
    private static bool IsHealthy(IInvocationOperation call) =>
        call.Arguments.LastOrDefault()?.Value is IMemberReferenceOperation { Member: { Name: "Ok" or "Unset", ContainingType.Name: "Status" } };
}
