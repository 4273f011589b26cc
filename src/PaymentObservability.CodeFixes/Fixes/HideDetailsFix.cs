using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.CodeFixes.Edits;

namespace PaymentObservability.CodeFixes.Fixes;

/// <summary>PAY4003: answers "unavailable" in place of an exception's text, and logs the exception where nothing else in the catch clause does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HideDetailsFix))]
public sealed class HideDetailsFix : DocumentFix
{
    private const string Text = "unavailable";

    /// <summary>Makes the fix.</summary>
    public HideDetailsFix()
        : base("Log it and answer 'unavailable'", "PaymentObservability.HideDetails")
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PAY4003");

    private protected override IReadOnlyList<TextEdit>? Edits(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        var leaks = diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Where(place => place.SourceTree == root.SyntaxTree)
            .Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true)).OfType<ExpressionSyntax>().ToList();
        if (leaks.Count == 0 || leaks[0].FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration.Identifier: var exception } clause)
        {
            return null;
        }

        var edits = new List<TextEdit>();
        foreach (var leak in leaks)
        {
            // In an interpolation the hole as a whole is replaced.
            edits.Add(leak.Parent is InterpolationSyntax hole ? new TextEdit(hole.Span, Text) : new TextEdit(leak.Span, "\"" + Text + "\""));
        }

        var isLogged = clause.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == exception.ValueText && !leaks.Any(leak => leak.Span.Contains(name.Span)));
        if (!isLogged)
        {
            var layout = new Layout(root.SyntaxTree.GetText(), null);
            var statement = Log(model, clause.Block.SpanStart, exception.ValueText);
            edits.Add(clause.Block.Statements.FirstOrDefault() is { } first
                ? TextEdit.Insert(layout.Before(first), statement + layout.Separator(layout.Before(first)))
                : TextEdit.Insert(clause.Block.OpenBraceToken.Span.End, " " + statement + " "));
        }

        return edits;
    }

    // The logger at hand; what a function writes to standard error is in its log too.
    private static string Log(SemanticModel model, int position, string exception)
    {
        var inReach = model.LookupSymbols(position).Where(symbol => symbol is IParameterSymbol or ILocalSymbol or IFieldSymbol or IPropertySymbol).ToList();
        var isStatic = model.GetEnclosingSymbol(position)?.IsStatic == true;
        foreach (var symbol in inReach)
        {
            var type = symbol switch { IParameterSymbol parameter => parameter.Type, ILocalSymbol local => local.Type, IFieldSymbol field => field.Type, _ => ((IPropertySymbol)symbol).Type };
            if (symbol is ILocalSymbol local2 && local2.DeclaringSyntaxReferences.Any(reference => reference.Span.Start > position))
            {
                continue;
            }

            if (isStatic && symbol is (IFieldSymbol or IPropertySymbol) and { IsStatic: false })
            {
                continue;
            }

            if (type is { Name: "ILambdaContext" } && type.ContainingNamespace.ToDisplayString() == "Amazon.Lambda.Core")
            {
                return $"{symbol.Name}.Logger.LogLine(\"Health check failed: \" + {exception});";
            }

            if (type is { Name: "ILogger" } && type.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging"
                && model.LookupNamespacesAndTypes(position, name: "LoggerExtensions").Any())
            {
                return $"{symbol.Name}.LogError({exception}, \"Health check failed\");";
            }
        }

        var console = model.LookupNamespacesAndTypes(position, name: "Console").Any(type => type is INamedTypeSymbol { ContainingNamespace.Name: "System" }) ? "Console" : "System.Console";
        return $"{console}.Error.WriteLine({exception});";
    }
}
