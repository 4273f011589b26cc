using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Health;

/// <summary>What a project has of health checks, and what they ought to look at. Worked out once, and only for projects that take payments by HTTP.</summary>
internal sealed class ProjectHealth
{
    private ProjectHealth(ImmutableArray<PaymentOperation> payments, ImmutableArray<HealthEndpoint> endpoints, ImmutableArray<Dependency> dependencies)
    {
        Payments = payments;
        Endpoints = endpoints;
        Dependencies = dependencies;
    }

    /// <summary>The payments, refunds and wallet connections that a web request can start, payments first; empty where the project is no payment service.</summary>
    public ImmutableArray<PaymentOperation> Payments { get; }

    /// <summary>The health checks that were found.</summary>
    public ImmutableArray<HealthEndpoint> Endpoints { get; }

    /// <summary>What payments here need from outside.</summary>
    public ImmutableArray<Dependency> Dependencies { get; }

    /// <summary>Works it out.</summary>
    public static ProjectHealth Of(PaymentModel model, CancellationToken cancellation)
    {
        var payments = model.Operations
            .Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet && IsReachedByHttp(operation.Entry))
            .OrderBy(operation => operation.Kind)
            .ThenBy(operation => operation.Entry.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(operation => operation.Entry.Body.Syntax.SpanStart)
            .ToImmutableArray();
        return payments.IsEmpty
            ? new ProjectHealth(payments, ImmutableArray<HealthEndpoint>.Empty, ImmutableArray<Dependency>.Empty)
            : new ProjectHealth(payments, HealthEndpoints.Find(model, cancellation), DependencyFinder.Find(model, cancellation));
    }

    private static bool IsReachedByHttp(EntryPoint entry) =>
        entry.IsWeb || entry.Route is not null || (entry.EventType is { } type && LambdaSymbols.IsHttpEvent(type));
}
