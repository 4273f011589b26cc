using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// Deploys the health check and the canary that the code has. Facts: <c>handler</c> as the template is to name it; for the health check <c>path</c>, the tables that it asks
/// (<c>tables</c>), the environment variables that it reads (<c>variables</c>) and the format of its requests (<c>payload</c>); the target is the payment function beside it,
/// whose settings it shares.
/// </summary>
internal sealed class HealthAndCanary : IGuideSection
{
    /// <summary>The logical id of the health check.</summary>
    public const string HealthId = "HealthFunction";

    /// <summary>The logical id of the canary.</summary>
    public const string CanaryId = "PaymentCanary";

    /// <summary>The rule that asks for both.</summary>
    public const string Rule = "PAY6013";

    private const string PaymentPath = "CanaryPaymentPath";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.HealthDeployed, GuideItem.CanaryDeployed };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        // An image is started by its own command.
        if (gap.Fact("handler") is not { } handler || draft.View.Property(gap.Target, "ImageUri") is not null || draft.View.Text(gap.Target, "PackageType") == "Image" || PlaceOf(gap, draft) is not { } place)
        {
            return;
        }

        if (gap.Item == GuideItem.HealthDeployed)
        {
            if (place.HasRoutes && HealthCheck.Of(gap, draft) is { } check && place.Permits(check))
            {
                place.AddHealth(handler, check);
            }
        }
        else if (place.Url is { } url && IsHealthAnswered(draft))
        {
            place.AddCanary(handler, CanaryVariables(gap, url, draft));
        }
    }

    private static IProbePlace? PlaceOf(GuideGap gap, TemplateDraft draft) => draft.View.Type(gap.Target) switch
    {
        TemplateView.ServerlessFunction => ServerlessProbes.Beside(gap.Target, draft),
        TemplateView.LambdaFunction => PlainProbes.Beside(gap.Target, draft),
        _ => null,
    };

    // The canary asks the health check first: without a route to it, it would only ever fail.
    private static bool IsHealthAnswered(TemplateDraft draft) =>
        draft.Gaps.All(gap => gap.Item != GuideItem.HealthDeployed) || draft.Has(draft.Name(HealthId, TemplateView.ServerlessFunction), TemplateView.ServerlessFunction) || draft.Has(draft.Name(HealthId, TemplateView.LambdaFunction), TemplateView.LambdaFunction);

    private static MapNode CanaryVariables(GuideGap gap, TemplateNode url, TemplateDraft draft)
    {
        var variables = new MapNode { { "CANARY_URL", url } };
        if (gap.Fact("payment-path")?.IndexOf('{') >= 0)
        {
            // The canary's code knows a path without parameters by itself.
            draft.AddParameter(
                PaymentPath,
                new MapNode { { "Type", "String" }, { "Default", "" }, { "Description", $"PAY6013: the path that the canary asks to be paid, for {gap.Fact("payment-path")}; the canary fails until it is told" } },
                Rule + ": what the canary asks to be paid");
            variables.Add("CANARY_PAYMENT_PATH", CallNode.Ref(PaymentPath));
        }

        return variables;
    }
}
