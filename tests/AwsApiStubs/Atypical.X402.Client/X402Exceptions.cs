using System;
using X402.Protocol;

namespace X402.Client;

public class X402Exception : Exception
{
    public X402Exception(string message)
        : base(message)
    {
    }

    public X402Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public sealed class SpendingLimitExceededException : X402Exception
{
    public SpendingLimitExceededException(string message)
        : base(message)
    {
    }
}

public sealed class NoAcceptablePaymentException : X402Exception
{
    public NoAcceptablePaymentException(string message)
        : base(message)
    {
    }
}

public sealed class PaymentRejectedException : X402Exception
{
    public PaymentRejectedException(string message)
        : base(message)
    {
    }

    public PaymentRejectedException(string message, PaymentRequired paymentRequired)
        : base(message)
    {
        PaymentRequired = paymentRequired;
        Reason = paymentRequired.Error;
    }

    public string? Reason { get; }

    public PaymentRequired? PaymentRequired { get; }
}
