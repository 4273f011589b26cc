using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;

namespace PaymentObservability.Privacy;

/// <summary>What leaves so little of a value that it may be recorded: its ends, its hash, its length.</summary>
internal static class Masking
{
    /// <summary>As many letters of a key, signature or address may be seen: a card's first six, a wallet's <c>0x</c> and eight more.</summary>
    private const int MostLetters = 10;

    private static readonly ImmutableHashSet<string> Words = WordSet.Of("""
        mask masked redact redacted obfuscate obfuscated anonymize anonymise pseudonymize pseudonymise hash hashed sha fingerprint digest hmac scrub sanitize sanitise censor hide
        truncate truncated shorten shortened abbreviate ellipsize encrypt protect tokenize last4 lastfour
        """);

    /// <summary>Whether a method or variable says of itself that what it gives or holds is masked.</summary>
    public static bool IsNamed(string name) => Words.HasAny(NameWords.Split(name));

    /// <summary>Whether the call masks: by its name, as a hash, or as a short piece of a text.</summary>
    public static bool Masks(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsNamed(method.Name) || IsNamed(method.ContainingType?.Name ?? "") || method.ContainingNamespace?.ToDisplayString().StartsWith("System.Security.Cryptography", System.StringComparison.Ordinal) == true)
        {
            return true;
        }

        return method.Name switch
        {
            "Substring" or "AsSpan" when call.Arguments.Length > 0 => IsShortPiece(call),
            "Remove" when method.ContainingType?.SpecialType == SpecialType.System_String && call.Arguments.Length == 1 => IsFew(call.Arguments[0].Value),
            "Take" or "TakeLast" or "Left" or "Right" when call.Arguments.Length > 0 => IsFew(call.Arguments[call.Arguments.Length - 1].Value),
            "Replace" => !IsPlainReplacement(call),
            _ => false,
        };
    }

    /// <summary>Whether a range of a text is short: <c>[..6]</c>, <c>[^4..]</c>; null where that cannot be told.</summary>
    public static bool? IsShort(IOperation range) => range switch
    {
        IRangeOperation { LeftOperand: var left, RightOperand: { } right } when IsStart(left) && !IsFromEnd(right) => IsFew(right) ? true : IsConstant(right) ? false : null,
        IRangeOperation { LeftOperand: { } left, RightOperand: null } when IsFromEnd(left) => IsFew(Hat(left)) ? true : null,
        IRangeOperation { LeftOperand: var left, RightOperand: null } when left is null || IsConstant(left) => false,
        IRangeOperation => null,

        // One letter.
        _ => true,
    };

    // Substring(0, 6), Substring(s.Length - 4), Substring(0, Math.Min(6, s.Length)).
    private static bool IsShortPiece(IInvocationOperation call)
    {
        var last = call.Arguments[call.Arguments.Length - 1];
        return last.Parameter?.Name == "length" ? IsFew(last.Value) : last.Value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand: { } right } && IsFew(right);
    }

    private static bool IsFew(IOperation number) => number switch
    {
        { ConstantValue: { HasValue: true, Value: int few } } => few <= MostLetters,
        IInvocationOperation { TargetMethod.Name: "Min", Arguments.Length: 2 } min => IsFew(min.Arguments[0].Value) || IsFew(min.Arguments[1].Value),
        IConversionOperation conversion => IsFew(conversion.Operand),
        _ => false,
    };

    private static bool IsStart(IOperation? index) => index is null || index is IConversionOperation { Operand: { ConstantValue: { HasValue: true, Value: 0 } } };

    private static bool IsFromEnd(IOperation index) => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };

    private static IOperation Hat(IOperation index) => ((IUnaryOperation)index).Operand;

    private static bool IsConstant(IOperation index) => index.ConstantValue.HasValue || index is IConversionOperation { Operand.ConstantValue.HasValue: true };

    // Replace("Bearer ", "") leaves all that matters; other replacements may be what hides it.
    private static bool IsPlainReplacement(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType?.SpecialType != SpecialType.System_String)
        {
            return false;
        }

        foreach (var argument in call.Arguments)
        {
            if (!argument.Value.ConstantValue.HasValue)
            {
                return false;
            }
        }

        return true;
    }
}
