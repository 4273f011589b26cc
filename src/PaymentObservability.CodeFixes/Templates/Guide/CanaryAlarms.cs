using System.Collections.Generic;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The alarms on the canary: that it fails, and that it does not run.</summary>
internal sealed class CanaryAlarms : IGuideSection
{
    private const string Rule = "PAY6013";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.CanaryAlarms };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var canary = gap.Target.Length == 0 ? HealthAndCanary.CanaryId : gap.Target;
        if (!draft.Has(canary, TemplateView.ServerlessFunction) && !draft.Has(canary, TemplateView.LambdaFunction))
        {
            return;
        }

        new AlarmBuilder(draft, canary + "FailsAlarm", Rule)
            .Means("The canary found that the service does not answer as it should", GuideItem.QueryErrors)
            .Watches(LambdaAlarms.Of(canary, "Errors"), "Sum", 900).Above(0).For(1, of: 1)
            .Add("the canary fails");

        // It runs every 15 minutes. A window of an hour holds four runs, so that none is missed for falling between two windows. One that runs less often is given longer. Seconds.
        var window = RunWindow.Every(gap) is > 1800 and { } every ? RunWindow.Of(every) : new(3600, 1);
        if (window is null)
        {
            return;
        }

        new AlarmBuilder(draft, canary + "SilentAlarm", Rule)
            .Means($"The canary did not run for {RunWindow.Words(window.Period * window.Periods)}: nobody would notice that the service is down", GuideItem.QueryErrors)
            .Watches(LambdaAlarms.Of(canary, "Invocations"), "Sum", window.Period).Below(1).For(window.Periods, of: window.Periods).WithoutData("breaching")
            .Add("the canary does not run");
    }
}
