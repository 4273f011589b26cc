using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// Microsoft.Extensions.Logging: the extensions of <c>ILogger</c>, <c>ILogger.Log&lt;TState&gt;</c>, delegates of <c>LoggerMessage.Define</c>,
/// methods with <c>[LoggerMessage]</c>, and scopes.
/// </summary>
internal sealed class MicrosoftLogging : ITelemetryDialect
{
    private const string Library = "Microsoft.Extensions.Logging.";

    private readonly CodeReader reader;
    private readonly LogContentReader contents;
    private readonly LibraryTypes loggers;
    private readonly LibraryTypes extensions;
    private readonly LibraryTypes definitions;
    private readonly LibraryTypes attributes;

    private MicrosoftLogging(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
        contents = new LogContentReader(reader);
        extensions = new LibraryTypes(reader.Compilation, Library + "LoggerExtensions");
        definitions = new LibraryTypes(reader.Compilation, Library + "LoggerMessage");
        attributes = new LibraryTypes(reader.Compilation, Library + "LoggerMessageAttribute");
    }

    public string Name => "Microsoft.Extensions.Logging";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, Library + "ILogger", Library + "ILogger`1");
        return loggers.IsEmpty ? null : new MicrosoftLogging(reader, loggers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (operation is not IInvocationOperation call)
        {
            return;
        }

        var method = call.TargetMethod;
        if (extensions.Declare(method))
        {
            ReadExtension(call, signals);
        }
        else if (loggers.Declare(method))
        {
            ReadLogger(call, signals);
        }
        else if (method is { MethodKind: MethodKind.DelegateInvoke, Parameters.Length: > 0 } && loggers.Contains(method.Parameters[0].Type))
        {
            ReadDefined(call, signals);
        }
        else if (method.ReturnsVoid && MayBeLoggerMessage(method))
        {
            ReadLoggerMessage(call, signals);
        }
    }

    private void ReadExtension(IInvocationOperation call, ICollection<Signal> signals)
    {
        var arguments = contents.Elements(CodeReader.Argument(call, "args"));
        if (call.TargetMethod.Name == "BeginScope")
        {
            signals.Add(Scope(call, contents.Template(CodeReader.Argument(call, "messageFormat"), arguments)));
            return;
        }

        var content = contents.Template(CodeReader.Argument(call, "message"), arguments);
        var severity = call.TargetMethod.Name == "Log" ? LogCall.Severity(CodeReader.Argument(call, "logLevel"), reader.Texts) : LogCall.SeverityOf(call.TargetMethod.Name);
        signals.Add(Event(call, content, severity, LogCall.Exception(call)));
    }

    private void ReadLogger(IInvocationOperation call, ICollection<Signal> signals)
    {
        var state = CodeReader.Argument(call, "state");
        switch (call.TargetMethod.Name)
        {
            case "BeginScope":
                signals.Add(Scope(call, State(state)));
                break;
            case "Log" when !IsInLoggerMessage(call):
                signals.Add(Event(call, State(state), LogCall.Severity(CodeReader.Argument(call, "logLevel"), reader.Texts), LogCall.Exception(call)) );
                break;
        }
    }

    /// <summary>A text is a message; anything else is a set of fields, as far as it can be read.</summary>
    private LogContent State(IOperation? state) =>
        state?.Type?.SpecialType == SpecialType.System_String ? contents.Template(state, ImmutableArray<IOperation>.Empty) : contents.Fields(state);

    /// <summary><c>Paid(logger, amount, null)</c>, where <c>Paid</c> is what <c>LoggerMessage.Define</c> made.</summary>
    private void ReadDefined(IInvocationOperation call, ICollection<Signal> signals)
    {
        var parameters = call.TargetMethod.Parameters;
        var isEvent = LogContentReader.IsException(parameters[parameters.Length - 1].Type);
        var values = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => CodeReader.Plain(argument.Value)).ToImmutableArray();
        if (values.Length < (isEvent ? 2 : 1))
        {
            return;
        }

        var holes = values.RemoveAt(0);
        holes = isEvent ? holes.RemoveAt(holes.Length - 1) : holes;
        foreach (var origin in reader.Origins.Of(call.Instance))
        {
            if (origin is not IInvocationOperation define || !definitions.Declare(define.TargetMethod))
            {
                // An action of the project's own that happens to take a logger is code like any other.
                continue;
            }

            var content = contents.Template(CodeReader.Argument(define, "formatString"), holes);
            var signal = define.TargetMethod.Name == "DefineScope"
                ? (Signal)Scope(call, content)
                : Event(call, content with { Source = null }, LogCall.Severity(CodeReader.Argument(define, "logLevel"), reader.Texts), LogCall.Exception(call));
            signals.Add(signal);
        }
    }

    private void ReadLoggerMessage(IInvocationOperation call, ICollection<Signal> signals)
    {
        if (AttributeOf(call.TargetMethod) is not { } attribute)
        {
            return;
        }

        string? message = null;
        LogSeverity? severity = null;
        foreach (var (name, value) in Settings(attribute))
        {
            if (string.Equals(name, "message", System.StringComparison.OrdinalIgnoreCase))
            {
                message = value.Value as string;
            }
            else if (string.Equals(name, "level", System.StringComparison.OrdinalIgnoreCase) && value.Value is int level)
            {
                severity = (LogSeverity)level;
            }
        }

        var fields = ImmutableArray.CreateBuilder<LogField>();
        IOperation? exception = null;
        var template = LogTemplate.Parse(message ?? "");
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || loggers.Contains(parameter.Type) || parameter.Type.AllInterfaces.Any(loggers.Contains))
            {
                continue;
            }

            if (LogContentReader.IsException(parameter.Type) && exception is null)
            {
                exception = CodeReader.Plain(argument.Value);
            }
            else if (loggers.IsEmpty || parameter.Type.Name != "LogLevel")
            {
                // A parameter without a hole is a field all the same, under its own name; a hole's spelling counts before the parameter's.
                var hole = template.Holes.FirstOrDefault(hole => string.Equals(hole.Name, parameter.Name, System.StringComparison.OrdinalIgnoreCase));
                fields.Add(new LogField(hole?.Name ?? parameter.Name, CodeReader.Plain(argument.Value), hole?.Format));
            }
        }

        signals.Add(new LogSignal(call.Syntax, Name)
        {
            Severity = severity,
            Message = message is null ? ConstantText.Unknown : ConstantText.Of(message),
            Fields = fields.ToImmutable(),
            Exception = exception,
            KeepsFields = true,
        });
    }

    private static IEnumerable<(string Name, TypedConstant Value)> Settings(AttributeData attribute)
    {
        for (var i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            yield return (attribute.AttributeConstructor?.Parameters[i].Name ?? "", attribute.ConstructorArguments[i]);
        }

        foreach (var argument in attribute.NamedArguments)
        {
            yield return (argument.Key, argument.Value);
        }
    }

    /// <summary>Cheap enough to ask of every call: only partial methods, and those of other assemblies that are given a logger or belong to a type with one.</summary>
    private bool MayBeLoggerMessage(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        return !attributes.IsEmpty
            && (definition.IsPartialDefinition || definition.PartialDefinitionPart is not null
                || (definition.DeclaringSyntaxReferences.IsEmpty && definition.Parameters.Length > 0 && loggers.Contains(definition.Parameters[0].Type)));
    }

    private AttributeData? AttributeOf(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        definition = definition.PartialDefinitionPart ?? definition;
        return definition.GetAttributes().FirstOrDefault(attribute => attributes.Contains(attribute.AttributeClass));
    }

    /// <summary>Whether the call is what the generator wrote below a method with <c>[LoggerMessage]</c>, whose own call is read instead.</summary>
    private bool IsInLoggerMessage(IInvocationOperation call) =>
        call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart) is IMethodSymbol method && method.PartialDefinitionPart is not null && AttributeOf(method) is not null;

    private LogSignal Event(IInvocationOperation call, LogContent content, LogSeverity? severity, IOperation? exception) => new(call.Syntax, Name)
    {
        Severity = severity,
        Message = content.Message,
        MessageSource = content.Source,
        Fields = content.Fields,
        HasOtherFields = content.HasOtherFields,
        Exception = exception,
        KeepsFields = true,
    };

    private LogScopeSignal Scope(IInvocationOperation call, LogContent content) => new(call.Syntax, Name) { Fields = content.Fields, HasOtherFields = content.HasOtherFields };
}
