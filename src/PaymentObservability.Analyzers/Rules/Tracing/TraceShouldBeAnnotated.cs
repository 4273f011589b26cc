using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;
using PaymentObservability.Rules.Metrics;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Tracing;

/// <summary>
/// PAY2003: an annotation of the contract is missing on a traced attempt although its value is in reach. Metadata is none: it cannot be searched for.
/// </summary>
internal sealed class TraceShouldBeAnnotated : PaymentRule
{
    private static readonly ImmutableHashSet<string> AmountWords = ImmutableHashSet.Create("amount", "total", "price", "value");
    private static readonly ImmutableHashSet<string> WalletWords = ImmutableHashSet.Create("wallet", "payer", "address");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.TraceShouldBeAnnotated);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var reported = new HashSet<Location>();
        foreach (var operation in context.Model.Operations)
        {
            if (operation.Call is null || !context.Model.Contract.Kinds.TryGetValue(operation.Kind, out var kind) || kind.Annotations.IsEmpty)
            {
                continue;
            }

            // A span that the money call opens itself is annotated in there.
            var trace = context.Model.TraceOf(operation, context.Cancellation);
            if (trace.MayBeAny || (trace.Enclosing.IsEmpty && trace.Given.IsEmpty))
            {
                continue;
            }

            var tracer = TraceTools.Tracer(trace);
            var properties = TraceTools.Properties(trace, tracer);
            properties[FixProperties.Operation] = context.Model.OrdinalOf(operation);
            var missing = kind.Annotations.Where(name => !IsAnnotated(name, trace, context.Model.Contract.Strict) && IsOwed(name, operation, context.Model, properties)).ToList();
            if (missing.Count == 0 || !reported.Add(operation.Location))
            {
                continue;
            }

            if (!properties.ContainsKey(TraceProperties.AmountKey) && !properties.ContainsKey(TraceProperties.WalletKey))
            {
                properties.Remove(FixProperties.Fixable);
            }

            // Before the verification where a span is open there already: a refused payment is looked for too.
            var verify = TraceSteps.VerifyOf(operation, context.Model);
            var places = verify is not null && trace.Enclosing.Any(span => IsOpenAt(span, verify.Syntax)) ? new[] { TraceSteps.NameOf(verify).GetLocation() } : System.Array.Empty<Location>();
            context.Report(Diagnostic.Create(
                PaymentObservability.Descriptors.TraceShouldBeAnnotated,
                operation.Location,
                places,
                properties.ToImmutable(),
                PaymentMustRecordOutcome.NameOf(operation),
                operation.Entry.Name,
                string.Join(" and ", missing.Select(name => $"'{name}'"))));
        }
    }

    /// <summary>Whether the span is open at a place that stands before the money call: one of a caller is, one of the same method where it covers the place.</summary>
    private static bool IsOpenAt(SpanSignal span, SyntaxNode place) =>
        span.Covers(place) || MethodOf(span.Syntax) != MethodOf(place);

    private static SyntaxNode? MethodOf(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor is MemberDeclarationSyntax and not (TypeDeclarationSyntax or GlobalStatementSyntax) or CompilationUnitSyntax);

    private static bool IsAnnotated(string wanted, OperationTrace trace, bool strict) =>
        trace.Annotations.Any(annotation => annotation.IsSearchable && (!annotation.Key.IsKnown || annotation.Key.Values.Any(key => Fills(wanted, key, strict))));

    private static bool Fills(string wanted, string key, bool strict)
    {
        if (strict || key == wanted)
        {
            return key == wanted;
        }

        var words = NameWords.Split(key);
        var sought = NameWords.Split(wanted);
        return IsAmount(sought) ? words.Any(AmountWords.Contains)
            : IsWallet(sought) ? words.Any(WalletWords.Contains)
            : words.SequenceEqual(sought);
    }

    /// <summary>
    /// Whether the operation can be asked for it: the amount and, for x402, the wallet where a value is in reach, else what the team's own contract names. What
    /// the fix needs is added.
    /// </summary>
    private static bool IsOwed(string name, PaymentOperation operation, PaymentModel model, ImmutableDictionary<string, string?>.Builder properties)
    {
        var words = NameWords.Split(name);
        if (IsAmount(words))
        {
            if (AmountFinder.Find(operation, model.Models) is not { } amount || amount.Expression.Contains("$"))
            {
                return false;
            }

            properties[TraceProperties.AmountKey] = name;
            properties[FixProperties.Amount] = amount.Expression;
            properties[FixProperties.AmountDecimals] = amount.Decimals.ToString(CultureInfo.InvariantCulture);
            return true;
        }

        if (IsWallet(words))
        {
            if (!ChallengeShouldBeCounted.IsX402(operation) || WalletFinder.Find(operation, model.Models) is not { } wallet)
            {
                return false;
            }

            properties[TraceProperties.WalletKey] = name;
            properties[TraceProperties.Wallet] = wallet;
        }

        return true;
    }

    private static bool IsAmount(ImmutableArray<string> words) => words.Any(AmountWords.Contains);

    private static bool IsWallet(ImmutableArray<string> words) => words.Any(WalletWords.Contains);
}
