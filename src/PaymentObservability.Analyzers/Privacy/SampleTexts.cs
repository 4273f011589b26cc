using System;
using System.Collections.Immutable;

namespace PaymentObservability.Privacy;

/// <summary>Texts that stand where a credential would: placeholders, masks, samples of documentation, counted digits.</summary>
internal static class SampleTexts
{
    /// <summary>As many equal or counting letters in a row as no random text has.</summary>
    private const int TooRegular = 6;

    private static readonly ImmutableArray<string> Marks = ImmutableArray.Create(
        "example", "sample", "placeholder", "your", "changeme", "change_me", "change-me", "change this", "replace", "dummy", "fake", "mock", "todo", "insert", "redacted",
        "masked", "sandbox", "test", "here", "notreal", "not-real", "not_real", "deadbeef", "<", ">", "{", "}", "***", "...", "…", "%s", "$(");

    /// <summary>
    /// Keys that everybody knows: the accounts of Hardhat and Anvil, those of web3's and Ethereum's documentation, jwt.io's token's signature,
    /// Ganache's and BIP-39's phrases.
    /// </summary>
    private static readonly ImmutableArray<string> Published = ImmutableArray.Create(
        "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
        "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
        "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
        "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba",
        "92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e",
        "4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356",
        "dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97",
        "2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6",
        "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
        "4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d",
        "b5b1870957d373ef0eeffecc6e4812c0fd08f554b37b233526acc331bf1544f7",
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "4eC39HqLyjWDarjtT1zdp7dc",
        "candy maple cake sugar pudding cream honey rich smooth crumble sweet treat",
        "myth like bonus scare over problem client lizard pioneer submit female collect");

    /// <summary>Whether nobody could do harm with it.</summary>
    public static bool IsSample(string text) => HasMark(text) || IsRegular(text);

    /// <summary>Whether it says of itself that it is none, or is one that has long been published.</summary>
    public static bool HasMark(string text)
    {
        foreach (var mark in Marks)
        {
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        foreach (var key in Published)
        {
            if (text.IndexOf(key, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it repeats a letter, counts or repeats itself: <c>xxxxxx</c>, <c>123456</c>, <c>abcdef</c>, <c>abc1abc1abc1</c>.</summary>
    private static bool IsRegular(string text)
    {
        int equal = 1, counting = 1;
        for (var i = 1; i < text.Length; i++)
        {
            equal = text[i] == text[i - 1] ? equal + 1 : 1;
            counting = text[i] == text[i - 1] + 1 ? counting + 1 : 1;
            if (equal >= TooRegular || counting >= TooRegular)
            {
                return true;
            }
        }

        for (var period = 1; period <= text.Length / 3; period++)
        {
            if (string.CompareOrdinal(text, 0, text, period, text.Length - period) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
