using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry.Dialects;

namespace PaymentObservability.Telemetry;

/// <summary>The dialects whose libraries this compilation can see.</summary>
internal sealed class TelemetryDialects
{
    private readonly ImmutableArray<ITelemetryDialect> dialects;

    private TelemetryDialects(ImmutableArray<ITelemetryDialect> dialects, CodeReader reader)
    {
        this.dialects = dialects;
        Reader = reader;
    }

    /// <summary>What the dialects read code with, for all who must read the same constants.</summary>
    public CodeReader Reader { get; }

    /// <summary>Looks every library's types up once. <paramref name="models"/> gives the (shared) semantic model of any tree of the compilation.</summary>
    public static TelemetryDialects For(Compilation compilation, Func<SyntaxTree, SemanticModel> models)
    {
        var reader = new CodeReader(compilation, models);
        ITelemetryDialect?[] all =
        [
            PowertoolsMetrics.Create(reader),
            CloudWatchPutMetricData.Create(reader),
            EmbeddedMetrics.Create(reader),
            HandWrittenEmbeddedMetrics.Create(reader),
            SystemDiagnosticsMetrics.Create(reader),
            PrometheusMetrics.Create(reader),
            AppMetrics.Create(reader),
            DogStatsD.Create(reader),
            ApplicationInsights.Create(reader),
            XRaySdk.Create(reader),
            PowertoolsTracing.Create(reader),
            Activities.Create(reader),
            OpenTelemetryTracer.Create(reader),
            LambdaWrapper.Create(reader),
            DatadogTracing.Create(reader),
            ApplicationInsightsOperations.Create(reader),
            MicrosoftLogging.Create(reader),
            SerilogLogging.Create(reader),
            PowertoolsLogging.Create(reader),
            LambdaLogging.Create(reader),
            ConsoleLogging.Create(reader),
            OtherLogging.NLog(reader),
            OtherLogging.Log4Net(reader),
            OtherLogging.ApplicationInsights(reader),
        ];
        var seen = ImmutableArray.CreateBuilder<ITelemetryDialect>();
        foreach (var dialect in all)
        {
            if (dialect is not null)
            {
                seen.Add(dialect);
            }
        }

        return new TelemetryDialects(seen.ToImmutable(), reader);
    }

    /// <summary>Adds what the operation emits, in whatever dialect.</summary>
    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        if (!MayEmit(operation.Kind))
        {
            return;
        }

        foreach (var dialect in dialects)
        {
            dialect.Read(operation, signals);
        }
    }

    /// <summary>Adds what the method's attributes say, in whatever dialect.</summary>
    public void Read(IMethodSymbol method, ICollection<Signal> signals)
    {
        foreach (var dialect in dialects)
        {
            (dialect as IMethodDialect)?.Read(method, signals);
        }
    }

    /// <summary>The kinds that some dialect looks at; all others, which are most, cost one comparison.</summary>
    private static bool MayEmit(OperationKind kind) => kind is OperationKind.Invocation
        or OperationKind.ObjectCreation
        or OperationKind.AnonymousObjectCreation
        or OperationKind.SimpleAssignment
        or OperationKind.MethodReference
        or OperationKind.Literal
        or OperationKind.FieldReference
        or OperationKind.InterpolatedString
        or OperationKind.Binary
        or OperationKind.Using
        or OperationKind.UsingDeclaration;
}
