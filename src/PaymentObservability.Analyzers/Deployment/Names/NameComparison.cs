namespace PaymentObservability.Deployment;

/// <summary>How two names compare.</summary>
internal enum NameComparison
{
    /// <summary>Nobody can tell from the text, or it depends on how the template is deployed.</summary>
    Unknown,

    /// <summary>They are the same, with the parameters' defaults at least.</summary>
    Same,

    /// <summary>They differ however the template is deployed.</summary>
    Different,
}
