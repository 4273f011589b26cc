using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Finds every entry point of a compilation: the shapes of section "What is judged" of docs/design notes, one method here a shape.</summary>
internal sealed class EntryPointFinder
{
    private readonly SourceModels models;
    private readonly SourceTypes types;
    private readonly CalleeResolver callees;
    private readonly CallGraph graph;
    private readonly SyntaxScan scan;
    private readonly ImmutableArray<HandlerReference> handlers;
    private readonly bool usesWebAdapter;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<(SyntaxNode, INamedTypeSymbol?), EntryPoint> found = new();

    public EntryPointFinder(
        SourceModels models,
        SourceTypes types,
        CalleeResolver callees,
        CallGraph graph,
        SyntaxScan scan,
        ImmutableArray<HandlerReference> handlers,
        bool usesWebAdapter,
        CancellationToken cancellation)
    {
        this.models = models;
        this.types = types;
        this.callees = callees;
        this.graph = graph;
        this.scan = scan;
        this.handlers = handlers;
        this.usesWebAdapter = usesWebAdapter;
        this.cancellation = cancellation;
    }

    /// <summary>All entry points, in the order of their source.</summary>
    public ImmutableArray<EntryPoint> Find()
    {
        AddNamedInHandlerStrings();
        AddAnnotated();
        AddRegistered();
        AddWebEndpoints();
        AddBySignature();
        if (found.Count == 0 && HasSerializer())
        {
            AddByName();
        }

        return found.Values
            .OrderBy(entry => entry.Body.Syntax.SyntaxTree.FilePath, System.StringComparer.Ordinal)
            .ThenBy(entry => entry.Body.Syntax.SpanStart)
            .ThenBy(entry => entry.Receiver?.Name, System.StringComparer.Ordinal)
            .ToImmutableArray();
    }

    private void Add(CodeBody body, EntryPointShape shape, string? name = null, INamedTypeSymbol? receiver = null, Route? route = null, bool isPaid = false)
    {
        if (IsGenerated(body.Symbol))
        {
            return;
        }

        // One body is one entry a concrete type; the first shape that finds it knows most of it.
        var key = (body.Syntax, receiver is null || SymbolEqualityComparer.Default.Equals(receiver, body.Symbol.ContainingType) ? null : receiver);
        if (found.ContainsKey(key))
        {
            return;
        }

        found.Add(key, new EntryPoint(body, shape, name ?? NameOf(body, receiver))
        {
            Receiver = receiver ?? (body.Symbol.IsStatic ? null : body.Symbol.ContainingType),
            Route = route?.Path,
            HttpMethod = route?.Verb,
            PaidBy = isPaid ? "RequireX402Payment" : IsMarkedPaid(body.Symbol) || (receiver is not null && IsMarkedPaid(receiver)) ? "[PaymentRequired]" : null,
            EventType = body.Symbol.Parameters.FirstOrDefault(IsEventParameter)?.Type,
        });
    }

    private static bool IsMarkedPaid(ISymbol symbol) => LambdaSymbols.Attribute(symbol, "PaymentRequired", "x402") is not null;

    private static string NameOf(CodeBody body, INamedTypeSymbol? receiver)
    {
        var symbol = body.Symbol;
        var type = receiver ?? symbol.ContainingType;
        var name = symbol.MethodKind == MethodKind.AnonymousFunction ? "lambda" : symbol.Name;
        return type is null ? name : type.Name + "." + name;
    }

    private static bool IsEventParameter(IParameterSymbol parameter) =>
        !LambdaSymbols.IsContext(parameter.Type)
        && parameter.Type.Name != "CancellationToken"
        && parameter.Type.TypeKind != TypeKind.Interface
        && LambdaSymbols.Attribute(parameter, "FromServices", null) is null;

    /// <summary>Amazon.Lambda.Annotations generates <c>Type_Method_Generated</c> around each function; the function itself is the entry.</summary>
    private static bool IsGenerated(ISymbol symbol) => symbol.ContainingType?.Name.EndsWith("_Generated", System.StringComparison.Ordinal) == true;

    // (a) Handler strings.
    private void AddNamedInHandlerStrings()
    {
        foreach (var handler in handlers)
        {
            if (handler.TypeName is null || handler.MethodName is null || handler.AssemblyName != models.Compilation.AssemblyName
                || models.Compilation.Assembly.GetTypeByMetadataName(handler.DeclaredTypeName!) is not { } type)
            {
                continue;
            }

            var route = Route.Of(handler);
            var method = MembersOf(type, handler.MethodName).FirstOrDefault();
            if (method is not null && CodeBodies.Of(method, models) is { } body)
            {
                Add(body, EntryPointShape.HandlerString, receiver: type, route: route);
            }
            else if (method is null or { DeclaringSyntaxReferences.IsEmpty: true })
            {
                // The method is inherited from a package: what the project itself overrides is what it enters.
                foreach (var member in type.GetMembers().OfType<IMethodSymbol>())
                {
                    // While the base class is missing, an override overrides nothing.
                    if (member.MethodKind == MethodKind.Ordinary && member.OverriddenMethod is { DeclaringSyntaxReferences.IsEmpty: true } overridden
                        && overridden.ContainingType.SpecialType != SpecialType.System_Object
                        && !LambdaSymbols.IsAspNetCoreFunction(type)
                        && CodeBodies.Of(member, models) is { } overriding)
                    {
                        Add(overriding, EntryPointShape.HandlerString, receiver: type, route: route);
                    }
                }
            }
        }
    }

    private static IEnumerable<IMethodSymbol> MembersOf(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IMethodSymbol { IsAbstract: false } method)
                {
                    yield return method;
                }
            }
        }
    }

    // (c) [LambdaFunction].
    private void AddAnnotated()
    {
        var annotations = scan.Names.Contains("LambdaFunction") || scan.Names.Contains("LambdaFunctionAttribute");
        if (!annotations)
        {
            return;
        }

        foreach (var method in Methods())
        {
            // A route without [LambdaFunction] is reached by a router of the project's own.
            if ((LambdaSymbols.Attribute(method, "LambdaFunction", "Amazon.Lambda.Annotations") is not null || Route.OfAnnotations(method) is not null)
                && CodeBodies.Of(method, models) is { } body)
            {
                Add(body, EntryPointShape.Annotations, route: Route.OfAnnotations(method));
            }
        }
    }

    // (d) Delegates given to the bootstrap.
    private void AddRegistered()
    {
        foreach (var syntax in scan.Registrations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Registrations.HandlerOf(syntax, models) is not { } handler)
            {
                continue;
            }

            var bodies = new HashSet<CodeBody>();
            callees.AddDelegateTargets(handler, bodies);
            foreach (var body in bodies)
            {
                Add(body, EntryPointShape.Bootstrap);
            }
        }
    }

    // (e) ASP.NET Core in Lambda.
    private void AddWebEndpoints()
    {
        if (!scan.AddsLambdaHosting && !usesWebAdapter && !types.All.Any(LambdaSymbols.IsAspNetCoreFunction))
        {
            return;
        }

        foreach (var endpoint in WebEndpoints.Mapped(scan.Registrations, models))
        {
            var bodies = new HashSet<CodeBody>();
            callees.AddDelegateTargets(endpoint.Handler, bodies);
            foreach (var body in bodies)
            {
                Add(body, EntryPointShape.MinimalApi, endpoint.Route.ToString(), route: endpoint.Route, isPaid: endpoint.IsPaid);
            }
        }

        foreach (var type in types.All)
        {
            if (!WebEndpoints.IsController(type))
            {
                continue;
            }

            foreach (var action in WebEndpoints.ActionsOf(type))
            {
                if (CodeBodies.Of(action, models) is { } body)
                {
                    Add(body, EntryPointShape.ControllerAction, receiver: type, route: Route.OfAction(type, action));
                }
            }
        }
    }

    // (b) and (f) Signatures that only Lambda calls, and what is marked as a payment.
    private void AddBySignature()
    {
        var candidates = new List<(CodeBody Body, INamedTypeSymbol Receiver, EntryPointShape Shape)>();
        foreach (var method in Methods())
        {
            var shape = HasLambdaSignature(method) ? EntryPointShape.LambdaSignature : IsMarked(method) ? EntryPointShape.Marked : (EntryPointShape?)null;
            if (shape is null || CodeBodies.Of(method, models) is not { } body)
            {
                continue;
            }

            foreach (var receiver in ReceiversOf(method))
            {
                candidates.Add((body, receiver, shape.Value));
            }
        }

        if (candidates.Count == 0)
        {
            return;
        }

        var called = CalledFromEntries(candidates);
        foreach (var (body, receiver, shape) in candidates)
        {
            if (!called.Contains(body))
            {
                Add(body, shape, receiver: receiver);
            }
        }
    }

    /// <summary><c>[PaymentOperation]</c>, of whatever namespace, on a method that no entry point reaches by itself.</summary>
    private bool IsMarked(IMethodSymbol method) =>
        (scan.Names.Contains("PaymentOperation") || scan.Names.Contains("PaymentOperationAttribute")) && LambdaSymbols.Attribute(method, "PaymentOperation", null) is not null;

    /// <summary><c>[assembly: LambdaSerializer]</c> is only of use to an assembly that Lambda enters.</summary>
    private bool HasSerializer() => LambdaSymbols.Attribute(models.Compilation.Assembly, "LambdaSerializer", "Amazon.Lambda") is not null;

    /// <summary>
    /// Neither context nor event nor handler string: then it is the one public method of what calls itself a function, as in
    /// <c>class RefundLambda { public Task&lt;Answer&gt; RunAsync(Question question) }</c>.
    /// </summary>
    private void AddByName()
    {
        foreach (var type in types.All)
        {
            if (type is not { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsStatic: false, ContainingType: null, TypeParameters.IsEmpty: true }
                || NameWords.Split(type.Name) is not { IsEmpty: false } words || words[words.Length - 1] is not ("lambda" or "function" or "functions" or "handler"))
            {
                continue;
            }

            var methods = type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsOverride: false, IsImplicitlyDeclared: false } && method.Name is not ("Dispose" or "DisposeAsync"))
                .ToList();
            if (methods.Count == 1 && methods[0].Parameters.Length < 2 && CodeBodies.Of(methods[0], models) is { } body)
            {
                Add(body, EntryPointShape.LambdaSignature, receiver: type);
            }
        }
    }

    private static bool HasLambdaSignature(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.DeclaredAccessibility != Accessibility.Public || method.IsAbstract || method.IsExtensionMethod
            || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false } || IsGenerated(method)
            || IsHiddenInside(method.ContainingType))
        {
            return false;
        }

        // One handler in five takes no context, and its event may be the project's own type.
        if (method.Name == "FunctionHandler" && method.Parameters.Length < 2)
        {
            return true;
        }

        foreach (var parameter in method.Parameters)
        {
            if (LambdaSymbols.IsContext(parameter.Type) || LambdaSymbols.IsEvent(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHiddenInside(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The concrete types on which Lambda can call the method: its own, or the heirs that leave it as it is.</summary>
    private IEnumerable<INamedTypeSymbol> ReceiversOf(IMethodSymbol method)
    {
        var own = method.ContainingType;
        if (!own.IsAbstract && own.TypeParameters.IsEmpty)
        {
            yield return own;
        }

        foreach (var heir in types.HeirsOf(own))
        {
            if (!heir.IsAbstract && heir.TypeParameters.IsEmpty && !Overrides(heir, own, method))
            {
                yield return heir;
            }
        }
    }

    private static bool Overrides(INamedTypeSymbol heir, INamedTypeSymbol own, IMethodSymbol method)
    {
        for (var type = heir; type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, own); type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol { IsOverride: true })
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// The candidates that other entry points call: helpers that take the context along. A call from a test or a local runner does not count,
    /// since nothing enters that in Lambda.
    /// </summary>
    private HashSet<CodeBody> CalledFromEntries(List<(CodeBody Body, INamedTypeSymbol Receiver, EntryPointShape Shape)> candidates)
    {
        var roots = candidates.Select(candidate => candidate.Body).Concat(found.Values.Select(entry => entry.Body));
        var reach = graph.From(roots, null, null, cancellation);
        var called = new HashSet<CodeBody>();
        foreach (var body in reach.Bodies)
        {
            foreach (var call in graph.Facts.For(body).Calls)
            {
                foreach (var callee in graph.Callees(call, null))
                {
                    if (!callee.Equals(body))
                    {
                        called.Add(callee);
                    }
                }
            }
        }

        return called;
    }

    private IEnumerable<IMethodSymbol> Methods()
    {
        foreach (var type in types.All)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method)
                {
                    yield return method;
                }
            }
        }
    }
}
