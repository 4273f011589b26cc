using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Metrics;

/// <summary>PAY1005: a wallet, payer, hash or id as a metric's dimension makes one metric of each payment.</summary>
internal sealed class DimensionMustHaveLowCardinality : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.DimensionMustHaveLowCardinality);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        foreach (var signal in context.Model.PaymentSignals(context.Cancellation))
        {
            var dimensions = signal switch
            {
                MetricSignal metric => metric.Dimensions,
                DimensionSignal dimension => dimension.Dimensions,
                _ => ImmutableArray<MetricDimension>.Empty,
            };
            foreach (var dimension in dimensions)
            {
                if (dimension.Name.Single is { } name && HasManyValues(name, dimension.Value, context.Model.Contract))
                {
                    context.Report(Diagnostic.Create(PaymentObservability.Descriptors.DimensionMustHaveLowCardinality, dimension.Syntax.GetLocation(), name));
                }
            }
        }
    }

    /// <summary>By its own name, or by the name of what it is given; a constant has one value whatever it is called.</summary>
    private static bool HasManyValues(string name, IOperation? value, PaymentContract contract)
    {
        if (value?.ConstantValue.HasValue == true || value?.Type?.TypeKind == TypeKind.Enum || contract.AllowedDimensions.Contains(name))
        {
            return false;
        }

        return DimensionNames.IsHighCardinality(name, contract) || (NameOf(value) is { } source && DimensionNames.IsHighCardinality(source, contract));
    }

    private static string? NameOf(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            IPropertyReferenceOperation property => property.Property.Name,
            IFieldReferenceOperation field => field.Field.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } => NameOf(instance),
            _ => null,
        };
    }
}
