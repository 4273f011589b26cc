using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>Datadog's <c>StatsdClient</c>: <c>DogStatsd</c>, <c>IDogStatsd</c>, <c>DogStatsdService</c>. Tags are <c>key:value</c> texts.</summary>
internal sealed class DogStatsD : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LibraryTypes clients;

    private DogStatsD(CodeReader reader, LibraryTypes clients)
    {
        this.reader = reader;
        this.clients = clients;
    }

    public string Name => "DogStatsD";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var clients = new LibraryTypes(reader.Compilation, "StatsdClient.DogStatsd", "StatsdClient.IDogStatsd", "StatsdClient.DogStatsdService");
        return clients.IsEmpty ? null : new DogStatsD(reader, clients);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when clients.Declare(call.TargetMethod) && Records(call.TargetMethod.Name):
                var name = CodeReader.Argument(call, "statName", "name");
                var tags = reader.Dimensions.Read(CodeReader.Argument(call, "tags"));
                signals.Add(new MetricSignal(call.Syntax, Name)
                {
                    Name = reader.Texts.Read(name),
                    NameSyntax = reader.Texts.Literal(name),
                    Unit = UnitOf(call.TargetMethod.Name),
                    Value = CodeReader.Argument(call, "value"),
                    Dimensions = tags.Items,
                    HasOtherDimensions = !tags.IsComplete,
                });
                break;
            case IMethodReferenceOperation reference when clients.Declare(reference.Method) && Records(reference.Method.Name):
                signals.Add(new MetricSignal(operation.Syntax, Name));
                break;
        }
    }

    private static bool Records(string method) =>
        method is "Increment" or "Decrement" or "Counter" or "Gauge" or "Histogram" or "Distribution" or "Set" or "Timer" or "Time" or "StartTimer";

    private static string? UnitOf(string method) => method switch
    {
        "Increment" or "Decrement" or "Counter" or "Set" => "Count",
        "Timer" or "Time" or "StartTimer" => "Milliseconds",
        _ => null,
    };
}
