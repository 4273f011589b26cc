using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// Amazon.CloudWatch.EMF: <c>MetricsLogger</c> and <c>IMetricsLogger</c>. Dimension sets and namespace are the logger's. Properties and
/// metadata are log fields, no metrics.
/// </summary>
internal sealed class EmbeddedMetrics : ITelemetryDialect
{
    private const string Library = "Amazon.CloudWatch.EMF.";

    private readonly CodeReader reader;
    private readonly LibraryTypes loggers;

    private EmbeddedMetrics(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
    }

    public string Name => "Amazon.CloudWatch.EMF";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, Library + "Logger.MetricsLogger", Library + "Logger.IMetricsLogger");
        return loggers.IsEmpty ? null : new EmbeddedMetrics(reader, loggers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when loggers.Declare(call.TargetMethod):
                ReadCall(call, signals);
                break;
            case IUsingOperation { Resources: var resources } when OpensLogger(resources):
            case IUsingDeclarationOperation { DeclarationGroup: var group } when OpensLogger(group):
                signals.Add(new FlushSignal(operation.Syntax, Name, FlushMoment.ScopeEnd));
                break;
            case IMethodReferenceOperation { Method: { Name: "PutMetric" } method } when loggers.Declare(method):
                signals.Add(new MetricSignal(operation.Syntax, Name) { IsBuffered = true });
                break;
        }
    }

    private void ReadCall(IInvocationOperation call, ICollection<Signal> signals)
    {
        var first = CodeReader.Argument(call, 0);
        switch (call.TargetMethod.Name)
        {
            case "PutMetric":
                var unit = CodeReader.Argument(call, "unit");
                signals.Add(new MetricSignal(call.Syntax, Name)
                {
                    Name = reader.Texts.Read(first),
                    NameSyntax = reader.Texts.Literal(first),
                    Unit = unit is null ? "None" : MetricUnits.Read(unit, reader.Texts),
                    UnitSource = unit,
                    Value = CodeReader.Argument(call, 1),
                    IsBuffered = true,
                });
                break;
            case "PutDimensions" or "SetDimensions":
                var dimensions = DimensionList.None;
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter?.Type.SpecialType != SpecialType.System_Boolean)
                    {
                        dimensions = dimensions.Add(reader.Dimensions.Read(argument.Value));
                    }
                }

                // They outlive the flush unless FlushPreserveDimensions is off.
                var replaces = call.TargetMethod.Name == "SetDimensions";
                signals.Add(new DimensionSignal(call.Syntax, Name, dimensions) { IsDefault = true, MayReplace = replaces, Sets = replaces ? Sets(call) : ImmutableArray<DimensionShape>.Empty });
                break;
            case "ResetDimensions":
                signals.Add(new DimensionSignal(call.Syntax, Name, DimensionList.None) { IsDefault = true, MayReplace = true, Sets = ImmutableArray.Create(DimensionShape.None) });
                break;
            case "SetNamespace":
                signals.Add(new NamespaceSignal(call.Syntax, Name, reader.Texts.Read(first)) { NameSyntax = reader.Texts.Literal(first) });
                break;
            case "Flush" or "Dispose":
                signals.Add(new FlushSignal(call.Syntax, Name, FlushMoment.Call));
                break;
        }
    }

    /// <summary>The sets that a call gives, each by itself; none where one cannot be told.</summary>
    private ImmutableArray<DimensionShape> Sets(IInvocationOperation call)
    {
        var sets = ImmutableArray.CreateBuilder<DimensionShape>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_Boolean)
            {
                continue;
            }

            // An array from elsewhere holds sets that are not seen one by one.
            if (argument is not { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: var given } })
            {
                return ImmutableArray<DimensionShape>.Empty;
            }

            foreach (var set in given)
            {
                if (DimensionShape.Of(reader.Dimensions.Read(set)) is not { } shape)
                {
                    return ImmutableArray<DimensionShape>.Empty;
                }

                sets.Add(shape);
            }
        }

        return sets.ToImmutable();
    }

    private bool OpensLogger(IOperation resources)
    {
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            return loggers.Contains(CodeReader.Plain(resources).Type);
        }

        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                if (loggers.Contains(declarator.Symbol.Type))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
