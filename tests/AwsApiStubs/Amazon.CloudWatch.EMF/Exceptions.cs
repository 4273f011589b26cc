using System;

namespace Amazon.CloudWatch.EMF;

public class DimensionSetExceededException : Exception
{
    public DimensionSetExceededException()
        : base($"Maximum number of dimensions allowed are {Constants.MaxDimensionSetSize}.")
    {
    }
}

public class EMFClientException : Exception
{
    public EMFClientException()
    {
    }

    public EMFClientException(string message)
        : base(message)
    {
    }

    public EMFClientException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

public class InvalidDimensionException : Exception
{
    public InvalidDimensionException(string message)
        : base(message)
    {
    }
}

public class InvalidMetricException : Exception
{
    public InvalidMetricException(string message)
        : base(message)
    {
    }
}

public class InvalidNamespaceException : Exception
{
    public InvalidNamespaceException(string message)
        : base(message)
    {
    }
}

public class InvalidTimestampException : Exception
{
    public InvalidTimestampException(string message)
        : base(message)
    {
    }
}
