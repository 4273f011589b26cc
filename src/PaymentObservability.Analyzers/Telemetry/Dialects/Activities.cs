using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// <c>System.Diagnostics.ActivitySource</c> and <c>Activity</c>, which OpenTelemetry for .NET exports as spans. A tag that backends take for a failure
/// (<c>error</c>, <c>otel.status_code</c>) is one.
/// </summary>
internal sealed class Activities : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LibraryTypes sources;
    private readonly LibraryTypes activities;

    private Activities(CodeReader reader, LibraryTypes sources, LibraryTypes activities)
    {
        this.reader = reader;
        this.sources = sources;
        this.activities = activities;
    }

    public string Name => "ActivitySource";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var activities = new LibraryTypes(reader.Compilation, "System.Diagnostics.Activity");
        var sources = new LibraryTypes(reader.Compilation, "System.Diagnostics.ActivitySource");
        return activities.IsEmpty ? null : new Activities(reader, sources, activities);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "StartActivity" or "CreateActivity" } method } call when sources.Declare(method):
                AddSpan(call, CodeReader.Argument(call, "name"), call.Instance, signals);
                AddTags(CodeReader.Argument(call, "tags"), call, signals);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation when activities.Declare(constructor):
                AddSpan(creation, creation.Arguments.Length > 0 ? creation.Arguments[0].Value : null, null, signals);
                break;
            case IInvocationOperation call when activities.Declare(call.TargetMethod):
                ReadActivity(call, signals);
                break;
            case IMethodReferenceOperation { Method: { Name: "StartActivity" } method } when sources.Declare(method):
                signals.Add(new SpanSignal(operation.Syntax, Name));
                break;
        }
    }

    /// <summary>Whether a member of this name ends an activity.</summary>
    private static bool IsEnd(string name) => name is "Dispose" or "Stop";

    private void AddSpan(IOperation operation, IOperation? name, IOperation? source, ICollection<Signal> signals) =>
        signals.Add(new SpanSignal(operation.Syntax, Name) { Name = reader.Texts.Read(name), Scope = SpanScope.OfValue(operation.Syntax, IsEnd), Source = source });

    private void ReadActivity(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "SetTag" or "AddTag":
                var key = reader.Texts.Read(CodeReader.Argument(call, "key"));
                var value = CodeReader.Argument(call, "value");
                signals.Add(new AnnotationSignal(call.Syntax, Name, key, value));
                if (key.Single is "error" or "otel.status_code" or "error.type" && value?.ConstantValue is not { HasValue: true, Value: false or null or "OK" or "UNSET" })
                {
                    signals.Add(new SpanFailureSignal(call.Syntax, Name, null));
                }

                break;
            case "SetStatus" when CodeReader.Argument(call, "code") is not { } code || ConstantReader.EnumMember(code) is not ("Ok" or "Unset"):
                signals.Add(new SpanFailureSignal(call.Syntax, Name, null));
                break;
            case "AddException":
                signals.Add(new SpanFailureSignal(call.Syntax, Name, CodeReader.Argument(call, "exception")));
                break;
        }
    }

    private void AddTags(IOperation? tags, IOperation call, ICollection<Signal> signals)
    {
        if (tags is null or { ConstantValue: { HasValue: true, Value: null } })
        {
            return;
        }

        var list = reader.Dimensions.Read(tags);
        foreach (var tag in list.Items)
        {
            signals.Add(new AnnotationSignal(tag.Syntax, Name, tag.Name, tag.Value));
        }

        if (!list.IsComplete)
        {
            signals.Add(new AnnotationSignal(call.Syntax, Name, ConstantText.Unknown, null));
        }
    }
}
