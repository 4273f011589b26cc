using System;

namespace Amazon.XRay.Recorder.Core.Exceptions;

public class EntityNotAvailableException : Exception
{
    public EntityNotAvailableException()
    {
    }

    public EntityNotAvailableException(string message)
        : base(message)
    {
    }

    public EntityNotAvailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

public class InvalidAnnotationException : Exception
{
    public InvalidAnnotationException()
    {
    }

    public InvalidAnnotationException(string message)
        : base(message)
    {
    }

    public InvalidAnnotationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

public class UnsupportedOperationException : Exception
{
    public UnsupportedOperationException()
    {
    }

    public UnsupportedOperationException(string message)
        : base(message)
    {
    }

    public UnsupportedOperationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
