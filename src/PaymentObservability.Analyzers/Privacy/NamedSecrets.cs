using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;

namespace PaymentObservability.Privacy;

/// <summary>
/// Credentials that only their name tells from other random texts: 64 hexadecimal digits are a private key or a transaction's hash, 40 letters an AWS
/// secret or a commit. Both are needed, the name and a shape that nobody types by hand.
/// </summary>
internal sealed class NamedSecrets
{
    /// <summary>Shorter ones may be chosen by a person, or be ids.</summary>
    private const int LeastLength = 20;

    /// <summary>Words of the shortest recovery phrase.</summary>
    private const int LeastWords = 12;

    private static readonly ImmutableHashSet<string> CredentialNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "PrivateKey", "PrivKey", "SecretKey", "Secret", "ApiKey", "ApiSecret", "ApiToken", "AccessKey", "AccessToken", "AuthToken", "BearerToken", "RefreshToken", "Authorization", "SigningKey",
        "SignerKey", "WalletKey", "AccountKey", "OwnerKey", "DeployerKey", "EncryptionKey", "HmacKey", "JwtKey", "MasterKey", "Password", "Passphrase", "ClientSecret", "WebhookSecret",
        "SigningSecret", "CDP_API_KEY_SECRET", "CDP_WALLET_SECRET", "Mnemonic", "SeedPhrase", "RecoveryPhrase", "SecretAccessKey");

    /// <summary>Names of keys that are meant to be seen, of what is no key, and of samples.</summary>
    private static readonly ImmutableHashSet<string> Harmless = WordSet.Of("""
        public publishable anon hash digest checksum fingerprint thumbprint test tests testing sample example dummy fake mock placeholder sandbox demo
        topic selector address contract asset signature
        """);

    private static readonly ImmutableHashSet<string> PhraseNames = WordSet.Of("mnemonic seed phrase words recovery");

    private readonly SecretNames names;

    public NamedSecrets(PaymentContract contract) => names = new SecretNames(contract with { NeverRecord = CredentialNames });

    /// <summary>What kind of credential a text of one of these names is, for people to read, or null. Only texts for which <see cref="MayBe"/> holds.</summary>
    public string? Find(string text, IEnumerable<string> named)
    {
        foreach (var name in named)
        {
            var words = NameWords.Split(name);
            if (Harmless.HasAny(words))
            {
                return null;
            }

            if (IsPhrase(text))
            {
                if (PhraseNames.HasAny(words))
                {
                    return "a wallet's recovery phrase";
                }
            }
            else if (names.Find(name) is not null || (words.Length == 1 && words[0] == "pk"))
            {
                return IsHexKey(text) ? "a private key" : "a secret";
            }
        }

        return null;
    }

    /// <summary>Whether a text has the shape of a key. Most texts have not, so that their names are never asked for.</summary>
    public static bool MayBe(string text)
    {
        if (text.Length < LeastLength || text.Length > 1000)
        {
            return false;
        }

        if (IsPhrase(text))
        {
            return !SampleTexts.HasMark(text);
        }

        return HasOnlyKeyLetters(text) && HasLettersAndDigits(text) && !Guid.TryParse(text, out _) && !SampleTexts.IsSample(text) && Randomness.IsRandom(WithoutPrefix(text));
    }

    /// <summary>12 to 24 words of a wallet's word list, which has 3 to 8 letters each; phrases of documentation repeat words.</summary>
    private static bool IsPhrase(string text)
    {
        // Most texts have fewer blanks than the shortest phrase.
        var blanks = 0;
        foreach (var c in text)
        {
            blanks += c == ' ' ? 1 : 0;
        }

        if (blanks < LeastWords - 1)
        {
            return false;
        }

        var words = text.Split(' ');
        return words.Length is 12 or 15 or 18 or 21 or 24
            && words.All(word => word.Length is >= 3 and <= 8 && word.All(c => c is >= 'a' and <= 'z'))
            && words.Distinct().Count() >= words.Length - 2;
    }

    private static bool IsHexKey(string text)
    {
        var digits = WithoutPrefix(text);
        return digits.Length == 64 && digits.All(Uri.IsHexDigit);
    }

    private static string WithoutPrefix(string text) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.Substring(2) : text;

    // Of base64, base64url and hexadecimal texts. No colons, dots, slashes at the start: those are keys of a configuration, host names, paths.
    private static bool HasOnlyKeyLetters(string text)
    {
        if (text[0] == '/')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '=' or '_' or '-' or '~' or '!' or '@' or '#' or '%' or '^' or '&' or '*'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLettersAndDigits(string text) => text.Any(char.IsDigit) && text.Any(char.IsLetter);
}
