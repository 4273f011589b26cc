using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>The few numbers that a metric is ever recorded with: the ones and zeros of an outcome, the ones of a counter.</summary>
internal static class RecordedValues
{
    /// <summary>All of them; null where one is worked out at run time.</summary>
    public static ImmutableSortedSet<double>? Of(IReadOnlyList<MetricSignal> places, ValueOrigins origins)
    {
        var values = ImmutableSortedSet.CreateBuilder<double>();
        foreach (var origin in places.SelectMany(place => place.Value is { } value ? origins.Of(value).AsEnumerable() : new IOperation?[] { null }!))
        {
            if (!Add(origin, values))
            {
                return null;
            }
        }

        return values.Count == 0 ? null : values.ToImmutable();
    }

    private static bool Add(IOperation? origin, ImmutableSortedSet<double>.Builder values)
    {
        switch (origin)
        {
            case { ConstantValue: { HasValue: true, Value: sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal } constant }:
                values.Add(Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture));
                return true;
            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "Convert", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } method, Arguments.Length: 1 }
                when method.Parameters[0].Type.SpecialType == SpecialType.System_Boolean:
                values.Add(0);
                values.Add(1);
                return true;
            default:
                return false;
        }
    }
}
