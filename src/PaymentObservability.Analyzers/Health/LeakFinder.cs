using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;

namespace PaymentObservability.Health;

/// <summary>
/// Finds texts of exceptions that a health check answers with: from the catch clause into what is returned or into the body of the response, directly, by way of a
/// local variable, or out of a small helper that returns a text.
/// </summary>
internal sealed class LeakFinder
{
    private const int MaxHelpers = 3;

    private static readonly string[] LogVerbs = { "Log", "Write", "Trace", "Debug", "Information", "Warn", "Error", "Fatal", "Critical", "Record", "AddException", "Capture", "Track", "SetStatus", "Print" };

    private readonly PaymentModel model;
    private readonly Reach reach;

    private LeakFinder(PaymentModel model, Reach reach)
    {
        this.model = model;
        this.reach = reach;
    }

    /// <summary>The catch clauses that leak, each with the expressions that do.</summary>
    public static IEnumerable<(CatchClauseSyntax Clause, IReadOnlyList<ExpressionSyntax> Leaks)> Find(HealthEndpoint endpoint, PaymentModel model, CancellationToken cancellation)
    {
        var entry = endpoint.Entry!;
        var finder = new LeakFinder(model, model.Graph.From(new[] { entry.Body }, entry.Receiver, null, cancellation));
        foreach (var body in finder.reach.Bodies)
        {
            foreach (var clause in body.Syntax.DescendantNodes().OfType<CatchClauseSyntax>().Where(clause => CodeBodies.Enclosing(clause) == body.Syntax))
            {
                if (clause.Declaration is { Identifier.ValueText: { Length: > 0 } name })
                {
                    var leaks = clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>()
                        .Where(identifier => identifier.Identifier.ValueText == name)
                        .Select(TextOf)
                        .OfType<ExpressionSyntax>()
                        .Select(WithAlternatives)
                        .Distinct()
                        .Where(text => finder.IsAnswered(text, body, 0) && !IsForDevelopers(text))
                        .ToList();
                    if (leaks.Count > 0)
                    {
                        yield return (clause, leaks);
                    }
                }
            }
        }
    }

    /// <summary><c>e.Message</c>, <c>e.InnerException?.Message</c>, <c>e.ToString()</c>, <c>{e}</c>: the whole expression that makes a text of the exception; null where none does.</summary>
    private static ExpressionSyntax? TextOf(IdentifierNameSyntax exception)
    {
        ExpressionSyntax current = exception;
        while (true)
        {
            switch (current.Parent)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" } text when text.Expression == current:
                    return text;
                case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" } } access when access.Expression == current:
                    return access;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InnerException" } inner when inner.Expression == current:
                    current = inner;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "GetBaseException" } member when member.Expression == current && member.Parent is InvocationExpressionSyntax call:
                    if (member.Name.Identifier.ValueText == "ToString")
                    {
                        return call;
                    }

                    current = call;
                    break;
                case InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                    return current;
                default:
                    return null;
            }
        }
    }

    /// <summary><c>e.InnerException?.Message ?? e.Message</c> is one text.</summary>
    private static ExpressionSyntax WithAlternatives(ExpressionSyntax text)
    {
        while (text.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce)
        {
            text = coalesce;
        }

        return text;
    }

    /// <summary>Whether the value gets into the answer.</summary>
    private bool IsAnswered(ExpressionSyntax value, CodeBody body, int depth)
    {
        for (SyntaxNode? node = value; node is not null && node != body.Syntax.Parent; node = node.Parent)
        {
            switch (node.Parent)
            {
                case InvocationExpressionSyntax call when IsLogging(call):
                case ThrowStatementSyntax or ThrowExpressionSyntax:
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                case IfStatementSyntax:
                    return false;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return IsReturned(body, depth);
                case AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } when expression == node:
                    return IsReturned(body, depth);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    if (NameOf(assignment.Left) is "Body" && assignment.Parent is not InitializerExpressionSyntax)
                    {
                        return true;
                    }

                    if (assignment.Parent is not InitializerExpressionSyntax)
                    {
                        return Root(assignment.Left) is { } assigned && IsUsed(assigned, body, depth, assignment);
                    }

                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }:
                    return IsUsed(local.Identifier.ValueText, body, depth, local);
                case ExpressionStatementSyntax when node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "Append" or "AppendLine" } add }:
                    return Root(add.Expression) is { } list && IsUsed(list, body, depth, node);
                case ExpressionStatementSyntax when node is AwaitExpressionSyntax or InvocationExpressionSyntax:
                    // await http.Response.WriteAsync(e.Message)
                    return node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(member => member.Name.Identifier.ValueText == "Response");
                case StatementSyntax:
                    return false;
            }
        }

        return false;
    }

    // What an entry returns is the answer; what a helper returns is followed while it is a text.
    private bool IsReturned(CodeBody body, int depth)
    {
        if (reach.Bodies.Count > 0 && body.Equals(reach.Bodies[0]))
        {
            return true;
        }

        if (depth == MaxHelpers || !ReturnsText(body.Symbol.ReturnType) || !reach.Contains(body))
        {
            return false;
        }

        return reach.Bodies.SelectMany(caller => model.Graph.Facts.For(caller).Calls)
            .Where(call => call.Syntax is ExpressionSyntax && model.Graph.Callees(call, null).Contains(body) && !call.Caller.Equals(body))
            .Any(call => IsAnswered((ExpressionSyntax)call.Syntax, call.Caller, depth + 1));
    }

    private static bool ReturnsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } && ReturnsText(arguments[0]))
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => element.Type.SpecialType == SpecialType.System_String));

    /// <summary>Whether a local is named in what is answered later on.</summary>
    private bool IsUsed(string local, CodeBody body, int depth, SyntaxNode after) =>
        depth < MaxHelpers && body.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == local && use.SpanStart > after.Span.End && !(use.Parent is AssignmentExpressionSyntax assigned && assigned.Left == use) && IsAnswered(use, body, depth + 1));

    private static bool IsLogging(InvocationExpressionSyntax call)
    {
        var name = NameOf(call.Expression);
        return name is not null && name != "WriteAsync" && name != "WriteAsJsonAsync" && LogVerbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal))
            && !(call.Expression is MemberAccessExpressionSyntax { Expression: var owner } && NameOf(owner) is "Results" or "TypedResults");
    }

    private static bool IsForDevelopers(SyntaxNode leak) =>
        leak.Ancestors().OfType<IfStatementSyntax>().Any(branch => branch.Condition.ToString().Contains("Development") || branch.Condition.ToString().Contains("Debug"))
        || leak.Ancestors().OfType<ConditionalExpressionSyntax>().Any(choice => choice.Condition.ToString().Contains("Development"));

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    // results in results["dynamodb"] = ..., answer in answer.Error = ...
    private static string? Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case MemberAccessExpressionSyntax member:
                    expression = member.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return name.Identifier.ValueText;
                default:
                    return null;
            }
        }
    }
}
