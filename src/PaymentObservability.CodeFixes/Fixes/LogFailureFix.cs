using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Logs;
using PaymentObservability.Telemetry;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY3003: logs what a catch caught as an error, by the log that is there where that can be told the exception, else by one more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogFailureFix))]
public sealed class LogFailureFix : DocumentFix
{
    /// <summary>Makes the fix.</summary>
    public LogFailureFix()
        : base("Log the failure as an error", "PaymentObservability.LogFailure")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY3003");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations.Count == 0 || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || root.FindToken(diagnostic.AdditionalLocations[0].SourceSpan.Start).Parent is not CatchClauseSyntax clause
            || !diagnostic.Properties.TryGetValue(FixProperties.Loss, out var loss) || !diagnostic.Properties.TryGetValue(FixProperties.LogText, out var text) || text is null)
        {
            return null;
        }

        var log = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        return loss switch
        {
            nameof(FailureLoss.Level) => log is null ? null : Raised(log, model),
            nameof(FailureLoss.Exception) when log is not null && Told(log, clause, text, model) is { } told => told,
            _ => LoggerOf(diagnostic) is { } logger ? Added(clause, logger, text, model) : null,
        };
    }

    private static LoggerInReach? LoggerOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixProperties.Logger, out var expression) && expression is not null
        && diagnostic.Properties.TryGetValue(FixProperties.LogLibrary, out var library) && Enum.TryParse<LogLibrary>(library, out var known)
            ? new LoggerInReach(expression, known, diagnostic.Properties.TryGetValue(FixProperties.LoggerMayBeNull, out var nullable) && nullable == "true")
            : null;

    /// <summary>The same call at error level.</summary>
    private static IReadOnlyList<TextEdit>? Raised(InvocationExpressionSyntax log, SemanticModel model) =>
        NameOf(log) is { } name && AtErrorLevel(name.Identifier.ValueText) is { } raised && model.GetSymbolInfo(log).Symbol is IMethodSymbol method && method.ContainingType.GetMembers(raised).Length > 0
            ? new[] { new TextEdit(name.Span, raised) }
            : null;

    private static string? AtErrorLevel(string method) => method switch
    {
        "LogTrace" or "LogDebug" or "LogInformation" or "LogWarning" => "LogError",
        "Verbose" or "Debug" or "Information" or "Warning" or "Info" or "Trace" or "Warn" => "Error",
        _ => null,
    };

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The same call, given the exception before its message and at error level; null where its message does not come first or it takes no exception.</summary>
    private static IReadOnlyList<TextEdit>? Told(InvocationExpressionSyntax log, CatchClauseSyntax clause, string text, SemanticModel model)
    {
        if (NameOf(log) is not { } name || model.GetSymbolInfo(log).Symbol is not IMethodSymbol method
            || log.ArgumentList.Arguments is not { Count: > 0 } arguments || arguments.Any(argument => argument.NameColon is not null)
            || (method.Parameters[0].Name is not ("message" or "messageTemplate") || method.Parameters[0].Type.SpecialType != SpecialType.System_String)
            || !method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => TakesException(other)))
        {
            return null;
        }

        var edits = new List<TextEdit>();
        if (AtErrorLevel(name.Identifier.ValueText) is { } raised)
        {
            edits.Add(new TextEdit(name.Span, raised));
        }
        else if (!name.Identifier.ValueText.EndsWith("Error", StringComparison.Ordinal) && name.Identifier.ValueText is not ("LogCritical" or "Fatal" or "Critical"))
        {
            return null;
        }

        var exception = VariableOf(clause, model, edits);

        // A message that is nothing but the exception's goes along with the exception.
        var isMessageAlone = arguments.Count == 1 && arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message", Expression: IdentifierNameSyntax { Identifier.ValueText: var caught } } && caught == exception;
        edits.Add(isMessageAlone
            ? new TextEdit(arguments[0].Span, exception + ", " + SymbolDisplay.FormatLiteral(text, quote: true))
            : TextEdit.Insert(arguments[0].SpanStart, exception + ", "));
        return edits;
    }

    private static bool TakesException(IMethodSymbol method)
    {
        var first = method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0;
        return method.Parameters.Length > first + 1 && LogContentReader.IsException(method.Parameters[first].Type) && method.Parameters[first + 1].Type.SpecialType == SpecialType.System_String;
    }

    /// <summary>One more statement at the start of the catch.</summary>
    private static IReadOnlyList<TextEdit>? Added(CatchClauseSyntax clause, LoggerInReach logger, string text, SemanticModel model)
    {
        var edits = new List<TextEdit>();
        var exception = VariableOf(clause, model, edits);
        if (ErrorCall.Text(logger, exception, text, model, clause.Block.OpenBraceToken.Span.End) is not { } statement)
        {
            return null;
        }

        var source = clause.SyntaxTree.GetText();
        var layout = new Layout(source, null);
        var open = clause.Block.OpenBraceToken;
        var isOneLine = source.Lines.GetLineFromPosition(open.SpanStart).LineNumber == source.Lines.GetLineFromPosition(clause.Block.CloseBraceToken.SpanStart).LineNumber;
        edits.Add(isOneLine
            ? TextEdit.Insert(open.Span.End, " " + statement + (clause.Block.CloseBraceToken.SpanStart == open.Span.End ? " " : ""))
            : TextEdit.Insert(open.Span.End, layout.NewLine + Indent(clause, layout) + statement));
        return edits;
    }

    private static string Indent(CatchClauseSyntax clause, Layout layout) =>
        clause.Block.Statements.FirstOrDefault() is { } first && layout.StartsLine(first.SpanStart) ? layout.IndentAt(first.SpanStart) : layout.IndentAt(clause.CatchKeyword.SpanStart) + layout.Unit;

    /// <summary>The variable of the catch; where it has none, it gets one.</summary>
    private static string VariableOf(CatchClauseSyntax clause, SemanticModel model, List<TextEdit> edits)
    {
        if (clause.Declaration is { } declaration && !declaration.Identifier.IsKind(SyntaxKind.None))
        {
            return declaration.Identifier.Text;
        }

        var name = new FreshNames().Take(clause, "ex");
        if (clause.Declaration is { } typed)
        {
            edits.Add(TextEdit.Insert(typed.Type.Span.End, " " + name));
        }
        else
        {
            var isNamed = model.LookupNamespacesAndTypes(clause.SpanStart, name: "Exception") is { Length: 1 } found && found[0] is INamedTypeSymbol type && LogContentReader.IsException(type) && type.ContainingNamespace.Name == "System";
            edits.Add(TextEdit.Insert(clause.CatchKeyword.Span.End, $" ({(isNamed ? "Exception" : "global::System.Exception")} {name})"));
        }

        return name;
    }
}
