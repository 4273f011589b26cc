using System;

namespace PaypalServerSdk.Standard.Exceptions;

/// <summary>The original takes the HTTP exchange; the stand-in takes its status.</summary>
public class ApiException : Exception
{
    public ApiException(string reason, int responseCode = 422)
        : base(reason)
    {
        ResponseCode = responseCode;
    }

    public int ResponseCode { get; }
}
