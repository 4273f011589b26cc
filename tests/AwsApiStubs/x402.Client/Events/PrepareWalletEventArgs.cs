using System;
using System.Net.Http;

namespace x402.Client.Events;

public class PrepareWalletEventArgs<T> : EventArgs
{
    public PrepareWalletEventArgs(HttpRequestMessage request, HttpResponseMessage response, T paymentRequiredResponse)
    {
        Request = request;
        Response = response;
        PaymentRequiredResponse = paymentRequiredResponse;
    }

    public HttpRequestMessage Request { get; }

    public HttpResponseMessage Response { get; }

    public T PaymentRequiredResponse { get; }
}
