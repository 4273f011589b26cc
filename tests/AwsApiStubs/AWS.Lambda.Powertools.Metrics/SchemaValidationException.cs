using System;

namespace AWS.Lambda.Powertools.Metrics;

public class SchemaValidationException : Exception
{
    public SchemaValidationException(string propertyName)
        : base($"EMF schema is invalid. '{propertyName}' is mandatory and not specified.")
    {
    }

    public SchemaValidationException(bool raiseEmptyMetrics)
        : base(raiseEmptyMetrics ? "No metrics have been provided." : null)
    {
    }
}
