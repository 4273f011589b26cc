using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract.Reading;

/// <summary><c>operations:</c> which members are payments, whatever their names say.</summary>
internal static class OperationSection
{
    /// <summary>The members with the file's before what was declared farther away, so that the nearer one is found first.</summary>
    public static ImmutableArray<NamedMember> Apply(ContractFile file, YamlValue value, ImmutableArray<NamedMember> members)
    {
        var declared = ImmutableArray.CreateBuilder<NamedMember>();
        var seen = new Dictionary<(string, string), string>();
        foreach (var entry in file.Entries(value, ContractKeys.Operations, ContractKeys.OperationKinds))
        {
            var key = entry.Key.Value;
            foreach (var text in file.Texts(entry.Value, ContractKeys.Operations + "." + key) ?? new())
            {
                if (!MemberText.TryParse(text.Value, out var typeName, out var memberName))
                {
                    file.Report(text, $"'{text.Value}' is no member; {MemberText.Expected}");
                }
                else if (seen.TryGetValue((typeName, memberName), out var other))
                {
                    file.Report(text, $"'{text.Value}' is declared to be '{other}' already");
                }
                else
                {
                    seen.Add((typeName, memberName), key);
                    declared.Add(new(typeName, memberName, KindOf(key)));
                }
            }
        }

        // A member by its own name says more than all of a type's.
        declared.Sort((a, b) => (a.MemberName == "*").CompareTo(b.MemberName == "*"));
        return declared.ToImmutable().AddRange(members);
    }

    /// <summary>The kind of a key; null for <c>not-payment</c>.</summary>
    public static PaymentKind? KindOf(string key) => Enum.TryParse<PaymentKind>(key, ignoreCase: true, out var kind) ? kind : null;
}
