using System.Collections.Generic;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Writes what one part of the guide asks for.</summary>
internal interface IGuideSection
{
    /// <summary>The items that it writes.</summary>
    IReadOnlyCollection<string> Items { get; }

    /// <summary>Writes what closes a gap; nothing where the template does not say enough.</summary>
    void Write(GuideGap gap, TemplateDraft draft);
}
