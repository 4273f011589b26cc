using Microsoft.CodeAnalysis;

namespace PaymentObservability;

/// <summary>Every diagnostic of the package.</summary>
internal static class Descriptors
{
    private const string Metrics = "PaymentMetrics";
    private const string Tracing = "PaymentTracing";
    private const string Logging = "PaymentLogging";
    private const string Health = "PaymentHealth";
    private const string Privacy = "PaymentPrivacy";
    private const string DeploymentCategory = "PaymentDeployment";
    private const string ChainCategory = "PaymentChain";

    /// <summary>PAY0001.</summary>
    public static readonly DiagnosticDescriptor OperationsShouldBeVisible = Create(
        "PAY0001",
        "Payment operations found",
        "{0}",
        "PaymentInventory",
        DiagnosticSeverity.Info,
        "Lists every entry point and payment operation with its kind, the evidence for it and what it emits. Switch it on to see what the other rules judge.",
        enabled: false);

    /// <summary>PAY1001.</summary>
    public static readonly DiagnosticDescriptor PaymentMustRecordOutcome = Create(
        "PAY1001",
        "Payment must record its outcome",
        "'{0}', reached from '{1}', records {2}. Record it on success and on failure, or say where they are recorded with [EmitsTelemetry].",
        Metrics,
        DiagnosticSeverity.Warning,
        "A payment or refund attempt that records no outcome and no duration cannot be alarmed on: declined, lost and slow payments look like healthy ones.");

    /// <summary>PAY1002.</summary>
    public static readonly DiagnosticDescriptor OutcomeMustBeRecordedOnEveryPath = Create(
        "PAY1002",
        "Outcome must be recorded on every path",
        "'{0}', reached from '{1}', records {2} on {3}. Record the outcome there too, or once for all ways out in a scope around the call.",
        Metrics,
        DiagnosticSeverity.Warning,
        "An attempt whose outcome is recorded on some ways out only gives a success rate that looks better than it is: what is missing is what went wrong.");

    /// <summary>PAY1003.</summary>
    public static readonly DiagnosticDescriptor WalletConnectionMustRecordOutcome = Create(
        "PAY1003",
        "Wallet connection must record its outcome",
        "'{0}', reached from '{1}', records {2}. Record 1 when the wallet is connected and 0 when it is not.",
        Metrics,
        DiagnosticSeverity.Warning,
        "Without ConnectionSuccess nobody sees that wallets stopped connecting: no payment is attempted, so no payment fails.");

    /// <summary>PAY1004.</summary>
    public static readonly DiagnosticDescriptor MetricMustMatchContract = Create(
        "PAY1004",
        "Metric must match the contract",
        "{0}",
        Metrics,
        DiagnosticSeverity.Warning,
        "A misspelt name, a wrong unit or a second namespace makes a metric that no alarm and no dashboard sees, while the code looks instrumented.");

    /// <summary>PAY1005.</summary>
    public static readonly DiagnosticDescriptor DimensionMustHaveLowCardinality = Create(
        "PAY1005",
        "Metric dimension must have few values",
        "The dimension '{0}' has about as many values as there are payments; each becomes a metric of its own. Put it into the log or onto the trace instead.",
        Metrics,
        DiagnosticSeverity.Warning,
        "CloudWatch keeps and bills one metric for each combination of dimension values; a wallet address or a payment id splits the metric until no alarm can read it.");

    /// <summary>PAY1006.</summary>
    public static readonly DiagnosticDescriptor MetricMustNotBlockThePayment = Create(
        "PAY1006",
        "Metric must not block the payment",
        "'{0}' calls CloudWatch while the payer waits at '{1}'. Write the metric in the embedded metric format, which costs no call.",
        Metrics,
        DiagnosticSeverity.Info,
        "PutMetricData takes 30 to 100 ms, can be throttled and needs rights of its own; inside a payment it makes every payer wait and can fail the payment.");

    /// <summary>PAY1007.</summary>
    public static readonly DiagnosticDescriptor PaymentAmountShouldBeRecorded = Create(
        "PAY1007",
        "Payment amount should be recorded",
        "'{0}', reached from '{1}', records its outcome but no {2}. {3}.",
        Metrics,
        DiagnosticSeverity.Info,
        "Without the amount a dashboard shows how many payments succeed, not how much money: a price of a hundredth looks healthy.");

    /// <summary>PAY1008.</summary>
    public static readonly DiagnosticDescriptor ChallengeShouldBeCounted = Create(
        "PAY1008",
        "x402 challenge should be counted",
        "This 402 asks '{0}' to pay and counts no {1}. Count it, so that challenges can be told from refused payments.",
        Metrics,
        DiagnosticSeverity.Info,
        "402 is x402's normal first answer. Uncounted, it is only seen as a client error, and nobody can tell how many challenges turn into payments.");

    /// <summary>PAY2001.</summary>
    public static readonly DiagnosticDescriptor PaymentMustBeTraced = Create(
        "PAY2001",
        "Payment must be traced",
        "'{0}', reached from '{1}', runs in no span or subsegment. {2}.",
        Tracing,
        DiagnosticSeverity.Warning,
        "Without a span around the attempt nobody can tell where a slow or failed payment spent its time: in the facilitator, the table or the code.");

    /// <summary>PAY2002.</summary>
    public static readonly DiagnosticDescriptor PaymentStepShouldHaveSubsegment = Create(
        "PAY2002",
        "Payment step should have a subsegment of its own",
        "'{0}', a step of the payment at '{1}', has no subsegment of its own. Put '{2}' around it.",
        Tracing,
        DiagnosticSeverity.Info,
        "One span for the whole payment does not say whether verifying or settling is slow; a subsegment around each step does.");

    /// <summary>PAY2003.</summary>
    public static readonly DiagnosticDescriptor TraceShouldBeAnnotated = Create(
        "PAY2003",
        "Trace of a payment should be annotated",
        "The trace of '{0}', reached from '{1}', is not annotated with {2}. Without annotations nobody finds the trace of one payment.",
        Tracing,
        DiagnosticSeverity.Info,
        "Traces are found by their annotations: the payments above an amount, the payments of one wallet.");

    /// <summary>PAY2004.</summary>
    public static readonly DiagnosticDescriptor FailureMustBeRecordedOnTrace = Create(
        "PAY2004",
        "Failure must be recorded on the trace",
        "'{0}', reached from '{1}', is traced, but {2} leaves its span green. {3}.",
        Tracing,
        DiagnosticSeverity.Warning,
        "A payment that fails inside a green span is missing from every search for failed traces, and the service map shows a healthy payment service.");

    /// <summary>PAY2005.</summary>
    public static readonly DiagnosticDescriptor AwsClientsShouldBeTraced = Create(
        "PAY2005",
        "AWS clients should be traced",
        "The payments here call '{0}', and nothing traces AWS clients. {1}.",
        Tracing,
        DiagnosticSeverity.Info,
        "The guide's patch_all: without it the time that DynamoDB, SQS or Secrets Manager takes looks like time of the payment code.");

    /// <summary>PAY3001.</summary>
    public static readonly DiagnosticDescriptor PaymentOutcomeMustBeLogged = Create(
        "PAY3001",
        "Payment outcome must be logged",
        "'{0}', reached from '{1}', logs {2}. Log on success and on failure, as fields: {3}.",
        Logging,
        DiagnosticSeverity.Warning,
        "Metrics say that payments fail; only the log says which ones and why. Without fields no query can filter, group or average what it says.");

    /// <summary>PAY3002.</summary>
    public static readonly DiagnosticDescriptor LogShouldKeepFields = Create(
        "PAY3002",
        "Log should keep its fields",
        "This log is {0}: what goes into it ends as text that no query can filter or group by. Use a template with named holes.{1}",
        Logging,
        DiagnosticSeverity.Info,
        "An interpolated or concatenated message is one opaque text; a template with named holes keeps each value as a field that log queries can use.");

    /// <summary>PAY3003.</summary>
    public static readonly DiagnosticDescriptor FailureMustBeLogged = Create(
        "PAY3003",
        "Failure must be logged",
        "{0}",
        Logging,
        DiagnosticSeverity.Warning,
        "A catch around a payment that swallows the exception, drops its type and stack, or calls it a warning leaves nobody able to say why payments fail.");

    /// <summary>PAY3004.</summary>
    public static readonly DiagnosticDescriptor WalletConnectionMustBeLogged = Create(
        "PAY3004",
        "Wallet connection must be logged",
        "'{0}', reached from '{1}', logs {2} of the wallet connection. Log {3}.",
        Logging,
        DiagnosticSeverity.Warning,
        "Wallets that stop connecting make no payments that could fail; the log of connections is where that shows first.");

    /// <summary>PAY4001.</summary>
    public static readonly DiagnosticDescriptor PaymentServiceMustHaveHealthCheck = Create(
        "PAY4001",
        "Payment service must have a health check",
        "'{0}' takes payments by HTTP, and nothing in the project answers a health check. Add GET /health and let it probe {1}.",
        Health,
        DiagnosticSeverity.Warning,
        "Without a health check the first to find out that a table or the facilitator cannot be reached is a payer, and a deployment that cannot take payments looks like one that nobody uses.");

    /// <summary>PAY4002.</summary>
    public static readonly DiagnosticDescriptor HealthCheckMustProbeDependencies = Create(
        "PAY4002",
        "Health check must probe its dependencies",
        "The health check '{0}' {1}. Let it ask what payments need, and answer 503 when something does not answer.",
        Health,
        DiagnosticSeverity.Warning,
        "A health check that says what is written in it is green while every payment fails: it takes a broken deployment into service and keeps it there.");

    /// <summary>PAY4003.</summary>
    public static readonly DiagnosticDescriptor HealthCheckMustNotLeakDetails = Create(
        "PAY4003",
        "Health check must not leak details",
        "The health check '{0}' answers with '{1}'. Log the exception, and tell the caller no more than that something failed.",
        Health,
        DiagnosticSeverity.Warning,
        "A health check is open to everybody. The text of an exception names accounts, tables, roles and hosts to whoever asks while something is broken.");

    /// <summary>PAY4004.</summary>
    public static readonly DiagnosticDescriptor PaymentServiceShouldHaveCanary = Create(
        "PAY4004",
        "Payment service should have a canary",
        "Nothing tries out the service that takes payments at '{0}'. Let a scheduled function ask its health check and an unpaid payment, and record CanarySuccess.",
        Health,
        DiagnosticSeverity.Info,
        "At night nobody pays, so no payment fails and no alarm fires. A canary finds out before the first payer of the morning does.");

    /// <summary>PAY5001.</summary>
    public static readonly DiagnosticDescriptor SecretMustNotBeRecorded = Create(
        "PAY5001",
        "Secret must not be recorded",
        "{0}",
        Privacy,
        DiagnosticSeverity.Warning,
        "Logs, traces and metrics are read by many, copied to other systems and kept for years. A key, payment header or card number among them can be used by any of these readers; a stack trace in an answer by any caller.");

    /// <summary>PAY5002.</summary>
    public static readonly DiagnosticDescriptor CredentialMustNotBeHardCoded = Create(
        "PAY5002",
        "Credential must not be hard-coded",
        "Here stands {0}. It is copied with every clone and every package: issue a new one, and read that from Secrets Manager or Parameter Store.",
        Privacy,
        DiagnosticSeverity.Warning,
        "Whoever can read the source or decompile the package can pay, refund or drain a wallet with a credential that stands in it, and nobody sees it happen.");

    /// <summary>PAY5003.</summary>
    public static readonly DiagnosticDescriptor WalletAddressShouldBeMasked = Create(
        "PAY5003",
        "Wallet address should be masked",
        "{0} goes into {1} as a whole. Its first 6 and last 4 characters are enough to find a payment.",
        Privacy,
        DiagnosticSeverity.Info,
        "A wallet's address leads to everything that was ever paid with it; beside a time and an order it tells who the payer is.");

    /// <summary>PAY5004.</summary>
    public static readonly DiagnosticDescriptor CaptureMustBeOff = Create(
        "PAY5004",
        "Capture must be off",
        "{0} writes {1}, with every payment header, token and card in it. Switch that off.",
        Privacy,
        DiagnosticSeverity.Warning,
        "LogEvent writes the request as it came, and a captured response everything that a method returns; whoever reads logs or traces gets payment headers, tokens and card data of all payers.");

    /// <summary>PAY6001.</summary>
    public static readonly DiagnosticDescriptor TemplateMustMonitorPayments = Create(
        "PAY6001",
        "Template must monitor payments",
        "'{0}' deploys payments ({1}) and lacks {2} of the {3} things that the guide asks of it: {4}",
        DeploymentCategory,
        DiagnosticSeverity.Warning,
        "A payment service whose template has no alarms, dashboard, log queries and security monitoring fails unseen: every metric that the code emits is read by nobody.");

    /// <summary>PAY6002.</summary>
    public static readonly DiagnosticDescriptor FunctionShouldBeTraced = Create(
        "PAY6002",
        "Function should be traced",
        "'{0}' lacks {1}{2}. Set Tracing: Active (TracingEnabled for a REST API).",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "Without active tracing the segments that the code opens are thrown away.");

    /// <summary>PAY6003.</summary>
    public static readonly DiagnosticDescriptor LambdaShouldHaveAlarms = Create(
        "PAY6003",
        "Lambda should have alarms",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "An alarm on errors as a rate, on duration against the timeout, on throttles and on invocations finds what breaks a function as a whole.");

    /// <summary>PAY6004.</summary>
    public static readonly DiagnosticDescriptor ApiShouldHaveAlarms = Create(
        "PAY6004",
        "API should have alarms",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "5xx, latency and traffic are what a payer sees of the service. 402 is no error where payments are asked for by x402.");

    /// <summary>PAY6005.</summary>
    public static readonly DiagnosticDescriptor TableShouldHaveAlarms = Create(
        "PAY6005",
        "Table should have alarms",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "A throttled table loses payments that were taken already.");

    /// <summary>PAY6006.</summary>
    public static readonly DiagnosticDescriptor EventSourceShouldHaveAlarms = Create(
        "PAY6006",
        "Event source should have alarms",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "What lies in a queue or stream is not paid; what lies in a dead-letter queue never will be.");

    /// <summary>PAY6007.</summary>
    public static readonly DiagnosticDescriptor PaymentShouldHaveAlarms = Create(
        "PAY6007",
        "Payment should have alarms",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "A declined or lost payment is an answer like any other to Lambda and to the API: only an alarm on what the code counts sees it.");

    /// <summary>PAY6008.</summary>
    public static readonly DiagnosticDescriptor ServiceShouldHaveDashboard = Create(
        "PAY6008",
        "Service should have a dashboard",
        "'{0}' lacks {1}{2} that shows payments",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "When an alarm goes off, somebody has to see at one glance what is wrong.");

    /// <summary>PAY6009.</summary>
    public static readonly DiagnosticDescriptor ServiceShouldHaveLogQueries = Create(
        "PAY6009",
        "Service should have log queries",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "The queries that an incident needs are to be there before it.");

    /// <summary>PAY6010.</summary>
    public static readonly DiagnosticDescriptor AlarmMustBeAbleToFire = Create(
        "PAY6010",
        "Alarm must be able to fire",
        "'{0}' {1}",
        DeploymentCategory,
        DiagnosticSeverity.Warning,
        "An alarm that cannot go off, that tells nobody or that is always on is worse than none: it stands in the list and everybody believes in it.");

    /// <summary>PAY6011.</summary>
    public static readonly DiagnosticDescriptor LogsShouldBeJsonAndRetained = Create(
        "PAY6011",
        "Logs should be JSON and retained",
        "'{0}' lacks {1}{2}. Set LoggingConfig with LogFormat: JSON, and RetentionInDays of the log group.",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "Only JSON logs keep their fields for log queries, and a log group without a retention is kept, and paid for, for ever.");

    /// <summary>PAY6012.</summary>
    public static readonly DiagnosticDescriptor TimeoutMustOutlastCalls = Create(
        "PAY6012",
        "Timeout must outlast calls",
        "'{0}' {1}, and the {3} behind '{2}' waits {4} for an answer: a slow payment is made, and never answered or recorded. Give the client less time than that, or the function more.",
        DeploymentCategory,
        DiagnosticSeverity.Warning,
        "A function that is ended while it waits for its payment provider runs no catch and no finally: the payer is charged, and nothing that the code emits is left.");

    /// <summary>PAY6013.</summary>
    public static readonly DiagnosticDescriptor HealthCheckAndCanaryShouldBeDeployed = Create(
        "PAY6013",
        "Health check and canary should be deployed",
        "'{0}' lacks {1}{2}, which the code has",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "A health check without a route and a canary without a schedule are never asked; a canary that nobody watches fails in silence.");

    /// <summary>PAY6014.</summary>
    public static readonly DiagnosticDescriptor DataShouldBeEncrypted = Create(
        "PAY6014",
        "Data should be encrypted",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "The guide asks for encryption on all resources: what payments are kept in, with a key whose use can be watched.");

    /// <summary>PAY6015.</summary>
    public static readonly DiagnosticDescriptor AccountShouldBeWatched = Create(
        "PAY6015",
        "Account should be watched",
        "'{0}' lacks {1}{2}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "Who can change the function's code or role, or has found a key, can take the money.");

    /// <summary>PAY6016.</summary>
    public static readonly DiagnosticDescriptor BatchShouldReportItemFailures = Create(
        "PAY6016",
        "Batch should report item failures",
        "{0}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "Lambda, queues and streams bring back what failed. Without item failures they bring back the whole batch, without an idempotency key the charge is made again.");

    /// <summary>PAY6017.</summary>
    public static readonly DiagnosticDescriptor DashboardShouldShowTheService = Create(
        "PAY6017",
        "Dashboard should show the service",
        "'{0}' {1}",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "A dashboard is looked at when something is wrong: a graph that is empty or says something else than its title costs the minutes that count.");

    /// <summary>PAY6018.</summary>
    public static readonly DiagnosticDescriptor AccountResourceShouldBeOptional = Create(
        "PAY6018",
        "Account resource should be optional",
        "'{0}' is a {1}, of which an account has one in a Region: a second stack of this template cannot be deployed. Put it behind a parameter and a Condition.",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "What an account has once must be made by one stack; the template of a service is deployed once a stage.");

    /// <summary>PAY6019.</summary>
    public static readonly DiagnosticDescriptor TemplateShouldBeRepaired = Create(
        "PAY6019",
        "Template should be repaired",
        "{0} of the findings in '{1}' ({2}) can be repaired from here",
        DeploymentCategory,
        DiagnosticSeverity.Info,
        "What is wrong in a template stands in the template, at its line. Few editors offer a fix there, and dotnet format fixes nothing outside of source: this one does, for all of them at once.");

    /// <summary>PAY7001.</summary>
    public static readonly DiagnosticDescriptor WatchedMetricMustBeEmitted = Create(
        "PAY7001",
        "Watched metric must be emitted",
        "{0}",
        ChainCategory,
        DiagnosticSeverity.Warning,
        "An alarm, widget or query on a metric that no code emits has no data and never fires: it looks like a payment service without failures.");

    /// <summary>PAY7002.</summary>
    public static readonly DiagnosticDescriptor WatchedAwsMetricMustExist = Create(
        "PAY7002",
        "Watched AWS metric must exist",
        "Nothing is ever recorded under '{0}' here: {1}",
        ChainCategory,
        DiagnosticSeverity.Warning,
        "An alarm or widget on a metric, a set of dimensions or a resource name that does not exist has no data, never fires, and looks as if all were well.");

    /// <summary>PAY7003.</summary>
    public static readonly DiagnosticDescriptor EmittedMetricShouldBeWatched = Create(
        "PAY7003",
        "Emitted metric should be watched",
        "Payments record {0}, which no alarm and no dashboard reads, neither in '{1}' nor in another template of the project",
        ChainCategory,
        DiagnosticSeverity.Info,
        "A metric that nobody reads is paid for and tells nobody: it was meant for an alarm or a graph that is missing, or is spelt otherwise there.");

    /// <summary>PAY7004.</summary>
    public static readonly DiagnosticDescriptor LogQueryMustMatchLogs = Create(
        "PAY7004",
        "Log query must match the logs",
        "The {0} {1}",
        ChainCategory,
        DiagnosticSeverity.Warning,
        "A log query or metric filter that asks for a level, a phrase or a field that no code logs finds nothing, which in an incident looks like nothing being wrong.");

    /// <summary>PAY7005.</summary>
    public static readonly DiagnosticDescriptor HandlerStringMustResolve = Create(
        "PAY7005",
        "Handler string must resolve",
        "The function cannot start with the handler '{0}': {1}",
        ChainCategory,
        DiagnosticSeverity.Warning,
        "A handler string that names no public method of the project fails at the first invocation, after the deployment has been reported as done.");

    /// <summary>PAY9001.</summary>
    public static readonly DiagnosticDescriptor ContractMustBeValid = Create(
        "PAY9001",
        "Payment contract must be valid",
        "{0}",
        "PaymentContract",
        DiagnosticSeverity.Warning,
        "A line of payment-observability.yaml, or an option, that cannot be understood changes nothing; the rest of the file still counts.");

    private static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description, bool enabled = true) =>
        new(id, title, message, category, severity, enabled, description, $"https://github.com/payment-observability/PaymentObservability.Analyzers/blob/main/docs/rules/{id}.md");
}
