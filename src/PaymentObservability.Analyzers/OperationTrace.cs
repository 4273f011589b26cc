using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>
/// The spans around one attempt: opened in the operation, in its callers, by a wrapper, decorator, behaviour or base class, or inside the money call
/// where that is the project's own. Generous: what may be a span around the attempt counts as one.
/// </summary>
internal sealed class OperationTrace
{
    // How often a name is handed on before it is as good as unknown.
    private const int MaxHands = 6;

    private readonly PaymentOperation operation;
    private readonly PaymentModel model;
    private readonly ImmutableArray<CallSite> calls;
    private readonly List<(CodeBody Body, SyntaxNode? Site)> levels;

    private OperationTrace(PaymentOperation operation, PaymentModel model, ImmutableArray<CallSite> calls)
    {
        this.calls = calls;
        this.operation = operation;
        this.model = model;
        levels = Surroundings.Levels(operation).ToList();
    }

    /// <summary>Spans of the bodies between the entry and the money call that are open there, outermost first.</summary>
    public ImmutableArray<SpanSignal> Enclosing { get; private set; }

    /// <summary>Spans that other code opens around what it is given, or keeps open: wrappers, decorators, attempt scopes.</summary>
    public ImmutableArray<SpanSignal> Given { get; private set; }

    /// <summary>Spans that the money call opens itself, where it is in source.</summary>
    public ImmutableArray<SpanSignal> Inside { get; private set; }

    /// <summary>Whether something that cannot be followed may open a span, annotate it or mark it failed.</summary>
    public bool MayBeAny { get; private set; }

    /// <summary>What is put on spans around the attempt.</summary>
    public ImmutableArray<AnnotationSignal> Annotations { get; private set; }

    /// <summary>What marks spans around the attempt as failed.</summary>
    public ImmutableArray<SpanFailureSignal> Failures { get; private set; }

    /// <summary>Every span around the attempt.</summary>
    public IEnumerable<SpanSignal> Spans => Enclosing.Concat(Given).Concat(Inside);

    /// <summary>Whether a span around the attempt is in sight.</summary>
    public bool IsSeen => Spans.Any();

    /// <summary>Whether the attempt is traced, or may be.</summary>
    public bool IsTraced => MayBeAny || IsSeen || (operation.Entry.IsWeb && model.Tracing.TracesWebRequests);

    /// <summary>Looks around an operation.</summary>
    public static OperationTrace Of(PaymentOperation operation, PaymentModel model, CancellationToken cancellation)
    {
        var around = model.MetricsOf(operation, cancellation).Around;
        var trace = new OperationTrace(operation, model, around.Calls);
        trace.Read(around, cancellation);
        return trace;
    }

    /// <summary>
    /// Whether a step has a span of its own, or may: one that stands closely around it, one that it opens itself, or one of unknown extent whose name
    /// is no attempt's.
    /// </summary>
    /// <param name="step">The call.</param>
    /// <param name="others">The other steps of the attempt.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public bool HasOwnSpan(CallSite step, IReadOnlyCollection<SyntaxNode> others, CancellationToken cancellation) =>
        MayBeAny
        || Below(step, cancellation).Any()
        || levels.SelectMany(level => model.Graph.Facts.For(level.Body).Signals.OfType<SpanSignal>()).Any(span => span.Scope.Node is not null && span.Covers(step.Syntax) && IsClose(span, step.Syntax, others))
        || Given.Any(span => span.Scope.Node is null ? !IsAttempts(span) : step.Caller.Syntax is AnonymousFunctionExpressionSyntax function && IsAlone(function, step.Syntax, others));

    private void Read(Surroundings around, CancellationToken cancellation)
    {
        var enclosing = ImmutableArray.CreateBuilder<SpanSignal>();
        foreach (var (body, site) in levels)
        {
            enclosing.AddRange(model.Graph.Facts.For(body).Signals.OfType<SpanSignal>().Where(span => site is null || span.Covers(site)));
        }

        Enclosing = enclosing.ToImmutable();
        Inside = operation.Site is null ? ImmutableArray<SpanSignal>.Empty : Below(operation.Site, cancellation).ToImmutableArray();
        var onLevels = levels.Select(level => level.Body.Syntax).ToImmutableHashSet();
        var decorators = operation.Chain.SelectMany(step => model.Graph.Callees(step, operation.Entry.Receiver)).Select(body => body.Syntax).Where(body => !onLevels.Contains(body)).ToImmutableHashSet();
        Given = around.Signals.OfType<SpanSignal>()
            .Where(span => !Inside.Contains(span) && BodyOf(span) is { } body && !onLevels.Contains(body) && (span.Scope.Node is null || decorators.Contains(body) || RunsWhatItIsGiven(span, body, around)))
            .Concat(OfInitializers(around))
            .Distinct()
            .ToImmutableArray();
        Annotations = around.Signals.OfType<AnnotationSignal>().Distinct().ToImmutableArray();
        Failures = around.Signals.OfType<SpanFailureSignal>().Distinct().ToImmutableArray();
        MayBeAny = around.Calls.Any(MayTrace) || levels.Any(level => HasTracingAspect(level.Body.Symbol));
    }

    /// <summary>Spans that objects of the project's own types open as they are made, in what their fields start with.</summary>
    private IEnumerable<SpanSignal> OfInitializers(Surroundings around)
    {
        var signals = new List<Signal>();
        foreach (var type in around.Calls.Where(call => call.Operation is IObjectCreationOperation).Select(call => call.Target?.ContainingType.OriginalDefinition).Distinct<INamedTypeSymbol?>(SymbolEqualityComparer.Default))
        {
            foreach (var member in type?.GetMembers() ?? ImmutableArray<ISymbol>.Empty)
            {
                if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } && member.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && model.Models.Contains(reference.SyntaxTree)
                    && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax } declarator)
                {
                    foreach (var operation in model.Models.For(reference.SyntaxTree).GetOperation(declarator.Initializer.Value)?.DescendantsAndSelf() ?? Enumerable.Empty<IOperation>())
                    {
                        model.Dialects.Read(operation, signals);
                    }
                }
            }
        }

        return signals.OfType<SpanSignal>();
    }

    /// <summary>The spans that a call opens, where it is the project's own.</summary>
    private IEnumerable<SpanSignal> Below(CallSite call, CancellationToken cancellation) =>
        model.Graph.From(model.Graph.Callees(call, operation.Entry.Receiver), operation.Entry.Receiver, null, cancellation).Bodies
            .SelectMany(body => model.Graph.Facts.For(body).Signals.OfType<SpanSignal>());

    private static SyntaxNode? BodyOf(SpanSignal span) => span.Syntax is AttributeSyntax { Parent.Parent: { } declaration } ? declaration : CodeBodies.Enclosing(span.Syntax);

    /// <summary>Whether a delegate is run inside the span: a wrapper's action, a middleware's <c>next</c>.</summary>
    private static bool RunsWhatItIsGiven(SpanSignal span, SyntaxNode body, Surroundings around) =>
        around.Calls.Any(call => call.Caller.Syntax == body && call.Target is { MethodKind: MethodKind.DelegateInvoke } && span.Covers(call.Syntax));

    private bool MayTrace(CallSite call)
    {
        var hasSource = !model.Graph.Callees(call, operation.Entry.Receiver).IsEmpty;
        if (!hasSource && (call.Target is null || call.Operation is IInvalidOperation))
        {
            return (ExternalCalls.OfUnresolved(call.Operation) & TelemetryKinds.Spans) != 0;
        }

        return call.Target is not null && (hasSource ? model.Externals.DeclaredSpans(call.Target) : model.Externals.Spans(call.Target)).IsPossible;
    }

    /// <summary>An attribute that speaks of tracing may be woven into code; those that dialects know are read by them.</summary>
    private static bool HasTracingAspect(IMethodSymbol method) =>
        method.GetAttributes().Concat(method.ContainingType?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
            .Any(attribute => attribute.AttributeClass is { } type
                && (KnownAssemblies.IsTelemetry(type.ContainingAssembly?.Name ?? "")
                    || ((TelemetryWords.OfName(type.Name) & TelemetryKinds.Spans) != 0 && !KnownAssemblies.IsSilent(type.ContainingAssembly?.Name ?? ""))));

    /// <summary>Whether a span is around this step and hardly anything else: no other step, and nothing else that is awaited.</summary>
    private static bool IsClose(SpanSignal span, SyntaxNode step, IReadOnlyCollection<SyntaxNode> others) =>
        !others.Any(span.Covers)
        && !span.Scope.Node!.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(awaited => span.Covers(awaited) && !awaited.Span.Contains(step.Span) && !step.Span.Contains(awaited.Span));

    private static bool IsAlone(SyntaxNode function, SyntaxNode step, IReadOnlyCollection<SyntaxNode> others) =>
        !others.Any(other => function.Span.Contains(other.Span)) && !function.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(awaited => !awaited.Span.Contains(step.Span) && !step.Span.Contains(awaited.Span));

    /// <summary>Whether the span carries an attempt's name, whichever kind's: its own, or one that it is handed.</summary>
    private bool IsAttempts(SpanSignal span) => Names(span.Name, 0) is { Length: > 0 } names && names.All(name => model.Contract.Kinds.Values.Any(kind => kind.Span == name));

    /// <summary>All that a name may be; empty where it cannot be told.</summary>
    private ImmutableArray<string> Names(ConstantText name, int hands)
    {
        if (name.IsKnown || hands == MaxHands || name.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter)
        {
            return name.Values;
        }

        var names = ImmutableArray<string>.Empty;
        foreach (var call in calls.Where(call => SymbolEqualityComparer.Default.Equals((call.Target?.ReducedFrom ?? call.Target)?.OriginalDefinition, method.OriginalDefinition)))
        {
            var arguments = call.Operation switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            var given = Names(model.Dialects.Reader.Texts.Read(arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value), hands + 1);
            if (given.IsEmpty)
            {
                return given;
            }

            names = names.AddRange(given);
        }

        return names;
    }
}
