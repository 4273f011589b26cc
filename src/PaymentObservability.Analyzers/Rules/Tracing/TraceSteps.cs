using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Tracing;

/// <summary>The steps of an attempt: the money call, and for x402 the verification before it, also where each is run in a lambda of its own.</summary>
internal static class TraceSteps
{
    /// <summary>The verification, where there is one, and the money call.</summary>
    public static IEnumerable<CallSite> Of(PaymentOperation operation, PaymentModel model)
    {
        if (VerifyOf(operation, model) is { } verify)
        {
            yield return verify;
        }

        yield return operation.Site!;
    }

    /// <summary>The call that verifies the payment; null where there is none.</summary>
    public static CallSite? VerifyOf(PaymentOperation operation, PaymentModel model)
    {
        var own = model.Graph.Facts.For(operation.Body).Calls;
        if (operation.Verify is { } verify)
        {
            return own.FirstOrDefault(call => call.Operation == verify.Operation);
        }

        if (operation.Body.Syntax is not AnonymousFunctionExpressionSyntax || operation.Site is not { } site)
        {
            return null;
        }

        return Surroundings.Levels(operation)
            .SelectMany(level => model.Graph.Facts.For(level.Body).Calls)
            .SelectMany(call => call.Operation is IAnonymousFunctionOperation ? model.Graph.Callees(call, operation.Entry.Receiver).SelectMany(body => model.Graph.Facts.For(body).Calls) : new[] { call })
            .LastOrDefault(call => call.Operation is IInvocationOperation && call.Syntax.SyntaxTree == site.Syntax.SyntaxTree && call.Syntax.SpanStart < site.Syntax.SpanStart
                && call.Target is { } target && PaymentSdks.Find(target)?.Step == SdkStep.Verify && !Branches.AreExclusive(call.Syntax, site.Syntax));
    }

    /// <summary>The name in a call, where diagnostics stand.</summary>
    public static SyntaxNode NameOf(CallSite call) => call.Syntax is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var name => name,
        }
        : call.Syntax;
}
