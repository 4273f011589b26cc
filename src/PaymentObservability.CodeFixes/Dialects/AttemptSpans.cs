using System.Linq;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>All libraries that an attempt can be traced with.</summary>
internal static class AttemptSpans
{
    private static readonly IAttemptSpan[] All = { new XRaySpan(), new ActivitySpan(), new DatadogSpan() };

    /// <summary>That of a library; null where nothing sends spans.</summary>
    public static IAttemptSpan? For(SpanLibrary library) => All.FirstOrDefault(span => span.Library == library);
}
