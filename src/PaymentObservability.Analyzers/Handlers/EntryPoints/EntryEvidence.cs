using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Contract;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>What an entry point itself says of money, before any call in it is looked at: its name, route, event and type.</summary>
internal sealed class EntryEvidence
{
    private static readonly ImmutableHashSet<string> PlainNames = ImmutableHashSet.Create("function", "handler", "handle", "run", "execute", "invoke", "main", "process", "lambda", "get", "post", "put", "event", "sqs", "request", "proxy", "http", "api", "rest", "message", "messages", "records", "record", "batch", "queue", "entry", "point", "async", "sns", "task");

    /// <summary>The one noun of payment that stands for adding up, too.</summary>
    private const string Checkout = "checkout";

    private readonly PaymentNames names;

    public EntryEvidence(PaymentNames names) => this.names = names;

    /// <summary>The kind that the entry plainly is, with the reason; a null kind where it says nothing.</summary>
    /// <param name="entry">The entry point.</param>
    /// <param name="messages">The types that a queue worker reads its messages as.</param>
    /// <param name="near">The entry's code and what it calls directly.</param>
    public (PaymentKind? Kind, string Reason) Judge(EntryPoint entry, IReadOnlyCollection<ITypeSymbol> messages, IEnumerable<CodeBody> near)
    {
        var symbol = entry.Body.Symbol;
        var isLambda = symbol.MethodKind == MethodKind.AnonymousFunction;
        var isWeb = entry.Shape is EntryPointShape.ControllerAction or EntryPointShape.MinimalApi;
        var method = isLambda ? ImmutableArray<string>.Empty : PaymentNames.WordsOf(symbol.Name);
        var isPlain = method.All(PlainNames.Contains);
        var byMethod = isPlain ? NameVerdict.None : names.Judge(method);
        var type = isWeb || isLambda ? ImmutableArray<string>.Empty : NameWords.Split((entry.Receiver ?? symbol.ContainingType)?.Name ?? "");
        var byType = names.JudgeType(type);
        var events = messages.ToList();
        if (entry.EventType is { SpecialType: SpecialType.None } given && !LambdaSymbols.IsEvent(given))
        {
            events.Insert(0, given);
        }

        events.AddRange((entry.EventType as INamedTypeSymbol)?.TypeArguments ?? ImmutableArray<ITypeSymbol>.Empty);
        var byEvent = events.Select(type => (Type: type, Verdict: IsMereBasket(type, near) ? NameVerdict.None : names.JudgeType(NameWords.Split(type.Name)))).ToList();

        if (byMethod.Kind == PaymentKind.Event || byEvent.Any(found => found.Verdict.Kind == PaymentKind.Event) || (!isWeb && (byType.Kind == PaymentKind.Event || type.Contains("webhook"))) || method.Contains("webhook"))
        {
            return (PaymentKind.Event, "'" + entry.Name + "' reports what happened");
        }

        if (entry.PaidBy is { } filter)
        {
            return (PaymentKind.Payment, filter);
        }

        var reads = IsGet(entry);
        if (entry.Route is { } route && RouteWords.Judge(route, names) is { } byRoute)
        {
            if (reads)
            {
                return (PaymentKind.Read, entry.HttpMethod + " " + route);
            }

            if (!isPlain && names.IsRead(method[0]))
            {
                return (PaymentKind.Read, "the name " + symbol.Name);
            }

            if (!isPlain && byMethod.Kind is null && Vocabulary.BookkeepingVerbs.Contains(method[0]) && byRoute is PaymentKind.Payment or PaymentKind.Refund)
            {
                return (null, "");
            }

            var changes = entry.HttpMethod is "PUT" or "PATCH" or "DELETE";
            if (byRoute is PaymentKind.Event or PaymentKind.Read || !changes || byMethod is { Kind: PaymentKind.Payment or PaymentKind.Refund, IsSure: true })
            {
                return (byRoute, "the route " + route);
            }
        }

        if (byMethod.Kind == PaymentKind.Read || reads)
        {
            return byMethod.Kind == PaymentKind.Read ? (PaymentKind.Read, "the name " + symbol.Name) : (null, "");
        }

        if (byMethod is { IsSure: true, Kind: { } sure })
        {
            return (sure, "the name " + symbol.Name);
        }

        if (isWeb || IsBystander(symbol) || !(isPlain || events.Any(taken => Repeats(method, taken))))
        {
            return (null, "");
        }

        foreach (var (request, verdict) in byEvent)
        {
            if (verdict.Kind is PaymentKind.Payment or PaymentKind.Refund && (verdict.IsSure || AsksForIt(NameWords.Split(request.Name))))
            {
                return (verdict.Kind, "the event " + request.Name);
            }
        }

        if (byType.Kind is { } named && named != PaymentKind.Wallet && (byType.IsSure || named == PaymentKind.Read))
        {
            return (named, "the type " + (entry.Receiver ?? symbol.ContainingType)!.Name);
        }

        return Weigh(entry, near, byType, byEvent.Select(found => found.Verdict).FirstOrDefault(verdict => verdict.Kind is PaymentKind.Payment or PaymentKind.Refund));
    }

    /// <summary>Whether the entry only looks: by its HTTP method or by the verb that it is called by.</summary>
    public bool IsReading(EntryPoint entry)
    {
        var symbol = entry.Body.Symbol;
        return IsGet(entry) || (symbol.MethodKind != MethodKind.AnonymousFunction && PaymentNames.WordsOf(symbol.Name) is { Length: > 1 } method && names.IsRead(method[0]));
    }

    private static bool IsGet(EntryPoint entry) => entry.HttpMethod is "GET" or "HEAD" or "OPTIONS";

    /// <summary><c>PaymentRequest</c>, <c>PaymentRequestedEvent</c>: the payment is still to be made.</summary>
    private static bool AsksForIt(ImmutableArray<string> type) => type[type.Length - 1] is "request" or "command" or "input" or "message" || type.Any(Vocabulary.BeginningWords.Contains);

    /// <summary><c>PaymentRequestedConsumer(PaymentRequestedEvent)</c>: the name says no more than the event does.</summary>
    private static bool Repeats(ImmutableArray<string> method, ITypeSymbol taken)
    {
        var type = NameWords.Split(taken.Name);
        return method.All(word => PlainNames.Contains(word) || word is "on" or "consume" or "consumer" or "listener" || type.Contains(word));
    }

    /// <summary>What tells others of a payment takes the same events as what makes it.</summary>
    private static bool IsBystander(ISymbol entry) =>
        NameWords.Split(entry.ContainingType?.ToDisplayString() ?? "").Concat(NameWords.Split(entry.ContainingAssembly?.Name ?? "")).Any(Vocabulary.BystanderWords.Contains);

    /// <summary>
    /// A noun in a type's name says little: the namespace or assembly must agree, and the code itself must speak of money somewhere. A namespace
    /// alone says nothing.
    /// </summary>
    private (PaymentKind? Kind, string Reason) Weigh(EntryPoint entry, IEnumerable<CodeBody> near, NameVerdict byType, NameVerdict byEvent)
    {
        if (byType.Kind is not (PaymentKind.Payment or PaymentKind.Refund) && byEvent.Kind is not (PaymentKind.Payment or PaymentKind.Refund))
        {
            return (null, "");
        }

        var symbol = entry.Body.Symbol;
        var weight = (byType.Kind is null ? 0 : 2) + (byEvent.Kind is null ? 0 : 2)
            + (names.SpeakOfMoney(NameWords.Split(symbol.ContainingNamespace?.ToDisplayString() ?? "")) ? 1 : 0)
            + (names.SpeakOfMoney(NameWords.Split(symbol.ContainingAssembly?.Name ?? "")) ? 1 : 0);
        return weight >= 3 && near.Any(body => SpeaksOfMoney(body.Syntax)) ? (byType.Kind ?? byEvent.Kind, "the type and where it stands") : (null, "");
    }

    /// <summary>
    /// <c>CheckoutRequest</c> asks a till for a sum as often as a shop for a payment: where nothing near it speaks of money by another word, it is no payment.
    /// </summary>
    private bool IsMereBasket(ITypeSymbol type, IEnumerable<CodeBody> near) =>
        NameWords.Split(type.Name) is var words && words.Contains(Checkout) && !names.SpeakOfMoney(words.Remove(Checkout)) && !near.Any(body => SpeaksOfMoney(body.Syntax, Checkout));

    private bool SpeaksOfMoney(SyntaxNode body, string? butFor = null)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken))
            {
                if (names.SpeakOfMoney(NameWords.Split(token.ValueText).Where(word => word != butFor)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
