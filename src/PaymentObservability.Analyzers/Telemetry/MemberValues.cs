using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Telemetry;

/// <summary>
/// What fields, properties and methods of this compilation's source can hold or return. Each member is looked at once per compilation.
/// An answer is default where something else may decide it: a setter that others can call, an override, code without source.
/// </summary>
internal sealed class MemberValues
{
    private readonly Compilation compilation;
    private readonly Func<SyntaxTree, SemanticModel> models;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> values = new(SymbolEqualityComparer.Default);

    public MemberValues(Compilation compilation, Func<SyntaxTree, SemanticModel> models)
    {
        this.compilation = compilation;
        this.models = models;
    }

    /// <summary>Whether the member is written in this compilation. In an IDE a referenced project's symbols have source too, but of another one.</summary>
    public bool HasSource(ISymbol member) =>
        !member.DeclaringSyntaxReferences.IsEmpty && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);

    /// <summary>Every value of a field, property or method; default where not all of them are known.</summary>
    public ImmutableArray<IOperation> Of(ISymbol member)
    {
        member = member.OriginalDefinition;
        return HasSource(member) ? values.GetOrAdd(member, Find) : default;
    }

    private ImmutableArray<IOperation> Find(ISymbol member) => member switch
    {
        IFieldSymbol field => OfField(field),
        IPropertySymbol property => OfProperty(property),
        IMethodSymbol method => OfMethod(method),
        _ => default,
    };

    private ImmutableArray<IOperation> OfField(IFieldSymbol field)
    {
        if (!field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private)
        {
            return default;
        }

        var initializer = (field.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer;
        return Writes(field, initializer);
    }

    private ImmutableArray<IOperation> OfProperty(IPropertySymbol property)
    {
        if (property.IsIndexer || CanBeOverridden(property) || property.DeclaringSyntaxReferences[0].GetSyntax() is not PropertyDeclarationSyntax declaration)
        {
            return default;
        }

        if (declaration.ExpressionBody is { } body)
        {
            return Returns(body.Expression);
        }

        foreach (var accessor in declaration.AccessorList?.Accessors ?? default)
        {
            if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && ((SyntaxNode?)accessor.ExpressionBody?.Expression ?? accessor.Body) is { } getter)
            {
                return Returns(getter);
            }
        }

        return property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } ? Writes(property, declaration.Initializer) : default;
    }

    private ImmutableArray<IOperation> OfMethod(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (CanBeOverridden(method) || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return default;
        }

        return method.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            MethodDeclarationSyntax declaration => Returns((SyntaxNode?)declaration.ExpressionBody?.Expression ?? declaration.Body),
            LocalFunctionStatementSyntax declaration => Returns((SyntaxNode?)declaration.ExpressionBody?.Expression ?? declaration.Body),
            _ => default,
        };
    }

    private ImmutableArray<IOperation> Returns(SyntaxNode? body)
    {
        if (body is ExpressionSyntax expression)
        {
            return Add(ImmutableArray<IOperation>.Empty, expression);
        }

        if (body is null)
        {
            return default;
        }

        var found = ImmutableArray<IOperation>.Empty;
        foreach (var node in body.DescendantNodes(static node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax or AnonymousMethodExpressionSyntax)))
        {
            if (node is YieldStatementSyntax)
            {
                return default;
            }

            if (node is ReturnStatementSyntax { Expression: { } returned })
            {
                found = Add(found, returned);
                if (found.IsDefault)
                {
                    return default;
                }
            }
        }

        return found;
    }

    /// <summary>The initialiser's value and all that the type itself assigns; nobody else can.</summary>
    private ImmutableArray<IOperation> Writes(ISymbol member, EqualsValueClauseSyntax? initializer)
    {
        var found = initializer is null ? ImmutableArray<IOperation>.Empty : Add(ImmutableArray<IOperation>.Empty, initializer.Value);
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (found.IsDefault)
                {
                    return default;
                }

                if (Written(node) is not { } target || !NameIs(target, member.Name) || !IsReferenceTo(target, member))
                {
                    continue;
                }

                found = node is AssignmentExpressionSyntax assignment
                    && (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                    && assignment.Left == target
                        ? Add(found, assignment.Right)
                        : default;
            }
        }

        return found;
    }

    private bool IsReferenceTo(ExpressionSyntax target, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(models(target.SyntaxTree).GetSymbolInfo(target).Symbol?.OriginalDefinition, member);

    private ImmutableArray<IOperation> Add(ImmutableArray<IOperation> found, ExpressionSyntax expression) =>
        models(expression.SyntaxTree).GetOperation(expression) is { } operation ? found.Add(operation) : default;

    private static ExpressionSyntax? Written(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax unary => unary.Operand,
        PrefixUnaryExpressionSyntax unary => unary.Operand,
        ArgumentSyntax argument when argument.Parent?.Parent is AssignmentExpressionSyntax || !argument.RefKindKeyword.IsKind(SyntaxKind.None) => argument.Expression,
        _ => null,
    };

    private static bool NameIs(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static bool CanBeOverridden(ISymbol member) =>
        member.IsAbstract || ((member.IsVirtual || (member.IsOverride && !member.IsSealed)) && !member.ContainingType.IsSealed);
}
