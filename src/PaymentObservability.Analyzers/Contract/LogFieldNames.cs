using System;
using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>
/// Whether a field that a team named itself says what the contract's field does: <c>elapsedMs</c> is a duration, <c>OrderId</c> says what is paid for. In
/// strict mode only the contract's own spelling will do, since the guide's log queries ask for exactly that.
/// </summary>
internal static class LogFieldNames
{
    /// <summary>The guide's field for how long an attempt took.</summary>
    public const string Duration = "duration";

    private static readonly ImmutableHashSet<string> Resource = WordSet.Of("""
        resource resources route path endpoint url uri operation action product item sku plan order invoice service article content api feature function purpose
        subscription booking ticket cart basket checkout merchant queue topic event recurso ruta rota pedido orden produto producto servicio servico ressource
        """);

    private static readonly ImmutableHashSet<string> Outcome = WordSet.Of("outcome outcomes result results status state success succeeded successful failed approved paid settled captured refunded completed confirmed ok resultado estado ergebnis resultat");

    private static readonly ImmutableHashSet<string> Reason = WordSet.Of("""
        reason reasons error errors code cause failure message exception detail details declined decline problem why motivo razon razao erro grund fehler raison erreur
        """);

    /// <summary>Whether a field of this name fills the contract's.</summary>
    /// <param name="wanted">The contract's field.</param>
    /// <param name="name">The field as code names it.</param>
    /// <param name="strict">Whether only the same spelling counts.</param>
    public static bool Fills(string wanted, string name, bool strict)
    {
        if (string.Equals(wanted, name, strict ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (strict)
        {
            return false;
        }

        var words = NameWords.Split(name);
        if (string.Concat(words) == string.Concat(NameWords.Split(wanted)))
        {
            return true;
        }

        return wanted switch
        {
            Duration => RoleWords.Duration.HasAny(words),
            "resource" => Resource.HasAny(words),
            "outcome" => Outcome.HasAny(words),
            "reason" => Reason.HasAny(words),
            _ => false,
        };
    }

    /// <summary>Whether a message says by itself how an attempt ended: a query can look for it as well as for a field.</summary>
    public static bool TellsOutcome(string message)
    {
        var words = NameWords.Split(message);
        return RoleWords.Success.HasAny(words) || RoleWords.Failure.HasAny(words);
    }

    /// <summary>Whether a message says that an attempt failed.</summary>
    public static bool TellsFailure(string message) => RoleWords.Failure.HasAny(NameWords.Split(message));

    /// <summary>Whether a message speaks of connecting a wallet.</summary>
    public static bool TellsConnection(string message) => RoleWords.Wallet.HasAny(NameWords.Split(message));
}
