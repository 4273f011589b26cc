using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Health;

/// <summary>What a health check really looks at. Whatever is not known to stay inside the process may look at something.</summary>
internal sealed class Probing
{
    private static readonly ImmutableHashSet<string> GoodWords = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "ok", "healthy", "up", "available", "connected", "alive");

    private readonly ImmutableArray<MethodFacts> facts;

    private Probing(ImmutableArray<MethodFacts> facts, bool asksTables, bool asksOthers)
    {
        this.facts = facts;
        AsksTables = asksTables;
        AsksOthers = asksOthers;
    }

    /// <summary>Whether it asks anything at all.</summary>
    public bool AsksAnything => AsksTables || AsksOthers;

    /// <summary>Whether it asks DynamoDB.</summary>
    public bool AsksTables { get; }

    /// <summary>Whether it asks, or may ask, anything else.</summary>
    public bool AsksOthers { get; }

    /// <summary>Reads a health check with all code that it enters.</summary>
    /// <param name="check">The code.</param>
    /// <param name="receiver">The concrete type behind <c>this</c>, if known.</param>
    /// <param name="model">The facts.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Probing Of(CodeBody check, INamedTypeSymbol? receiver, PaymentModel model, CancellationToken cancellation)
    {
        var facts = model.Graph.From(new[] { check }, receiver, null, cancellation).Bodies.Select(model.Graph.Facts.For).ToImmutableArray();
        var asksTables = false;
        var asksOthers = facts.Any(body => body.Root is null);
        foreach (var call in facts.SelectMany(body => body.Calls))
        {
            if (model.Graph.Callees(call, receiver).IsEmpty && !StaysInside(call.Target, model.Models.Compilation))
            {
                var isTable = call.Target?.ContainingNamespace?.ToDisplayString().StartsWith("Amazon.DynamoDBv2", StringComparison.Ordinal) == true;
                asksTables |= isTable;
                asksOthers |= !isTable;
            }
        }

        // A property of another library may be a look at something too: _redis.IsConnected.
        asksOthers |= facts.SelectMany(body => body.Root?.Descendants() ?? Enumerable.Empty<IOperation>()).OfType<IPropertyReferenceOperation>()
            .Any(read => !SymbolEqualityComparer.Default.Equals(read.Property.ContainingAssembly, model.Models.Compilation.Assembly) && !StaysInside(read.Property, model.Models.Compilation)
                && !read.Property.ContainingNamespace.ToDisplayString().StartsWith("Amazon.DynamoDBv2", StringComparison.Ordinal) && !read.Property.ContainingNamespace.ToDisplayString().StartsWith("System.Net", StringComparison.Ordinal));
        return new Probing(facts, asksTables, asksOthers);
    }

    /// <summary>Whether every status that it can answer is 200 although it catches what goes wrong.</summary>
    public bool IsAlwaysGood()
    {
        var statuses = facts.SelectMany(body => body.Root?.Descendants() ?? Enumerable.Empty<IOperation>())
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "StatusCode" })
            .Select(assignment => assignment.Value.ConstantValue)
            .ToList();
        return statuses.Count > 0
            && statuses.All(status => status is { HasValue: true, Value: 200 })
            && Swallows();
    }

    /// <summary>Whether all that an <c>IHealthCheck</c> can say is that it is healthy: it says so, names no other state, and lets no exception out on purpose.</summary>
    public bool IsAlwaysHealthy()
    {
        var operations = facts.SelectMany(body => body.Root?.Descendants() ?? Enumerable.Empty<IOperation>()).ToList();
        return operations.OfType<IInvocationOperation>().Any(call => call.TargetMethod is { Name: "Healthy", ContainingType.Name: "HealthCheckResult" })
            && !operations.Any(operation => operation switch
            {
                IInvocationOperation { TargetMethod: { Name: "Unhealthy" or "Degraded", ContainingType.Name: "HealthCheckResult" } } => true,
                IFieldReferenceOperation { Field.ContainingType.Name: "HealthStatus" } or IPropertyReferenceOperation { Property.Name: "FailureStatus" } => true,
                IObjectCreationOperation { Type.Name: "HealthCheckResult" } or IThrowOperation => true,
                _ => false,
            });
    }

    /// <summary>Whether an exception ends in it.</summary>
    public bool Swallows() => facts.Any(body => body.Body.Syntax.DescendantNodes().OfType<CatchClauseSyntax>().Any(clause => !clause.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax)));

    /// <summary>A dependency that is said to be well by a literal, and that nothing asks: its key, and the literal.</summary>
    public (string Key, SyntaxNode Literal)? Claimed()
    {
        foreach (var (key, literal) in Entries())
        {
            var words = NameWords.Split(key);
            var isTable = words.Any(word => word is "dynamodb" or "dynamo" or "table" or "db" or "database");
            if (GoodWords.Contains(literal.Token.ValueText) && IsUnderDependencies(literal) && !(isTable ? AsksAnything : AsksOthers))
            {
                return (key, literal);
            }
        }

        return null;
    }

    /// <summary>A version that is written into the code.</summary>
    public SyntaxNode? FixedVersion()
    {
        foreach (var (key, literal) in Entries())
        {
            if (NameWords.Split(key) is { Length: > 0 } words && words[words.Length - 1] == "version" && IsVersion(literal.Token.ValueText))
            {
                return literal;
            }
        }

        return null;
    }

    // new { version = "1.0.0" }, ["version"] = "1.0.0", { "version", "1.0.0" }, Version = "1.0.0"
    private System.Collections.Generic.IEnumerable<(string Key, LiteralExpressionSyntax Literal)> Entries()
    {
        foreach (var literal in facts.SelectMany(body => body.Body.Syntax.DescendantNodes()).OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)))
        {
            var key = literal.Parent switch
            {
                AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } => name,
                AssignmentExpressionSyntax { Left: var left } assignment when assignment.Right == literal => left switch
                {
                    IdentifierNameSyntax name => name.Identifier.ValueText,
                    MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                    ImplicitElementAccessSyntax access => TextOf(access.ArgumentList),
                    ElementAccessExpressionSyntax access => TextOf(access.ArgumentList),
                    _ => null,
                },
                InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[1] == literal => (pair[0] as LiteralExpressionSyntax)?.Token.ValueText,
                _ => null,
            };
            if (key is { Length: > 0 })
            {
                yield return (key, literal);
            }
        }
    }

    private static bool IsUnderDependencies(SyntaxNode literal)
    {
        for (var node = literal.Parent; node is not null and not StatementSyntax; node = node.Parent)
        {
            var name = node switch
            {
                AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var member } => member,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var member } } => member,
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } => TextOf(access.ArgumentList),
                VariableDeclaratorSyntax { Identifier.ValueText: var member } => member,
                _ => null,
            };
            if (name?.ToLowerInvariant() is "dependencies" or "checks" or "components")
            {
                return true;
            }
        }

        return false;
    }

    private static string? TextOf(BracketedArgumentListSyntax arguments) =>
        arguments.Arguments.Count == 1 ? (arguments.Arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText : null;

    private static bool IsVersion(string text)
    {
        var digits = text.TrimStart('v', 'V');
        return digits.IndexOf('.') > 0 && digits.All(c => char.IsDigit(c) || c == '.');
    }

    /// <summary>Whether a member of another assembly computes, formats, logs or answers, and no more.</summary>
    private static bool StaysInside(ISymbol? member, Compilation compilation)
    {
        if (member?.ContainingType is not { } type || type.TypeKind is TypeKind.Delegate or TypeKind.Error || member.ContainingAssembly is not { } assembly)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly))
        {
            // What has no code here is an interface that another assembly implements, or made by the compiler.
            return !member.IsAbstract && !member.IsExtern;
        }

        var space = type.ContainingNamespace.ToDisplayString();
        return StartsWith(space, "System") && !StartsWith(space, "System.Net") && !StartsWith(space, "System.Data") && !StartsWith(space, "System.IO.Pipes") && !StartsWith(space, "System.ServiceModel")
            || StartsWith(space, "Amazon.Lambda") || StartsWith(space, "AWS.Lambda.Powertools") || StartsWith(space, "Newtonsoft.Json") || StartsWith(space, "Serilog")
            || StartsWith(space, "Microsoft.Extensions.Logging") || StartsWith(space, "Microsoft.Extensions.Configuration") || StartsWith(space, "Microsoft.Extensions.DependencyInjection")
            || (StartsWith(space, "Microsoft.AspNetCore") && !space.Contains("HealthChecks"))
            || (space == "Microsoft.Extensions.Diagnostics.HealthChecks" && type.Name is "HealthCheckResult" or "HealthCheckContext" or "HealthStatus");
    }

    private static bool StartsWith(string space, string prefix) =>
        space.StartsWith(prefix, StringComparison.Ordinal) && (space.Length == prefix.Length || space[prefix.Length] == '.');
}
