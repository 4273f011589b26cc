using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>Application Insights: <c>TelemetryClient.StartOperation</c> opens what it calls an operation, <c>TrackException</c> tells that it failed.</summary>
internal sealed class ApplicationInsightsOperations : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LibraryTypes clients;

    private ApplicationInsightsOperations(CodeReader reader, LibraryTypes clients)
    {
        this.reader = reader;
        this.clients = clients;
    }

    public string Name => "Application Insights";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var clients = new LibraryTypes(reader.Compilation, "Microsoft.ApplicationInsights.TelemetryClient", "Microsoft.ApplicationInsights.TelemetryClientExtensions");
        return clients.IsEmpty ? null : new ApplicationInsightsOperations(reader, clients);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "StartOperation" } method } call when clients.Declare(method):
                signals.Add(new SpanSignal(call.Syntax, Name)
                {
                    Name = reader.Texts.Read(CodeReader.Argument(call, "operationName")),
                    Scope = SpanScope.OfValue(call.Syntax, static name => name is "Dispose" or "StopOperation"),
                    Source = call.Instance,
                });
                break;
            case IInvocationOperation { TargetMethod: { Name: "TrackException" } method } call when clients.Declare(method):
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, "exception")));
                break;
        }
    }
}
