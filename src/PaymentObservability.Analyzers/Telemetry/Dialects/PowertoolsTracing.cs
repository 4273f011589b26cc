using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// AWS.Lambda.Powertools.Tracing, versions 1 to 4: <c>[Tracing]</c>, <c>Tracing.WithSubsegment</c>, and from version 3 on the disposable
/// <c>Tracing.BeginSubsegment</c>. Neither the attribute nor <c>WithSubsegment</c> marks a span failed when an exception leaves it.
/// </summary>
internal sealed class PowertoolsTracing : IMethodDialect
{
    private const string Library = "AWS.Lambda.Powertools.Tracing.";

    private readonly CodeReader reader;
    private readonly LibraryTypes tracers;
    private readonly LibraryTypes attributes;

    private PowertoolsTracing(CodeReader reader, LibraryTypes tracers)
    {
        this.reader = reader;
        this.tracers = tracers;
        attributes = new LibraryTypes(reader.Compilation, Library + "TracingAttribute");
    }

    public string Name => "Powertools Tracing";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var tracers = new LibraryTypes(reader.Compilation, Library + "Tracing", Library + "Internal.TracingSubsegment");
        return tracers.IsEmpty ? null : new PowertoolsTracing(reader, tracers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when tracers.Declare(call.TargetMethod):
                ReadCall(call, signals);
                break;
            case IMethodReferenceOperation { Method: { Name: "WithSubsegment" or "BeginSubsegment" } method } when tracers.Declare(method):
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
                if (argument is { Key: "SegmentName", Value.Value: string { Length: > 0 } given })
                {
                    name = given;
                }
            }

            signals.Add(new SpanSignal(syntax, Name) { Name = ConstantText.Of(name), Scope = syntax.Parent?.Parent is { } declaration ? SpanScope.Whole(declaration) : SpanScope.Unknown });
        }
    }

    private void ReadCall(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "WithSubsegment":
                signals.Add(new SpanSignal(call.Syntax, Name) { Name = reader.Texts.Read(CodeReader.Argument(call, "name")), Scope = SpanScope.Whole(call.Syntax) });
                break;
            case "BeginSubsegment":
                signals.Add(new SpanSignal(call.Syntax, Name) { Name = reader.Texts.Read(CodeReader.Argument(call, "name")), Scope = SpanScope.OfValue(call.Syntax, static name => name == "Dispose") });
                break;
            case "AddAnnotation":
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")));
                break;
            case "AddMetadata":
                signals.Add(new AnnotationSignal(call.Syntax, Name, reader.Texts.Read(CodeReader.Argument(call, "key")), CodeReader.Argument(call, "value")) { IsSearchable = false });
                break;
            case "AddException":
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, 0)));
                break;
        }
    }
}
