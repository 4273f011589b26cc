using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Telemetry;

/// <summary>
/// The parameters and locals that certainly have a value at a place, innermost first. Found by walking outwards: asking the compiler for everything in scope
/// would list every type of every imported namespace.
/// </summary>
internal sealed class ValuesInScope
{
    private readonly SemanticModel model;
    private readonly StatementSyntax? statement;
    private readonly HashSet<string> names = new();
    private readonly List<ISymbol> found = new();
    private readonly Lazy<HashSet<ISymbol>> assigned;

    private ValuesInScope(SyntaxNode place, SemanticModel model)
    {
        this.model = model;
        statement = place.FirstAncestorOrSelf<StatementSyntax>();
        assigned = new Lazy<HashSet<ISymbol>>(AssignedBefore);
    }

    /// <summary>Finds them: <see cref="IParameterSymbol"/> and <see cref="ILocalSymbol"/>.</summary>
    public static IReadOnlyList<ISymbol> At(SyntaxNode place, SemanticModel model)
    {
        var values = new ValuesInScope(place, model);
        values.WalkOutwards(place);
        return values.found;
    }

    /// <summary>The type of one of them.</summary>
    public static ITypeSymbol TypeOf(ISymbol value) => value is IParameterSymbol parameter ? parameter.Type : ((ILocalSymbol)value).Type;

    private void WalkOutwards(SyntaxNode place)
    {
        var isStatic = false;
        for (var node = place; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BlockSyntax block:
                    AddStatements(block.Statements, node);
                    break;
                case SwitchSectionSyntax section:
                    AddStatements(section.Statements, node);
                    break;
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global:
                    AddStatements(unit.Members.OfType<GlobalStatementSyntax>().TakeWhile(other => other != global).Select(other => other.Statement), global.Statement);
                    break;
                case ForEachStatementSyntax loop when node == loop.Statement && model.GetDeclaredSymbol(loop) is { } item:
                    Add(item);
                    break;
                case IfStatementSyntax or WhileStatementSyntax or SwitchStatementSyntax or ForStatementSyntax or UsingStatementSyntax or CommonForEachStatementSyntax:
                    AddInConditions(parent, node);
                    break;
                case AnonymousFunctionExpressionSyntax function:
                    AddParameters(function is SimpleLambdaExpressionSyntax simple ? new[] { simple.Parameter } : ((function as ParenthesizedLambdaExpressionSyntax)?.ParameterList ?? (function as AnonymousMethodExpressionSyntax)?.ParameterList)?.Parameters ?? Enumerable.Empty<ParameterSyntax>());
                    if (function.Modifiers.Any(SyntaxKind.StaticKeyword))
                    {
                        return;
                    }

                    break;
                case LocalFunctionStatementSyntax function:
                    AddParameters(function.ParameterList.Parameters);
                    if (function.Modifiers.Any(SyntaxKind.StaticKeyword))
                    {
                        return;
                    }

                    break;
                case BaseMethodDeclarationSyntax method:
                    AddParameters(method.ParameterList.Parameters);
                    isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
                    break;
                case TypeDeclarationSyntax type:
                    // A record's parameters are properties outside its initializers.
                    if (!isStatic && type is not RecordDeclarationSyntax && type.ParameterList is { } parameters)
                    {
                        AddParameters(parameters.Parameters);
                    }

                    return;
            }
        }
    }

    private void AddStatements(IEnumerable<StatementSyntax> statements, SyntaxNode inside)
    {
        foreach (var earlier in statements.TakeWhile(other => other != inside).Reverse())
        {
            if (earlier is LocalDeclarationStatementSyntax declaration)
            {
                AddVariables(declaration.Declaration);
            }

            if (earlier is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax)
            {
                AddDesignations(earlier is IfStatementSyntax branch ? branch.Condition : earlier);
            }
        }
    }

    private void AddInConditions(SyntaxNode parent, SyntaxNode inside)
    {
        foreach (var child in parent.ChildNodes().TakeWhile(child => child != inside))
        {
            if (child is VariableDeclarationSyntax declaration)
            {
                AddVariables(declaration);
            }
            else if (child is ExpressionSyntax)
            {
                AddDesignations(child);
            }
        }
    }

    private void AddVariables(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            // Declared without a value, it may have got one since.
            if (model.GetDeclaredSymbol(variable) is ILocalSymbol { RefKind: RefKind.None } local && (variable.Initializer is not null || assigned.Value.Contains(local)))
            {
                Add(local);
            }
        }
    }

    /// <summary><c>is { } payment</c>, <c>out var amount</c>: there only where the compiler says that they have a value.</summary>
    private void AddDesignations(SyntaxNode node)
    {
        foreach (var designation in node.DescendantNodes(inner => inner is not (StatementSyntax or AnonymousFunctionExpressionSyntax) || inner == node).OfType<SingleVariableDesignationSyntax>())
        {
            if (model.GetDeclaredSymbol(designation) is ILocalSymbol local && assigned.Value.Contains(local))
            {
                Add(local);
            }
        }
    }

    private HashSet<ISymbol> AssignedBefore()
    {
        var flow = statement is null or LocalFunctionStatementSyntax ? null : model.AnalyzeDataFlow(statement);
        return flow is { Succeeded: true } ? new HashSet<ISymbol>(flow.DefinitelyAssignedOnEntry, SymbolEqualityComparer.Default) : new HashSet<ISymbol>(SymbolEqualityComparer.Default);
    }

    private void AddParameters(IEnumerable<ParameterSyntax> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (model.GetDeclaredSymbol(parameter) is IParameterSymbol { RefKind: RefKind.None } symbol)
            {
                Add(symbol);
            }
        }
    }

    // An inner name hides an outer one.
    private void Add(ISymbol symbol)
    {
        if (names.Add(symbol.Name))
        {
            found.Add(symbol);
        }
    }
}
