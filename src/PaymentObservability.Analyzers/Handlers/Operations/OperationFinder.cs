using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>
/// Finds the payment operations that an entry point reaches. On one chain of calls the deepest SDK call wins, else the named call nearest
/// to the entry; a chain is one operation. Where an entry plainly is a payment but holds no such call, it is the operation itself.
/// </summary>
internal sealed class OperationFinder
{
    /// <summary>What an entry is about shows in its own code and what it calls first; what stands far below is some service's business.</summary>
    private const int MaxNearBodies = 4;

    private readonly CallGraph graph;
    private readonly MoneyCallRecognizer recognizer;
    private readonly EntryEvidence evidence;
    private readonly ConcurrentDictionary<CallSite, MoneyCall?> recognized = new();

    public OperationFinder(CallGraph graph, MoneyCallRecognizer recognizer, EntryEvidence evidence)
    {
        this.graph = graph;
        this.recognizer = recognizer;
        this.evidence = evidence;
    }

    /// <summary>All operations of one entry, in the order of their source.</summary>
    public ImmutableArray<PaymentOperation> Find(EntryPoint entry, CancellationToken cancellation)
    {
        if (recognizer.Declared(entry.Body.Symbol) is { Kind: null })
        {
            return ImmutableArray<PaymentOperation>.Empty;
        }

        var reach = graph.From(new[] { entry.Body }, entry.Receiver, null, cancellation);
        var own = recognizer.Declared(entry.Body.Symbol)?.Kind is { } declared
            ? (Kind: declared, Reason: "[PaymentOperation]")
            : evidence.Judge(entry, MessagesOf(entry, reach), reach.Bodies.Take(MaxNearBodies));
        var operations = new List<PaymentOperation>();
        var occupied = new Occupied();
        var isReport = own.Kind == PaymentKind.Event || CallsIn(reach).Any(pair => pair.Call.Sdk?.Step == SdkStep.Webhook);
        AddStrong(entry, reach, operations, occupied);
        if (!isReport)
        {
            AddNamed(entry, new Lazy<AttemptsBelow>(() => new AttemptsBelow(reach, graph, entry.Receiver, MovesIn)), operations, occupied, cancellation);
        }

        if (operations.Count == 0)
        {
            if (isReport)
            {
                own = (PaymentKind.Event, own.Kind == PaymentKind.Event ? own.Reason : "it reads a provider's webhook");
            }

            if (own.Kind is { } kind)
            {
                operations.Add(new PaymentOperation(entry, entry.Body, kind, own.Reason, NameOf(entry.Body.Syntax)) { IsUnwritten = UnwrittenCode.Is(graph.Facts.For(entry.Body).Root) });
            }
        }

        return operations
            .OrderBy(operation => operation.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(operation => operation.Location.SourceSpan.Start)
            .ToImmutableArray();
    }

    /// <summary>Where diagnostics about a body as a whole stand.</summary>
    public static Location NameOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax local => local.Identifier.GetLocation(),
        AnonymousFunctionExpressionSyntax { } lambda => lambda is LambdaExpressionSyntax arrow ? arrow.ArrowToken.GetLocation() : lambda.GetFirstToken().GetLocation(),
        _ => body.GetFirstToken().GetLocation(),
    };

    /// <summary>What a queue worker reads the bodies of its records as: <c>JsonSerializer.Deserialize&lt;PaymentRequest&gt;(record.Body)</c>.</summary>
    private IReadOnlyCollection<ITypeSymbol> MessagesOf(EntryPoint entry, Reach reach)
    {
        if (entry.EventType is null || !LambdaSymbols.IsEvent(entry.EventType))
        {
            return Array.Empty<ITypeSymbol>();
        }

        var types = new List<ITypeSymbol>();
        foreach (var body in reach.Bodies.Take(MaxNearBodies))
        {
            foreach (var call in graph.Facts.For(body).Calls)
            {
                if (call.Target is { TypeArguments: { Length: 1 } arguments } target && target.Name.StartsWith("Deserialize", StringComparison.Ordinal)
                        && !arguments[0].Name.EndsWith("Response", StringComparison.Ordinal) && !arguments[0].Name.EndsWith("Result", StringComparison.Ordinal))
                {
                    types.Add(arguments[0]);
                }
            }
        }

        return types;
    }

    private MoneyCall? Recognized(CallSite call) => recognized.GetOrAdd(call, recognizer.Recognize);

    private IEnumerable<(CodeBody Body, CallSite Site, MoneyCall Call)> CallsIn(Reach reach)
    {
        foreach (var body in reach.Bodies)
        {
            foreach (var site in graph.Facts.For(body).Calls)
            {
                if (Recognized(site) is { } call)
                {
                    yield return (body, site, call);
                }
            }
        }
    }

    private void AddStrong(EntryPoint entry, Reach reach, List<PaymentOperation> operations, Occupied occupied)
    {
        foreach (var group in CallsIn(reach).Where(found => found.Call.IsStrong && IsMove(found.Call)).GroupBy(found => found.Body))
        {
            var kept = new List<(CodeBody Body, CallSite Site, MoneyCall Call)>();
            foreach (var found in group)
            {
                // Create, then Confirm, then Capture on one path are one attempt; the last of them decides it.
                var earlier = kept.FindIndex(other => other.Call.Kind == found.Call.Kind && IsSameAttempt(other, found));
                if (earlier >= 0)
                {
                    if (found.Call.Sdk?.Step != SdkStep.Begin)
                    {
                        kept[earlier] = found;
                    }
                }
                else
                {
                    kept.Add(found);
                }
            }

            foreach (var found in kept)
            {
                Keep(entry, reach, found.Body, found.Site, found.Call, operations, occupied);
            }
        }
    }

    private static bool IsMove(MoneyCall call) =>
        call.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet && call.Sdk?.Step is not (SdkStep.Verify or SdkStep.Webhook);

    private static bool IsSameAttempt((CodeBody Body, CallSite Site, MoneyCall Call) left, (CodeBody Body, CallSite Site, MoneyCall Call) right) =>
        (SymbolEqualityComparer.Default.Equals(left.Call.Method?.ContainingType, right.Call.Method?.ContainingType) || left.Call.Sdk?.Step == SdkStep.Begin || right.Call.Sdk?.Step == SdkStep.Begin)
        && !Branches.AreExclusive(left.Site.Syntax, right.Site.Syntax);

    private void AddNamed(EntryPoint entry, Lazy<AttemptsBelow> below, List<PaymentOperation> operations, Occupied occupied, CancellationToken cancellation)
    {
        // What only looks may post money all the same, but not by a doubtful word.
        var reads = evidence.IsReading(entry);
        var candidates = new List<(CallSite Site, MoneyCall Call)>();
        var reach = graph.From(
            new[] { entry.Body },
            entry.Receiver,
            site =>
            {
                if (Recognized(site) is not { IsStrong: false } call || !IsMove(call) || (reads && !call.IsPlain) || !StandsForItself(site, call, below.Value))
                {
                    return true;
                }

                candidates.Add((site, call));
                return false;
            },
            cancellation);

        foreach (var (site, call) in candidates.OrderByDescending(found => Rank(found.Call)))
        {
            if (!occupied.Has(reach.PathTo(site.Caller), site, call.Kind))
            {
                Keep(entry, reach, site.Caller, site, call, operations, occupied);
            }
        }
    }

    /// <summary>How plainly a named call says that it is the attempt, where several stand side by side.</summary>
    private static int Rank(MoneyCall call) => call.Method?.Name is { } name && PaymentNames.WordsOf(name) is { IsEmpty: false } words
        ? words[0] switch
        {
            "pay" or "charge" or "settle" or "refund" or "capture" or "process" or "make" or "execute" or "submit" or "checkout" => 2,
            "create" or "send" or "perform" or "do" or "take" => 1,
            _ => 0,
        }
        : 0;

    /// <summary>
    /// A named call stands for itself unless what it enters shows better: an SDK call, or attempts of several kinds; for a method group, which
    /// is called elsewhere, any attempt.
    /// </summary>
    private static bool StandsForItself(CallSite site, MoneyCall call, AttemptsBelow below)
    {
        var attempts = below.Of(site);
        return (attempts & Attempts.Strong) == 0 && (call.Operation is IMethodReferenceOperation ? attempts : attempts & ~AttemptsBelow.Of(call.Kind)) == 0;
    }

    private IEnumerable<MoneyCall> MovesIn(CodeBody body) => graph.Facts.For(body).Calls.Select(Recognized).Where(call => call is not null && IsMove(call))!;

    private void Keep(EntryPoint entry, Reach reach, CodeBody body, CallSite site, MoneyCall call, List<PaymentOperation> operations, Occupied occupied)
    {
        var path = reach.PathTo(body);
        occupied.Add(path, site, call.Kind);
        operations.Add(new PaymentOperation(entry, body, call.Kind, call.Evidence, call.Name.GetLocation())
        {
            Call = call,
            Site = site,
            Chain = path,
            Verify = graph.Facts.For(body).Calls
                .Select(Recognized)
                .LastOrDefault(other => other?.Sdk?.Step == SdkStep.Verify && other.Name.SpanStart < call.Name.SpanStart && !Branches.AreExclusive(other.Name, call.Name)),
        });
    }

    /// <summary>The ways by which the operations found so far are reached, so that a second name beside one is not taken for a second attempt.</summary>
    private sealed class Occupied
    {
        private readonly List<(ImmutableArray<CallSite> Way, PaymentKind Kind)> ways = new();

        public void Add(ImmutableArray<CallSite> path, CallSite site, PaymentKind kind) => ways.Add((path.Add(site), kind));

        public bool Has(ImmutableArray<CallSite> path, CallSite site, PaymentKind kind) =>
            ways.Any(taken => taken.Kind == kind && Meet(taken.Way, path.Add(site)));

        /// <summary>Whether one run may go both ways: where they part, it is not at a fork.</summary>
        private static bool Meet(ImmutableArray<CallSite> taken, ImmutableArray<CallSite> other)
        {
            for (var i = 0; i < taken.Length && i < other.Length; i++)
            {
                if (taken[i].Syntax != other[i].Syntax)
                {
                    return taken[i].Caller.Equals(other[i].Caller) && !Branches.AreExclusive(taken[i].Syntax, other[i].Syntax);
                }
            }

            return true;
        }
    }
}
