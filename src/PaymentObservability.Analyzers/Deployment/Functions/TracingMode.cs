namespace PaymentObservability.Deployment;

/// <summary>Whether X-Ray traces a function.</summary>
internal enum TracingMode
{
    /// <summary>The template does not let it be seen.</summary>
    Unknown,

    /// <summary>Nothing is said, which passes through.</summary>
    NotSet,

    /// <summary>Traces what its caller traces.</summary>
    PassThrough,

    /// <summary>Traces.</summary>
    Active,

    /// <summary>SAM's <c>Disabled</c>.</summary>
    Disabled,
}
