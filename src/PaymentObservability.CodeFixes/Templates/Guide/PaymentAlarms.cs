using System.Collections.Generic;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The only alarms that see a payment fail: to Lambda and to the API a refused or lost payment is an answer like any other.</summary>
internal sealed class PaymentAlarms : IGuideSection
{
    private const string Rule = "PAY6007";

    // Below this many attempts in a period a rate says nothing.
    private const int LeastSamples = 5;

    public IReadOnlyCollection<string> Items { get; } = new[]
    {
        GuideItem.PaymentSuccess, GuideItem.PaymentUnknown, GuideItem.PaymentNone, GuideItem.PaymentDuration, GuideItem.WalletConnection,
    };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var prefix = gap.Target.Length == 0 ? "Payment" : gap.Target + "Payment";
        switch (gap.Item)
        {
            case GuideItem.PaymentSuccess when PaymentMetrics.Of(gap, "success") is { } success:
                Rate(draft, prefix + "SuccessAlarm", success, $"Fewer than {Expectations.SuccessInWords} of payments succeed", GuideItem.QueryFailures, "too few payments succeed");
                break;
            case GuideItem.WalletConnection when PaymentMetrics.Of(gap, "success") is { } success:
                Rate(draft, gap.Target + "WalletConnectionAlarm", success, $"Fewer than {Expectations.SuccessInWords} of wallet connections succeed", GuideItem.QueryWallets, "too few connections succeed");
                break;
            case GuideItem.PaymentUnknown when PaymentMetrics.FailuresOf(gap, gap.Fact("unknown") ?? "Unknown") is { } unknown:
                new AlarmBuilder(draft, prefix + "UnknownAlarm", Rule)
                    .Means("PAGE. A payment ended without an answer, in a timeout or an exception: the payer may have been charged. Look it up at the processor before anybody tries again", GuideItem.QueryFailures)
                    .Watches(unknown, "Sum", 60).Above(0).For(1, of: 1)
                    .Add("a payment whose outcome is not known");
                break;
            case GuideItem.PaymentNone when PaymentMetrics.Of(gap, "success") is { } success:
                new AlarmBuilder(draft, prefix + "NoneAlarm", Rule)
                    .Means($"No payment was tried for {Expectations.SilenceInWords}", GuideItem.QueryPayments)
                    .Watches(success, "SampleCount", 3600).Below(1).ForAll(Expectations.Silence(draft)).WithoutData("breaching")
                    .Add("no payments at all");
                break;
            case GuideItem.PaymentDuration when PaymentMetrics.Of(gap, "duration") is { } duration:
                new AlarmBuilder(draft, prefix + "DurationAlarm", Rule)
                    .Means($"One in twenty payments takes more than {Expectations.DurationInWords}", GuideItem.QuerySlowest)
                    .Watches(duration, "p95", 300).Above(Expectations.Duration(draft)).For(3, of: 3)
                    .Add("p95 of payments");
                break;
        }
    }

    private static void Rate(TemplateDraft draft, string id, Metric success, string meaning, string query, string comment)
    {
        var period = Expectations.RatePeriod(draft);
        new AlarmBuilder(draft, id, Rule)
            .Means(meaning, query)
            .Calculates("Success rate (%)", $"IF(attempts >= {LeastSamples}, 100 * rate, 100)", success.Part("rate", "Average", period), success.Part("attempts", "SampleCount", period))
            .Below(Expectations.Success(draft)).For(2, of: 3)
            .Add(comment);
    }
}
