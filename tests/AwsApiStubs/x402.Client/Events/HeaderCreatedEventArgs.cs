using System;
using System.Net.Http;

namespace x402.Client.Events;

public class HeaderCreatedEventArgs<T> : EventArgs
{
    public HeaderCreatedEventArgs(T paymentPayloadHeader, int attempt)
    {
        PaymentPayloadHeader = paymentPayloadHeader;
        Attempt = attempt;
    }

    public T PaymentPayloadHeader { get; }

    public int Attempt { get; }
}
