using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Flow;

/// <summary>
/// The bodies that an attempt passes on its way out, innermost first: that of the money call, wrappers and decorators around it, its callers up
/// to the entry. Where the money call is the project's own service and that service records, the way begins inside it.
/// </summary>
internal sealed class AttemptLevels
{
    private const int MaxDescent = 4;

    private readonly CallGraph graph;
    private readonly OutcomeRecorders recorders;
    private readonly MoneyCallRecognizer recognizer;
    private readonly PaymentOperation operation;
    private readonly CancellationToken cancellation;

    public AttemptLevels(PaymentOperation operation, CallGraph graph, OutcomeRecorders recorders, MoneyCallRecognizer recognizer, CancellationToken cancellation)
    {
        this.operation = operation;
        this.graph = graph;
        this.recorders = recorders;
        this.recognizer = recognizer;
        this.cancellation = cancellation;
    }

    /// <summary>All ways from inside out; none where it cannot be told how control comes back. Several where the money call has several implementations that record.</summary>
    public IReadOnlyList<ImmutableArray<AttemptLevel>> Find()
    {
        if (operation.Site is not { } site || Callers() is not { } callers)
        {
            return System.Array.Empty<ImmutableArray<AttemptLevel>>();
        }

        var visited = new HashSet<CodeBody>(operation.Chain.Select(step => step.Caller)) { operation.Body };
        var inner = new List<ImmutableArray<AttemptLevel>>();
        return Descend(ImmutableArray.Create(site), ImmutableArray<AttemptLevel>.Empty, visited, inner)
            ? inner.Select(way => way.Add(new AttemptLevel(operation.Body, ImmutableArray.Create(site))).AddRange(callers)).ToList()
            : new[] { ImmutableArray.Create(Begin(site)).AddRange(callers) };
    }

    private AttemptLevel Begin(CallSite site)
    {
        var verify = operation.Verify is null ? null : graph.Facts.For(operation.Body).Calls.FirstOrDefault(call => call.Operation == operation.Verify.Operation);
        return verify is null
            ? new AttemptLevel(operation.Body, ImmutableArray.Create(site))
            : new AttemptLevel(operation.Body, ImmutableArray.Create(verify)) { Later = ImmutableArray.Create(site) };
    }

    /// <summary>Goes into what the calls enter, as long as outcomes are recorded there; false where they are not.</summary>
    private bool Descend(ImmutableArray<CallSite> calls, ImmutableArray<AttemptLevel> outer, HashSet<CodeBody> visited, List<ImmutableArray<AttemptLevel>> ways)
    {
        var records = false;
        foreach (var body in calls.SelectMany(call => graph.Callees(call, operation.Entry.Receiver)).Distinct().ToList())
        {
            if (!recorders.MayRecord(body, cancellation) || !visited.Add(body))
            {
                continue;
            }

            records = true;
            var begins = graph.Facts.For(body).Calls.Where(MovesMoney).ToImmutableArray();
            if (begins.IsEmpty || outer.Length == MaxDescent)
            {
                continue;
            }

            var way = outer.Insert(0, new AttemptLevel(body, begins));
            if (!Descend(begins, way, visited, ways))
            {
                ways.Add(way);
            }
        }

        return records;
    }

    private bool MovesMoney(CallSite call) =>
        IsMove(call) || graph.From(graph.Callees(call, operation.Entry.Receiver), operation.Entry.Receiver, null, cancellation).Bodies.Any(body => graph.Facts.For(body).Calls.Any(IsMove));

    private bool IsMove(CallSite call) =>
        recognizer.Recognize(call)?.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet || IsHttp(call.Target);

    private static bool IsHttp(IMethodSymbol? method) =>
        method?.ContainingType?.Name is "HttpClient" or "HttpMessageInvoker" or "HttpClientJsonExtensions"
        && (method.Name.StartsWith("Post", System.StringComparison.Ordinal) || method.Name.StartsWith("Put", System.StringComparison.Ordinal) || method.Name.StartsWith("Send", System.StringComparison.Ordinal));

    private ImmutableArray<AttemptLevel>? Callers()
    {
        var levels = ImmutableArray.CreateBuilder<AttemptLevel>();
        var entered = operation.Body;
        for (var i = operation.Chain.Length - 1; i >= 0; i--)
        {
            var step = operation.Chain[i];
            if (!(IsDelegate(step) ? AddConsumers(step, levels) : AddCaller(step, entered, levels)))
            {
                return null;
            }

            entered = step.Caller;
        }

        return levels.ToImmutable();
    }

    private static bool IsDelegate(CallSite step) => step.Operation is IAnonymousFunctionOperation or IMethodReferenceOperation;

    private bool AddCaller(CallSite step, CodeBody entered, ImmutableArray<AttemptLevel>.Builder levels)
    {
        // Decorators and pipeline behaviours stand between the call and what it enters in the end.
        foreach (var sibling in graph.Callees(step, operation.Entry.Receiver))
        {
            if (!sibling.Equals(entered) && recorders.MayRecord(sibling, cancellation) && Inward(sibling, entered) is { IsEmpty: false } inward)
            {
                levels.Add(new AttemptLevel(sibling, inward));
            }
        }

        levels.Add(new AttemptLevel(step.Caller, ImmutableArray.Create(step)));
        return true;
    }

    private ImmutableArray<CallSite> Inward(CodeBody wrapper, CodeBody entered) =>
        graph.Facts.For(wrapper).Calls.Where(call => InvokesParameter(call) || graph.Callees(call, null).Contains(entered)).ToImmutableArray();

    private static bool InvokesParameter(CallSite call) =>
        call is { Target.MethodKind: MethodKind.DelegateInvoke, Operation: IInvocationOperation { Instance: { } instance } } && PathKeys.Plain(instance) is IParameterReferenceOperation;

    /// <summary>A lambda comes back where it is run: in the call that it is given to, or where the variable that holds it is invoked.</summary>
    private bool AddConsumers(CallSite step, ImmutableArray<AttemptLevel>.Builder levels)
    {
        var consumers = Consumers(step);
        if (consumers.IsEmpty)
        {
            return false;
        }

        foreach (var wrapper in consumers.SelectMany(call => graph.Callees(call, operation.Entry.Receiver)).Distinct())
        {
            if (!recorders.MayRecord(wrapper, cancellation))
            {
                continue;
            }

            var runs = graph.Facts.For(wrapper).Calls.Where(InvokesParameter).ToImmutableArray();
            if (runs.IsEmpty)
            {
                return false;
            }

            levels.Add(new AttemptLevel(wrapper, runs));
        }

        levels.Add(new AttemptLevel(step.Caller, consumers));
        return true;
    }

    private ImmutableArray<CallSite> Consumers(CallSite step)
    {
        var calls = graph.Facts.For(step.Caller).Calls;
        var given = step.Operation;
        while (given.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            given = given.Parent;
        }

        var local = given.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation reference } => reference.Local,
            _ => null,
        };
        return given.Parent switch
        {
            IInvocationOperation invocation => calls.Where(call => call.Operation == invocation).ToImmutableArray(),
            _ when local is not null => calls.Where(call => call.Operation is IInvocationOperation invocation && Uses(invocation, local)).ToImmutableArray(),
            _ => ImmutableArray<CallSite>.Empty,
        };
    }

    private static bool Uses(IInvocationOperation call, ILocalSymbol local) =>
        Is(call.Instance, local) || call.Arguments.Any(argument => Is(argument.Value, local));

    private static bool Is(IOperation? operation, ILocalSymbol local)
    {
        while (operation is IDelegateCreationOperation or IConversionOperation)
        {
            operation = operation is IDelegateCreationOperation creation ? creation.Target : ((IConversionOperation)operation).Operand;
        }

        return operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
    }
}
