using System.Collections.Immutable;

namespace PaymentObservability.Contract.Reading;

/// <summary>
/// Every key of the contract file and every option. The reader, <c>schema/payment-observability.schema.json</c> and
/// <c>docs/configuration.md</c> know the same ones; a test holds that.
/// </summary>
internal static class ContractKeys
{
    public const string Deployment = "deployment";
    public const string Words = "words";
    public const string Operations = "operations";
    public const string Kinds = "kinds";
    public const string Dimensions = "dimensions";
    public const string NeverRecord = "never-record";
    public const string Emitters = "emitters";

    public const string Add = "add";
    public const string Remove = "remove";
    public const string Replace = "replace";

    public const string NotPayment = "not-payment";

    public const string Namespace = "namespace";
    public const string Metrics = "metrics";
    public const string Span = "span";
    public const string Steps = "steps";
    public const string Annotations = "annotations";
    public const string Log = "log";

    public const string Name = "name";
    public const string Unit = "unit";
    public const string Required = "required";

    public const string Phrase = "phrase";
    public const string Fields = "fields";

    public const string Allowed = "allowed";
    public const string HighCardinality = "high-cardinality";

    public const string Member = "member";
    public const string Spans = "spans";
    public const string Logs = "logs";

    /// <summary>The value that takes a kind or a metric out of the contract.</summary>
    public const string None = "none";

    /// <summary>Keys of the file itself.</summary>
    public static readonly ImmutableArray<string> File = ImmutableArray.Create(Deployment, Words, Operations, Kinds, Dimensions, NeverRecord, Emitters);

    /// <summary>Keys of a list that changes a default.</summary>
    public static readonly ImmutableArray<string> Change = ImmutableArray.Create(Add, Remove, Replace);

    /// <summary>Keys of <c>operations</c>: kinds that a member may be declared to be.</summary>
    public static readonly ImmutableArray<string> OperationKinds = ImmutableArray.Create("payment", "refund", "wallet", "event", "read", NotPayment);

    /// <summary>Keys of <c>kinds</c>: the kinds that owe telemetry.</summary>
    public static readonly ImmutableArray<string> OwingKinds = ImmutableArray.Create("payment", "refund", "wallet");

    /// <summary>Keys of one kind.</summary>
    public static readonly ImmutableArray<string> Kind = ImmutableArray.Create(Namespace, Metrics, Span, Steps, Annotations, Log);

    /// <summary>Keys of <c>metrics</c> of a kind: roles.</summary>
    public static readonly ImmutableArray<string> Roles = ImmutableArray.Create("outcome", "duration", "amount", "failure", "pending", "challenge");

    /// <summary>Keys of one metric.</summary>
    public static readonly ImmutableArray<string> Metric = ImmutableArray.Create(Name, Unit, Required);

    /// <summary>Keys of <c>log</c> of a kind.</summary>
    public static readonly ImmutableArray<string> LogKeys = ImmutableArray.Create(Phrase, Fields);

    /// <summary>Keys of <c>dimensions</c>.</summary>
    public static readonly ImmutableArray<string> DimensionKeys = ImmutableArray.Create(Allowed, HighCardinality);

    /// <summary>Keys of one emitter.</summary>
    public static readonly ImmutableArray<string> Emitter = ImmutableArray.Create(Member, Metrics, Spans, Logs);

    /// <summary>Values of <c>deployment</c>.</summary>
    public static readonly ImmutableArray<string> Deployments = ImmutableArray.Create("here", "external");
}
