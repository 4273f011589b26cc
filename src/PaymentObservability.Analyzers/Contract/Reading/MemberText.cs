using System;

namespace PaymentObservability.Contract.Reading;

/// <summary>Members as people write them: <c>Shop.Billing.Gateway.Send</c>, <c>Shop.Billing.Gateway.*</c>, <c>Shop.Outer+Inner.Run</c>.</summary>
internal static class MemberText
{
    /// <summary>What to write instead.</summary>
    public const string Expected = "write Namespace.Type.Member, or Namespace.Type.* for all of a type's";

    /// <summary>Splits a member's text; false where it is malformed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="typeName">The type's full name, nested types after a dot.</param>
    /// <param name="memberName">The member, or <c>*</c>.</param>
    public static bool TryParse(string text, out string typeName, out string memberName)
    {
        typeName = "";
        memberName = "";
        text = text.Trim();
        var isConstructor = text.EndsWith("..ctor", StringComparison.Ordinal);
        var dot = isConstructor ? text.Length - ".ctor".Length - 1 : text.LastIndexOf('.');
        if (dot <= 0)
        {
            return false;
        }

        var type = text.Substring(0, dot).Replace('+', '.');
        var member = text.Substring(dot + 1);
        foreach (var part in type.Split('.'))
        {
            if (!IsIdentifier(part))
            {
                return false;
            }
        }

        if (member != "*" && !isConstructor && !IsIdentifier(member))
        {
            return false;
        }

        typeName = type;
        memberName = member;
        return true;
    }

    private static bool IsIdentifier(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0 && !char.IsDigit(text[0]);
    }
}
