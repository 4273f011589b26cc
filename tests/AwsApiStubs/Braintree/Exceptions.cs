using System;

namespace Braintree.Exceptions;

public class BraintreeException : Exception
{
    public BraintreeException()
    {
    }

    public BraintreeException(string message)
        : base(message)
    {
    }

    public BraintreeException(string message, Exception e)
        : base(message, e)
    {
    }
}

public class AuthenticationException : BraintreeException
{
    public AuthenticationException()
    {
    }

    public AuthenticationException(string message)
        : base(message)
    {
    }
}

public class AuthorizationException : BraintreeException
{
    public AuthorizationException()
    {
    }

    public AuthorizationException(string message)
        : base(message)
    {
    }
}

public class ConfigurationException : BraintreeException
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }
}

public class GatewayTimeoutException : BraintreeException
{
    public GatewayTimeoutException()
    {
    }

    public GatewayTimeoutException(string message)
        : base(message)
    {
    }
}

public class InvalidSignatureException : BraintreeException
{
    public InvalidSignatureException()
    {
    }

    public InvalidSignatureException(string message)
        : base(message)
    {
    }
}

public class NotFoundException : BraintreeException
{
    public NotFoundException()
    {
    }

    public NotFoundException(string message)
        : base(message)
    {
    }
}

public class RequestTimeoutException : BraintreeException
{
    public RequestTimeoutException()
    {
    }

    public RequestTimeoutException(string message)
        : base(message)
    {
    }
}

public class ServerException : BraintreeException
{
    public ServerException()
    {
    }

    public ServerException(string message)
        : base(message)
    {
    }
}

public class ServiceUnavailableException : BraintreeException
{
    public ServiceUnavailableException()
    {
    }

    public ServiceUnavailableException(string message)
        : base(message)
    {
    }
}

public class TooManyRequestsException : BraintreeException
{
    public TooManyRequestsException()
    {
    }

    public TooManyRequestsException(string message)
        : base(message)
    {
    }
}

public class UnexpectedException : BraintreeException
{
    public UnexpectedException()
    {
    }

    public UnexpectedException(string message)
        : base(message)
    {
    }
}
