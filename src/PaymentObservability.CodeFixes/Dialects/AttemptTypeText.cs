using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.Contract;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>
/// The text of the one type that a fix adds to a project. Its frame (what an attempt is, how it is decided, which rows of the outcome
/// table it comes to) is the same for every library; only <c>Write</c> and the units differ.
/// C# 8, valid with and without nullable annotations, no reflection.
/// </summary>
internal static class AttemptTypeText
{
    private const string Frame = """
        /// <summary>
        /// One attempt to move money. It is decided at most once and recorded once, when it is disposed of: whether it succeeded, and how
        /// long the decision took. One that nobody decided (an exception, a timeout, a cancellation) counts as failed for an unknown reason,
        /// because the money may have moved all the same. Nothing here throws: telemetry must not fail a payment.
        /// </summary>
        internal sealed class «Type» : global::System.IDisposable
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

            private readonly long _started = global::System.Diagnostics.Stopwatch.GetTimestamp();
            private readonly global::System.Action<«Type»> _record;
        «OptionFields»
            private bool _recordsMetrics«= true»;
            private int _outcome;
            private int _disposed;
            private double _milliseconds;
            private decimal? _amount;
            private string¿ _currency;
            private string _reasonClass = "Unknown";
        «ExceptionField»

            private «Type»(string resource, global::System.Action<«Type»> record«OptionParameters»)
            {
                Resource = resource;
                _record = record;
        «OptionAssignments»
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
            public static «Type» Start(string resource«StartParameters») => new «Type»(
                resource,
                attempt => attempt.Record(«Payment»)«StartArgumentsPayment»);

            /// <summary>Begins a refund.</summary>
            public static «Type» StartRefund(string resource«StartParameters») => new «Type»(
                resource,
                attempt => attempt.Record(«Refund»)«StartArgumentsRefund»);

            /// <summary>Begins to connect a wallet.</summary>
            public static «Type» StartConnection(string resource«StartParameters») => new «Type»(
                resource,
                attempt => attempt.Record(«Wallet»)«StartArgumentsWallet»);

            /// <summary>Counts a challenge: 402 answered because no payment was presented, which is no failed payment.</summary>
            public static void Challenged(string resource) =>
                new «Type»(resource, attempt => «attempt.»Count(«Challenge»)«ChallengeArguments»).Dispose();

            /// <summary>An amount given as text, in units of which 10^decimals make one; null where it is no number.</summary>
            public static decimal? Money(string¿ units, int decimals)
            {
                if (decimal.TryParse(units, global::System.Globalization.NumberStyles.Number, global::System.Globalization.CultureInfo.InvariantCulture, out var amount))
                {
                    return amount * new decimal(1, 0, 0, false, (byte)decimals);
                }

                return null;
            }

            /// <summary>An amount given as a floating-point number; null where it is none.</summary>
            public static decimal? Money(double? amount) => amount > -1e15 && amount < 1e15 ? (decimal?)amount : null;

            /// <summary>Decides by what the payment service answered.</summary>
            public void Complete(bool success, string¿ reason = null, decimal? amount = null, string¿ currency = null, bool pending = false)
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
            public void Succeeded(decimal? amount = null, string¿ currency = null)
            {
                if (Decide(Outcome.Succeeded))
                {
                    _amount = amount;
                    _currency = currency;
                }
            }

            /// <summary>The payment was refused.</summary>
            public void Failed(string¿ reason = null)
            {
                if (Decide(Outcome.Failed))
                {
                    _reasonClass = ReasonClassOf(reason);
                }
            }

            /// <summary>The payment was refused by an exception. Always false, so that an exception filter can look without catching.</summary>
            public bool Failed(global::System.Exception exception)
            {
        «KeepException»
                // After a timeout or a cancellation nobody knows whether the money moved.
                var isOpen = exception is global::System.TimeoutException || exception is global::System.OperationCanceledException;
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
                if (global::System.Threading.Interlocked.Exchange(ref _disposed, 1) == 0)
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
                    catch (global::System.Exception)
        #pragma warning restore CA1031
                    {
                    }
        «DisposeOptions»
                }
            }

        «Try»

            private static string ReasonClassOf(string¿ reason)
            {
                if (reason != null)
                {
                    foreach (var (reasonClass, words) in ReasonClasses)
                    {
                        foreach (var word in words.Split(' '))
                        {
                            if («word in reason»)
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
                if (global::System.Threading.Interlocked.CompareExchange(ref _outcome, (int)outcome, (int)Outcome.Undecided) != (int)Outcome.Undecided)
                {
                    return false;
                }

                _milliseconds = (global::System.Diagnostics.Stopwatch.GetTimestamp() - _started) * 1000d / global::System.Diagnostics.Stopwatch.Frequency;
                return true;
            }

            private void Record(string metricNamespace, string success, string¿ duration, string¿ amount, string¿ failure, string¿ pending)
            {
                if (_outcome == (int)Outcome.Pending && pending != null)
                {
                    Count(metricNamespace, pending);
                }
                else if (_outcome == (int)Outcome.Succeeded || _outcome == (int)Outcome.Failed)
                {
                    var succeeded = _outcome == (int)Outcome.Succeeded;

                    // No dimensions here: an average of successes alone is always 1.
                    var metrics = new global::System.Collections.Generic.List<Metric> { new Metric(success, succeeded ? 1 : 0, «Rate») };
                    if (duration != null)
                    {
                        metrics.Add(new Metric(duration, _milliseconds, «Milliseconds»));
                    }

                    if (amount != null && succeeded && _amount.HasValue)
                    {
                        metrics.Add(new Metric(amount, (double)global::System.Math.Abs(_amount.Value), «None», "Currency", _currency));
                    }

                    if (failure != null && !succeeded)
                    {
                        metrics.Add(new Metric(failure, 1, «Count», "ReasonClass", _reasonClass));
                    }

                    Write(metricNamespace, metrics);
                }
            }

            private «static »void Count(string metricNamespace, string name) =>
                Write(metricNamespace, new global::System.Collections.Generic.List<Metric> { new Metric(name, 1, «Count») });

        «Members»
        «OptionMembers»

            private readonly struct Metric
            {
                public Metric(string name, double value, «UnitType» unit, string¿ dimension = null, string¿ dimensionValue = null)
                {
                    Name = name;
                    Value = value;
                    Unit = unit;
                    Dimension = string.IsNullOrEmpty(dimensionValue) ? null : dimension;
                    DimensionValue = dimensionValue ?? "";
                }

                public string Name { get; }

                public double Value { get; }

                public «UnitType» Unit { get; }

                public string¿ Dimension { get; }

                public string DimensionValue { get; }
            }
        }
        """;

    /// <summary>What <c>Start</c> can be told of a new type, in the order of its parameters.</summary>
    public static ImmutableHashSet<string> Options(AttemptRequest request)
    {
        var options = ImmutableHashSet.CreateBuilder<string>();
        if (AttemptLogs.For(request.LogLibrary) is { } log)
        {
            options.Add(log.LoggerType is null ? "log" : "logger");
        }

        if (AttemptSpans.For(request.SpanLibrary) is not null)
        {
            options.Add("span");
        }

        return options.Count == 0 ? options.ToImmutable() : options.ToImmutable().Add("metrics");
    }

    /// <summary>The whole type, not indented, lines ended by <c>\n</c>.</summary>
    /// <param name="typeName">Its name.</param>
    /// <param name="dialect">The library that it writes metrics for.</param>
    /// <param name="request">What it is to record, under which names.</param>
    /// <param name="nullable">Whether the text stands where <c>?</c> may be said of references.</param>
    /// <param name="searchesTexts">Whether <c>string.Contains</c> takes a comparison, as it does from .NET Core 2.1 on.</param>
    public static string Of(string typeName, IAttemptDialect dialect, AttemptRequest request, bool nullable, bool searchesTexts)
    {
        var names = request.Names;
        var text = new AttemptOptionsText(request);
        return WithoutBlankLines(Frame
            .Replace("\r\n", "\n")
            .Replace("«Members»", dialect.Members.Replace("\r\n", "\n"))
            .Replace("«OptionFields»", text.Fields)
            .Replace("«= true»", text.IsEmpty ? " = true" : "")
            .Replace("«ExceptionField»", text.IsEmpty ? "" : "    private global::System.Exception¿ _exception;")
            .Replace("«OptionParameters»", text.Parameters)
            .Replace("«OptionAssignments»", text.Assignments)
            .Replace("«StartParameters»", text.StartParameters)
            .Replace("«StartArgumentsPayment»", text.StartArguments(PaymentKind.Payment))
            .Replace("«StartArgumentsRefund»", text.StartArguments(PaymentKind.Refund))
            .Replace("«StartArgumentsWallet»", text.StartArguments(PaymentKind.Wallet))
            .Replace("«KeepException»", text.IsEmpty ? "" : "        _exception = exception;")
            .Replace("«Try»", text.Try)
            .Replace("«DisposeOptions»", text.Dispose)
            .Replace("«OptionMembers»", text.Members)
            .Replace("«ChallengeArguments»", text.ChallengeArguments)
            .Replace("«word in reason»", "reason." + (searchesTexts ? "Contains" : "IndexOf") + "(word, global::System.StringComparison.OrdinalIgnoreCase)" + (searchesTexts ? "" : " >= 0"))
            .Replace("«static »", IsStatic(dialect) ? "static " : "")
            .Replace("«attempt.»", IsStatic(dialect) ? "" : "attempt.")
            .Replace("«Type»", typeName)
            .Replace("«UnitType»", dialect.UnitType)
            .Replace("«Rate»", dialect.Rate)
            .Replace("«Count»", dialect.Count)
            .Replace("«Milliseconds»", dialect.Milliseconds)
            .Replace("«None»", dialect.NoUnit)
            .Replace("«Payment»", Arguments(names, PaymentKind.Payment))
            .Replace("«Refund»", Arguments(names, PaymentKind.Refund))
            .Replace("«Wallet»", Arguments(names, PaymentKind.Wallet))
            .Replace("«Challenge»", Literal(names.Namespace(PaymentKind.Payment)) + ", " + Literal(names.Metric(PaymentKind.Payment, MetricRole.Challenge) ?? "PaymentRequired"))
            .Replace("¿", nullable ? "?" : ""));
    }

    // What is left out leaves no gap: one empty line is enough, and none stands before a brace.
    private static string WithoutBlankLines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var isGap = lines.Count > 0 && lines[lines.Count - 1].Length == 0;
            if (line.Trim().Length == 0)
            {
                if (!isGap && lines.Count > 0 && lines[lines.Count - 1].Trim() != "{")
                {
                    lines.Add("");
                }

                continue;
            }

            if (isGap && line.Trim() is "}" or "};")
            {
                if (isGap)
                {
                    lines.RemoveAt(lines.Count - 1);
                }
            }

            lines.Add(line);
        }

        return string.Join("\n", lines);
    }

    // Whatever only calls a static Write should be static too (CA1822).
    private static bool IsStatic(IAttemptDialect dialect) => dialect.Members.Contains("private static void Write(");

    private static string Arguments(ContractNames names, PaymentKind kind)
    {
        var roles = new[] { MetricRole.Duration, MetricRole.Amount, MetricRole.Failure, MetricRole.Pending };
        var metrics = roles.Select(role => names.Metric(kind, role) is { } name ? Literal(name) : "null");
        return string.Join(", ", new[] { Literal(names.Namespace(kind)), Literal(names.Metric(kind, MetricRole.Outcome) ?? DefaultOutcome(kind)) }.Concat(metrics));
    }

    private static string DefaultOutcome(PaymentKind kind) => kind switch
    {
        PaymentKind.Refund => "RefundSuccess",
        PaymentKind.Wallet => "ConnectionSuccess",
        _ => "PaymentSuccess",
    };

    internal static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
