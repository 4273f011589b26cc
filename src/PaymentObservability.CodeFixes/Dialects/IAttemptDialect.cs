namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>
/// How one library records what an attempt came to. <see cref="AttemptTypeText"/> holds everything that all libraries share.
/// Types are written as <c>global::Full.Name</c>: the fix adds imports and shortens them as the document allows.
/// </summary>
internal interface IAttemptDialect
{
    /// <summary>The library.</summary>
    MetricLibrary Library { get; }

    /// <summary>Metadata names of the types without which the text does not compile.</summary>
    string[] RequiredTypes { get; }

    /// <summary>The type that units have.</summary>
    string UnitType { get; }

    /// <summary>The unit of a sample of 0 or 1 whose average is a rate.</summary>
    string Rate { get; }

    /// <summary>The unit of what is only ever added up.</summary>
    string Count { get; }

    /// <summary>The unit of a duration.</summary>
    string Milliseconds { get; }

    /// <summary>The unit of money.</summary>
    string NoUnit { get; }

    /// <summary>
    /// Static members that the library needs, if any, and the method <c>Write(string metricNamespace, List&lt;Metric&gt; metrics)</c>,
    /// indented as members of a type that stands in no namespace. It may throw: the caller catches.
    /// <c>string¿</c> stands for a string that may be null.
    /// </summary>
    string Members { get; }
}
