using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>What callers give to helpers that log the text they are given: <c>void Info(string message) => _logger.LogInformation(message);</c>.</summary>
internal sealed class GivenMessages
{
    private readonly CallGraph graph;
    private readonly INamedTypeSymbol? receiver;
    private readonly ImmutableArray<CallSite> calls;
    private readonly LogContentReader contents;

    public GivenMessages(CallGraph graph, INamedTypeSymbol? receiver, ImmutableArray<CallSite> calls, LogContentReader contents)
    {
        this.graph = graph;
        this.receiver = receiver;
        this.calls = calls;
        this.contents = contents;
    }

    /// <summary>Adds the event, or where its text is a parameter's one event for each text that is passed; false where a text cannot be told.</summary>
    public bool Add(LogSignal signal, ImmutableArray<LogSignal>.Builder events)
    {
        if (signal.HasOtherFields || signal.Message.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter)
        {
            events.Add(signal);
            return true;
        }

        var found = false;
        foreach (var call in calls.Where(call => graph.Callees(call, receiver).Any(callee => SymbolEqualityComparer.Default.Equals(callee.Symbol.OriginalDefinition, method.OriginalDefinition))))
        {
            var given = call.Operation switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            if (given.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is not { } passed)
            {
                return false;
            }

            var content = contents.Line(passed.Value);
            if (content.Message.Parameter is not null)
            {
                // Handed on from further up.
                return false;
            }

            found = true;
            events.Add(new LogSignal(signal.Syntax, signal.Dialect)
            {
                Severity = signal.Severity,
                Message = content.Message,
                Fields = signal.Fields.AddRange(content.Fields),
                HasOtherFields = content.HasOtherFields,
                Exception = signal.Exception,
                KeepsFields = signal.KeepsFields,
            });
        }

        return found;
    }
}
