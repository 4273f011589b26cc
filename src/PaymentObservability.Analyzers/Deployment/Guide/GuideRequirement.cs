namespace PaymentObservability.Deployment.Guide;

/// <summary>An item of the guide, with the rule that speaks of it alone and the words in which it is spoken of.</summary>
/// <param name="Item">A <see cref="GuideItem"/>.</param>
/// <param name="Rule">The id of the rule behind the grouped warning (<c>PAY6003</c>).</param>
/// <param name="Area">What it belongs to: <c>Lambda alarms</c>. Empty where <paramref name="Label"/> says it all.</param>
/// <param name="Label">The item within its area: <c>error rate</c>.</param>
internal sealed record GuideRequirement(string Item, string Rule, string Area, string Label);
