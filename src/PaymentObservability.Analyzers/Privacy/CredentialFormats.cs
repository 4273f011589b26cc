using System;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PaymentObservability.Privacy;

/// <summary>
/// Credentials that tell what they are, whatever name they are given: the formats of payment providers, of AWS and of private keys. Test keys have
/// prefixes of their own and match none of them.
/// </summary>
internal static class CredentialFormats
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private static readonly ImmutableArray<(string What, Regex Format)> Formats = ImmutableArray.Create(
        Of("a live secret key of a payment provider", @"^(?:sk|rk)_live_[0-9A-Za-z_]{16,}$"),
        Of("a webhook's signing secret", @"^whsec_[0-9A-Za-z+/=]{24,}$"),
        Of("a live Razorpay key", @"^rzp_live_[0-9A-Za-z]{14,}$"),
        Of("a live Mollie key", @"^live_[0-9A-Za-z]{30,}$"),
        Of("a live Mercado Pago access token", @"^APP_USR-\d{8,}-\d{6}-[0-9a-f]{32}-\d+$"),
        Of("a live Braintree access token", @"^access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}$"),
        Of("a live Flutterwave secret key", @"^FLWSECK-[0-9A-Za-z]{20,}-X$"),
        Of("a Square application secret", @"^sq0csp-[0-9A-Za-z_-]{43}$"),
        Of("a live Asaas access token", @"^\$aact_prod_[0-9A-Za-z+/=:_-]{40,}$"),
        Of("an AWS access key", @"^(?:AKIA|ASIA)[0-9A-Z]{16}$"),
        Of("a JWT", @"^(?:Bearer )?eyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}$"),

        // What the DER of PKCS#8 and SEC 1 keys begins with: P-256 (a CDP wallet secret), Ed25519, RSA.
        Of("a private key", @"^(?:MIGHAgEAMBMGByqGSM49|MIGHAgEBMBMGByqGSM49|MHcCAQEEI|MC4CAQAwBQYDK2Vw|MII[A-Za-z0-9+/]{2}[wgQ]IBADANBgkqhkiG9w0)[0-9A-Za-z+/\r\n=]{20,}$"));

    private static readonly Regex Pem = new(
        @"-----BEGIN (?:EC |RSA |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----(?<key>[0-9A-Za-z+/=\s\\]{48,})-----END", RegexOptions.CultureInvariant, Patience);

    /// <summary>What kind of credential the text is, for people to read, or null.</summary>
    public static string? Find(string text)
    {
        try
        {
            if (text.StartsWith("-----BEGIN ", StringComparison.Ordinal) || text.StartsWith("\n-----BEGIN ", StringComparison.Ordinal) || text.StartsWith("\r\n-----BEGIN ", StringComparison.Ordinal))
            {
                return Pem.Match(text) is { Success: true } match && !SampleTexts.HasMark(match.Groups["key"].Value) ? "a private key" : null;
            }

            if (text.Length > 4000 || !MayBegin(text))
            {
                return null;
            }

            foreach (var (what, format) in Formats)
            {
                if (format.IsMatch(text))
                {
                    return SampleTexts.IsSample(text) || !Randomness.IsRandom(Key(text)) ? null : what;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // No credential takes that long to read.
        }

        return null;
    }

    private static (string What, Regex Format) Of(string what, string format) => (what, new Regex(format, RegexOptions.CultureInvariant, Patience));

    /// <summary>The part behind what all credentials of the format have in common.</summary>
    private static string Key(string text)
    {
        var end = text.StartsWith("sk_live_", StringComparison.Ordinal) || text.StartsWith("rk_live_", StringComparison.Ordinal) || text.StartsWith("rzp_live_", StringComparison.Ordinal)
            ? text.IndexOf("live_", StringComparison.Ordinal) + 5
            : text.StartsWith("AKIA", StringComparison.Ordinal) || text.StartsWith("ASIA", StringComparison.Ordinal) ? 4 : 0;
        return text.Substring(end);
    }

    // Nearly all texts are none of them: a look at the first letters saves the expressions.
    private static bool MayBegin(string text) => text.Length >= 20 && text[0] is 's' or 'r' or 'w' or 'l' or 'A' or 'a' or 'F' or '$' or 'e' or 'B' or 'M';
}
