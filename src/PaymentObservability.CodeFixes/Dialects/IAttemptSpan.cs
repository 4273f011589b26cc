namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>How one library traces an attempt: the part of the attempt's type that differs.</summary>
internal interface IAttemptSpan
{
    /// <summary>The library.</summary>
    SpanLibrary Library { get; }

    /// <summary>Its fields.</summary>
    string Fields { get; }

    /// <summary>
    /// The methods <c>BeginSpan(string name)</c> and <c>EndSpan()</c>, written like the members of <see cref="IAttemptDialect"/>. <c>«Source»</c> stands for the literal
    /// name of the source, in the fields too. Both may throw: the caller catches.
    /// </summary>
    string Members { get; }
}
