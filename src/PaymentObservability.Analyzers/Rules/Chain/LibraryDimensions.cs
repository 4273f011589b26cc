using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// The dimensions that metrics really have in CloudWatch: those given with them, and what the libraries add. Powertools adds <c>Service</c> where one is named, and its
/// logger's; the EMF library writes one set out of its own dimensions and all that were put to the logger, unless they were replaced. (Sources: Metrics.cs of Powertools
/// 2, MetricsLogger.cs and MetricDirective.cs of Amazon.CloudWatch.EMF.)
/// </summary>
internal sealed class LibraryDimensions
{
    /// <summary>The dialect of Powertools.</summary>
    public const string Powertools = "Powertools Metrics";

    /// <summary>The dialect of Amazon.CloudWatch.EMF.</summary>
    public const string EmbeddedMetrics = "Amazon.CloudWatch.EMF";

    private const string Service = "Service";
    private const string ServiceVariable = "POWERTOOLS_SERVICE_NAME";

    /// <summary>What sets dimensions of a Powertools logger, by name: where one of them stands in the source and its call was not seen, nothing is known.</summary>
    private static readonly string[] PowertoolsSetters = { "AddDimension", "AddDimensions", "SetDefaultDimensions", "WithDefaultDimensions", "SetService", "WithService" };

    private static readonly string[] EmbeddedSetters = { "PutDimensions", "SetDimensions", "ResetDimensions" };

    private readonly PaymentModel model;
    private readonly ILookup<string, DimensionSignal> signals;
    private readonly ImmutableArray<DeployedFunction> functions;
    private readonly bool isSecondPowertools;
    private readonly Lazy<ImmutableArray<DimensionShape>?> embedded;

    public LibraryDimensions(PaymentModel model, ILookup<string, DimensionSignal> signals)
    {
        this.model = model;
        this.signals = signals;
        var assembly = model.Models.Compilation.AssemblyName;
        functions = model.Deployment.Functions.Where(function => function.Handlers.Any(handler => handler.AssemblyName == assembly)).ToImmutableArray();
        isSecondPowertools = model.Models.Compilation.GetTypeByMetadataName("AWS.Lambda.Powertools.Metrics.MetricsOptions") is not null;
        embedded = new(Embedded);
    }

    /// <summary>Every way in which a place may dimension what it records; null or none where it cannot be told.</summary>
    public ImmutableArray<DimensionShape>? ShapesOf(MetricSignal place) =>
        place.Dialect switch
        {
            "AWSSDK.CloudWatch" or "EMF" => place.Shapes,
            EmbeddedMetrics => embedded.Value,
            Powertools => place.IsBuffered ? Buffered() : Pushed(place),
            _ => null,
        };

    /// <summary>Every value that a dimension of what a place records may have; null where it cannot be told.</summary>
    public ImmutableArray<NameExpression>? ValuesOf(MetricSignal place, string dimension)
    {
        if (place.HasOtherDimensions || place.Dialect == EmbeddedMetrics)
        {
            return null;
        }

        var given = place.Dimensions.Where(one => one.Name.Values.Contains(dimension) || !one.Name.IsKnown).ToList();
        var values = ImmutableArray.CreateBuilder<NameExpression>();
        if (place.Dialect == Powertools && place.IsBuffered)
        {
            if (!AreSeen(Powertools, PowertoolsSetters))
            {
                return null;
            }

            given.AddRange(signals[Powertools].SelectMany(signal => signal.Dimensions).Where(one => one.Name.Values.Contains(dimension) || !one.Name.IsKnown));
        }

        foreach (var one in given)
        {
            var text = one.Text.IsKnown ? one.Text : model.Dialects.Reader.Texts.Read(one.Value);
            if (one.Name.Single is null || !text.IsKnown)
            {
                return null;
            }

            values.AddRange(text.Values.Select(value => NameExpression.Of(value)));
        }

        if (place.Dialect == Powertools && dimension == Service)
        {
            // A single metric may name its service by itself; that is not read here.
            if (place.Shapes.IsEmpty || place.Shapes[0].Names.Contains(Service))
            {
                return null;
            }

            if (functions.IsEmpty || functions.Any(function => !function.Environment.ContainsKey(ServiceVariable) && !HasNone(function)))
            {
                return null;
            }

            values.AddRange(functions.Where(function => function.Environment.ContainsKey(ServiceVariable)).Select(function => function.Environment[ServiceVariable]));
        }

        return values.Count == 0 || values.Any(value => value.IsUnknown) ? null : values.ToImmutable();
    }

    /// <summary>The metrics that wait for the logger's flush take its dimensions along.</summary>
    private ImmutableArray<DimensionShape>? Buffered()
    {
        var all = signals[Powertools].ToList();
        if (!AreSeen(Powertools, PowertoolsSetters) || all.Any(signal => signal.HasOtherDimensions || signal.Dimensions.Any(dimension => !dimension.Name.IsKnown)))
        {
            return null;
        }

        var isNamed = all.Any(signal => signal.IsDefault && signal.Dimensions.Any(dimension => dimension.Name.Single == Service));
        var mayClear = model.RunningScan.Names.Contains("ClearDefaultDimensions");
        var shape = DimensionShape.None;
        if (!mayClear && (HaveService || (isNamed && model.Entries.Count() == 1)))
        {
            shape = shape.And(Service);
        }
        else if (isNamed || HaveService || !HaveNoService || !isSecondPowertools)
        {
            shape = shape.Maybe(new[] { Service });
        }

        // Which of them are set when it is flushed depends on the way that was taken.
        return ImmutableArray.Create(shape.Maybe(all.SelectMany(signal => signal.Dimensions).SelectMany(dimension => dimension.Name.Values)));
    }

    /// <summary>A single metric has its own dimensions and the service that the environment names; of what the code sets, version 1 took the service too.</summary>
    private ImmutableArray<DimensionShape>? Pushed(MetricSignal place)
    {
        if (place.Shapes.Length != 1)
        {
            return null;
        }

        var own = place.Shapes[0];
        return ImmutableArray.Create(
            own.Names.Contains(Service) ? own
            : isSecondPowertools && HaveService ? own.And(Service)
            : isSecondPowertools && HaveNoService ? own
            : own.Maybe(new[] { Service }));
    }

    private bool HaveService => !functions.IsEmpty && functions.All(function => function.Environment.TryGetValue(ServiceVariable, out var service) && !service.Texts.Contains("") && !service.IsUnknown);

    private bool HaveNoService => !functions.IsEmpty && functions.All(HasNone);

    private static bool HasNone(DeployedFunction function) =>
        !function.Environment.ContainsKey(ServiceVariable)
        && function.Resource.IsWhole
        && function.Resource.Property("PackageType") is null && function.Resource.Property("ImageUri") is null
        && function.Resource.Both("Environment").All(value => value is Yaml.YamlMap { Tag: null } map && map["Variables"] is null or Yaml.YamlMap { Tag: null } && map["Fn::If"] is null);

    private ImmutableArray<DimensionShape>? Embedded()
    {
        var all = signals[EmbeddedMetrics].ToList();
        if (!AreSeen(EmbeddedMetrics, EmbeddedSetters) || all.Any(signal => signal.HasOtherDimensions || signal.Dimensions.Any(dimension => !dimension.Name.IsKnown))
            || model.RunningScan.Names.Contains("MetricsContext") || model.RunningScan.Names.Contains("IEnvironment"))
        {
            return null;
        }

        // Older versions name the log group too.
        var names = all.SelectMany(signal => signal.Dimensions).SelectMany(dimension => dimension.Name.Values).ToList();
        var shapes = ImmutableArray.CreateBuilder<DimensionShape>();
        shapes.Add(DimensionShape.None.And("ServiceName", "ServiceType").Maybe(names.Append("LogGroup")));
        var replacing = all.Where(signal => signal.MayReplace).ToList();
        if (replacing.Count > 0)
        {
            // What is put after that stands alone as well.
            shapes.AddRange(replacing.SelectMany(signal => signal.Sets.IsEmpty ? ImmutableArray.Create(DimensionShape.None.Maybe(names)) : signal.Sets));
            shapes.AddRange(all.Where(signal => !signal.MayReplace).Select(signal => DimensionShape.None.Maybe(signal.Dimensions.SelectMany(dimension => dimension.Name.Values))));
        }

        return shapes.ToImmutable();
    }

    private bool AreSeen(string dialect, string[] setters) =>
        setters.All(setter => !model.RunningScan.Names.Contains(setter) || signals[dialect].Any(signal => signal.Syntax.ToString().IndexOf(setter, StringComparison.Ordinal) >= 0));
}
