using System;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PaymentObservability.Privacy;

/// <summary>Connection strings and addresses with a password in them, but for those of a developer's own machine.</summary>
internal static class ConnectionStrings
{
    /// <summary>Shorter texts hold no password and host that count: <c>a://:</c>, eight letters, <c>@</c> and a host.</summary>
    public const int LeastLength = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private static readonly Regex Password = new(@"(?:^|;)\s*(?:password|pwd)\s*=\s*(?<password>[^;]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Host = new(
        @"(?:^|;)\s*(?:server|host|data source|addr|address|endpoint)\s*=\s*(?:tcp:)?(?<host>[^;,]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Address = new(@"^[a-z][a-z0-9+]{2,14}://[^/@:\s]*:(?<password>[^/@\s]+)@(?<host>[^/:,\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly ImmutableArray<string> LocalHosts = ImmutableArray.Create("localhost", "127.0.0.1", "::1", "(local)", "(localdb)", ".", "host.docker.internal");

    private static readonly ImmutableArray<string> Defaults = ImmutableArray.Create("password", "postgres", "guest", "admin", "root", "secret", "pass", "sa");

    /// <summary>Whether a password of a real server stands in the text.</summary>
    public static bool HoldPassword(string text)
    {
        if (text.Length > 1000)
        {
            return false;
        }

        try
        {
            if (text.IndexOf("://", StringComparison.Ordinal) > 0)
            {
                return Address.Match(text) is { Success: true } address && IsReal(address.Groups["password"].Value, address.Groups["host"].Value);
            }

            return text.IndexOf(';') > 0
                && Password.Match(text) is { Success: true } password && Host.Match(text) is { Success: true } host
                && IsReal(password.Groups["password"].Value.Trim(), host.Groups["host"].Value.Trim());
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // A host without a dot is a container beside this one.
    private static bool IsReal(string password, string host) =>
        password.Length >= 8 && host.IndexOf('.') > 0 && !LocalHosts.Contains(host.ToLowerInvariant()) && !Defaults.Contains(password.ToLowerInvariant())
        && !SampleTexts.IsSample(password) && !SampleTexts.HasMark(host);
}
