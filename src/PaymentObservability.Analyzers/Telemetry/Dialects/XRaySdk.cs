using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// AWSXRayRecorder.Core: <c>BeginSubsegment</c> with <c>EndSubsegment</c>, <c>TraceMethod</c>, <c>TraceMethodAsync</c>, annotations and marks, on the recorder or
/// on an entity that it gave.
/// </summary>
internal sealed class XRaySdk : ITelemetryDialect
{
    private const string Library = "Amazon.XRay.Recorder.Core.";

    private readonly CodeReader reader;
    private readonly LibraryTypes recorders;
    private readonly LibraryTypes entities;

    private XRaySdk(CodeReader reader, LibraryTypes recorders)
    {
        this.reader = reader;
        this.recorders = recorders;
        entities = new LibraryTypes(reader.Compilation, Library + "Internal.Entities.Entity", Library + "Internal.Entities.Segment", Library + "Internal.Entities.Subsegment");
    }

    public string Name => "X-Ray SDK";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var recorders = new LibraryTypes(reader.Compilation, Library + "AWSXRayRecorder", Library + "AWSXRayRecorderImpl", Library + "IAWSXRayRecorder");
        return recorders.IsEmpty ? null : new XRaySdk(reader, recorders);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when recorders.Declare(call.TargetMethod):
                if (!ReadSpan(call, signals))
                {
                    ReadMark(call, signals);
                }

                break;
            case IInvocationOperation call when entities.Declare(call.TargetMethod):
                ReadMark(call, signals);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "HasFault" or "HasError" } property } } when entities.Declare(property):
                signals.Add(new SpanFailureSignal(operation.Syntax, Name, null));
                break;
            case IMethodReferenceOperation { Method: { Name: "BeginSubsegment" or "TraceMethod" or "TraceMethodAsync" } method } when recorders.Declare(method):
                signals.Add(new SpanSignal(operation.Syntax, Name));
                break;
        }
    }

    private bool ReadSpan(IInvocationOperation call, ICollection<Signal> signals)
    {
        var name = call.TargetMethod.Name;
        var scope = name switch
        {
            "BeginSubsegment" or "BeginSubsegmentWithoutSampling" => SpanScope.OfPair(call.Syntax, IsBegin, static name => name == "EndSubsegment"),
            "BeginSegment" => SpanScope.OfPair(call.Syntax, static name => name == "BeginSegment", static name => name == "EndSegment"),
            "TraceMethod" or "TraceMethodAsync" => SpanScope.Whole(call.Syntax),
            _ => (SpanScope?)null,
        };
        if (scope is null)
        {
            return false;
        }

        signals.Add(new SpanSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(CodeReader.Argument(call, "name")),
            Scope = scope.Value,
            Source = call.Instance,

            // TraceMethod around something asynchronous has ended before the exception comes.
            RecordsExceptions = name == "TraceMethodAsync" || (name == "TraceMethod" && call.Type is not INamedTypeSymbol { Name: "Task" or "ValueTask" }),
        });
        return true;
    }

    private void ReadMark(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "AddAnnotation":
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")));
                break;
            case "AddMetadata":
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")) { IsSearchable = false });
                break;
            case "AddException":
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, 0)));
                break;
            case "MarkFault" or "MarkError" or "MarkThrottle":
                signals.Add(new SpanFailureSignal(call.Syntax, Name, null));
                break;
        }
    }

    private static bool IsBegin(string name) => name is "BeginSubsegment" or "BeginSubsegmentWithoutSampling";
}
