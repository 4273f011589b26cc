using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>Comparisons of what a fix makes of a method or a class, without what stands around it.</summary>
internal static class FixCaseExtensions
{
    /// <summary>The members of the handler become these.</summary>
    public static void MembersBecome(this FixCase fixCase, string members) => AssertSame(Shop.Source(members), fixCase.Fixed());

    /// <summary>The body of the method becomes this.</summary>
    public static void BodyBecomes(this FixCase fixCase, string body) => fixCase.MembersBecome(Shop.MethodText(body));

    private static void AssertSame(string expected, string actual) => Assert.Equal(FromNamespace(expected), FromNamespace(actual));

    // The imports are those of the added type, which has tests of its own.
    private static string FromNamespace(string text) => text[text.IndexOf("namespace ", System.StringComparison.Ordinal)..].Replace("\r\n", "\n").TrimEnd();
}
