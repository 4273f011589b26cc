using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>The words by which a metric's name tells what it measures, in the languages of <see cref="GuideWords"/>.</summary>
internal static class RoleWords
{
    public static readonly ImmutableHashSet<string> Amount = WordSet.Of("""
        amount amounts value values revenue turnover gmv price cost income earnings proceeds money
        importe importes monto montos ingreso ingresos valor valores montante receita faturamento montant betrag umsatz
        """);

    /// <summary>Words of amounts as well as of counts; the rest of the name decides.</summary>
    public static readonly ImmutableHashSet<string> Total = WordSet.Of("total totals volume sum gross net summe suma soma");

    public static readonly ImmutableHashSet<string> Duration = WordSet.Of("""
        duration durations latency latencies elapsed time times ms msec millis millisecond milliseconds sec secs second seconds took runtime
        stopwatch duracion duracao tempo tiempo latencia dauer zeit duree temps
        """);

    public static readonly ImmutableHashSet<string> Success = WordSet.Of("""
        success successes successful successfully succeeded succeed succeeds ok approved approval approvals accepted authorized authorised paid
        settled completed complete completion completions confirmed captured charged processed fulfilled refunded reimbursed reversed voided
        connected
        exito exitos exitoso exitosos exitosa exitosas aprobado aprobados aprobada aprobadas completado completados procesado procesados pagado
        sucesso sucessos aprovado aprovados aprovada aprovadas concluido concluidos processado processados confirmado confirmados
        erfolg erfolge erfolgreich reussi reussis
        """);

    public static readonly ImmutableHashSet<string> Failure = WordSet.Of("""
        failure failures failed fail fails failing declined decline declines denied denial denials error errors errored rejected rejection
        rejections reject refused refusal unsuccessful exception exceptions fault faults faulted unpaid aborted timeout timeouts insufficient
        fallo fallos fallido fallidos fallida fallidas rechazado rechazados rechazada rechazadas
        falha falhas falhou recusado recusados recusada recusadas rejeitado rejeitados rejeitada rejeitadas erro erros
        fehler fehlgeschlagen abgelehnt echec echecs erreur erreurs
        """);

    public static readonly ImmutableHashSet<string> Either = WordSet.Of("outcome outcomes result results status statuses resultado resultados ergebnis resultat");

    public static readonly ImmutableHashSet<string> Pending = WordSet.Of("""
        pending awaiting unsettled undecided inflight pendiente pendientes pendente pendentes ausstehend attente
        """);

    /// <summary>Words of pending attempts that stand in other names too: <c>PaymentProcessingTime</c>.</summary>
    public static readonly ImmutableHashSet<string> PerhapsPending = WordSet.Of("processing progress");

    public static readonly ImmutableHashSet<string> Challenge = WordSet.Of("challenge challenges challenged paywalled");

    /// <summary>Words that, with a payment's, ask for it: <c>PaymentRequired</c>, <c>http_402</c>.</summary>
    public static readonly ImmutableHashSet<string> PerhapsChallenge = WordSet.Of("required demanded 402");

    /// <summary>Words that add nothing to what is counted: <c>TotalPaymentCount</c> counts payments.</summary>
    public static readonly ImmutableHashSet<string> Counting = WordSet.Of("count counts counter number num of total totals all metric metrics x402 cdp");

    /// <summary>Words of a payment, whatever happens to it.</summary>
    public static readonly ImmutableHashSet<string> Payment =
        GuideWords.Words.PaymentNouns.Union(WordSet.Of("pay paid charged settle settled pagado capture captured"));

    /// <summary>Words of money given back.</summary>
    public static readonly ImmutableHashSet<string> Refund = WordSet.Of("""
        refund refunds refunded refunding chargeback chargebacks reversal reversals reversed void voided reimbursement reimbursements reimbursed
        reembolso reembolsos reembolsado reembolsados devolucion devoluciones estorno estornos estornado estornados devolucao devolucoes
        remboursement remboursements ruckerstattung rueckerstattung erstattung storno
        """);

    /// <summary>Words of a wallet that is connected.</summary>
    public static readonly ImmutableHashSet<string> Wallet = WordSet.Of("""
        wallet wallets carteira carteiras billetera billeteras cartera portefeuille
        connection connections connect connected conexion conexao conexoes verbindung connexion
        """);

    /// <summary>Words of things that have outcomes and durations of their own, which are not the attempt's.</summary>
    public static readonly ImmutableHashSet<string> Unrelated = WordSet.Of("""
        health healthcheck heartbeat canary cold coldstart startup cache database db dynamo dynamodb sql redis login email memory cpu gc
        """);
}
