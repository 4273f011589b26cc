using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>
/// PAY1007: records the amount where the outcome is recorded: as an argument of the attempt that is completed there, or by one more call
/// of the method that records success.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordAmountFix))]
public sealed class RecordAmountFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public RecordAmountFix()
        : base("Record the amount", "PaymentObservability.RecordAmount")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY1007");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (AttemptRequest.Of(diagnostic) is not { Amount: { } amount } request
            || diagnostic.AdditionalLocations.Count == 0
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } record
            || model.GetSymbolInfo(record).Symbol is not IMethodSymbol method
            || Expressions(root, model, request, record.SpanStart) is not { } expressions)
        {
            return null;
        }

        return method.Parameters.Any(parameter => parameter.Name == "amount")
            ? OfAttempt(record, method, request, expressions, model)
            : OfMetric(record, method, diagnostic.Properties[FixProperties.NewName] ?? "PaymentAmount", expressions.Number(amount, request.AmountDecimals), model);
    }

    // What $ is called where the outcome is recorded.
    private static ResultExpressions? Expressions(SyntaxNode root, SemanticModel model, AttemptRequest request, int position)
    {
        var money = CallValue.At(root, request.Call, model);
        var reading = money is not null && StatementPlace.Anchor(money.Value, model) is StatementSyntax anchor
            ? ResultReading.Of(money, anchor, model, new[] { request.Amount, request.Currency })
            : null;
        if (Placeholder.IsIn(request.Amount) || Placeholder.IsIn(request.Currency))
        {
            var isInScope = reading is { IsHoisted: false, IsDiscarded: false } && (reading.Parts is not null || model.LookupSymbols(position, name: reading.Name).Any());
            if (!isInScope)
            {
                return null;
            }
        }

        return new ResultExpressions(model, position, money?.Type, reading?.Name ?? "", reading is not null && money?.MayBeNull(reading) == true, reading?.Parts);
    }

    private static IReadOnlyList<TextEdit>? OfAttempt(InvocationExpressionSyntax record, IMethodSymbol method, AttemptRequest request, ResultExpressions expressions, SemanticModel model)
    {
        if (expressions.Money(request.Amount, request.AmountDecimals, method.ContainingType.ToMinimalDisplayString(model, record.SpanStart)) is not { } amount)
        {
            return null;
        }

        // By position as long as nothing before them is left out or named.
        var given = record.ArgumentList.Arguments;
        var first = method.Parameters.IndexOf(method.Parameters.First(parameter => parameter.Name == "amount"));
        var isPositional = given.Count == first && given.All(argument => argument.NameColon is null);
        var arguments = isPositional ? amount : "amount: " + amount;
        if (expressions.Text(request.Currency) is { } currency)
        {
            arguments += isPositional ? ", " + currency : ", currency: " + currency;
        }

        return new[] { TextEdit.Insert(record.ArgumentList.CloseParenToken.SpanStart, (given.Count > 0 ? ", " : "") + arguments) };
    }

    private static IReadOnlyList<TextEdit>? OfMetric(InvocationExpressionSyntax record, IMethodSymbol method, string name, string? amount, SemanticModel model)
    {
        if (amount is null || record.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax } statement || model.GetOperation(record) is not IInvocationOperation operation)
        {
            return null;
        }

        var changes = new List<TextEdit>();
        foreach (var argument in operation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            var expression = ((ArgumentSyntax)argument.Syntax).Expression;
            var text = argument.Parameter?.Name switch
            {
                "key" or "name" or "metricName" => SymbolDisplay.FormatLiteral(name, quote: true),
                "value" => amount,
                "unit" when argument.Parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } unit => unit.GetMembers().FirstOrDefault(member => member.Name is "None" or "NONE") is { } none && expression is MemberAccessExpressionSyntax access
                    ? $"{access.Expression}.{none.Name}"
                    : null,
                _ => expression.ToString(),
            };
            if (text is null)
            {
                return null;
            }

            changes.Add(new TextEdit(TextSpan.FromBounds(expression.SpanStart - statement.SpanStart, expression.Span.End - statement.SpanStart), text));
        }

        if (method.Name is not ("AddMetric" or "PushSingleMetric" or "PutMetric") || !changes.Any(change => change.Text == amount))
        {
            return null;
        }

        var layout = new Layout(statement.SyntaxTree.GetText(), null);
        var slot = new Slot(statement, layout);
        var copy = new TextEdits(changes).Apply(SourceText.From(statement.ToString())).ToString();
        return new[] { TextEdit.Insert(slot.After, slot.SeparatorAfter + copy) };
    }
}
