namespace PaymentObservability.Contract;

/// <summary>What a payment operation does with money; each kind owes its own telemetry.</summary>
internal enum PaymentKind
{
    /// <summary>Takes or sends money: pay, charge, capture, settle, checkout, payout.</summary>
    Payment,

    /// <summary>Gives money back or calls it off: refund, reversal, void, credit, cancel.</summary>
    Refund,

    /// <summary>Connects, creates or imports a CDP, EVM or x402 wallet.</summary>
    Wallet,

    /// <summary>Reports what already happened: webhook, past-tense event, status update. Owes no payment metric.</summary>
    Event,

    /// <summary>Only looks: GET, list, query, status. Owes no payment metric.</summary>
    Read,
}
