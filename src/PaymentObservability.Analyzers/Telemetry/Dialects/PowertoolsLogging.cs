using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// AWS.Lambda.Powertools.Logging, versions 1 to 4: static <c>Logger</c>, its extensions of <c>ILogger</c>, appended keys and <c>[Logging]</c>.
/// Version 1 writes extra keys as fields, but no holes of templates.
/// </summary>
internal sealed class PowertoolsLogging : IMethodDialect
{
    private const string Library = "AWS.Lambda.Powertools.Logging.";

    /// <summary>What <c>[Logging]</c> adds to every event of the invocation.</summary>
    private static readonly ImmutableArray<LogField> ContextFields = ImmutableArray.Create("cold_start", "function_name", "function_memory_size", "function_arn", "function_request_id", "function_version")
        .Select(name => new LogField(name, null)).ToImmutableArray();

    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes loggers;
    private readonly LibraryTypes attributes;
    private readonly bool keepsHoles;

    private PowertoolsLogging(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
        contents = new LogContentReader(reader);
        attributes = new LibraryTypes(reader.Compilation, Library + "LoggingAttribute");
        keepsHoles = !IsVersion1(reader.Compilation);
    }

    public string Name => "Powertools Logging";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, Library + "Logger", Library + "PowertoolsLoggerExtensions", Library + "LoggerExtensions");
        return loggers.IsEmpty ? null : new PowertoolsLogging(reader, loggers);
    }

    /// <summary>Whether the referenced version is 1, which has overloads with extra keys.</summary>
    public static bool IsVersion1(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Library + "Logger")?.GetMembers("LogInformation").OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == "extraKeys")) == true;

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call || !loggers.Declare(call.TargetMethod))
        {
            return;
        }

        switch (call.TargetMethod.Name)
        {
            case "AppendKey":
                var field = contents.Field(CodeReader.Argument(call, "key"), CodeReader.Argument(call, "value"));
                signals.Add(new LogScopeSignal(call.Syntax, Name) { Fields = field is { } known ? ImmutableArray.Create(known) : ImmutableArray<LogField>.Empty, HasOtherFields = field is null });
                break;
            case "AppendKeys" or "ExtraKeys":
                var keys = contents.Fields(CodeReader.Argument(call, "keys"));
                signals.Add(new LogScopeSignal(call.Syntax, Name) { Fields = keys.Fields, HasOtherFields = keys.HasOtherFields });
                break;
            case var name when name == "Log" || LogCall.SeverityOf(name) is not null:
                ReadEvent(call, signals);
                break;
        }
    }

    public void Read(IMethodSymbol method, ICollection<Signal> signals)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attributes.Contains(attribute.AttributeClass) && attribute.ApplicationSyntaxReference?.GetSyntax() is { } syntax)
            {
                signals.Add(new LogScopeSignal(syntax, Name) { Fields = ContextFields });
            }
        }
    }

    private void ReadEvent(IInvocationOperation call, ICollection<Signal> signals)
    {
        var message = CodeReader.Argument(call, "message", "state");
        var isText = message?.Type?.SpecialType == SpecialType.System_String;
        var content = isText ? contents.Template(message, contents.Elements(CodeReader.Argument(call, "args"))) : contents.Fields(message);
        var extra = CodeReader.Argument(call, "extraKeys");
        var keys = contents.Fields(extra);
        signals.Add(new LogSignal(call.Syntax, Name)
        {
            Severity = call.TargetMethod.Name == "Log" ? LogCall.Severity(CodeReader.Argument(call, "logLevel"), reader.Texts) : LogCall.SeverityOf(call.TargetMethod.Name),
            Message = content.Message,
            MessageSource = content.Source,
            Fields = keepsHoles || !isText ? content.Fields.AddRange(keys.Fields) : keys.Fields,
            HasOtherFields = keys.HasOtherFields || (content.HasOtherFields && (keepsHoles || !isText)),
            Exception = LogCall.Exception(call),
            KeepsFields = keepsHoles || extra is not null,
        });
    }
}
