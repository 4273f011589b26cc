using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>Whether a template decides by environment if Powertools captures what traced methods return.</summary>
internal static class CaptureSwitch
{
    private const string Variable = "POWERTOOLS_TRACER_CAPTURE_RESPONSE";

    /// <summary>Whether any file that the project is deployed by names the variable, with whatever value.</summary>
    public static bool IsNamed(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        files.Any(file => file.GetText(cancellation)?.ToString().IndexOf(Variable, StringComparison.Ordinal) >= 0);
}
