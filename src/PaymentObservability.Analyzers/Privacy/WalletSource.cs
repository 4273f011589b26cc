using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;

namespace PaymentObservability.Privacy;

/// <summary>
/// Addresses of payers' wallets, by the names of texts: <c>walletAddress</c>, <c>payerWallet</c>, the <c>Payer</c> of a verification or settlement, the
/// <c>From</c> of an x402 authorization. Merchants' own addresses and contracts are public.
/// </summary>
internal sealed class WalletSource : ValueSource
{
    private static readonly ImmutableHashSet<string> Chains = WordSet.Of("wallet payer evm eth ethereum solana crypto onchain blockchain buyer signer");

    private static readonly ImmutableHashSet<string> Owners = WordSet.Of("payer buyer signer sender from user customer client owner evm eth ethereum solana crypto");

    private static readonly ImmutableHashSet<string> NotPayers = WordSet.Of("""
        merchant seller payto payee recipient receiver treasury contract asset token usdc platform our service facilitator email mail ip shipping billing postal
        masked mask hashed hash redacted short base url api
        """);

    /// <summary>What stands beside the payer in answers of a facilitator.</summary>
    private static readonly ImmutableHashSet<string> Siblings = ImmutableHashSet.Create("IsValid", "InvalidReason", "ErrorReason", "Transaction", "TransactionHash", "TxHash", "Network");

    public override bool LooksInside => false;

    public override string? OfSymbol(ISymbol symbol, ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var words = NameWords.Split(symbol.Name);
        if (words.IsEmpty || NotPayers.HasAny(words))
        {
            return null;
        }

        var isWallet = words[words.Length - 1] switch
        {

            // A wallet alone may be Apple's or Google's.
            "wallet" => Owners.HasAny(words),
            "address" => Chains.HasAny(words) || (words.Length == 1 && IsOfWallet(symbol)),
            "payer" => words.Length == 1 && HasSibling(symbol),
            "from" => words.Length == 1 && symbol.ContainingType?.Name.Contains("Authorization") == true && symbol.ContainingType.GetMembers("ValidBefore").Length > 0,
            _ => false,
        };
        return isWallet ? $"'{symbol.Name}'" : null;
    }

    /// <summary><c>wallet.Address</c>, of a <c>CdpWallet</c> or an <c>EvmWallet</c>; a wallet alone may be one of passes.</summary>
    private static bool IsOfWallet(ISymbol symbol) =>
        symbol is IPropertySymbol && NameWords.Split(symbol.ContainingType.Name) is var words && words.Length > 1 && words[words.Length - 1] == "wallet" && (Owners.HasAny(words) || words.Contains("cdp"));

    private static bool HasSibling(ISymbol payer) => payer is IPropertySymbol && payer.ContainingType.GetMembers().Any(member => Siblings.Contains(member.Name));
}
