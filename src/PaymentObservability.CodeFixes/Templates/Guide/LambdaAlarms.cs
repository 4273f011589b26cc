using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The guide's alarms on a function: errors, duration, throttles, concurrency, invocations.</summary>
internal sealed class LambdaAlarms : IGuideSection
{
    private const string Rule = "PAY6003";
    private const string Lambda = "AWS/Lambda";

    // Seconds, where neither the function nor the globals say: Lambda's own default.
    private const double DefaultTimeout = 3;

    private static readonly string[] EventsOfCallers = { "Api", "HttpApi", "FunctionUrl" };

    public IReadOnlyCollection<string> Items { get; } = new[]
    {
        GuideItem.LambdaErrors, GuideItem.LambdaDuration, GuideItem.LambdaThrottles, GuideItem.LambdaConcurrency, GuideItem.LambdaInvocations,
    };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var function = gap.Target;
        if (gap.Item == GuideItem.LambdaConcurrency)
        {
            Concurrency(function, draft);
            return;
        }

        if (draft.View.Type(function) is not (TemplateView.ServerlessFunction or TemplateView.LambdaFunction))
        {
            return;
        }

        switch (gap.Item)
        {
            case GuideItem.LambdaErrors:
                Errors(gap, draft);
                break;
            case GuideItem.LambdaDuration:
                Duration(gap, draft);
                break;
            case GuideItem.LambdaThrottles:
                new AlarmBuilder(draft, function + "ThrottlesAlarm", Rule)
                    .Means($"{function} is throttled: callers are turned away. Raise its concurrency or the account's", GuideItem.QueryErrors)
                    .Watches(Of(function, "Throttles"), "Sum", 60).Above(0).For(Bad(gap, 60), of: Looked(gap, 60))
                    .Add("invocations are turned away");
                break;
            case GuideItem.LambdaInvocations:
                Invocations(gap, draft);
                break;
        }
    }

    /// <summary>A metric of a function.</summary>
    public static Metric Of(string function, string name) => Of(CallNode.Ref(function), name);

    /// <summary>A metric of the function that has a name.</summary>
    public static Metric Of(TemplateNode function, string name) => Metric.Of(Lambda, name, "FunctionName", function);

    // Of a function that runs less often, two bad periods of three never come.
    private static int Bad(GuideGap gap, int period) => IsRare(gap, period) ? 1 : 2;

    private static int Looked(GuideGap gap, int period) => IsRare(gap, period) ? 1 : 3;

    private static bool IsRare(GuideGap gap, int period) => RunWindow.Every(gap) > period;

    private static void Errors(GuideGap gap, TemplateDraft draft)
    {
        var function = gap.Target;
        new AlarmBuilder(draft, function + "ErrorsAlarm", Rule)
            .Means($"More than 5 % of the invocations of {function} fail", GuideItem.QueryErrors)
            .Calculates("Error rate (%)", "IF(invocations > 0, 100 * errors / invocations, 0)", Of(function, "Errors").Part("errors", "Sum", 300), Of(function, "Invocations").Part("invocations", "Sum", 300))
            .Above(5).For(Bad(gap, 300), of: Looked(gap, 300))
            .Add("more than 5 % of invocations fail");
    }

    private static void Duration(GuideGap gap, TemplateDraft draft)
    {
        var function = gap.Target;
        var alarm = new AlarmBuilder(draft, function + "DurationAlarm", Rule)
            .Means($"The slowest invocations of {function} take more than 80 % of its timeout: it will be cut off, maybe amid a payment", GuideItem.QuerySlowest)
            .For(Bad(gap, 300), of: Looked(gap, 300));
        const string Comment = "p99 duration above 80 % of the timeout";
        var timeout = draft.View.Property(function, "Timeout");
        if ((timeout is null ? DefaultTimeout : draft.View.Number(function, "Timeout")) is { } seconds)
        {
            alarm.Watches(Of(function, "Duration"), "p99", 300).Above(seconds * 1000 * 0.8).Add(Comment);
        }
        else if (draft.View.Node(function, "Timeout") is { } computed)
        {
            // A threshold cannot be computed by CloudFormation, a metric's expression can hold the parameter.
            var sub = new SubText();
            alarm.Calculates("p99 duration (% of timeout)", sub.Node("100 * duration / (1000 * " + sub.Of(computed) + ")"), Of(function, "Duration").Part("duration", "p99", 300)).Above(80).Add(Comment);
        }
    }

    private static void Concurrency(string function, TemplateDraft draft)
    {
        if (function.Length > 0 && draft.View.Number(function, "ReservedConcurrentExecutions") is > 0 and { } reserved)
        {
            new AlarmBuilder(draft, function + "ConcurrencyAlarm", Rule)
                .Means($"{function} uses more than 90 % of its reserved concurrency: it will be throttled", GuideItem.QueryErrors)
                .Watches(Of(function, "ConcurrentExecutions"), "Maximum", 60).Above(reserved * 0.9).For(5, of: 5)
                .Add("concurrency above 90 % of what is reserved");
            return;
        }

        // Functions without a reservation share the account's, so one alarm is enough.
        draft.AddParameter(
            "LambdaConcurrencyQuota",
            new MapNode { { "Type", "Number" }, { "Default", 1000 }, { "MinValue", 1 }, { "Description", "PAY6003: the account's quota of concurrent Lambda executions in this region" } },
            Rule + ": what concurrency is measured against");
        new AlarmBuilder(draft, "LambdaConcurrencyAlarm", Rule)
            .Means("Functions claim more than 90 % of the account's concurrency in this region: payments will be throttled", GuideItem.QueryErrors)
            .Calculates("Claimed concurrency (%)", CallNode.Sub("100 * claimed / ${LambdaConcurrencyQuota}"), new Metric(Lambda, "ClaimedAccountConcurrency", new (string, TemplateNode)[0]).Part("claimed", "Maximum", 60))
            .Above(90).For(5, of: 5)
            .Add("claimed concurrency above 90 % of the quota");
    }

    private static void Invocations(GuideGap gap, TemplateDraft draft)
    {
        var function = gap.Target;
        if (RunWindow.Every(gap) is { } every)
        {
            // A band learns nothing from a handful of runs. That they stop is what can go wrong.
            if (RunWindow.Of(every) is { } window)
            {
                new AlarmBuilder(draft, function + "SilenceAlarm", Rule)
                    .Means($"{function} did not run for {RunWindow.Words(window.Period * window.Periods)}, twice as long as between two runs", GuideItem.QueryErrors)
                    .Watches(Of(function, "Invocations"), "Sum", window.Period).Below(1).For(window.Periods, of: window.Periods).WithoutData("breaching")
                    .Add("its schedule does not run it");
            }

            return;
        }

        new AlarmBuilder(draft, function + "InvocationsAlarm", Rule)
            .Means($"{function} is invoked far more or far less often than usual", GuideItem.QueryPayments)
            .LeavesItsBand(Of(function, "Invocations"), "Sum", 300, width: 3).For(3, of: 3).WithoutData("ignore")
            .Add("unusual number of invocations");

        // Queues, streams and schedules have their own alarms; silence there is nothing unusual.
        if (gap.Fact("callers") == "true" || draft.View.EventTypes(function).Any(EventsOfCallers.Contains) || draft.View.Property(function, "FunctionUrlConfig") is not null)
        {
            new AlarmBuilder(draft, function + "SilenceAlarm", Rule)
                .Means($"{function} was not invoked for {Expectations.SilenceInWords}: nobody reaches it, or nobody tries", GuideItem.QueryErrors)
                .Watches(Of(function, "Invocations"), "Sum", 3600).Below(1).ForAll(Expectations.Silence(draft)).WithoutData("breaching")
                .Add("no invocation for long");
        }
    }
}
