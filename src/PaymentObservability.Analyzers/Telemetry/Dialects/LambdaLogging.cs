using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// <c>ILambdaLogger</c> and static <c>LambdaLogger</c>. <c>LogLine</c> and <c>Log</c> write text; the members with levels take templates where the
/// referenced version has them.
/// </summary>
internal sealed class LambdaLogging : ITelemetryDialect
{
    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes loggers;
    private readonly bool hasTemplates;

    private LambdaLogging(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
        contents = new LogContentReader(reader);
        hasTemplates = HasTemplates(reader.Compilation);
    }

    public string Name => "Lambda logger";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, "Amazon.Lambda.Core.ILambdaLogger", "Amazon.Lambda.Core.LambdaLogger");
        return loggers.IsEmpty ? null : new LambdaLogging(reader, loggers);
    }

    /// <summary>Whether the referenced version takes templates with arguments.</summary>
    public static bool HasTemplates(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Amazon.Lambda.Core.ILambdaLogger")?.GetMembers("LogInformation").OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == "args")) == true;

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call || !loggers.Declare(call.TargetMethod) || !call.TargetMethod.Name.StartsWith("Log", System.StringComparison.Ordinal))
        {
            return;
        }

        var level = CodeReader.Argument(call, "level");
        var message = CodeReader.Argument(call, "message");
        var isLine = call.TargetMethod.Name == "LogLine" || (call.TargetMethod.Name == "Log" && level is null);
        var content = isLine ? contents.Line(message) : contents.Template(message, contents.Elements(CodeReader.Argument(call, "args")));
        signals.Add(new LogSignal(call.Syntax, Name)
        {
            // A line has no level of its own: people write it into the text.
            Severity = isLine ? null : level is null ? LogCall.SeverityOf(call.TargetMethod.Name) : LogCall.Severity(level, reader.Texts),
            Message = content.Message,
            MessageSource = content.Source,
            Fields = content.Fields,
            HasOtherFields = content.HasOtherFields,
            Exception = LogCall.Exception(call),
            KeepsFields = (!isLine && hasTemplates) || !content.Fields.IsEmpty,
        });
    }
}
