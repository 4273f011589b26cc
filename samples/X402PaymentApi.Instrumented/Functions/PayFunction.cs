using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.XRay.Recorder.Core;
using X402PaymentApi.Payments;
using X402PaymentApi.Reports;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

/// <summary>POST /pay/{id}: sells a report. Without a payment header the answer is the x402 challenge.</summary>
public sealed class PayFunction(
    ReportCatalog catalog,
    ReportStore reports,
    PaymentTerms terms,
    PaymentStore payments,
    ISettlementQueue settlements,
    IFacilitatorClient facilitator)
{
    /// <summary>After settlement the authorization is public on the chain; from then on repeating it should not open the report for long.</summary>
    private static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(10);

    public PayFunction()
        : this(
            Startup.Get<ReportCatalog>(),
            Startup.Get<ReportStore>(),
            Startup.Get<PaymentTerms>(),
            Startup.Get<PaymentStore>(),
            Startup.Get<ISettlementQueue>(),
            Startup.Get<IFacilitatorClient>())
    {
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (catalog.Find(request.PathParameter("id")) is not { } report)
        {
            return Api.Error(404, "unknown_report");
        }

        if (!PaymentHeader.TryFind(request.Headers, out var header))
        {
            PaymentAttempt.Challenged("/pay/{id}");
            return Api.PaymentRequired(terms, report, "X-PAYMENT or PAYMENT-SIGNATURE header is required");
        }

        if (!PaymentHeader.TryDecode(header, out var payment))
        {
            context.Logger.LogWarning($"Payment header for {report.Id} cannot be read");
            return Api.Error(400, "invalid_payload");
        }

        if (terms.Match(payment, report) is not { } requirements)
        {
            return Api.PaymentRequired(terms, report, "invalid_payment_requirements");
        }

        using var deadline = context.CreateDeadline();
        var known = await payments.FindAsync(PaymentRecord.IdOf(payment, requirements), deadline.Token);
        return known is null or { Status: PaymentStatus.Failed }
            ? await PayAsync(PaymentRecord.Begin(payment, requirements, report), report, context.Logger, deadline.Token)
            : await ReplayAsync(known, report, deadline.Token);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> PayAsync(PaymentRecord payment, Report report, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        VerifyResponse verification;
        using var attempt = PaymentAttempt.Start("/pay/{id}", logger);
        try
        {
            verification = await AWSXRayRecorder.Instance.TraceMethodAsync("verify_signature", () => facilitator.VerifyAsync(payment.Payment, payment.Requirements, cancellationToken));
            if (!(verification is { IsValid: true }))
            {
                attempt.Failed((verification as VerifyResponse)?.InvalidReason);
            }
        }
        catch (Exception e) when (e is FacilitatorException or OperationCanceledException)
        {
            logger.LogError(e, "Payment {PaymentId} could not be verified", payment.Id);
            return Api.Error(502, "facilitator_unavailable");
        }

        if (!verification.IsValid)
        {
            logger.LogWarning($"Payment {payment.Id} for {report.Id} is invalid: {verification.InvalidReason}");
            return Api.PaymentRequired(terms, report, verification.InvalidReason ?? "invalid_payment");
        }

        if (!await payments.TryBeginAsync(payment, cancellationToken))
        {
            attempt.Skipped();
            return Api.Error(409, "payment_in_progress");
        }

        // The report comes first: a payer is never charged for one that is not there.
        if (await reports.GetLatestAsync(report.Id, cancellationToken) is not { } content)
        {
            await payments.TryMoveAsync(payment.Id, PaymentStatus.Failed, "report_unavailable", PaymentStatus.Pending);
            logger.LogError($"Report {report.Id} is for sale but not in the table");
            attempt.Skipped();
            return Api.Error(503, "report_unavailable");
        }

        SettleResponse settlement;
        try
        {
            AWSXRayRecorder.Instance.AddAnnotation("wallet_address", verification.Payer is { Length: > 10 } wallet ? $"{wallet[..6]}...{wallet[^4..]}" : "***");
            settlement = await AWSXRayRecorder.Instance.TraceMethodAsync("settle_payment", () => facilitator.SettleAsync(payment.Payment, payment.Requirements, cancellationToken));
            attempt.Complete(settlement is { Success: true }, (settlement as SettleResponse)?.ErrorReason, payment.Amount);
        }
        catch (Exception e) when (e is FacilitatorException or OperationCanceledException)
        {
            // The transfer may be under way. The worker asks again later, which is safe: an authorization moves money once at most.
            logger.LogError(e, "Settlement of payment {PaymentId} got no answer", payment.Id);
            await settlements.EnqueueAsync(new DeferredSettlement(payment.Id));
            return Api.Json(202, new { paymentId = payment.Id, status = "settlement_pending" });
        }

        if (!settlement.Success)
        {
            logger.LogWarning("Settlement of payment {PaymentId} failed: {ErrorReason}", payment.Id, settlement.ErrorReason);
            await payments.TryMoveAsync(payment.Id, PaymentStatus.Failed, settlement.ErrorReason, PaymentStatus.Pending);
            return Api.PaymentRequired(terms, report, settlement.ErrorReason ?? "settlement_failed").WithSettlement(payment.Payment.X402Version, settlement);
        }

        try
        {
            await payments.CompleteAsync(payment, settlement);
        }
        catch (AmazonDynamoDBException e)
        {
            // The payer has paid and gets the report, whatever our bookkeeping says.
            logger.LogCritical(e, "Payment {PaymentId} is settled in {Transaction} but not recorded", payment.Id, settlement.Transaction);
        }

        var maskedPayer = payment.Payer is { Length: > 10 } payer ? $"{payer[..6]}...{payer[^4..]}" : "***";
        logger.LogInformation("Payment {PaymentId}: {Amount} USDC from {Payer} for {ReportId}, transaction {Transaction}", payment.Id, payment.Amount, maskedPayer, report.Id, settlement.Transaction);
        return Delivered(payment, content, settlement);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> ReplayAsync(PaymentRecord payment, Report report, CancellationToken cancellationToken)
    {
        switch (payment.Status)
        {
            case PaymentStatus.Pending or PaymentStatus.NeedsReview:
                return Api.Json(202, new { paymentId = payment.Id, status = "settlement_pending" });

            case PaymentStatus.Settled when payment.ReportId == report.Id && DateTimeOffset.UtcNow - payment.CreatedAt < ReplayWindow:
                return await reports.GetLatestAsync(report.Id, cancellationToken) is { } content
                    ? Delivered(payment, content, new SettleResponse(true, null, payment.Payer, payment.Transaction, payment.Requirements.Network))
                    : Api.Error(503, "report_unavailable");

            default:
                return Api.PaymentRequired(terms, report, "payment_already_used");
        }
    }

    private static APIGatewayHttpApiV2ProxyResponse Delivered(PaymentRecord payment, object content, SettleResponse settlement) =>
        Api.Ok(new { paymentId = payment.Id, report = content }).WithSettlement(payment.Payment.X402Version, settlement);
}

/// <summary>Tries the deployed service out, every 15 minutes: asks for its health and for an unpaid payment as a payer would, and throws where it answers anything else.</summary>
public sealed class CanaryFunction
{
    private static readonly HttpClient Http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };

    private string Resource { get; } = "canary";

    /// <summary>Scheduled. CANARY_URL says where the service is, CANARY_PAYMENT_PATH which path asks to be paid.</summary>
    public async Task HandleAsync(ILambdaContext context)
    {
        var succeeded = 0d;
        try
        {
            await ExpectAsync(HttpMethod.Get, "health", 200).ConfigureAwait(false);
            await ExpectAsync(HttpMethod.Post, Environment.GetEnvironmentVariable("CANARY_PAYMENT_PATH"), 402).ConfigureAwait(false);
            succeeded = 1d;
            context.Logger.LogLine("The canary got the answers that it expects.");
        }
        finally
        {
            Write("X402Payment", new List<Metric> { new Metric("CanarySuccess", succeeded, "Count") });
        }
    }

    private static async Task ExpectAsync(HttpMethod method, string? path, int status)
    {
        var root = Environment.GetEnvironmentVariable("CANARY_URL");
        if (string.IsNullOrEmpty(root) || string.IsNullOrEmpty(path))
        {
            throw new InvalidOperationException("The canary is not told what to ask: set CANARY_URL and CANARY_PAYMENT_PATH.");
        }

        using var request = new HttpRequestMessage(method, new Uri(root.TrimEnd('/') + "/" + path.TrimStart('/')));
        using var response = await Http.SendAsync(request).ConfigureAwait(false);
        if ((int)response.StatusCode != status)
        {
            throw new HttpRequestException(method + " " + request.RequestUri + " answered " + (int)response.StatusCode + " instead of " + status + ".");
        }
    }

    // One line of CloudWatch's embedded metric format. Not by Console.WriteLine, which Lambda may wrap in JSON of its own or drop.
    private void Write(string metricNamespace, List<Metric> metrics)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            foreach (var metric in metrics)
            {
                json.WriteStartObject();
                json.WriteString("Namespace", metricNamespace);
                json.WriteStartArray("Dimensions");
                json.WriteStartArray();
                if (metric.Dimension != null)
                {
                    json.WriteStringValue(metric.Dimension);
                }

                json.WriteEndArray();
                json.WriteEndArray();
                json.WriteStartArray("Metrics");
                json.WriteStartObject();
                json.WriteString("Name", metric.Name);
                json.WriteString("Unit", metric.Unit);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("resource", Resource);
            foreach (var metric in metrics)
            {
                json.WriteNumber(metric.Name, metric.Value);
                if (metric.Dimension != null)
                {
                    json.WriteString(metric.Dimension, metric.DimensionValue);
                }
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        using var output = Console.OpenStandardOutput();
        line.WriteTo(output);
    }

    private readonly struct Metric
    {
        public Metric(string name, double value, string unit)
        {
            Name = name;
            Value = value;
            Unit = unit;
            Dimension = null;
            DimensionValue = "";
        }

        public string Name { get; }

        public double Value { get; }

        public string Unit { get; }

        public string? Dimension { get; }

        public string DimensionValue { get; }
    }
}

/// <summary>Answers /health: 200 and "healthy" where everything that a payment needs can be reached, else 503 and "unhealthy".</summary>
public sealed class HealthFunction
{
    // However long something hangs, the caller waits no longer than this: all probes run at the same time.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly HttpClient Http = new HttpClient();

    private readonly string _version = CustomAttributeExtensions.GetCustomAttribute<AssemblyInformationalVersionAttribute>(typeof(HealthFunction).Assembly)?.InformationalVersion
        ?? Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")
        ?? "unknown";

    /// <summary>GET /health.</summary>
    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(ILambdaContext context)
    {
        var (isHealthy, body) = await CheckAsync(context.Logger).ConfigureAwait(false);
        return new APIGatewayHttpApiV2ProxyResponse
        {
            StatusCode = isHealthy ? 200 : 503,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Cache-Control"] = "no-store" },
            Body = body,
        };
    }

    private async Task<(bool IsHealthy, string Body)> CheckAsync(ILambdaLogger logger)
    {
        var dependencies = await Task.WhenAll(
            ProbeAsync("dynamodb_reports", Environment.GetEnvironmentVariable("REPORTS_TABLE"), ProbeTableAsync, logger),
            ProbeAsync("dynamodb_payments", Environment.GetEnvironmentVariable("PAYMENTS_TABLE"), ProbeTableAsync, logger),
            ProbeAsync("dynamodb_ledger", Environment.GetEnvironmentVariable("LEDGER_TABLE"), ProbeTableAsync, logger),
            ProbeAsync("dynamodb_orders", Environment.GetEnvironmentVariable("ORDERS_TABLE"), ProbeTableAsync, logger),
            ProbeAsync("dynamodb_wallet_sessions", Environment.GetEnvironmentVariable("WALLET_SESSIONS_TABLE"), ProbeTableAsync, logger),
            ProbeAsync("x402_api", Environment.GetEnvironmentVariable("FACILITATOR_URL"), ProbeFacilitatorAsync, logger),
            ProbeAsync("treasury", Environment.GetEnvironmentVariable("TREASURY_URL"), ProbeHttpAsync, logger),
            ProbeAsync("api.cdp.coinbase.com", "https://api.cdp.coinbase.com/platform/v2/", ProbeHttpAsync, logger)).ConfigureAwait(false);
        var isHealthy = Array.TrueForAll(dependencies, dependency => dependency.Value == "ok");
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", isHealthy ? "healthy" : "unhealthy");
            json.WriteString("version", _version);
            json.WriteStartObject("dependencies");
            foreach (var dependency in dependencies)
            {
                json.WriteString(dependency.Key, dependency.Value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return (isHealthy, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async Task<KeyValuePair<string, string>> ProbeAsync(string dependency, string? target, Func<string, CancellationToken, Task> probe, ILambdaLogger logger)
    {
        using var cancellation = new CancellationTokenSource(Timeout);
        var status = "ok";
        try
        {
            if (string.IsNullOrEmpty(target))
            {
                status = "not_configured";
                throw new InvalidOperationException("Nothing says where it is.");
            }

            // On another thread: looking for credentials or a name may block. What hangs is left behind.
            var work = Task.Run(() => probe(target, cancellation.Token), cancellation.Token);
            if (await Task.WhenAny(work, Task.Delay(Timeout)).ConfigureAwait(false) != work)
            {
                throw new TimeoutException("No answer in time.");
            }

            await work.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong makes the service unhealthy, and is no business of the caller's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (status == "ok")
            {
                status = exception is TimeoutException || exception is OperationCanceledException ? "timeout" : "failed";
            }

            logger.LogError(exception, "Health check of {Dependency} failed", dependency);
        }

        return new KeyValuePair<string, string>(dependency, status);
    }

    private static async Task ProbeTableAsync(string table, CancellationToken cancellation)
    {
        // Asked once: what a retry hides, a health check has to tell.
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
        await ProbeTableAsync(dynamo, table, cancellation).ConfigureAwait(false);
    }

    private static async Task ProbeTableAsync(IAmazonDynamoDB dynamo, string table, CancellationToken cancellation)
    {
        var status = (await dynamo.DescribeTableAsync(table, cancellation).ConfigureAwait(false)).Table.TableStatus;
        if (status != TableStatus.ACTIVE && status != TableStatus.UPDATING)
        {
            throw new InvalidOperationException("The table " + table + " is " + status.Value + ".");
        }
    }

    private static async Task ProbeFacilitatorAsync(string address, CancellationToken cancellation)
    {
        using var response = await Http.GetAsync(new Uri(address.TrimEnd('/') + "/supported"), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // One that wants to know who asks is there.
        if (response.StatusCode != HttpStatusCode.Unauthorized && response.StatusCode != HttpStatusCode.Forbidden)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    private static async Task ProbeHttpAsync(string address, CancellationToken cancellation)
    {
        using var response = await Http.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // It answers; what it says to a request without credentials or path is no matter, unless it is at fault itself.
        if ((int)response.StatusCode >= 500)
        {
            response.EnsureSuccessStatusCode();
        }
    }
}

/// <summary>
/// One attempt to move money. It is decided at most once and recorded once, when it is disposed of: whether it succeeded, and how
/// long the decision took. One that nobody decided (an exception, a timeout, a cancellation) counts as failed for an unknown reason,
/// because the money may have moved all the same. Nothing here throws: telemetry must not fail a payment.
/// </summary>
internal sealed class PaymentAttempt : IDisposable
{
    // Few classes, because CloudWatch bills each value of a dimension as a metric of its own. The first that matches counts.
    private static readonly (string Class, string Words)[] ReasonClasses =
    {
        ("payer_funds", "insufficient balance"),
        ("expired", "expired valid_before valid_after"),
        ("config", "unsupported invalid_network scheme x402_version requirements recipient api_key"),
        ("compliance", "compliance sanction kyc fraud"),
        ("declined", "declin honor reject"),
        ("payer_signature", "signature authorization payload"),
        ("chain", "transaction simulation nonce revert"),
        ("facilitator", "facilitator unexpected unavailable"),
    };

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Action<PaymentAttempt> _record;
    private readonly string? _phrase;
    private readonly ILambdaLogger? _logger;
    private readonly bool _isTraced;
    private bool _hasSpan;
    private bool _recordsMetrics;
    private int _outcome;
    private int _disposed;
    private double _milliseconds;
    private decimal? _amount;
    private string? _currency;
    private string _reasonClass = "Unknown";
    private Exception? _exception;

    private PaymentAttempt(string resource, Action<PaymentAttempt> record, bool recordsMetrics, string? phrase, ILambdaLogger? logger, string? span)
    {
        Resource = resource;
        _record = record;
        _recordsMetrics = recordsMetrics;
        _phrase = phrase;
        _logger = logger;
        if (span != null)
        {
            _isTraced = true;
            Try(attempt => attempt.BeginSpan(span));
        }
    }

    private enum Outcome
    {
        Undecided,
        Succeeded,
        Failed,
        Pending,
        Skipped,
    }

    /// <summary>What is paid for: a route or an operation.</summary>
    public string Resource { get; }

    /// <summary>Begins a payment.</summary>
    public static PaymentAttempt Start(string resource, ILambdaLogger? logger = null, bool metrics = true, bool span = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("X402Payment", "PaymentSuccess", "PaymentDuration", "PaymentAmount", "PaymentFailure", "PaymentPending"),
        metrics,
        "Payment processed",
        logger,
        span ? "payment_processing" : null);

    /// <summary>Begins a refund.</summary>
    public static PaymentAttempt StartRefund(string resource, ILambdaLogger? logger = null, bool metrics = true, bool span = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("X402Payment", "RefundSuccess", "RefundDuration", "RefundAmount", "RefundFailure", "RefundPending"),
        metrics,
        "Refund processed",
        logger,
        span ? "refund_processing" : null);

    /// <summary>Begins to connect a wallet.</summary>
    public static PaymentAttempt StartConnection(string resource, ILambdaLogger? logger = null, bool metrics = true, bool span = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("CDPWallet", "ConnectionSuccess", "ConnectionDuration", null, "ConnectionFailure", null),
        metrics,
        "Connected wallet",
        logger,
        span ? "connect_wallet" : null);

    /// <summary>Counts a challenge: 402 answered because no payment was presented, which is no failed payment.</summary>
    public static void Challenged(string resource) =>
        new PaymentAttempt(resource, attempt => attempt.Count("X402Payment", "PaymentRequired"), true, null, null, null).Dispose();

    /// <summary>An amount given as text, in units of which 10^decimals make one; null where it is no number.</summary>
    public static decimal? Money(string? units, int decimals)
    {
        if (decimal.TryParse(units, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount))
        {
            return amount * new decimal(1, 0, 0, false, (byte)decimals);
        }

        return null;
    }

    /// <summary>An amount given as a floating-point number; null where it is none.</summary>
    public static decimal? Money(double? amount) => amount > -1e15 && amount < 1e15 ? (decimal?)amount : null;

    /// <summary>Decides by what the payment service answered.</summary>
    public void Complete(bool success, string? reason = null, decimal? amount = null, string? currency = null, bool pending = false)
    {
        if (pending)
        {
            Pending();
        }
        else if (success)
        {
            Succeeded(amount, currency);
        }
        else
        {
            Failed(reason);
        }
    }

    /// <summary>The money moved. What fails afterwards does not undo that.</summary>
    public void Succeeded(decimal? amount = null, string? currency = null)
    {
        if (Decide(Outcome.Succeeded))
        {
            _amount = amount;
            _currency = currency;
        }
    }

    /// <summary>The payment was refused.</summary>
    public void Failed(string? reason = null)
    {
        if (Decide(Outcome.Failed))
        {
            _reasonClass = ReasonClassOf(reason);
        }
    }

    /// <summary>The payment was refused by an exception. Always false, so that an exception filter can look without catching.</summary>
    public bool Failed(Exception exception)
    {
        _exception = exception;
        // After a timeout or a cancellation nobody knows whether the money moved.
        var isOpen = exception is TimeoutException || exception is OperationCanceledException;
        Failed(isOpen ? null : exception.Message);
        return false;
    }

    /// <summary>The outcome will be known later.</summary>
    public void Pending() => Decide(Outcome.Pending);

    /// <summary>No attempt was made after all: nothing is recorded.</summary>
    public void Skipped() => Decide(Outcome.Skipped);

    /// <summary>The code around has recorded the outcome in metrics itself: they are left to it.</summary>
    public void Recorded() => _recordsMetrics = false;

    /// <summary>Records what was decided.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Decide(Outcome.Failed);
            try
            {
                if (_recordsMetrics)
                {
                    _record(this);
                }
            }
#pragma warning disable CA1031 // A metric that cannot be written must not fail a payment.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
            if (_phrase != null && _outcome != (int)Outcome.Skipped)
            {
                Try(attempt => attempt.WriteLog());
            }
            if (_isTraced)
            {
                Try(attempt => attempt.EndSpan());
            }
        }
    }

    private void Try(Action<PaymentAttempt> write)
    {
        try
        {
            write(this);
        }
#pragma warning disable CA1031 // Nor must a log or a trace.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static string ReasonClassOf(string? reason)
    {
        if (reason != null)
        {
            foreach (var (reasonClass, words) in ReasonClasses)
            {
                foreach (var word in words.Split(' '))
                {
                    if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
                    {
                        return reasonClass;
                    }
                }
            }
        }

        return "Unknown";
    }

    private bool Decide(Outcome outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, (int)outcome, (int)Outcome.Undecided) != (int)Outcome.Undecided)
        {
            return false;
        }

        _milliseconds = (Stopwatch.GetTimestamp() - _started) * 1000d / Stopwatch.Frequency;
        return true;
    }

    private void Record(string metricNamespace, string success, string? duration, string? amount, string? failure, string? pending)
    {
        if (_outcome == (int)Outcome.Pending && pending != null)
        {
            Count(metricNamespace, pending);
        }
        else if (_outcome == (int)Outcome.Succeeded || _outcome == (int)Outcome.Failed)
        {
            var succeeded = _outcome == (int)Outcome.Succeeded;

            // No dimensions here: an average of successes alone is always 1.
            var metrics = new List<Metric> { new Metric(success, succeeded ? 1 : 0, "Count") };
            if (duration != null)
            {
                metrics.Add(new Metric(duration, _milliseconds, "Milliseconds"));
            }

            if (amount != null && succeeded && _amount.HasValue)
            {
                metrics.Add(new Metric(amount, (double)Math.Abs(_amount.Value), "None", "Currency", _currency));
            }

            if (failure != null && !succeeded)
            {
                metrics.Add(new Metric(failure, 1, "Count", "ReasonClass", _reasonClass));
            }

            Write(metricNamespace, metrics);
        }
    }

    private void Count(string metricNamespace, string name) =>
        Write(metricNamespace, new List<Metric> { new Metric(name, 1, "Count") });

    // One line of CloudWatch's embedded metric format. Not by Console.WriteLine, which Lambda may wrap in JSON of its own or drop.
    private void Write(string metricNamespace, List<Metric> metrics)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            foreach (var metric in metrics)
            {
                json.WriteStartObject();
                json.WriteString("Namespace", metricNamespace);
                json.WriteStartArray("Dimensions");
                json.WriteStartArray();
                if (metric.Dimension != null)
                {
                    json.WriteStringValue(metric.Dimension);
                }

                json.WriteEndArray();
                json.WriteEndArray();
                json.WriteStartArray("Metrics");
                json.WriteStartObject();
                json.WriteString("Name", metric.Name);
                json.WriteString("Unit", metric.Unit);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("resource", Resource);
            foreach (var metric in metrics)
            {
                json.WriteNumber(metric.Name, metric.Value);
                if (metric.Dimension != null)
                {
                    json.WriteString(metric.Dimension, metric.DimensionValue);
                }
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        using var output = Console.OpenStandardOutput();
        line.WriteTo(output);
    }

    private string OutcomeName =>
        _outcome == (int)Outcome.Succeeded ? "success" :
        _outcome == (int)Outcome.Pending ? "pending" :
        _outcome == (int)Outcome.Skipped ? "skipped" : "failure";

    // A refusal that has a reason is business; what nobody can explain, somebody has to look at.
    private bool IsExplained => _outcome != (int)Outcome.Failed || (_exception == null && _reasonClass != "Unknown");

    private string Reason => _outcome == (int)Outcome.Failed ? _reasonClass : "none";

    // One event for each attempt, its values as fields that a log query can ask for where the function's log format is JSON.
    private void WriteLog()
    {
        if (_logger == null)
        {
            return;
        }

        var template = _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}";
        if (_exception != null)
        {
            _logger.LogError(_exception, template, _milliseconds, Resource, OutcomeName, Reason);
        }
        else if (!IsExplained)
        {
            _logger.LogError(template, _milliseconds, Resource, OutcomeName, Reason);
        }
        else if (_outcome == (int)Outcome.Failed)
        {
            _logger.LogWarning(template, _milliseconds, Resource, OutcomeName, Reason);
        }
        else
        {
            _logger.LogInformation(template, _milliseconds, Resource, OutcomeName, Reason);
        }
    }

    private void BeginSpan(string name)
    {
        AWSXRayRecorder.Instance.BeginSubsegment(name);
        _hasSpan = true;
    }

    // A subsegment that is not ended takes the whole trace with it.
    private void EndSpan()
    {
        if (!_hasSpan)
        {
            return;
        }

        var recorder = AWSXRayRecorder.Instance;
        try
        {
            recorder.AddAnnotation("resource", Resource);
            recorder.AddAnnotation("outcome", OutcomeName);
            if (_amount.HasValue)
            {
                // A decimal is no annotation.
                recorder.AddAnnotation("payment_amount", (double)_amount.Value);
            }

            if (_outcome == (int)Outcome.Failed)
            {
                recorder.AddAnnotation("reason", Reason);
                if (IsExplained)
                {
                    recorder.MarkError();
                }
                else if (_exception != null)
                {
                    recorder.AddException(_exception);
                }
                else
                {
                    recorder.MarkFault();
                }
            }
        }
        finally
        {
            recorder.EndSubsegment();
        }
    }

    private readonly struct Metric
    {
        public Metric(string name, double value, string unit, string? dimension = null, string? dimensionValue = null)
        {
            Name = name;
            Value = value;
            Unit = unit;
            Dimension = string.IsNullOrEmpty(dimensionValue) ? null : dimension;
            DimensionValue = dimensionValue ?? "";
        }

        public string Name { get; }

        public double Value { get; }

        public string Unit { get; }

        public string? Dimension { get; }

        public string DimensionValue { get; }
    }
}
