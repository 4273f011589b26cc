using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>The arguments of a log call by what their parameters are called; all libraries here agree on the names well enough.</summary>
internal static class LogCall
{
    /// <summary>The exception that is given as such, or null; <c>null</c> that is written out is none.</summary>
    public static IOperation? Exception(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter is { } parameter && LogContentReader.IsException(parameter.Type))
            {
                var value = CodeReader.Plain(argument.Value);
                return value is IDefaultValueOperation || value.ConstantValue.HasValue ? null : value;
            }
        }

        return null;
    }

    /// <summary>The values of the parameters with these names, one after another.</summary>
    public static ImmutableArray<IOperation> Values(IInvocationOperation call, params string[] parameters) =>
        parameters.Select(name => CodeReader.Argument(call, name)).Where(value => value is not null).ToImmutableArray()!;

    /// <summary>A level that a library's enum member, or its name as text, says.</summary>
    public static LogSeverity? Severity(IOperation? level, ConstantReader texts) => texts.Read(level).Single is { } name ? SeverityOf(name) : null;

    /// <summary>The level behind a name of any library: <c>LogWarning</c>, <c>Fatal</c>, <c>INFO</c>.</summary>
    public static LogSeverity? SeverityOf(string name)
    {
        var plain = name.StartsWith("Log", System.StringComparison.Ordinal) && name.Length > 3 ? name.Substring(3) : name;
        return plain.ToUpperInvariant() switch
        {
            "TRACE" or "VERBOSE" or "TRCE" => LogSeverity.Trace,
            "DEBUG" or "DBUG" => LogSeverity.Debug,
            "INFORMATION" or "INFO" => LogSeverity.Information,
            "WARNING" or "WARN" => LogSeverity.Warning,
            "ERROR" or "FAIL" => LogSeverity.Error,
            "CRITICAL" or "FATAL" or "CRIT" => LogSeverity.Critical,
            _ => null,
        };
    }
}
