using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// NLog, log4net and Application Insights as far as it takes to say nothing wrong of code that uses them: that something is logged, at which level and with
/// which exception. NLog's holes are fields; what Application Insights carries may be anything.
/// </summary>
internal sealed class OtherLogging : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes loggers;
    private readonly bool hasTemplates;
    private readonly bool mayBeAny;

    private OtherLogging(string name, CodeReader reader, LibraryTypes loggers, bool hasTemplates, bool mayBeAny)
    {
        this.reader = reader;
        this.loggers = loggers;
        this.hasTemplates = hasTemplates;
        this.mayBeAny = mayBeAny;
        Name = name;
        contents = new LogContentReader(reader);
    }

    public string Name { get; }

    public static ITelemetryDialect? NLog(CodeReader reader) =>
        Create("NLog", reader, hasTemplates: true, mayBeAny: false, "NLog.ILogger", "NLog.ILoggerBase", "NLog.Logger", "NLog.ILoggerExtensions");

    public static ITelemetryDialect? Log4Net(CodeReader reader) =>
        Create("log4net", reader, hasTemplates: false, mayBeAny: false, "log4net.ILog", "log4net.Util.ILogExtensions");

    public static ITelemetryDialect? ApplicationInsights(CodeReader reader) =>
        Create("Application Insights", reader, hasTemplates: false, mayBeAny: true, "Microsoft.ApplicationInsights.TelemetryClient");

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call || !loggers.Declare(call.TargetMethod))
        {
            return;
        }

        var name = call.TargetMethod.Name;
        if (mayBeAny)
        {
            if (name is "TrackTrace" or "TrackEvent" or "TrackException")
            {
                signals.Add(new LogSignal(call.Syntax, Name) { HasOtherFields = true, KeepsFields = true, Exception = LogCall.Exception(call) });
            }

            return;
        }

        var plain = name.EndsWith("Format", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 6) : name.EndsWith("Ext", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) : name;
        if (plain != "Log" && LogCall.SeverityOf(plain) is null)
        {
            return;
        }

        var message = CodeReader.Argument(call, "message", "format");
        var single = LogCall.Values(call, "argument", "argument1", "argument2", "argument3");
        var arguments = CodeReader.Argument(call, "args") is { } array ? contents.Elements(array) : single;
        var content = hasTemplates ? contents.Template(message, arguments) : contents.Line(message);
        signals.Add(new LogSignal(call.Syntax, Name)
        {
            Severity = plain == "Log" ? LogCall.Severity(CodeReader.Argument(call, "level"), reader.Texts) : LogCall.SeverityOf(plain),
            Message = content.Message,
            MessageSource = content.Source,
            Fields = content.Fields,
            HasOtherFields = content.HasOtherFields || message is null,
            Exception = LogCall.Exception(call),
            KeepsFields = hasTemplates,
        });
    }

    private static ITelemetryDialect? Create(string name, CodeReader reader, bool hasTemplates, bool mayBeAny, params string[] types)
    {
        var loggers = new LibraryTypes(reader.Compilation, types);
        return loggers.IsEmpty ? null : new OtherLogging(name, reader, loggers, hasTemplates, mayBeAny);
    }
}
