using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>Brings each library's units to CloudWatch's names: <c>Milliseconds</c>, <c>Count/Second</c>, <c>None</c>.</summary>
internal static class MetricUnits
{
    /// <summary>The unit that an enum member, <c>StandardUnit</c> field or text names; null where it cannot be told or differs by path.</summary>
    public static string? Read(IOperation? unit, ConstantReader texts)
    {
        string? found = null;
        foreach (var origin in texts.Origins.Of(unit))
        {
            var name = ConstantReader.EnumMember(origin) is { } member
                ? FromMember(member)
                : origin switch
                {
                    // StandardUnit.Milliseconds: a static field of another assembly.
                    IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "StandardUnit" } field } => FromMember(field.Name),
                    IConversionOperation { OperatorMethod: not null } conversion => texts.Read(conversion.Operand).Single,
                    IObjectCreationOperation { Arguments.Length: 1 } creation => texts.Read(creation.Arguments[0].Value).Single,
                    IInvocationOperation { TargetMethod.Name: "FindValue", Arguments.Length: 1 } call => texts.Read(call.Arguments[0].Value).Single,
                    _ => texts.Read(origin).Single,
                };
            if (name is null || (found is not null && found != name))
            {
                return null;
            }

            found = name;
        }

        return found;
    }

    /// <summary><c>CountPerSecond</c>, <c>CountSecond</c>, <c>COUNT_PER_SECOND</c> → <c>Count/Second</c>; <c>MILLISECONDS</c> → <c>Milliseconds</c>.</summary>
    public static string FromMember(string member)
    {
        var name = member.IndexOf('_') >= 0 || IsUpper(member) ? Pascal(member) : member;
        if (name.EndsWith("PerSecond", StringComparison.Ordinal))
        {
            return name.Substring(0, name.Length - "PerSecond".Length) + "/Second";
        }

        return name.Length > "Second".Length && name.EndsWith("Second", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Second".Length) + "/Second"
            : name;
    }

    /// <summary>
    /// An instrument's unit (UCUM). <c>{payment}</c> and <c>1</c> count things; one that CloudWatch has no name for, for example a currency, is
    /// <c>None</c>. An instrument without unit says nothing: null.
    /// </summary>
    public static string? FromUcum(string? unit) => unit switch
    {
        null or "" => null,
        "ms" or "milliseconds" or "millisecond" or "Milliseconds" => "Milliseconds",
        "s" or "sec" or "seconds" or "second" or "Seconds" => "Seconds",
        "us" or "µs" or "μs" or "microseconds" or "Microseconds" => "Microseconds",
        "By" or "bytes" or "Bytes" => "Bytes",
        "kBy" or "KiBy" => "Kilobytes",
        "MBy" or "MiBy" => "Megabytes",
        "%" or "percent" or "Percent" => "Percent",
        "1" or "count" or "Count" => "Count",
        _ when unit[0] == '{' && unit[unit.Length - 1] == '}' => "Count",
        _ => "None",
    };

    private static bool IsUpper(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsLower(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static string Pascal(string upperSnake)
    {
        var name = new StringBuilder();
        foreach (var word in upperSnake.Split('_'))
        {
            if (word.Length > 0)
            {
                name.Append(char.ToUpperInvariant(word[0])).Append(word.Substring(1).ToLowerInvariant());
            }
        }

        return name.ToString();
    }
}
