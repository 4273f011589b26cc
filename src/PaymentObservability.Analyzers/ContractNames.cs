using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;

namespace PaymentObservability;

/// <summary>
/// The contract's names as a rule hands them to its fix (<see cref="FixProperties.Contract"/>). All kinds go along whatever the diagnostic
/// is about, because the type that a fix adds once serves the whole project.
/// </summary>
internal sealed class ContractNames
{
    private const string SpanKey = "Span";
    private const string LogKey = "Log";

    private static readonly PaymentKind[] Kinds = { PaymentKind.Payment, PaymentKind.Refund, PaymentKind.Wallet };

    private readonly ImmutableDictionary<PaymentKind, string> namespaces;
    private readonly ImmutableDictionary<(PaymentKind, MetricRole), string> metrics;
    private readonly ImmutableDictionary<PaymentKind, string> spans;
    private readonly ImmutableDictionary<PaymentKind, string> phrases;

    private ContractNames(
        ImmutableDictionary<PaymentKind, string> namespaces,
        ImmutableDictionary<(PaymentKind, MetricRole), string> metrics,
        ImmutableDictionary<PaymentKind, string> spans,
        ImmutableDictionary<PaymentKind, string> phrases)
    {
        this.namespaces = namespaces;
        this.metrics = metrics;
        this.spans = spans;
        this.phrases = phrases;
    }

    /// <summary>The guide's own names.</summary>
    public static ContractNames Guide { get; } = Of(GuideDefaults.Contract);

    /// <summary>The names of a contract.</summary>
    public static ContractNames Of(PaymentContract contract)
    {
        var namespaces = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        var metrics = ImmutableDictionary.CreateBuilder<(PaymentKind, MetricRole), string>();
        var spans = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        var phrases = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        foreach (var kind in contract.Kinds.Values)
        {
            namespaces[kind.Kind] = kind.Namespace;
            spans[kind.Kind] = kind.Span;
            phrases[kind.Kind] = kind.LogPhrase;
            foreach (var metric in kind.Metrics)
            {
                metrics[(kind.Kind, metric.Role)] = metric.Name;
            }
        }

        return new ContractNames(namespaces.ToImmutable(), metrics.ToImmutable(), spans.ToImmutable(), phrases.ToImmutable());
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; the guide's names where there is nothing to read.</summary>
    public static ContractNames Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Guide;
        }

        var namespaces = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        var metrics = ImmutableDictionary.CreateBuilder<(PaymentKind, MetricRole), string>();
        var spans = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        var phrases = ImmutableDictionary.CreateBuilder<PaymentKind, string>();
        foreach (var part in text!.Split(';'))
        {
            PaymentKind? kind = null;
            foreach (var entry in part.Split(',').Select(entry => entry.Split('=')).Where(entry => entry.Length == 2))
            {
                if (kind is null && Enum.TryParse<PaymentKind>(entry[0], out var named))
                {
                    kind = named;
                    namespaces[named] = entry[1];
                }
                else if (kind is { } current && Enum.TryParse<MetricRole>(entry[0], out var role))
                {
                    metrics[(current, role)] = entry[1];
                }
                else if (kind is { } spanned && entry[0] == SpanKey)
                {
                    spans[spanned] = Uri.UnescapeDataString(entry[1]);
                }
                else if (kind is { } logged && entry[0] == LogKey)
                {
                    phrases[logged] = Uri.UnescapeDataString(entry[1]);
                }
            }
        }

        return new ContractNames(namespaces.ToImmutable(), metrics.ToImmutable(), spans.ToImmutable(), phrases.ToImmutable());
    }

    /// <summary>The CloudWatch namespace of a kind; that of payments where it has none of its own.</summary>
    public string Namespace(PaymentKind kind) =>
        namespaces.TryGetValue(kind, out var name) || namespaces.TryGetValue(PaymentKind.Payment, out name) ? name : "X402Payment";

    /// <summary>The name of a metric, or null where the contract has none of this role for this kind.</summary>
    public string? Metric(PaymentKind kind, MetricRole role) => metrics.TryGetValue((kind, role), out var name) ? name : null;

    /// <summary>The name of the span around an attempt; the guide's where the contract has none.</summary>
    public string Span(PaymentKind kind) => Of(spans, kind) ?? GuideDefaults.Contract.Kinds[kind].Span;

    /// <summary>What the outcome log starts with; the guide's phrase where the contract has none.</summary>
    public string Phrase(PaymentKind kind) => Of(phrases, kind) ?? GuideDefaults.Contract.Kinds[kind].LogPhrase;

    /// <summary>All namespaces, that of payments first.</summary>
    public IReadOnlyList<string> Namespaces => Kinds.Where(namespaces.ContainsKey).Select(kind => namespaces[kind]).Distinct().ToList();

    /// <summary>The same metrics, all in one namespace.</summary>
    public ContractNames Under(string name) => new(namespaces.ToImmutableDictionary(pair => pair.Key, _ => name), metrics, spans, phrases);

    private static string? Of(ImmutableDictionary<PaymentKind, string> names, PaymentKind kind) => names.TryGetValue(kind, out var name) && name.Length > 0 ? name : null;

    public override string ToString()
    {
        var parts = new List<string>();
        foreach (var kind in Kinds.Where(namespaces.ContainsKey))
        {
            var entries = new List<string> { $"{kind}={namespaces[kind]}" };
            foreach (MetricRole role in Enum.GetValues(typeof(MetricRole)))
            {
                if (Metric(kind, role) is { } name)
                {
                    entries.Add($"{role}={name}");
                }
            }

            entries.Add($"{SpanKey}={Uri.EscapeDataString(Span(kind))}");
            entries.Add($"{LogKey}={Uri.EscapeDataString(Phrase(kind))}");
            parts.Add(string.Join(",", entries));
        }

        return string.Join(";", parts);
    }
}
