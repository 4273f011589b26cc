using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry.Dialects;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Finds the logger that a fix may write to at a place: what the code there has in hand first (a field, property, parameter or earlier local of a logger's
/// type), then a static logger that the project plainly uses, then the one of the Lambda context. One instance per compilation.
/// </summary>
internal sealed class LoggersInReach
{
    private readonly Func<SyntaxTree, SemanticModel> models;
    private readonly LibraryTypes microsoft;
    private readonly LibraryTypes serilog;
    private readonly LibraryTypes lambda;
    private readonly LibraryTypes contexts;
    private readonly LogLibrary? powertools;
    private readonly LogLibrary lambdaLibrary;
    private readonly Lazy<bool> configuresSerilog;

    public LoggersInReach(Compilation compilation, Func<SyntaxTree, SemanticModel> models)
    {
        this.models = models;
        microsoft = new LibraryTypes(compilation, "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.ILogger`1");
        serilog = new LibraryTypes(compilation, "Serilog.ILogger", "Serilog.Core.Logger");
        lambda = new LibraryTypes(compilation, "Amazon.Lambda.Core.ILambdaLogger");
        contexts = new LibraryTypes(compilation, "Amazon.Lambda.Core.ILambdaContext");
        lambdaLibrary = LambdaLogging.HasTemplates(compilation) ? LogLibrary.Lambda : LogLibrary.LambdaLine;
        powertools = compilation.GetTypeByMetadataName("AWS.Lambda.Powertools.Logging.Logger") is null ? null
            : PowertoolsLogging.IsVersion1(compilation) ? LogLibrary.PowertoolsVersion1 : LogLibrary.Powertools;
        configuresSerilog = new Lazy<bool>(() => compilation.GetTypeByMetadataName("Serilog.Log") is not null && compilation.SyntaxTrees.Any(AssignsSerilog));
    }

    /// <summary>The best logger at a place inside a body, or null where there is none.</summary>
    public LoggerInReach? At(SyntaxNode place)
    {
        var model = models(place.SyntaxTree);
        var found = new List<(int Rank, LoggerInReach Logger)>();
        foreach (var symbol in InReach(place, model))
        {
            if (TypeOf(symbol) is { } type && Of(symbol, type) is { } logger)
            {
                found.Add((Rank(symbol, logger.Library), logger));
            }
        }

        // Of two equal ones the first by name, so that every build says the same.
        if (found.OrderBy(pair => pair.Rank).ThenBy(pair => pair.Logger.Expression, StringComparer.Ordinal).Select(pair => pair.Logger).FirstOrDefault() is { } best
            && best.Library is LogLibrary.Microsoft or LogLibrary.Serilog)
        {
            return best;
        }

        if (powertools is { } library)
        {
            return new LoggerInReach("global::AWS.Lambda.Powertools.Logging.Logger", library, MayBeNull: false);
        }

        return configuresSerilog.Value
            ? new LoggerInReach("global::Serilog.Log", LogLibrary.Serilog, MayBeNull: false)
            : found.OrderBy(pair => pair.Rank).ThenBy(pair => pair.Logger.Expression, StringComparer.Ordinal).Select(pair => pair.Logger).FirstOrDefault();
    }

    private LoggerInReach? Of(ISymbol symbol, ITypeSymbol type)
    {
        var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        var mayBeNull = MayBeNull(symbol, type);
        if (Is(type, microsoft))
        {
            return new LoggerInReach(name, LogLibrary.Microsoft, mayBeNull);
        }

        if (Is(type, serilog))
        {
            return new LoggerInReach(name, LogLibrary.Serilog, mayBeNull);
        }

        if (Is(type, lambda))
        {
            return new LoggerInReach(name, lambdaLibrary, mayBeNull);
        }

        return Is(type, contexts) ? new LoggerInReach(name + (mayBeNull ? "?" : "") + ".Logger", lambdaLibrary, mayBeNull) : null;
    }

    /// <summary>By annotation; <c>var</c> is always annotated, so that there the value decides.</summary>
    private bool MayBeNull(ISymbol symbol, ITypeSymbol type) =>
        symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Type.IsVar: true } }
            ? models(value.SyntaxTree).GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull
            : type.NullableAnnotation == NullableAnnotation.Annotated;

    private static bool Is(ITypeSymbol type, LibraryTypes types) => types.Contains(type) || type.AllInterfaces.Any(types.Contains);

    /// <summary>Fields come before parameters: a logger that is passed along may be somebody else's.</summary>
    private static int Rank(ISymbol symbol, LogLibrary library) =>
        (library is LogLibrary.Microsoft or LogLibrary.Serilog ? 0 : 10) + symbol switch
        {
            IFieldSymbol => 0,
            IPropertySymbol => 1,
            IParameterSymbol => 2,
            _ => 3,
        };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false, CanBeReferencedByName: true } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    /// <summary>Locals, parameters, and the members of the types around, each hiding what is further out.</summary>
    private static IEnumerable<ISymbol> InReach(SyntaxNode place, SemanticModel model)
    {
        var names = new HashSet<string>();
        foreach (var value in ValuesInScope.At(place, model))
        {
            names.Add(value.Name);
            yield return value;
        }

        var seesInstance = SeesInstance(place, model);
        for (var type = model.GetEnclosingSymbol(place.SpanStart)?.ContainingType; type is not null; type = type.ContainingType, seesInstance = false)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                foreach (var member in current.GetMembers())
                {
                    if (member is IFieldSymbol or IPropertySymbol && names.Add(member.Name) && (member.IsStatic || seesInstance) && model.IsAccessible(place.SpanStart, member))
                    {
                        yield return member;
                    }
                }
            }
        }
    }

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static bool SeesInstance(SyntaxNode place, SemanticModel model)
    {
        if (place.Ancestors().Any(IsStaticFunction))
        {
            return false;
        }

        for (var symbol = model.GetEnclosingSymbol(place.SpanStart); symbol is not null and not INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol { MethodKind: not (MethodKind.LambdaMethod or MethodKind.LocalFunction) } or IPropertySymbol or IFieldSymbol)
            {
                return !symbol.IsStatic && symbol is not IFieldSymbol;
            }
        }

        return false;
    }

    /// <summary><c>Log.Logger = ...</c>: without it Serilog's static logger writes nothing.</summary>
    private bool AssignsSerilog(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Logger" } target }
                && models(tree).GetSymbolInfo(target).Symbol is IPropertySymbol { ContainingType: { Name: "Log", ContainingNamespace: { Name: "Serilog", ContainingNamespace.IsGlobalNamespace: true } } })
            {
                return true;
            }
        }

        return false;
    }
}
