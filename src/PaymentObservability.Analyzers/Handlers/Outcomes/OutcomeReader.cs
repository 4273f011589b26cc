using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>
/// Finds out how a money call tells its outcome: by a member of its result, by a status, or by throwing. Never by an HTTP status alone, and
/// never by "it did not throw" where the result says more. Null where nothing is readable: then no fix is offered.
/// </summary>
internal sealed class OutcomeReader
{
    private static readonly ImmutableArray<string> SuccessMembers = ImmutableArray.Create(
        "Success", "IsSuccess", "Succeeded", "IsSuccessful", "Successful", "IsSucceeded", "WasSuccessful", "IsValid", "Paid", "IsPaid", "Approved", "IsApproved", "Settled", "IsSettled", "Captured", "Accepted",
        "IsAccepted", "Ok", "IsOk", "CanContinueRequest", "Sucesso", "Aprovado", "Exito", "Exitoso");

    private static readonly ImmutableArray<string> ReasonMembers = ImmutableArray.Create(
        "ErrorReason", "FailureReason", "InvalidReason", "DeclineReason", "Reason", "ErrorCode", "DeclineCode", "FailureCode", "FailureMessage", "ErrorMessage", "Error", "Message", "Detail", "Motivo", "Mensagem");

    private static readonly ImmutableHashSet<string> SuccessStates = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Succeeded", "Success", "Successful", "Completed", "Complete", "Paid", "Approved", "Settled", "Captured", "Ok", "Confirmed", "Accepted", "Refunded", "Aprovado", "Pago", "Aprobado", "Charged");

    private static readonly ImmutableHashSet<string> PendingStates = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Pending", "Processing", "InProgress", "RequiresAction", "Requires_Action", "Requires_Confirmation", "Requires_Capture", "Waiting", "Created", "Initiated", "Submitted", "Queued", "Pendente", "Pendiente", "AwaitingConfirmation", "Authorized");

    private readonly CallGraph graph;

    public OutcomeReader(CallGraph graph) => this.graph = graph;

    /// <summary>How the operation's money call tells its outcome, or null where it does not in a way that can be trusted.</summary>
    public Outcome? Read(PaymentOperation operation)
    {
        if (operation.Call is not { Method: { } method, Operation: not IMethodReferenceOperation } call || operation.Site is null)
        {
            return null;
        }

        if (Stripe.Outcome(method, call.Kind) is { } known)
        {
            return known;
        }

        var bodies = graph.Callees(operation.Site, operation.Entry.Receiver);
        var type = ResultOf(method);
        if (type is null)
        {
            // It answers nothing: it throws, or nobody can tell.
            return bodies.Any(Swallows) ? null : new Outcome { Throws = true };
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return !bodies.IsEmpty && bodies.All(AnswersOnlyTrue) ? null : new Outcome { Success = "$", Throws = call.Sdk?.Throws ?? false };
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return OfTuple(tuple);
        }

        if (IsWebAnswer(type))
        {
            return null;
        }

        if (OfMembers(type, operation) is { } read)
        {
            return read with { Throws = call.Sdk?.Throws ?? false };
        }

        if (OfStates(type, "$") is { } states)
        {
            return states;
        }

        if (call.Kind == PaymentKind.Wallet)
        {
            // A wallet that came back is a wallet that is connected.
            return bodies.Any(Swallows) ? null : new Outcome { Success = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated ? "$ != null" : null, Throws = true };
        }

        return call.Sdk is { Throws: true, Step: SdkStep.Move } ? new Outcome { Throws = true } : null;
    }

    /// <summary>How an x402 verification tells whether the payment is valid.</summary>
    public static Outcome? ReadVerification(MoneyCall verify)
    {
        if (verify.Method is null || ResultOf(verify.Method) is not { } type)
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return new Outcome { Success = "$" };
        }

        return type is INamedTypeSymbol { IsTupleType: true } tuple ? OfTuple(tuple) : OfBool(type);
    }

    /// <summary>What the call gives once it is awaited; null where it gives nothing.</summary>
    private static ITypeSymbol? ResultOf(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks")
        {
            return task.TypeArguments.Length == 1 ? task.TypeArguments[0] : null;
        }

        return type.SpecialType == SpecialType.System_Void ? null : type;
    }

    private static Outcome? OfTuple(INamedTypeSymbol tuple)
    {
        var success = tuple.TupleElements.FirstOrDefault(field => field.Type.SpecialType == SpecialType.System_Boolean);
        var reason = tuple.TupleElements.FirstOrDefault(field => field.Type.SpecialType == SpecialType.System_String);
        return success is null ? null : new Outcome { Success = "$." + success.Name, Reason = reason is null ? null : "$." + reason.Name };
    }

    private static Outcome? OfBool(ITypeSymbol type)
    {
        foreach (var name in SuccessMembers)
        {
            switch (Member(type, name))
            {
                case IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } or IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean }:
                    return new Outcome { Success = "$." + name, Reason = ReasonOf(type) };
                case IPropertySymbol { Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable } when nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean:
                    return new Outcome { Success = "$." + name + " == true", Reason = ReasonOf(type) };
                case IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.IsEmpty: true }:
                    return new Outcome { Success = "$." + name + "()", Reason = ReasonOf(type) };
            }
        }

        return null;
    }

    private static Outcome? OfMembers(ITypeSymbol type, PaymentOperation operation)
    {
        if (OfBool(type) is { } plain)
        {
            return plain;
        }

        foreach (var name in new[] { "Status", "State", "PaymentStatus", "Result", "Outcome", "ResultCode" })
        {
            var member = Member(type, name) switch
            {
                IPropertySymbol property => property.Type,
                IFieldSymbol field => field.Type,
                _ => null,
            };
            if (member is null)
            {
                continue;
            }

            if (OfStates(member, "$." + name) is { } states)
            {
                return states with { Reason = ReasonOf(type) };
            }

            if (member.SpecialType == SpecialType.System_String && ComparedStates(name, operation.Body.Syntax) is { Count: > 0 } compared)
            {
                var success = compared.Where(SuccessStates.Contains).ToList();
                var pending = compared.Where(PendingStates.Contains).ToList();
                if (success.Count > 0)
                {
                    return new Outcome { Success = AnyOf("$." + name, success.Select(Quoted)), Pending = pending.Count > 0 ? AnyOf("$." + name, pending.Select(Quoted)) : null, Reason = ReasonOf(type) };
                }
            }
        }

        return null;
    }

    /// <summary>An enumeration whose members say what happened.</summary>
    private static Outcome? OfStates(ITypeSymbol type, string value)
    {
        if (type.TypeKind != TypeKind.Enum)
        {
            return null;
        }

        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name).ToList();
        var success = members.Where(SuccessStates.Contains).Select(member => name + "." + member).ToList();
        var pending = members.Where(PendingStates.Contains).Select(member => name + "." + member).ToList();
        return success.Count == 0 || success.Count == members.Count ? null : new Outcome { Success = AnyOf(value, success), Pending = pending.Count > 0 ? AnyOf(value, pending) : null };
    }

    private static string AnyOf(string value, IEnumerable<string> states) => string.Join(" || ", states.Select(state => value + " == " + state));

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string? ReasonOf(ITypeSymbol type)
    {
        foreach (var name in ReasonMembers)
        {
            if (Member(type, name) is IPropertySymbol { Type: { } member } && (member.SpecialType == SpecialType.System_String || member.TypeKind == TypeKind.Enum))
            {
                return "$." + name;
            }
        }

        return null;
    }

    private static ISymbol? Member(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var found = current.GetMembers(name).FirstOrDefault(member => !member.IsStatic && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
            if (found is not null)
            {
                return found;
            }
        }

        return type.AllInterfaces.SelectMany(contract => contract.GetMembers(name)).FirstOrDefault();
    }

    /// <summary>The texts that the source compares a status of this name with: the team's own words for its states.</summary>
    private static List<string> ComparedStates(string member, SyntaxNode body)
    {
        var states = new List<string>();
        foreach (var node in body.DescendantNodes())
        {
            switch (node)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                    Compare(comparison.Left, comparison.Right, member, states);
                    Compare(comparison.Right, comparison.Left, member, states);
                    break;
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern:
                    Compare(pattern.Expression, constant.Expression, member, states);
                    break;
            }
        }

        return states.Distinct(StringComparer.Ordinal).ToList();
    }

    private static void Compare(ExpressionSyntax side, ExpressionSyntax other, string member, List<string> states)
    {
        if (side is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == member && other is LiteralExpressionSyntax { Token.Value: string text })
        {
            states.Add(text);
        }
    }

    private static bool IsWebAnswer(ITypeSymbol type) =>
        type.Name is "HttpResponseMessage" or "IActionResult" or "ActionResult" or "IResult" or "IHttpResult" or "HttpResponse"
        || (type.Name.StartsWith("APIGateway", StringComparison.Ordinal) && type.Name.EndsWith("Response", StringComparison.Ordinal));

    /// <summary>Whether a catch in it lets no exception out, so that returning says nothing.</summary>
    private static bool Swallows(CodeBody body) =>
        body.Syntax.DescendantNodes(node => node == body.Syntax || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<CatchClauseSyntax>()
            .Any(clause => !clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax));

    /// <summary>Whether it can answer nothing but true: a yes that is never a no says nothing.</summary>
    private static bool AnswersOnlyTrue(CodeBody body)
    {
        var returns = body.Syntax.DescendantNodes(node => node == body.Syntax || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(node => node switch
            {
                ReturnStatementSyntax { Expression: { } value } => value,
                ArrowExpressionClauseSyntax { Expression: { } value } when node.Parent == body.Syntax => value,
                _ => null,
            })
            .Where(value => value is not null)
            .ToList();
        return returns.Count > 0 && returns.All(value => value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }
            || value is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
                && call.Expression.ToString() is "Task.FromResult" or "ValueTask.FromResult" && arguments[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression));
    }
}
