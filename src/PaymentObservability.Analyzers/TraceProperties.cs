namespace PaymentObservability;

/// <summary>What the rules about traces tell their fixes, beside <see cref="FixProperties"/>.</summary>
internal static class TraceProperties
{
    /// <summary>The library of the span that is open at the place, as its dialect names itself; absent where no fix can write with it.</summary>
    public const string Tracer = nameof(Tracer);

    /// <summary>C# that names what spans are started on (an <c>ActivitySource</c>, a <c>Tracer</c>) and is in reach; absent where the library needs none.</summary>
    public const string Source = nameof(Source);

    /// <summary>PAY2002: the name of the subsegment.</summary>
    public const string Step = nameof(Step);

    /// <summary>PAY2003: the key under which the amount is annotated; absent where it already is, or is not in reach.</summary>
    public const string AmountKey = nameof(AmountKey);

    /// <summary>PAY2003: the key under which the wallet is annotated; absent where it already is, or is not in reach.</summary>
    public const string WalletKey = nameof(WalletKey);

    /// <summary>PAY2003: C# of type <c>string</c> that names the wallet.</summary>
    public const string Wallet = nameof(Wallet);

    /// <summary>PAY2003, PAY2004: present (<c>true</c>) where more than one span is around the call, so that its own is not the attempt's.</summary>
    public const string IsNested = nameof(IsNested);

    /// <summary>PAY2004: <c>Catch</c> where the diagnostic stands on a catch clause, <c>Result</c> where the call's result tells of the failure.</summary>
    public const string Failure = nameof(Failure);

    /// <summary>PAY2005: how AWS clients come to be traced here: <c>XRay</c>, <c>Powertools</c> or <c>OpenTelemetry</c>.</summary>
    public const string Registration = nameof(Registration);
}
