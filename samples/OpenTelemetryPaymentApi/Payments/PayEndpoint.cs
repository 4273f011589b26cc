using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace OpenTelemetryPaymentApi.Payments;

/// <summary>POST /pay/{report}: sells a report. Without a payment the answer is the x402 challenge.</summary>
public static class PayEndpoint
{
    private static readonly ActivitySource Tracing = new("X402Payment");

    public static async Task<IResult> HandleAsync(string report, HttpRequest request, IFacilitatorClient facilitator, ReceiptStore receipts, ILogger<ReceiptStore> logger, CancellationToken cancellationToken)
    {
        if (Catalog.Find(report) is not { } wanted)
        {
            return Results.NotFound();
        }

        var payment = request.Headers["X-PAYMENT"].ToString();
        if (payment.Length == 0)
        {
            PaymentAttempt.Challenged("/pay/{report}");
            return Results.Json(new { x402Version = 1, error = "X-PAYMENT header is required", wanted.Price }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        using var span = Tracing.StartActivity("payment_processing");
        span?.SetTag("payment_amount", (double)wanted.Price);
        using var attempt = PaymentAttempt.Start("/pay/{report}", logger);
        var verified = await facilitator.VerifyAsync(payment, cancellationToken);
        if (!verified.IsValid)
        {
            attempt.Failed(verified.InvalidReason);
            span?.SetStatus(ActivityStatusCode.Error, verified.InvalidReason);
            return Results.Json(new { x402Version = 1, error = verified.InvalidReason }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        var settled = await facilitator.SettleAsync(payment, cancellationToken);
        attempt.Complete(settled.Success, settled.ErrorReason, wanted.Price);
        if (!settled.Success)
        {
            span?.SetStatus(ActivityStatusCode.Error, settled.ErrorReason);
            return Results.Json(new { x402Version = 1, error = settled.ErrorReason }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        await receipts.AddAsync(settled.Transaction ?? "unknown", wanted, cancellationToken);
        logger.LogInformation("Delivered {Report} for transaction {Transaction}", wanted.Id, settled.Transaction);
        return Results.Ok(new { wanted.Title, settled.Transaction });
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
    private readonly ILogger? _logger;
    private bool _recordsMetrics;
    private int _outcome;
    private int _disposed;
    private double _milliseconds;
    private decimal? _amount;
    private string? _currency;
    private string _reasonClass = "Unknown";
    private Exception? _exception;

    private PaymentAttempt(string resource, Action<PaymentAttempt> record, bool recordsMetrics, string? phrase, ILogger? logger)
    {
        Resource = resource;
        _record = record;
        _recordsMetrics = recordsMetrics;
        _phrase = phrase;
        _logger = logger;
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
    public static PaymentAttempt Start(string resource, ILogger? logger = null, bool metrics = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("X402Payment", "PaymentSuccess", "PaymentDuration", "PaymentAmount", "PaymentFailure", "PaymentPending"),
        metrics,
        "Payment processed",
        logger);

    /// <summary>Begins a refund.</summary>
    public static PaymentAttempt StartRefund(string resource, ILogger? logger = null, bool metrics = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("X402Payment", "RefundSuccess", "RefundDuration", "RefundAmount", "RefundFailure", "RefundPending"),
        metrics,
        "Refund processed",
        logger);

    /// <summary>Begins to connect a wallet.</summary>
    public static PaymentAttempt StartConnection(string resource, ILogger? logger = null, bool metrics = true) => new PaymentAttempt(
        resource,
        attempt => attempt.Record("X402Payment", "ConnectionSuccess", "ConnectionDuration", null, "ConnectionFailure", null),
        metrics,
        "Connected wallet",
        logger);

    /// <summary>Counts a challenge: 402 answered because no payment was presented, which is no failed payment.</summary>
    public static void Challenged(string resource) =>
        new PaymentAttempt(resource, attempt => Count("X402Payment", "PaymentRequired"), true, null, null).Dispose();

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
            var metrics = new List<Metric> { new Metric(success, succeeded ? 1 : 0, "1") };
            if (duration != null)
            {
                metrics.Add(new Metric(duration, _milliseconds, "ms"));
            }

            if (amount != null && succeeded && _amount.HasValue)
            {
                metrics.Add(new Metric(amount, (double)Math.Abs(_amount.Value), "", "Currency", _currency));
            }

            if (failure != null && !succeeded)
            {
                metrics.Add(new Metric(failure, 1, Attempts, "ReasonClass", _reasonClass));
            }

            Write(metricNamespace, metrics);
        }
    }

    private static void Count(string metricNamespace, string name) =>
        Write(metricNamespace, new List<Metric> { new Metric(name, 1, Attempts) });

    // What is counted in attempts is a counter, all else a histogram.
    private const string Attempts = "{attempt}";

    // Made once each: an instrument that is made anew is another instrument.
    private static readonly Dictionary<string, Meter> Meters =
        new Dictionary<string, Meter>();

    private static readonly Dictionary<(Meter Meter, string Name), Instrument> Instruments =
        new Dictionary<(Meter Meter, string Name), Instrument>();

    // The namespace is the meter's name: whoever exports must add that meter.
    private static void Write(string metricNamespace, List<Metric> metrics)
    {
        foreach (var metric in metrics)
        {
            var tags = new TagList();
            if (metric.Dimension != null)
            {
                tags.Add(metric.Dimension, metric.DimensionValue);
            }

            switch (InstrumentOf(metricNamespace, metric))
            {
                case Counter<long> counter:
                    counter.Add((long)metric.Value, tags);
                    break;
                case Histogram<double> histogram:
                    histogram.Record(metric.Value, tags);
                    break;
            }
        }
    }

    private static Instrument InstrumentOf(string metricNamespace, Metric metric)
    {
        lock (Instruments)
        {
            if (!Meters.TryGetValue(metricNamespace, out var meter))
            {
                meter = new Meter(metricNamespace);
                Meters.Add(metricNamespace, meter);
            }

            if (!Instruments.TryGetValue((meter, metric.Name), out var instrument))
            {
                instrument = metric.Unit == Attempts
                    ? (Instrument)meter.CreateCounter<long>(metric.Name, metric.Unit)
                    : meter.CreateHistogram<double>(metric.Name, metric.Unit);
                Instruments.Add((meter, metric.Name), instrument);
            }

            return instrument;
        }
    }

    private string OutcomeName =>
        _outcome == (int)Outcome.Succeeded ? "success" :
        _outcome == (int)Outcome.Pending ? "pending" :
        _outcome == (int)Outcome.Skipped ? "skipped" : "failure";

    // A refusal that has a reason is business; what nobody can explain, somebody has to look at.
    private bool IsExplained => _outcome != (int)Outcome.Failed || (_exception == null && _reasonClass != "Unknown");

    private string Reason => _outcome == (int)Outcome.Failed ? _reasonClass : "none";

    // One event for each attempt, its values as fields that a log query can ask for.
    private void WriteLog()
    {
        if (_logger == null)
        {
            return;
        }

        var level = IsExplained
            ? _outcome == (int)Outcome.Failed ? LogLevel.Warning : LogLevel.Information
            : LogLevel.Error;
        var fields = new[]
        {
            new KeyValuePair<string, object?>("duration", _milliseconds),
            new KeyValuePair<string, object?>("resource", Resource),
            new KeyValuePair<string, object?>("outcome", OutcomeName),
            new KeyValuePair<string, object?>("reason", Reason),
            new KeyValuePair<string, object?>("{OriginalFormat}", _phrase + ": {duration} ms, {resource}, {outcome}, reason {reason}"),
        };
        var text = LogText();
        _logger.Log(level, default(EventId), fields, _exception, (state, exception) => text);
    }

    private string LogText() => string.Format(
        CultureInfo.InvariantCulture, "{0}: {1:0.###} ms, {2}, {3}, reason {4}", _phrase, _milliseconds, Resource, OutcomeName, Reason);

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
