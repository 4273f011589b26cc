using System;
using System.Net.Http;

namespace x402.Client.Events;

public class PaymentSelectedEventArgs<T> : EventArgs
{
    public PaymentSelectedEventArgs(HttpRequestMessage request, T? selectedRequirement)
    {
        Request = request;
        PaymentRequirements = selectedRequirement;
    }

    public HttpRequestMessage Request { get; }

    public T? PaymentRequirements { get; }
}
