using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract.Reading;

/// <summary><c>kinds:</c> what each kind of operation owes.</summary>
internal static class KindSection
{
    private const int MaxName = 255;

    /// <summary>The kinds as the file changes them.</summary>
    public static ImmutableDictionary<PaymentKind, KindContract> Apply(ContractFile file, YamlValue value, ImmutableDictionary<PaymentKind, KindContract> kinds)
    {
        foreach (var entry in file.Entries(value, ContractKeys.Kinds, ContractKeys.OwingKinds))
        {
            var kind = OperationSection.KindOf(entry.Key.Value)!.Value;
            if (ContractFile.IsNone(entry.Value))
            {
                kinds = kinds.Remove(kind);
                continue;
            }

            // A file farther away may have taken the kind out; what is said of it here brings it back as the guide has it.
            var contract = kinds.TryGetValue(kind, out var known) ? known : GuideDefaults.Contract.Kinds[kind];
            kinds = kinds.SetItem(kind, Apply(file, entry.Value, ContractKeys.Kinds + "." + entry.Key.Value, contract));
        }

        return kinds;
    }

    private static KindContract Apply(ContractFile file, YamlValue value, string owner, KindContract kind)
    {
        foreach (var entry in file.Entries(value, owner, ContractKeys.Kind))
        {
            var path = owner + "." + entry.Key.Value;
            kind = entry.Key.Value switch
            {
                ContractKeys.Namespace => Namespace(file, entry.Value, path) is { } name ? kind with { Namespace = name } : kind,
                ContractKeys.Metrics => Metrics(file, entry.Value, path, kind),
                ContractKeys.Span => file.Text(entry.Value, path) is { } span ? kind with { Span = span.Value.Trim() } : kind,
                ContractKeys.Steps => Names(file, entry.Value, path) is { } steps ? kind with { Steps = steps } : kind,
                ContractKeys.Annotations => Annotations(file, entry.Value, path) is { } keys ? kind with { Annotations = keys } : kind,
                ContractKeys.Log => Log(file, entry.Value, path, kind),
                _ => kind,
            };
        }

        return kind;
    }

    private static string? Namespace(ContractFile file, YamlValue value, string owner)
    {
        if (file.Text(value, owner) is not { } text)
        {
            return null;
        }

        var name = text.Value.Trim();
        if (name.StartsWith("AWS/", StringComparison.OrdinalIgnoreCase) || name[0] == ':')
        {
            file.Report(text, $"'{name}' is no namespace of your own: CloudWatch keeps names that start with 'AWS/' or ':' for itself");
            return null;
        }

        if (name.Length > MaxName || !All(name, c => IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#' or ':' or ' '))
        {
            file.Report(text, $"'{name}' is no CloudWatch namespace, which is up to {MaxName} letters, digits and . - _ / # :");
            return null;
        }

        return name;
    }

    private static KindContract Metrics(ContractFile file, YamlValue value, string owner, KindContract kind)
    {
        foreach (var entry in file.Entries(value, owner, ContractKeys.Roles))
        {
            var role = (MetricRole)Enum.Parse(typeof(MetricRole), entry.Key.Value, ignoreCase: true);
            kind = Metric(file, entry.Value, owner + "." + entry.Key.Value, role, kind);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in kind.Metrics)
        {
            if (!names.Add(metric.Name))
            {
                file.Report(value, $"'{metric.Name}' is the name of two metrics in '{owner}'");
            }
        }

        return kind;
    }

    private static KindContract Metric(ContractFile file, YamlValue value, string owner, MetricRole role, KindContract kind)
    {
        var index = IndexOf(kind, role);
        if (ContractFile.IsNone(value))
        {
            return index < 0 ? kind : kind with { Metrics = kind.Metrics.RemoveAt(index) };
        }

        var metric = index < 0 ? Default(kind.Kind, role) : kind.Metrics[index];
        if (value is YamlText && MetricName(file, value, owner) is { } shortName)
        {
            metric = metric with { Name = shortName };
        }
        else if (value is not YamlText)
        {
            foreach (var entry in file.Entries(value, owner, ContractKeys.Metric))
            {
                var path = owner + "." + entry.Key.Value;
                metric = entry.Key.Value switch
                {
                    ContractKeys.Name => MetricName(file, entry.Value, path) is { } name ? metric with { Name = name } : metric,
                    ContractKeys.Unit => Unit(file, entry.Value, path, role) is { } unit ? metric with { Unit = unit } : metric,
                    ContractKeys.Required => file.Flag(entry.Value, path) is { } required ? metric with { Required = required } : metric,
                    _ => metric,
                };
            }
        }

        return kind with { Metrics = index < 0 ? kind.Metrics.Add(metric) : kind.Metrics.SetItem(index, metric) };
    }

    private static string? MetricName(ContractFile file, YamlValue value, string owner)
    {
        if (file.Text(value, owner) is not { } text)
        {
            return null;
        }

        var name = text.Value.Trim();
        if (name.Length <= MaxName && name[0] != ':' && All(name, c => c is >= ' ' and <= '~'))
        {
            return name;
        }

        file.Report(text, $"'{name}' is no CloudWatch metric name, which is up to {MaxName} ASCII characters and does not start with ':'");
        return null;
    }

    private static string? Unit(ContractFile file, YamlValue value, string owner, MetricRole role)
    {
        if (file.Text(value, owner) is not { } text)
        {
            return null;
        }

        if (StandardUnits.Find(text.Value) is not { } unit)
        {
            file.Report(text, $"'{text.Value}' is no CloudWatch unit; {Suggest(text.Value)}");
            return null;
        }

        if (role == MetricRole.Duration && !StandardUnits.IsTime(unit))
        {
            file.Report(text, "A duration is measured in 'Milliseconds', 'Seconds' or 'Microseconds'");
            return null;
        }

        return unit;
    }

    private static string Suggest(string unit) =>
        unit.Trim().ToLowerInvariant() switch
        {
            "ms" or "millis" => "did you mean 'Milliseconds'",
            "s" or "sec" => "did you mean 'Seconds'",
            "us" => "did you mean 'Microseconds'",
            _ => NearMiss.Nearest(unit, StandardUnits.All) is { } nearest ? $"did you mean '{nearest}'" : "it may be 'Count', 'Milliseconds', 'Seconds', 'None' and so on",
        };

    private static ImmutableArray<string>? Names(ContractFile file, YamlValue value, string owner) =>
        file.Texts(value, owner) is { } texts ? texts.ConvertAll(text => text.Value.Trim()).ToImmutableArray() : null;

    private static ImmutableArray<string>? Annotations(ContractFile file, YamlValue value, string owner)
    {
        if (file.Texts(value, owner) is not { } texts)
        {
            return null;
        }

        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            var key = text.Value.Trim();
            if (All(key, c => IsAsciiLetterOrDigit(c) || c is '_' or '.'))
            {
                keys.Add(key);
            }
            else
            {
                file.Report(text, $"'{key}' is no annotation: X-Ray takes only letters, digits, '_' and '.' in their names");
            }
        }

        return keys.ToImmutable();
    }

    private static KindContract Log(ContractFile file, YamlValue value, string owner, KindContract kind)
    {
        foreach (var entry in file.Entries(value, owner, ContractKeys.LogKeys))
        {
            var path = owner + "." + entry.Key.Value;
            if (entry.Key.Value == ContractKeys.Phrase)
            {
                kind = file.Text(entry.Value, path) is { } phrase ? kind with { LogPhrase = phrase.Value.Trim() } : kind;
            }
            else
            {
                kind = Names(file, entry.Value, path) is { } fields ? kind with { LogFields = fields } : kind;
            }
        }

        return kind;
    }

    private static int IndexOf(KindContract kind, MetricRole role)
    {
        for (var i = 0; i < kind.Metrics.Length; i++)
        {
            if (kind.Metrics[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A metric that the guide does not know for this kind, as its other metrics are named.</summary>
    private static MetricRequirement Default(PaymentKind kind, MetricRole role) =>
        GuideDefaults.Contract.Kinds[kind].Metric(role)
        ?? new(
            role,
            (kind == PaymentKind.Wallet ? "Connection" : kind.ToString()) + (role == MetricRole.Challenge ? "Required" : role.ToString()),
            role == MetricRole.Amount ? GuideDefaults.None : GuideDefaults.Count,
            Required: false);

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool All(string text, Func<char, bool> test)
    {
        foreach (var c in text)
        {
            if (!test(c))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
