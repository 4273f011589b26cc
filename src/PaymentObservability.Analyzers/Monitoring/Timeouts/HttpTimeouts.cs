using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Monitoring.Timeouts;

/// <summary>
/// How long the project's <c>HttpClient</c>s wait. A client is given its timeout where it is made or registered, far from the call: what all of
/// them wait at least is all that is said.
/// </summary>
internal sealed class HttpTimeouts
{
    /// <summary>Seconds that a client waits where nobody says otherwise. Source: HttpClient.Timeout, .NET API reference.</summary>
    private const double Default = 100;

    private const string Client = "System.Net.Http.HttpClient";

    // What looks only at answers may be tried again and moves no money.
    private static readonly ImmutableHashSet<string> Sending = ImmutableHashSet.Create(
        "SendAsync", "Send", "PostAsync", "PutAsync", "PatchAsync", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync");

    private readonly PaymentModel model;
    private readonly ValueOrigins origins;
    private readonly ConstantReader constants;
    private readonly INamedTypeSymbol? client;
    private readonly double? least;

    public HttpTimeouts(PaymentModel model, CancellationToken cancellation)
    {
        this.model = model;
        constants = new ConstantReader(model.Models.Compilation, model.Models.For);
        origins = constants.Origins;
        client = model.Models.Compilation.GetTypeByMetadataName(Client);
        least = client is null || !MakesClients ? null : Least(cancellation);
    }

    /// <summary>How long a call waits for its answer; null where it sends nothing by HttpClient, or nobody can tell.</summary>
    public ClientTimeout? Of(CallSite call)
    {
        if (least is not { } seconds || call.Operation is not IInvocationOperation invocation || !Sending.Contains(invocation.TargetMethod.Name)
            || ReceiverOf(invocation) is not { } receiver || Tokens.Passes(invocation))
        {
            return null;
        }

        double? waits = null;
        foreach (var origin in origins.Of(receiver))
        {
            double? one = origin switch
            {
                IObjectCreationOperation creation when IsClient(creation.Type) => OfCreation(creation) ?? seconds,
                IInvocationOperation { TargetMethod: { Name: "CreateClient", ContainingNamespace.Name: "Http" } } => seconds,
                IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => seconds,
                _ => null,
            };
            if (one is null)
            {
                return null;
            }

            waits = waits is { } other ? Math.Min(other, one.Value) : one;
        }

        return waits is { } all ? new("HttpClient", all, invocation.Syntax.GetLocation()) : null;
    }

    // A client of another assembly's making may have any timeout.
    private bool MakesClients => model.Scan.Names.Contains("AddHttpClient") || model.Scan.Names.Contains("HttpClient");

    private IOperation? ReceiverOf(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance
            ?? (invocation.TargetMethod.IsExtensionMethod && invocation.TargetMethod.ContainingNamespace.ToDisplayString() == "System.Net.Http.Json" ? invocation.Arguments.FirstOrDefault()?.Value : null);
        return receiver is not null && IsClient(receiver.Type) ? receiver : null;
    }

    private bool IsClient(ITypeSymbol? type) => client is not null && SymbolEqualityComparer.Default.Equals(type, client);

    private double? OfCreation(IObjectCreationOperation creation)
    {
        var set = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(each => IsTimeout(each.Target));
        return set is null ? null : Seconds(set.Value);
    }

    private bool IsTimeout(IOperation target) => target is IPropertyReferenceOperation { Property.Name: "Timeout" } property && IsClient(property.Property.ContainingType);

    /// <summary>The shortest timeout that any client is given, the default among them; null where one is not known.</summary>
    private double? Least(CancellationToken cancellation)
    {
        var all = new List<double> { Default };
        if (!model.Scan.Names.Contains("Timeout"))
        {
            return Default;
        }

        foreach (var tree in model.Models.Compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            SemanticModel? semantics = null;
            foreach (var assignment in tree.GetRoot(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(IsNamedTimeout))
            {
                semantics ??= model.Models.For(tree);
                if (semantics.GetOperation(assignment, cancellation) is not ISimpleAssignmentOperation set)
                {
                    return null;
                }

                if (IsTimeout(set.Target))
                {
                    if (Seconds(set.Value) is not { } seconds)
                    {
                        return null;
                    }

                    all.Add(seconds);
                }
            }
        }

        return all.Min();
    }

    private static bool IsNamedTimeout(AssignmentExpressionSyntax assignment) =>
        assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Timeout" } or IdentifierNameSyntax { Identifier.ValueText: "Timeout" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Timeout" };

    private double? Seconds(IOperation value)
    {
        var found = origins.Of(value);
        if (found.Length != 1)
        {
            return null;
        }

        switch (found[0])
        {
            case IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } }:
                return double.PositiveInfinity;
            case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: "TimeSpan", ContainingNamespace.Name: "System" } } method } call:
                var unit = method.Name switch { "FromMilliseconds" => 0.001, "FromSeconds" => 1, "FromMinutes" => 60, "FromHours" => 3600, _ => 0.0 };

                // Newer frameworks have overloads with smaller units, which are left at nothing.
                var given = call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).ToList();
                return unit > 0 && given.Count == 1 && constants.Number(given[0].Value) is { } number ? number * unit : null;
            default:
                return null;
        }
    }
}
