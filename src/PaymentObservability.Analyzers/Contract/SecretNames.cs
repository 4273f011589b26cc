using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>
/// Whether a name stands for something that must never be recorded. By whole words: <c>hexPrivateKey</c>, <c>CDP_API_KEY_SECRET</c> and
/// <c>X-Payment</c> do; <c>SecretName</c>, <c>isSignatureValid</c> and <c>KeyboardLayout</c> do not. Made once for a contract.
/// </summary>
internal sealed class SecretNames
{
    /// <summary>Last words of what is said about a secret, not the secret: <c>PasswordLength</c>, <c>ApiKeyId</c>.</summary>
    private static readonly ImmutableHashSet<string> About = WordSet.Of("""
        name names arn id ids count length size type kind version valid invalid present missing provided exists expired expiry expires expiration
        status state masked redacted hashed encrypted required enabled algorithm path url uri parameter
        """);

    /// <summary>First words of questions about a secret.</summary>
    private static readonly ImmutableHashSet<string> Asking = WordSet.Of("is has should verify verified verifies validate check missing invalid valid no requires need needs masked redacted hashed");

    private readonly ImmutableArray<(string Name, ImmutableArray<string> Words)> secrets;

    public SecretNames(PaymentContract contract)
    {
        var builder = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (var name in contract.NeverRecord)
        {
            builder.Add((name, NameWords.Split(name)));
        }

        // Sets have no order of their own; the longest name says most: CDP_API_KEY_SECRET before Secret.
        builder.Sort((a, b) => a.Item2.Length != b.Item2.Length ? b.Item2.Length.CompareTo(a.Item2.Length) : string.CompareOrdinal(a.Item1, b.Item1));
        secrets = builder.ToImmutable();
    }

    /// <summary>The entry of the never-record list that a name falls under, or null.</summary>
    public string? Find(string name)
    {
        var words = NameWords.Split(name);
        if (words.IsEmpty)
        {
            return null;
        }

        var last = words[words.Length - 1];
        foreach (var (secret, run) in secrets)
        {
            var end = NameWords.EndOfRun(words, run);
            if (end >= 0 && (run.Length == words.Length || (!Asking.Contains(words[0]) && !(end < words.Length && About.Contains(last)))))
            {
                return secret;
            }
        }

        return null;
    }
}
