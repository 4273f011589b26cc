using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>OpenTelemetry.Instrumentation.AWSLambda: <c>AWSLambdaWrapper.Trace</c> and <c>TraceAsync</c> open a span around the whole handler that they are given.</summary>
internal sealed class LambdaWrapper : ITelemetryDialect
{
    private readonly LibraryTypes wrappers;

    private LambdaWrapper(LibraryTypes wrappers) => this.wrappers = wrappers;

    public string Name => "AWSLambdaWrapper";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        // Up to version 1.0 it lived in OpenTelemetry.Contrib.
        var wrappers = new LibraryTypes(
            reader.Compilation,
            "OpenTelemetry.Instrumentation.AWSLambda.AWSLambdaWrapper",
            "OpenTelemetry.Contrib.Instrumentation.AWSLambda.Implementation.AWSLambdaWrapper");
        return wrappers.IsEmpty ? null : new LambdaWrapper(wrappers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is IInvocationOperation call && wrappers.Declare(call.TargetMethod) && call.TargetMethod.Name.StartsWith("Trace", System.StringComparison.Ordinal))
        {
            signals.Add(new SpanSignal(call.Syntax, Name) { Scope = SpanScope.Whole(call.Syntax), RecordsExceptions = true });
        }
    }
}
