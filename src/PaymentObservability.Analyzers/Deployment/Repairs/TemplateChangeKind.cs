namespace PaymentObservability.Deployment.Repairs;

/// <summary>How one thing in a template is changed.</summary>
internal enum TemplateChangeKind
{
    /// <summary>A word becomes another one, in quotes or text or wherever it stands.</summary>
    Rename,

    /// <summary>A key gets a value, its first or another one.</summary>
    Put,

    /// <summary>A key and its value become another key with another value.</summary>
    Swap,

    /// <summary>A text becomes any other value.</summary>
    Replace,

    /// <summary>An alarm tells the topic that the template's other alarms tell, or one that is made for it.</summary>
    Alert,

    /// <summary>An alarm on one metric becomes one on what is worked out of it.</summary>
    Calculate,
}
