using System;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring;

/// <summary>Which log groups a role may write to.</summary>
internal static class LogRights
{
    /// <summary>Whether managed policies are among those of AWS for functions (<c>AWSLambdaBasicExecutionRole</c> and its kin), which let them write to any group.</summary>
    public static bool AreForAnyGroup(YamlValue? policies) =>
        policies is YamlList list && list.Items.Any(policy => Text(policy)?.IndexOf(":iam::aws:policy/service-role/AWSLambda", StringComparison.Ordinal) >= 0);

    // "arn:..." or !Sub "arn:${AWS::Partition}:...", in both forms.
    private static string? Text(YamlValue value) => value switch
    {
        YamlText text => text.Value,
        YamlMap { Entries.Length: 1 } map => (map.Entries[0].Value as YamlText)?.Value,
        _ => null,
    };
}
