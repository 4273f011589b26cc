using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>What the monitoring guide asks for, so that a project without a contract file is checked usefully at once.</summary>
internal static class GuideDefaults
{
    /// <summary>The unit of counted things.</summary>
    public const string Count = "Count";

    /// <summary>The unit of durations.</summary>
    public const string Milliseconds = "Milliseconds";

    /// <summary>The unit of amounts: CloudWatch knows no currencies.</summary>
    public const string None = "None";

    /// <summary>
    /// Dimensions of few values that payments are usefully split by. They are suggestions: the default contract allows every dimension
    /// that is not of high cardinality.
    /// </summary>
    public static ImmutableArray<string> SuggestedDimensions { get; } =
        ImmutableArray.Create("Service", "Network", "Asset", "Currency", "Scheme", "Outcome", "ReasonClass");

    /// <summary>The guide as a contract.</summary>
    public static PaymentContract Contract { get; } = new()
    {
        Words = GuideWords.Words,
        Kinds = ImmutableDictionary<PaymentKind, KindContract>.Empty
            .Add(PaymentKind.Payment, Payment())
            .Add(PaymentKind.Refund, Refund())
            .Add(PaymentKind.Wallet, Wallet()),
        AllowedDimensions = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase),
        HighCardinalityWords = ImmutableHashSet.Create(
            "id", "ids", "guid", "uuid", "hash", "address", "wallet", "payer", "payee", "payto", "recipient", "sender", "tx", "txn", "txid", "txhash",
            "transaction", "nonce", "signature", "key", "reference", "email", "phone", "user", "username", "customer", "buyer", "account", "card",
            "order", "invoice", "session", "correlation", "request", "trace", "url", "uri", "ip", "timestamp", "iban", "amount"),
        NeverRecord = ImmutableHashSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "X-PAYMENT", "X-PAYMENT-RESPONSE", "PAYMENT-SIGNATURE", "PAYMENT-RESPONSE", "X-Wallet-Auth", "Authorization", "JWT", "Bearer",
            "CDP_API_KEY_ID", "CDP_API_KEY_NAME", "CDP_API_KEY_SECRET", "CDP_WALLET_SECRET",
            "PrivateKey", "Mnemonic", "SeedPhrase", "Signature", "Nonce", "ApiKey", "ApiSecret", "SecretKey", "ClientSecret", "WebhookSecret",
            "SigningSecret", "Secret", "Password", "AccessToken", "CardNumber", "Cvv", "Cvc", "SecurityCode", "Iban"),
    };

    private static KindContract Payment() => new()
    {
        Kind = PaymentKind.Payment,
        Namespace = "X402Payment",
        Metrics = ImmutableArray.Create(
            new MetricRequirement(MetricRole.Outcome, "PaymentSuccess", Count, Required: true),
            new MetricRequirement(MetricRole.Duration, "PaymentDuration", Milliseconds, Required: true),
            new MetricRequirement(MetricRole.Amount, "PaymentAmount", None, Required: false),
            new MetricRequirement(MetricRole.Failure, "PaymentFailure", Count, Required: false),
            new MetricRequirement(MetricRole.Pending, "PaymentPending", Count, Required: false),
            new MetricRequirement(MetricRole.Challenge, "PaymentRequired", Count, Required: false)),
        Span = "payment_processing",
        Steps = ImmutableArray.Create("verify_signature", "settle_payment"),
        Annotations = ImmutableArray.Create("payment_amount", "wallet_address"),
        LogPhrase = "Payment processed",
        LogFields = OutcomeFields,
    };

    private static KindContract Refund() => new()
    {
        Kind = PaymentKind.Refund,
        Namespace = "X402Payment",
        Metrics = ImmutableArray.Create(
            new MetricRequirement(MetricRole.Outcome, "RefundSuccess", Count, Required: true),
            new MetricRequirement(MetricRole.Duration, "RefundDuration", Milliseconds, Required: true),
            new MetricRequirement(MetricRole.Amount, "RefundAmount", None, Required: false),
            new MetricRequirement(MetricRole.Failure, "RefundFailure", Count, Required: false),
            new MetricRequirement(MetricRole.Pending, "RefundPending", Count, Required: false)),
        Span = "refund_processing",
        LogPhrase = "Refund processed",
        LogFields = OutcomeFields,
    };

    private static KindContract Wallet() => new()
    {
        Kind = PaymentKind.Wallet,
        Namespace = "CDPWallet",
        Metrics = ImmutableArray.Create(
            new MetricRequirement(MetricRole.Outcome, "ConnectionSuccess", Count, Required: true),
            new MetricRequirement(MetricRole.Duration, "ConnectionDuration", Milliseconds, Required: false),
            new MetricRequirement(MetricRole.Failure, "ConnectionFailure", Count, Required: false)),
        Span = "connect_wallet",
        LogPhrase = "Connected wallet",
    };

    private static ImmutableArray<string> OutcomeFields => ImmutableArray.Create("duration", "resource", "outcome", "reason");
}
