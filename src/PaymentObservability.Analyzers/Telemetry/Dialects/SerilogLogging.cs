using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>Serilog: <c>ILogger</c> and static <c>Log</c>, <c>ForContext</c>, <c>LogContext.PushProperty</c>.</summary>
internal sealed class SerilogLogging : ITelemetryDialect
{
    private const int MaxContexts = 16;

    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes loggers;
    private readonly LibraryTypes contexts;

    private SerilogLogging(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
        contents = new LogContentReader(reader);
        contexts = new LibraryTypes(reader.Compilation, "Serilog.Context.LogContext");
    }

    public string Name => "Serilog";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, "Serilog.ILogger", "Serilog.Log", "Serilog.Core.Logger");
        return loggers.IsEmpty ? null : new SerilogLogging(reader, loggers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call)
        {
            return;
        }

        if (contexts.Declare(call.TargetMethod))
        {
            ReadContext(call, signals);
        }
        else if (loggers.Declare(call.TargetMethod) && (call.TargetMethod.Name == "Write" || LogCall.SeverityOf(call.TargetMethod.Name) is not null))
        {
            ReadEvent(call, signals);
        }
    }

    private void ReadEvent(IInvocationOperation call, ICollection<Signal> signals)
    {
        var template = CodeReader.Argument(call, "messageTemplate");
        var isWhole = template is null;
        var arguments = CodeReader.Argument(call, "propertyValues") is { } array
            ? contents.Elements(array)
            : LogCall.Values(call, "propertyValue", "propertyValue0", "propertyValue1", "propertyValue2");
        var content = contents.Template(template, arguments);
        var fields = content.Fields.ToBuilder();
        var others = AddContexts(call.Instance, fields);
        signals.Add(new LogSignal(call.Syntax, Name)
        {
            Severity = call.TargetMethod.Name == "Write" ? LogCall.Severity(CodeReader.Argument(call, "level"), reader.Texts) : LogCall.SeverityOf(call.TargetMethod.Name),
            Message = content.Message,
            MessageSource = content.Source,
            Fields = fields.ToImmutable(),
            HasOtherFields = content.HasOtherFields || others || isWhole,
            Exception = LogCall.Exception(call),
            KeepsFields = true,
        });
    }

    private void ReadContext(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "PushProperty":
                var field = contents.Field(CodeReader.Argument(call, "name"), CodeReader.Argument(call, "value"));
                signals.Add(new LogScopeSignal(call.Syntax, Name) { Fields = field is { } known ? ImmutableArray.Create(known) : ImmutableArray<LogField>.Empty, HasOtherFields = field is null });
                break;
            case "Push" or "PushProperties":
                signals.Add(new LogScopeSignal(call.Syntax, Name) { HasOtherFields = true });
                break;
        }
    }

    /// <summary>Adds what <c>ForContext</c> put onto the logger; true where there may be more.</summary>
    private bool AddContexts(IOperation? logger, ImmutableArray<LogField>.Builder fields)
    {
        var others = false;
        var open = new Stack<IOperation>();
        if (logger is not null)
        {
            open.Push(logger);
        }

        for (var steps = 0; open.Count > 0 && steps < MaxContexts; steps++)
        {
            foreach (var origin in reader.Origins.Of(open.Pop()))
            {
                if (origin is not IInvocationOperation { TargetMethod.Name: "ForContext" } call || !loggers.Declare(call.TargetMethod))
                {
                    continue;
                }

                if (contents.Field(CodeReader.Argument(call, "propertyName"), CodeReader.Argument(call, "value")) is { } field)
                {
                    fields.Add(field);
                }
                else
                {
                    others |= call.TargetMethod.TypeParameters.IsEmpty && call.Arguments.Any(argument => argument.Parameter?.Name is "enricher" or "enrichers" or "propertyName");
                }

                if (call.Instance is not null)
                {
                    open.Push(call.Instance);
                }
            }
        }

        return others;
    }
}
