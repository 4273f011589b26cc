using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// Standard output and standard error, which Lambda sends to the log: text, or JSON lines that code makes by itself. What is written to the raw stream
/// is read off the <c>Utf8JsonWriter</c> in the same body.
/// </summary>
internal sealed class ConsoleLogging : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes consoles;
    private readonly LibraryTypes writers;
    private readonly LibraryTypes jsonWriters;

    private ConsoleLogging(CodeReader reader, LibraryTypes consoles)
    {
        this.reader = reader;
        this.consoles = consoles;
        contents = new LogContentReader(reader);
        writers = new LibraryTypes(reader.Compilation, "System.IO.TextWriter");
        jsonWriters = new LibraryTypes(reader.Compilation, "System.Text.Json.Utf8JsonWriter");
    }

    public string Name => "Console";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var consoles = new LibraryTypes(reader.Compilation, "System.Console");
        return consoles.IsEmpty ? null : new ConsoleLogging(reader, consoles);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call)
        {
            return;
        }

        if (consoles.Declare(call.TargetMethod))
        {
            switch (call.TargetMethod.Name)
            {
                case "Write" or "WriteLine":
                    signals.Add(Line(call, null));
                    break;
                case "OpenStandardOutput" or "OpenStandardError":
                    ReadStream(call, signals);
                    break;
            }
        }
        else if (call.TargetMethod.Name is "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" && writers.Declare(call.TargetMethod)
            && call.Instance is IPropertyReferenceOperation { Property: { Name: "Error" or "Out" } writer } && consoles.Declare(writer))
        {
            signals.Add(Line(call, writer.Name == "Error" ? LogSeverity.Error : null));
        }
    }

    private LogSignal Line(IInvocationOperation call, LogSeverity? severity)
    {
        var content = contents.Line(CodeReader.Argument(call, 0));
        return new LogSignal(call.Syntax, Name)
        {
            Severity = severity,
            Message = content.Message,
            MessageSource = content.Source,
            Fields = content.Fields,
            HasOtherFields = content.HasOtherFields,
            KeepsFields = !content.Fields.IsEmpty,
        };
    }

    /// <summary>
    /// The members that a <c>Utf8JsonWriter</c> writes in the same body. A name made at run time may be any, but for the metrics of an
    /// embedded-metric line, which are no fields of a log event.
    /// </summary>
    private void ReadStream(IInvocationOperation call, ICollection<Signal> signals)
    {
        IOperation body = call;
        while (body.Parent is { } parent && body is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            body = parent;
        }

        var fields = ImmutableArray.CreateBuilder<LogField>();
        var others = true;
        var isMetric = false;
        var message = ConstantText.Unknown;
        foreach (var write in body.Descendants().OfType<IInvocationOperation>())
        {
            if (!jsonWriters.Declare(write.TargetMethod) || write.Arguments.Length == 0 || !write.TargetMethod.Parameters[0].Name.StartsWith("propertyName", System.StringComparison.Ordinal))
            {
                continue;
            }

            var name = reader.Texts.Read(write.Arguments[0].Value);
            if (fields.Count == 0 && !isMetric)
            {
                others = false;
            }

            isMetric |= name.Single == "_aws";
            others |= name.Single is null;
            if (name.Single is { } known && write.Arguments.Length > 1)
            {
                var value = CodeReader.Plain(write.Arguments[1].Value);
                message = known is "message" or "msg" ? reader.Texts.Read(value) : message;
                fields.Add(new LogField(known, value));
            }
        }

        signals.Add(new LogSignal(call.Syntax, Name)
        {
            Severity = call.TargetMethod.Name == "OpenStandardError" ? LogSeverity.Error : null,
            Message = message,
            Fields = fields.ToImmutable(),
            HasOtherFields = others && !isMetric,
            KeepsFields = true,
        });
    }
}
