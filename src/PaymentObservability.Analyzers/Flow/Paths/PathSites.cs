using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>Places in one body, as they are found again in its control flow graph: there a <c>using</c> has become a call of <c>Dispose</c>.</summary>
internal sealed class PathSites
{
    private readonly HashSet<SyntaxNode> written = new();
    private readonly HashSet<SyntaxNode> disposals = new();

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => written.Count == 0 && disposals.Count == 0;

    /// <summary>How many.</summary>
    public int Count => written.Count + disposals.Count;

    /// <summary>Adds a call, by the operation that the body's own tree has for it.</summary>
    public void Add(CallSite call)
    {
        if (call.Operation is IUsingOperation or IUsingDeclarationOperation)
        {
            disposals.Add(call.Syntax);
        }
        else
        {
            written.Add(call.Syntax);
        }
    }

    /// <summary>Adds whatever stands there.</summary>
    public void Add(SyntaxNode syntax) => written.Add(syntax);

    /// <summary>Whether the graph's operation is one of them, where only calls are.</summary>
    public bool HasCall(IOperation operation) => operation.IsImplicit
        ? operation is IInvocationOperation { TargetMethod.Name: "Dispose" or "DisposeAsync" } && disposals.Contains(operation.Syntax)
        : operation is IInvocationOperation or IObjectCreationOperation or IInvalidOperation or IPropertyReferenceOperation or IFlowAnonymousFunctionOperation or IMethodReferenceOperation or IDynamicInvocationOperation
            && written.Contains(operation.Syntax);

    /// <summary>Whether the graph's operation is one of them, of whatever kind.</summary>
    public bool Has(IOperation operation) => HasCall(operation)
        || (operation is not (IFlowCaptureOperation or IFlowCaptureReferenceOperation or IInvocationOperation { IsImplicit: true, TargetMethod.Name: "Dispose" or "DisposeAsync" }) && written.Contains(operation.Syntax));
}
