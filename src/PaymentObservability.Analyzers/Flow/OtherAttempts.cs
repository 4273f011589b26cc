using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Handlers;

namespace PaymentObservability.Flow;

/// <summary>
/// The other attempts of the same kind that one entry makes beside an attempt. What runs in them is theirs: the outcome that the next payment
/// records is not that of the one before.
/// </summary>
internal sealed class OtherAttempts
{
    private readonly PaymentOperation operation;
    private readonly CallGraph graph;
    private readonly HashSet<CodeBody> leading;
    private readonly HashSet<CallSite> sites;

    /// <param name="operation">The attempt.</param>
    /// <param name="all">All attempts of its kind that its entry makes.</param>
    /// <param name="leading">The bodies from which one of them is reached.</param>
    /// <param name="graph">Who calls whom.</param>
    public OtherAttempts(PaymentOperation operation, IEnumerable<PaymentOperation> all, HashSet<CodeBody> leading, CallGraph graph)
    {
        this.operation = operation;
        this.graph = graph;
        this.leading = leading;
        sites = new HashSet<CallSite>(all.Where(other => other != operation).Select(other => other.Site).OfType<CallSite>());
    }

    /// <summary>The bodies from which one of the operations is reached: worked out backwards, once an entry and kind.</summary>
    public static HashSet<CodeBody> Leading(EntryPoint entry, IEnumerable<PaymentOperation> operations, CallGraph graph, CancellationToken cancellation)
    {
        var callers = graph.From(new[] { entry.Body }, entry.Receiver, null, cancellation).Bodies
            .SelectMany(body => graph.Facts.For(body).Calls.SelectMany(call => graph.Callees(call, entry.Receiver)).Select(callee => (Callee: callee, Caller: body)))
            .ToLookup(pair => pair.Callee, pair => pair.Caller);
        var leading = new HashSet<CodeBody>(operations.Where(operation => operation.Site is not null).Select(operation => operation.Body));
        var pending = new Stack<CodeBody>(leading);
        while (pending.Count > 0)
        {
            foreach (var caller in callers[pending.Pop()])
            {
                if (leading.Add(caller))
                {
                    pending.Push(caller);
                }
            }
        }

        return leading;
    }

    /// <summary>Whether the call leads to another attempt that is made whatever became of the one at the starts; one that stands in a branch or a handler of its own is taken for its fallback.</summary>
    public bool Follow(CallSite call, IEnumerable<CallSite> starts) => Contains(call) && !starts.Any(start => IsFallback(call.Syntax, start.Syntax));

    /// <summary>Whether the call leads to another attempt.</summary>
    public bool Contains(CallSite call) =>
        sites.Contains(call)
        || (call != operation.Site && !operation.Chain.Contains(call) && graph.Callees(call, operation.Entry.Receiver).Any(leading.Contains));

    /// <summary>Whether what stands there belongs to another attempt of the body, which was made before the start.</summary>
    public bool Precede(SyntaxNode record, CodeBody body, IEnumerable<CallSite> starts) =>
        graph.Facts.For(body).Calls.Any(call => call.Syntax.SpanStart < record.SpanStart && Contains(call)) && starts.All(start => record.SpanStart < start.Syntax.SpanStart);

    private static bool IsFallback(SyntaxNode call, SyntaxNode start)
    {
        for (var node = call; node.Parent is { } parent && !parent.Contains(start); node = parent)
        {
            if (parent is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or CatchClauseSyntax or WhileStatementSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax
                || parent is BinaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.BarBarToken or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AmpersandAmpersandToken or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.QuestionQuestionToken })
            {
                return true;
            }
        }

        return false;
    }
}
