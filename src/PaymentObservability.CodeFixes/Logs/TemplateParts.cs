using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Logs;

/// <summary>Takes a message that code builds by itself apart: interpolations, concatenations, <c>string.Format</c>, nested in whatever way.</summary>
internal sealed class TemplateParts
{
    private readonly SemanticModel model;
    private readonly List<TemplatePart> parts = new();
    private bool isSafe = true;

    private TemplateParts(SemanticModel model) => this.model = model;

    /// <summary>The parts of a message; null where it cannot be taken apart without changing what is evaluated.</summary>
    public static IReadOnlyList<TemplatePart>? Of(ExpressionSyntax message, SemanticModel model)
    {
        var reading = new TemplateParts(model);
        reading.Add(message, "");
        return reading.isSafe && reading.parts.Any(part => part.Expression is not null) ? reading.parts : null;
    }

    /// <summary>The parts of a template with numbered holes and its arguments; null where a number is left out, repeated or out of order.</summary>
    public static IReadOnlyList<TemplatePart>? OfNumbered(string template, IReadOnlyList<ExpressionSyntax> arguments)
    {
        var parts = new List<TemplatePart>();
        var holes = LogTemplate.Parse(template).Holes;
        if (holes.Length != arguments.Count || holes.Length == 0)
        {
            return null;
        }

        var end = 0;
        for (var i = 0; i < holes.Length; i++)
        {
            if (holes[i].Position != i)
            {
                return null;
            }

            var inner = template.Substring(holes[i].Start + 1, holes[i].End - holes[i].Start - 2);
            var layout = inner.IndexOfAny(new[] { ',', ':' });
            parts.Add(new TemplatePart(Unescaped(template.Substring(end, holes[i].Start - end)), null));
            parts.Add(new TemplatePart(null, arguments[i], layout < 0 ? "" : inner.Substring(layout)));
            end = holes[i].End;
        }

        parts.Add(new TemplatePart(Unescaped(template.Substring(end)), null));
        return parts;
    }

    private static string Unescaped(string text) => text.Replace("{{", "{").Replace("}}", "}");

    private void Add(ExpressionSyntax expression, string layout)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        if (layout.Length == 0 && Constant(expression) is { } constant)
        {
            parts.Add(new TemplatePart(constant, null));
        }
        else if (layout.Length == 0 && expression is InterpolatedStringExpressionSyntax interpolated)
        {
            AddInterpolated(interpolated);
        }
        else if (layout.Length == 0 && expression is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression) && IsText(sum) && model.GetOperation(sum) is IBinaryOperation { OperatorMethod: null or { ContainingType.SpecialType: SpecialType.System_String } })
        {
            Add(sum.Left, "");
            Add(sum.Right, "");
        }
        else if (layout.Length == 0 && expression is InvocationExpressionSyntax call && model.GetOperation(call) is IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format)
        {
            AddFormat(call, format);
        }
        else
        {
            isSafe &= FitsObject(expression);
            parts.Add(new TemplatePart(null, expression, layout));
        }
    }

    private void AddInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        var isRaw = interpolated.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax text:
                    parts.Add(new TemplatePart(isRaw ? text.TextToken.ValueText : Unescaped(text.TextToken.ValueText), null));
                    break;
                case InterpolationSyntax hole:
                    var format = hole.FormatClause?.FormatStringToken.ValueText;
                    var width = hole.AlignmentClause is { } clause ? model.GetConstantValue(clause.Value).Value : null;
                    isSafe &= hole.AlignmentClause is null || width is not null;
                    isSafe &= format is null || format.IndexOfAny(new[] { '{', '}' }) < 0;
                    Add(hole.Expression, (width is null ? "" : "," + System.Convert.ToString(width, CultureInfo.InvariantCulture)) + (format is null ? "" : ":" + format));
                    break;
            }
        }
    }

    private void AddFormat(InvocationExpressionSyntax call, IInvocationOperation format)
    {
        var arguments = call.ArgumentList.Arguments;
        if (format.TargetMethod.Parameters[0].Type.SpecialType != SpecialType.System_String
            || arguments.Any(argument => argument.NameColon is not null)
            || model.GetConstantValue(arguments[0].Expression) is not { HasValue: true, Value: string template }
            || (arguments.Count == 2 && model.GetTypeInfo(arguments[1].Expression).Type is IArrayTypeSymbol)
            || OfNumbered(template, arguments.Skip(1).Select(argument => argument.Expression).ToList()) is not { } numbered)
        {
            isSafe = false;
            return;
        }

        foreach (var part in numbered)
        {
            if (part.Expression is not null)
            {
                Add(part.Expression, part.Layout);
            }
            else
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>What a constant reads as; null where it is none, or where its text depends on the culture.</summary>
    private string? Constant(ExpressionSyntax expression) => model.GetConstantValue(expression) is not { HasValue: true } constant || model.GetTypeInfo(expression).Type?.TypeKind == TypeKind.Enum
        ? null
        : constant.Value switch
        {
            string text => text,
            char letter => letter.ToString(),
            bool flag => flag.ToString(),
            int number when number >= 0 => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    private bool IsText(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    /// <summary>Whether the value may be an argument of <c>params object[]</c>: no span, no pointer, nothing without a type, nothing dynamic.</summary>
    private bool FitsObject(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic or TypeKind.Error), SpecialType: not SpecialType.System_Void };
}
