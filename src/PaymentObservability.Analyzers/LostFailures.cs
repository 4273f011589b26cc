using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;
using PaymentObservability.Telemetry;

namespace PaymentObservability;

/// <summary>
/// Judges the catches between a money call and its entry point. In doubt a catch is fine: one that rethrows, hands its exception on, may log where nobody
/// can see, skips input that does not parse, answers a known exception with 4xx, or tries again.
/// </summary>
internal sealed class LostFailures
{
    /// <summary>How many services inside services are looked into.</summary>
    private const int MaxDescent = 4;

    private static readonly ImmutableHashSet<string> ClientErrors = ImmutableHashSet.Create(
        "BadRequest", "NotFound", "Unauthorized", "Forbid", "Forbidden", "Conflict", "UnprocessableEntity", "PaymentRequired", "ValidationProblem", "TooManyRequests",
        "Status400BadRequest", "Status402PaymentRequired", "Status404NotFound", "Status409Conflict", "Status422UnprocessableEntity");

    private readonly PaymentOperation operation;
    private readonly PaymentModel model;
    private readonly CancellationToken cancellation;

    private LostFailures(PaymentOperation operation, PaymentModel model, CancellationToken cancellation)
    {
        this.operation = operation;
        this.model = model;
        this.cancellation = cancellation;
    }

    /// <summary>The catches around the operation's money call that lose something, innermost first.</summary>
    public static ImmutableArray<LostFailure> Of(PaymentOperation operation, PaymentModel model, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<LostFailure>();
        if (operation.Site is not null)
        {
            var judge = new LostFailures(operation, model, cancellation);
            var levels = Surroundings.Levels(operation).ToList();
            levels.AddRange(judge.Below());
            for (var i = levels.Count - 1; i >= 0; i--)
            {
                foreach (var clause in CatchesAround(levels[i].Site, levels[i].Body))
                {
                    if (judge.Judge(clause, levels[i].Body, levels.Take(i).Select(level => level.Body)) is { } lost)
                    {
                        found.Add(lost);
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Where the money call is the project's own service: the calls in it that move the money, outermost first.</summary>
    private List<(CodeBody Body, SyntaxNode? Site)> Below()
    {
        var found = new List<(CodeBody, SyntaxNode?)>();
        var visited = new HashSet<CodeBody>(Surroundings.Levels(operation).Select(level => level.Body));
        var calls = new List<CallSite> { operation.Site! };
        for (var depth = 0; depth < MaxDescent && calls.Count > 0; depth++)
        {
            var bodies = calls.SelectMany(call => model.Graph.Callees(call, operation.Entry.Receiver)).Where(visited.Add).ToList();
            calls = bodies.SelectMany(body => model.Graph.Facts.For(body).Calls).Where(MovesMoney).ToList();
            found.AddRange(calls.Select(call => (call.Caller, (SyntaxNode?)call.Syntax)));
        }

        return found;
    }

    private bool MovesMoney(CallSite call) => model.Recognizer.Recognize(call)?.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet
        || (call.Target is { ContainingType.Name: "HttpClient" or "HttpClientJsonExtensions" } http && (http.Name.StartsWith("Post", StringComparison.Ordinal) || http.Name.StartsWith("Put", StringComparison.Ordinal) || http.Name.StartsWith("Send", StringComparison.Ordinal)));

    private static IEnumerable<CatchClauseSyntax> CatchesAround(SyntaxNode? site, CodeBody body)
    {
        for (var node = site; node is not null && node != body.Syntax; node = node.Parent)
        {
            if (node.Parent is TryStatementSyntax attempt && node == attempt.Block)
            {
                foreach (var clause in attempt.Catches)
                {
                    yield return clause;
                }
            }
        }
    }

    private LostFailure? Judge(CatchClauseSyntax clause, CodeBody body, IEnumerable<CodeBody> above)
    {
        var type = clause.Declaration is { } declaration ? model.Models.For(clause.SyntaxTree).GetTypeInfo(declaration.Type).Type : null;
        if (type is { TypeKind: TypeKind.Error } || Rethrows(clause) || IsBadInput(type) || IsCancelled(type, clause))
        {
            return null;
        }

        var facts = model.Graph.Facts.For(body);
        var calls = facts.Calls.Where(call => clause.Span.Contains(call.Syntax.Span)).ToList();
        var logs = facts.Signals.OfType<LogSignal>().Where(signal => clause.Span.Contains(signal.Syntax.Span)).ToList();
        if (calls.Any(call => OperationLog.MayLog(call, operation, model)) || HandsOn(clause, logs))
        {
            return null;
        }

        var below = LogsBelow(calls);
        var isKnown = type is not null && !IsOfSystem(type);
        var answersClient = type is not null && !IsCatchAll(type) && AnswersClientError(clause);
        if (logs.Count == 0 && below.Count == 0)
        {
            return answersClient || TriesAgain(clause) || (TellsOthers(clause) && IsLoggedLater(clause, facts, above.ToList(), isKnown)) ? null : new LostFailure(clause, FailureLoss.Everything, null);
        }

        // An exception that the code knows is an outcome, which is told by its code or reason.
        if (isKnown || logs.Count == 0 || below.Count > 0)
        {
            return null;
        }

        if (!logs.Any(log => CarriesException(log, clause)))
        {
            return new LostFailure(clause, FailureLoss.Exception, Worst(logs));
        }

        return answersClient || TriesAgain(clause) || logs.Any(log => log.Severity is null or >= LogSeverity.Error) ? null : new LostFailure(clause, FailureLoss.Level, Worst(logs));
    }

    private static LogSignal Worst(List<LogSignal> logs) => logs.OrderByDescending(log => log.Severity ?? LogSeverity.Trace).ThenBy(log => log.Syntax.SpanStart).First();

    private List<LogSignal> LogsBelow(List<CallSite> calls)
    {
        var callees = calls.SelectMany(call => model.Graph.Callees(call, operation.Entry.Receiver));
        return model.Graph.From(callees, operation.Entry.Receiver, null, cancellation).Bodies.SelectMany(callee => model.Graph.Facts.For(callee).Signals).OfType<LogSignal>().ToList();
    }

    private static bool Rethrows(CatchClauseSyntax clause) => Own(clause.Block).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private static IEnumerable<SyntaxNode> Own(SyntaxNode block) => block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static bool IsCatchAll(ITypeSymbol type) => type is { Name: "Exception" or "SystemException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsOfSystem(ITypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Exceptions of what somebody sent, not of the payment.</summary>
    private static bool IsBadInput(ITypeSymbol? type) => type?.Name is "JsonException" or "JsonReaderException" or "JsonSerializationException" or "FormatException" or "OverflowException"
        or "ValidationException" or "ArgumentException" or "ArgumentNullException" or "ArgumentOutOfRangeException" or "KeyNotFoundException" or "InvalidCastException";

    /// <summary>A cancellation that the code asked about.</summary>
    private static bool IsCancelled(ITypeSymbol? type, CatchClauseSyntax clause) => clause.Filter is not null && type?.Name is "OperationCanceledException" or "TaskCanceledException";

    /// <summary>Whether the exception itself leaves the catch for somewhere else than a log.</summary>
    private static bool HandsOn(CatchClauseSyntax clause, List<LogSignal> logs) =>
        Mentions(clause).Any(name => IsWhole(name) && !logs.Any(log => log.Syntax.Span.Contains(name.Span)));

    private static IEnumerable<IdentifierNameSyntax> Mentions(CatchClauseSyntax clause)
    {
        var name = clause.Declaration?.Identifier.ValueText;
        return string.IsNullOrEmpty(name)
            ? Enumerable.Empty<IdentifierNameSyntax>()
            : clause.DescendantNodes().OfType<IdentifierNameSyntax>().Where(node => node.Identifier.ValueText == name && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node));
    }

    /// <summary>Whether a mention stands for the whole exception, not for one of its members: <c>ex</c>, <c>ex.ToString()</c>, <c>ex is TimeoutException</c> does not.</summary>
    private static bool IsWhole(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "GetBaseException" or "Demystify" } => true,
        MemberAccessExpressionSyntax => false,
        ConditionalAccessExpressionSyntax or IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => false,
        BinaryExpressionSyntax binary => !binary.IsKind(SyntaxKind.IsExpression),
        _ => true,
    };

    private static bool CarriesException(LogSignal log, CatchClauseSyntax clause) =>
        log.Exception is not null || Mentions(clause).Any(name => IsWhole(name) && log.Syntax.Span.Contains(name.Span));

    private static bool AnswersClientError(CatchClauseSyntax clause) => Own(clause.Block).Any(node => node switch
    {
        LiteralExpressionSyntax { Token.Value: >= 400 and < 500 } => true,
        SimpleNameSyntax name => ClientErrors.Contains(name.Identifier.ValueText),
        _ => false,
    });

    /// <summary>Whether the catch goes on with another turn of a loop that counts or waits; the turn of a <c>foreach</c> is another payment.</summary>
    private static bool TriesAgain(CatchClauseSyntax clause)
    {
        foreach (var node in clause.Ancestors())
        {
            switch (node)
            {
                case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return !Own(clause.Block).Any(inner => inner is ReturnStatementSyntax or BreakStatementSyntax);
                case CommonForEachStatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the catch says to the code around it that something failed: it returns or assigns something.</summary>
    private static bool TellsOthers(CatchClauseSyntax clause) => Own(clause.Block).Any(node => node is ReturnStatementSyntax { Expression: not null } or AssignmentExpressionSyntax or YieldStatementSyntax);

    /// <summary>
    /// Whether somebody further on may log what the catch told: the same body outside the catch, or, where the catch is in a service, whoever is around it. What
    /// the code knows as an outcome may be told by an event of any level.
    /// </summary>
    private bool IsLoggedLater(CatchClauseSyntax clause, MethodFacts facts, List<CodeBody> above, bool isKnown)
    {
        var returns = Own(clause.Block).Any(node => node is ReturnStatementSyntax);
        if (!returns && facts.Signals.OfType<LogSignal>().Any(log => log.Syntax.SpanStart > clause.Span.End && MayBeFailure(log)))
        {
            return true;
        }

        return above.Count > 0
            && (model.LogOf(operation, cancellation).Events.Any(log => !IsInside(log, (TryStatementSyntax)clause.Parent!) && (isKnown || MayBeFailure(log)))
                || above.Any(body => model.Graph.Facts.For(body).Calls.Any(call => OperationLog.MayLog(call, operation, model))));
    }

    private static bool IsInside(LogSignal log, TryStatementSyntax attempt) => log.Syntax.SyntaxTree == attempt.SyntaxTree && attempt.Span.Contains(log.Syntax.Span);

    private static bool MayBeFailure(LogSignal log) => log.Severity is null or >= LogSeverity.Warning;
}
