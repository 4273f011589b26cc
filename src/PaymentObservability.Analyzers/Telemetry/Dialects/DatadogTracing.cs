using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>Datadog.Trace: <c>Tracer.Instance.StartActive</c>, <c>ISpan</c>, and <c>[Trace]</c>, which the tracer's own instrumentation weaves in.</summary>
internal sealed class DatadogTracing : IMethodDialect
{
    private const string Library = "Datadog.Trace.";

    private readonly CodeReader reader;
    private readonly LibraryTypes tracers;
    private readonly LibraryTypes spans;
    private readonly LibraryTypes attributes;

    private DatadogTracing(CodeReader reader, LibraryTypes tracers)
    {
        this.reader = reader;
        this.tracers = tracers;
        spans = new LibraryTypes(reader.Compilation, Library + "ISpan", Library + "Span", Library + "SpanExtensions");
        attributes = new LibraryTypes(reader.Compilation, Library + "Annotations.TraceAttribute");
    }

    public string Name => "Datadog";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var tracers = new LibraryTypes(reader.Compilation, Library + "Tracer", Library + "ITracer");
        return tracers.IsEmpty ? null : new DatadogTracing(reader, tracers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "StartActive" or "StartSpan" } method } call when tracers.Declare(method):
                signals.Add(new SpanSignal(call.Syntax, Name)
                {
                    Name = reader.Texts.Read(CodeReader.Argument(call, "operationName")),
                    Scope = SpanScope.OfValue(call.Syntax, static name => name is "Dispose" or "Close" or "Finish"),
                    Source = call.Instance,
                });
                break;
            case IInvocationOperation { TargetMethod: { Name: "SetTag" } method } call when spans.Declare(method):
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")));
                break;
            case IInvocationOperation { TargetMethod: { Name: "SetException" } method } call when spans.Declare(method):
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, "exception")));
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Error" } property }, Value.ConstantValue: not { HasValue: true, Value: false } } when spans.Declare(property):
                signals.Add(new SpanFailureSignal(operation.Syntax, Name, null));
                break;
            case IMethodReferenceOperation { Method: { Name: "StartActive" } method } when tracers.Declare(method):
                signals.Add(new SpanSignal(operation.Syntax, Name));
                break;
        }
    }

    public void Read(IMethodSymbol method, ICollection<Signal> signals)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (!attributes.Contains(attribute.AttributeClass) || attribute.ApplicationSyntaxReference?.GetSyntax() is not { } syntax)
            {
                continue;
            }

            var name = method.Name;
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "OperationName", Value.Value: string { Length: > 0 } given })
                {
                    name = given;
                }
            }

            signals.Add(new SpanSignal(syntax, Name)
            {
                Name = ConstantText.Of(name),
                Scope = syntax.Parent?.Parent is { } declaration ? SpanScope.Whole(declaration) : SpanScope.Unknown,
                RecordsExceptions = true,
            });
        }
    }
}
