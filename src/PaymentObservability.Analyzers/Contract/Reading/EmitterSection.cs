using System.Collections.Immutable;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract.Reading;

/// <summary><c>emitters:</c> what members of other assemblies emit.</summary>
internal static class EmitterSection
{
    /// <summary>The emitters with the file's first.</summary>
    public static ImmutableArray<Emitter> Apply(ContractFile file, YamlValue value, ImmutableArray<Emitter> emitters)
    {
        if (value is not YamlList { Tag: null } list)
        {
            file.Report(value, $"'{ContractKeys.Emitters}' must be a list of mappings with the keys 'member' and 'metrics', 'spans' or 'logs'");
            return emitters;
        }

        var own = ImmutableArray.CreateBuilder<Emitter>();
        foreach (var item in list.Items)
        {
            if (Read(file, item) is { } emitter)
            {
                own.Add(emitter);
            }
        }

        return own.ToImmutable().AddRange(emitters);
    }

    private static Emitter? Read(ContractFile file, YamlValue item)
    {
        string? typeName = null;
        string? memberName = null;
        var emitted = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        var hasMember = false;
        foreach (var entry in file.Entries(item, "an emitter", ContractKeys.Emitter))
        {
            if (entry.Key.Value != ContractKeys.Member)
            {
                if (file.Texts(entry.Value, ContractKeys.Emitters + "." + entry.Key.Value) is { } texts)
                {
                    emitted = emitted.Add(entry.Key.Value, texts.ConvertAll(text => text.Value.Trim()).ToImmutableArray());
                }
            }
            else if (file.Text(entry.Value, ContractKeys.Member) is { } member)
            {
                hasMember = true;
                if (!MemberText.TryParse(member.Value, out typeName, out memberName))
                {
                    file.Report(member, $"'{member.Value}' is no member; {MemberText.Expected}");
                    return null;
                }
            }
            else
            {
                return null;
            }
        }

        if (item is not YamlMap)
        {
            return null;
        }

        if (!hasMember)
        {
            file.Report(item, "An emitter needs a 'member'");
            return null;
        }

        if (emitted.IsEmpty)
        {
            file.Report(item, "An emitter needs 'metrics', 'spans' or 'logs'; '[]' says that it emits none, '*' that it may emit any");
            return null;
        }

        return new(typeName!, memberName!, Of(ContractKeys.Metrics), Of(ContractKeys.Spans), Of(ContractKeys.Logs));

        ImmutableArray<string> Of(string key) => emitted.TryGetValue(key, out var names) ? names : ImmutableArray<string>.Empty;
    }
}
