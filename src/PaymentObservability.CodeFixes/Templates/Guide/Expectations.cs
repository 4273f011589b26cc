using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>What differs from one service to the next and every stage: parameters of the template, with defaults that fit most. Each is added where something needs it.</summary>
internal static class Expectations
{
    private const string Rule = "PAY6007";
    private const string SilenceName = "PaymentSilenceHours";
    private const string SuccessName = "PaymentSuccessMinimum";
    private const string DurationName = "PaymentDurationMaximum";
    private const string PeriodName = "PaymentRatePeriod";

    /// <summary>The longest silence in words, for <c>Fn::Sub</c>.</summary>
    public const string SilenceInWords = "${" + SilenceName + "} hours";

    /// <summary>The least percentage of successes, for <c>Fn::Sub</c>.</summary>
    public const string SuccessInWords = "${" + SuccessName + "} %";

    /// <summary>The longest duration in words, for <c>Fn::Sub</c>.</summary>
    public const string DurationInWords = "${" + DurationName + "} ms";

    /// <summary>
    /// Hours without a payment or a call that are nothing unusual. A day by default: nights are longer than any number of hours that would be soon, and who sells around the
    /// clock sets it lower. That the service can be reached, the canary tells within the hour.
    /// </summary>
    public static TemplateNode Silence(TemplateDraft draft) =>
        Number(SilenceName, 24, 1, 168, "hours without a payment or a call that are usual, nights included", "how long it may be quiet", draft);

    /// <summary>Percent of attempts that have to succeed.</summary>
    public static TemplateNode Success(TemplateDraft draft) => Number(SuccessName, 95, 0, 100, "percent of attempts that succeed at least", "how many attempts succeed", draft);

    /// <summary>Milliseconds that 95 of 100 payments take at most.</summary>
    public static TemplateNode Duration(TemplateDraft draft) => Number(DurationName, 5000, 1, highest: null, "ms that 95 of 100 payments take at most", "how long payments take", draft);

    /// <summary>Seconds over which the rate of successes is taken. A service with few payments takes an hour: a rate of two attempts says nothing.</summary>
    public static TemplateNode RatePeriod(TemplateDraft draft)
    {
        var parameter = new MapNode
        {
            { "Type", "Number" },
            { "Default", 300 },
            { "AllowedValues", ListNode.Inline(60, 300, 900, 3600, 21600) },
            { "Description", $"{Rule}: seconds over which successes are counted; with fewer than five attempts in it a rate says nothing" },
        };
        draft.AddParameter(PeriodName, parameter, Rule + ": how many attempts a rate is made of");
        return CallNode.Ref(PeriodName);
    }

    private static TemplateNode Number(string name, int usual, int lowest, int? highest, string description, string comment, TemplateDraft draft)
    {
        var parameter = new MapNode { { "Type", "Number" }, { "Default", usual }, { "MinValue", lowest } };
        parameter.Add("MaxValue", highest is { } most ? (TemplateNode)most : null);
        parameter.Add("Description", Rule + ": " + description);
        draft.AddParameter(name, parameter, Rule + ": " + comment);
        return CallNode.Ref(name);
    }
}
