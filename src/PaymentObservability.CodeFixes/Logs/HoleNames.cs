using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Logs;

/// <summary>
/// Names holes after their expressions, as a reader of the log would: <c>order.Id</c> is <c>OrderId</c>, <c>watch.ElapsedMilliseconds</c> is the contract's
/// <c>duration</c>. Never as something that a logger writes by itself, and no name twice.
/// </summary>
internal sealed class HoleNames
{
    private const string Masked = "masked";

    /// <summary>What Lambda's JSON format would write twice, and what Powertools drops, without case and underscores.</summary>
    private static readonly ImmutableHashSet<string> Reserved = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "level", "message", "timestamp", "requestId", "traceId", "tenantId", "errorType", "errorMessage", "stackTrace", "coldStart", "exception", "functionArn", "functionMemorySize", "functionName",
        "functionRequestId", "functionVersion", "name", "samplingRate", "service", "xrayTraceId", "correlationId");

    /// <summary>Members that say little without what they are a member of.</summary>
    private static readonly ImmutableHashSet<string> Bare = ImmutableHashSet.Create(
        "Id", "Name", "Type", "Kind", "Status", "State", "Code", "Key", "Count", "Length", "Number", "Total", "Data", "Text", "Description", "Title", "Message", "Level", "Service", "Timestamp", "Date");

    /// <summary>Members and methods that only give back what they are called on in another form.</summary>
    private static readonly ImmutableHashSet<string> Forms = ImmutableHashSet.Create(
        "ToString", "Value", "Result", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Trim", "Substring", "GetValueOrDefault", "ConfigureAwait", "ToArray", "ToList", "GetAwaiter", "GetResult", "First", "FirstOrDefault", "Single");

    private readonly SemanticModel model;
    private readonly IReadOnlyList<string> fields;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="model">What the expressions mean.</param>
    /// <param name="fields">The contract's fields, which are spelt as it spells them.</param>
    public HoleNames(SemanticModel model, IReadOnlyList<string> fields)
    {
        this.model = model;
        this.fields = fields;
    }

    /// <summary>A name for one more hole of the template.</summary>
    public string Take(ExpressionSyntax expression)
    {
        var name = Valid(Of(expression));
        name = fields.FirstOrDefault(field => string.Equals(field, name, StringComparison.OrdinalIgnoreCase)) ?? name;
        if (Reserved.Contains(name.Replace("_", "")))
        {
            name = "Payment" + name;
        }

        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = name + number;
        }

        return free;
    }

    private string Of(ExpressionSyntax expression)
    {
        if (IsMilliseconds(expression))
        {
            return fields.FirstOrDefault(field => field == "duration") ?? "ElapsedMilliseconds";
        }

        if (LogContentReader.IsException(model.GetTypeInfo(expression).Type))
        {
            return "Error";
        }

        switch (expression)
        {
            case IdentifierNameSyntax identifier:
                return Pascal(Unmasked(identifier.Identifier.ValueText));
            case ParenthesizedExpressionSyntax inner:
                return Of(inner.Expression);
            case AwaitExpressionSyntax inner:
                return Of(inner.Expression);
            case CastExpressionSyntax inner:
                return Of(inner.Expression);
            case PostfixUnaryExpressionSyntax inner:
                return Of(inner.Operand);
            case PrefixUnaryExpressionSyntax inner:
                return Of(inner.Operand);
            case MemberAccessExpressionSyntax access:
                return Member(access.Expression, access.Name.Identifier.ValueText);
            case ConditionalAccessExpressionSyntax access:
                return Binding(access.Expression, access.WhenNotNull);
            case ElementAccessExpressionSyntax access:
                return access.ArgumentList.Arguments.Count == 1 && access.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string key } ? Pascal(key) : Of(access.Expression) + "Item";
            case InvocationExpressionSyntax call:
                return Call(call);
            case BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.CoalesceExpression } coalesce:
                return Of(coalesce.Left);
            case ConditionalExpressionSyntax choice:
                return Choice(choice);
            default:
                return "Value";
        }
    }

    private string Choice(ConditionalExpressionSyntax choice)
    {
        var (left, right) = (Of(choice.WhenTrue), Of(choice.WhenFalse));
        if (left == right && left != "Value")
        {
            return left;
        }

        return choice.Condition is BinaryExpressionSyntax comparison ? Of(comparison.Left) : Of(choice.Condition);
    }

    private string Member(ExpressionSyntax holder, string name)
    {
        if (name == "Message" && LogContentReader.IsException(model.GetTypeInfo(holder).Type))
        {
            return "Error";
        }

        if (Forms.Contains(name))
        {
            return Of(holder);
        }

        return Bare.Contains(name) && model.GetSymbolInfo(holder).Symbol is not INamespaceOrTypeSymbol ? Joined(Of(holder), name) : Pascal(name);
    }

    private static string Joined(string holder, string name) => holder is "Value" or "This" ? name : holder.EndsWith(name, StringComparison.Ordinal) ? holder : holder + name;

    private string Binding(ExpressionSyntax holder, ExpressionSyntax rest) => rest switch
    {
        MemberBindingExpressionSyntax member => Member(holder, member.Name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax method } => Forms.Contains(method.Name.Identifier.ValueText) ? Of(holder) : Method(method.Name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: MemberBindingExpressionSyntax first } access => Joined(Pascal(first.Name.Identifier.ValueText), Pascal(access.Name.Identifier.ValueText)),
        _ => Of(holder),
    };

    private string Call(InvocationExpressionSyntax call)
    {
        var symbol = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        switch (call.Expression)
        {
            case MemberAccessExpressionSyntax access when Forms.Contains(access.Name.Identifier.ValueText):
                return Of(access.Expression);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax when symbol is { IsStatic: true } && call.ArgumentList.Arguments.Count > 0:
                // Math.Round(amount, 2), Mask(wallet): what goes in says more than what is done.
                return Of(call.ArgumentList.Arguments[0].Expression);
            default:
                return symbol is null ? "Value" : Method(symbol.Name);
        }
    }

    private static string Method(string name)
    {
        name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name.Substring(0, name.Length - 5) : name;
        return Pascal(name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]) ? name.Substring(3) : name);
    }

    /// <summary><c>watch.ElapsedMilliseconds</c>, <c>watch.Elapsed.TotalMilliseconds</c>.</summary>
    private static bool IsMilliseconds(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ElapsedMilliseconds" }
        or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TotalMilliseconds", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Elapsed" } };

    // What PAY5003's fix masks keeps the name that it would have had unmasked, so that it does not matter which fix comes first.
    private static string Unmasked(string name) =>
        name.StartsWith(Masked, StringComparison.Ordinal) && name.Length > Masked.Length && char.IsUpper(name[Masked.Length]) ? name.Substring(Masked.Length) : name;

    private static string Pascal(string name)
    {
        name = name.TrimStart('_', '@');
        return name.Length == 0 ? "Value" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string Valid(string name)
    {
        var plain = new string(name.Where(letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_').ToArray());
        return plain.Length == 0 || char.IsDigit(plain[0]) ? "Value" : plain;
    }
}
