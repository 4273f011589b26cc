using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// AWS.Lambda.Powertools.Metrics, versions 1 to 4: static <c>Metrics</c>, <c>IMetrics</c>, <c>MetricsBuilder</c>, <c>MetricsOptions</c> and
/// <c>[Metrics]</c>. Namespace and dimensions of <c>AddMetric</c> are the logger's, so they come as signals of their own.
/// </summary>
internal sealed class PowertoolsMetrics : IMethodDialect
{
    private const string Service = "Service";
    private const string Library = "AWS.Lambda.Powertools.Metrics.";

    private readonly CodeReader reader;
    private readonly LibraryTypes loggers;
    private readonly LibraryTypes builders;
    private readonly LibraryTypes options;
    private readonly LibraryTypes attributes;

    private PowertoolsMetrics(CodeReader reader, LibraryTypes loggers)
    {
        this.reader = reader;
        this.loggers = loggers;
        builders = new LibraryTypes(reader.Compilation, Library + "MetricsBuilder");
        options = new LibraryTypes(reader.Compilation, Library + "MetricsOptions");
        attributes = new LibraryTypes(reader.Compilation, Library + "MetricsAttribute");
    }

    public string Name => "Powertools Metrics";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var loggers = new LibraryTypes(reader.Compilation, Library + "Metrics", Library + "IMetrics");
        return loggers.IsEmpty ? null : new PowertoolsMetrics(reader, loggers);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IInvocationOperation call when loggers.Declare(call.TargetMethod):
                ReadLogger(call, signals);
                break;
            case IInvocationOperation call when builders.Declare(call.TargetMethod):
                ReadBuilder(call, signals);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when options.Declare(target.Property):
                ReadOption(target.Property.Name, assignment, signals);
                break;
            case IMethodReferenceOperation { Method: { Name: "AddMetric" or "PushSingleMetric" } method } when loggers.Declare(method):
                signals.Add(new MetricSignal(operation.Syntax, Name) { IsBuffered = method.Name == "AddMetric" });
                break;
        }
    }

    public void Read(IMethodSymbol method, ICollection<Signal> signals)
    {
        ReadAttributes(method.GetAttributes(), signals);
        ReadAttributes(method.ContainingType?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty, signals);
    }

    private void ReadLogger(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "AddMetric":
                signals.Add(Metric(call, ConstantText.Unknown, DimensionList.None, isBuffered: true));
                break;
            case "PushSingleMetric":
                var dimensions = CodeReader.Argument(call, "dimensions", "defaultDimensions");
                signals.Add(Metric(call, reader.Texts.Read(CodeReader.Argument(call, "nameSpace")), reader.Dimensions.Read(dimensions), isBuffered: false));
                break;
            case "AddDimension":
                var pair = reader.Dimensions.Pair(CodeReader.Argument(call, 0), CodeReader.Argument(call, 1), call.Syntax);
                signals.Add(new DimensionSignal(call.Syntax, Name, DimensionList.Of(pair)));
                break;
            case "AddDimensions":
                signals.Add(new DimensionSignal(call.Syntax, Name, reader.Dimensions.Read(CodeReader.Argument(call, 0))));
                break;
            case "SetDefaultDimensions":
                AddDefaults(CodeReader.Argument(call, 0), call, signals);
                break;
            case "SetNamespace":
                AddNamespace(CodeReader.Argument(call, 0), call, signals);
                break;
            case "SetService":
                AddService(CodeReader.Argument(call, 0), call, signals);
                break;
            case "Flush" or "Dispose":
                signals.Add(new FlushSignal(call.Syntax, Name, FlushMoment.Call));
                break;
        }
    }

    private void ReadBuilder(IInvocationOperation call, ICollection<Signal> signals)
    {
        switch (call.TargetMethod.Name)
        {
            case "WithNamespace":
                AddNamespace(CodeReader.Argument(call, 0), call, signals);
                break;
            case "WithService":
                AddService(CodeReader.Argument(call, 0), call, signals);
                break;
            case "WithDefaultDimensions":
                AddDefaults(CodeReader.Argument(call, 0), call, signals);
                break;
        }
    }

    private void ReadOption(string option, ISimpleAssignmentOperation assignment, ICollection<Signal> signals)
    {
        switch (option)
        {
            case "Namespace":
                AddNamespace(assignment.Value, assignment, signals);
                break;
            case "Service":
                AddService(assignment.Value, assignment, signals);
                break;
            case "DefaultDimensions":
                AddDefaults(assignment.Value, assignment, signals);
                break;
        }
    }

    private void ReadAttributes(ImmutableArray<AttributeData> all, ICollection<Signal> signals)
    {
        foreach (var attribute in all)
        {
            if (!attributes.Contains(attribute.AttributeClass) || attribute.ApplicationSyntaxReference?.GetSyntax() is not { } syntax)
            {
                continue;
            }

            signals.Add(new FlushSignal(syntax, Name, FlushMoment.Return));
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Value.Value is not string { Length: > 0 } text)
                {
                    continue;
                }

                if (argument.Key == "Namespace")
                {
                    signals.Add(new NamespaceSignal(syntax, Name, ConstantText.Of(text)) { NameSyntax = Literal(syntax) });
                }
                else if (argument.Key == "Service")
                {
                    var service = new MetricDimension(ConstantText.Of(Service), null, syntax) { Text = ConstantText.Of(text) };
                    signals.Add(new DimensionSignal(syntax, Name, DimensionList.Of(service)) { IsDefault = true });
                }
            }
        }
    }

    /// <summary>The literal of <c>Namespace = "..."</c> in an attribute.</summary>
    private static LiteralExpressionSyntax? Literal(SyntaxNode attribute)
    {
        if (attribute is AttributeSyntax { ArgumentList: { } arguments })
        {
            foreach (var argument in arguments.Arguments)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == "Namespace")
                {
                    return argument.Expression as LiteralExpressionSyntax;
                }
            }
        }

        return null;
    }

    private MetricSignal Metric(IInvocationOperation call, ConstantText nameSpace, DimensionList dimensions, bool isBuffered)
    {
        var name = CodeReader.Argument(call, 0);
        var unit = CodeReader.Argument(call, "unit");
        return new MetricSignal(call.Syntax, Name)
        {
            Name = reader.Texts.Read(name),
            NameSyntax = reader.Texts.Literal(name),
            Namespace = nameSpace,
            Unit = MetricUnits.Read(unit, reader.Texts),
            UnitSource = unit,
            Value = CodeReader.Argument(call, 1),
            Dimensions = dimensions.Items,
            HasOtherDimensions = !dimensions.IsComplete,
            Shapes = Shape(call, dimensions) is { } shape ? ImmutableArray.Create(shape) : ImmutableArray<DimensionShape>.Empty,
            IsBuffered = isBuffered,
        };
    }

    /// <summary>The dimensions of one metric; the service that a call names is one.</summary>
    private static DimensionShape? Shape(IInvocationOperation call, DimensionList dimensions)
    {
        var service = CodeReader.Argument(call, "service");
        return DimensionShape.Of(dimensions) is not { } shape ? null
            : service is null or { ConstantValue: { HasValue: true, Value: null or "" } } ? shape
            : service.ConstantValue.HasValue ? shape.And(Service)
            : shape.Maybe(new[] { Service });
    }

    private void AddNamespace(IOperation? value, IOperation place, ICollection<Signal> signals) =>
        signals.Add(new NamespaceSignal(place.Syntax, Name, reader.Texts.Read(value)) { NameSyntax = reader.Texts.Literal(value) });

    private void AddDefaults(IOperation? value, IOperation place, ICollection<Signal> signals) =>
        signals.Add(new DimensionSignal(place.Syntax, Name, reader.Dimensions.Read(value)) { IsDefault = true });

    // The service, from wherever it comes, is written as the dimension Service.
    private void AddService(IOperation? value, IOperation place, ICollection<Signal> signals)
    {
        var service = new MetricDimension(ConstantText.Of(Service), value is null ? null : CodeReader.Plain(value), place.Syntax);
        signals.Add(new DimensionSignal(place.Syntax, Name, DimensionList.Of(service)) { IsDefault = true });
    }
}
