using System.Collections.Generic;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Writes what one part of the guide asks for.</summary>
internal interface IGuideSection
{
    /// <summary>The items that it writes.</summary>
    IReadOnlyCollection<string> Items { get; }

    /// <summary>Writes what closes a gap; nothing where the template does not say enough.</summary>
    void Write(TemplateGap gap, TemplateDraft draft);
}
