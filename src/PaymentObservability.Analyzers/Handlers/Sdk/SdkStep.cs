namespace PaymentObservability.Handlers;

/// <summary>The part that a member plays in an attempt.</summary>
internal enum SdkStep
{
    /// <summary>Moves the money, or asks for it: the attempt ends with it.</summary>
    Move,

    /// <summary>Begins something that a later call moves: a created but unconfirmed intent, an order. The attempt's money call where nothing later does.</summary>
    Begin,

    /// <summary>Checks a payment that a later call settles.</summary>
    Verify,

    /// <summary>Reads an event that a provider reports: what follows is a report, not an attempt.</summary>
    Webhook,
}
