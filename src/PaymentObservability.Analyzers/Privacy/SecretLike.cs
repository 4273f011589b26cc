using PaymentObservability.Yaml;

namespace PaymentObservability.Privacy;

/// <summary>A plain text of a template that is a credential, or may be one: then its name decides, by the words of the contract.</summary>
/// <param name="Text">The text.</param>
/// <param name="Name">The key that it goes by.</param>
/// <param name="What">What its format says that it is, for people to read; null where the name has to say it.</param>
internal sealed record SecretLike(YamlText Text, string Name, string? What)
{
    /// <summary>Null for a text that is none.</summary>
    public static SecretLike? Of(YamlText text, string name)
    {
        // Shorter ones are neither a key nor an address with a password.
        if (text.Value.Length < ConnectionStrings.LeastLength || text.Tag is not null)
        {
            return null;
        }

        var what = WhatFormat(text.Value);
        return (what is not null || (name.Length > 0 && NamedSecrets.MayBe(text.Value))) && !IsResolvedElsewhere(text.Value) ? new(text, name, what) : null;
    }

    /// <summary>The name that a value under a key goes by: a parameter's default, and both values of a condition, go by the one above them.</summary>
    public static string NameOf(string key, string above) => key is "Default" or "Value" or "Fn::If" or "Fn::Sub" or "Fn::Join" ? above : key;

    /// <summary>What the format of a text says that it is, or null.</summary>
    public static string? WhatFormat(string text) => CredentialFormats.Find(text) ?? (ConnectionStrings.HoldPassword(text) ? "a password" : null);

    /// <summary>Whether the text only says where the deployment finds the value.</summary>
    public static bool IsResolvedElsewhere(string text) => text.Contains("{{resolve:");
}
