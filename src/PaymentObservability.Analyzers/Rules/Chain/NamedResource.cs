using PaymentObservability.Deployment;

namespace PaymentObservability.Rules.Chain;

/// <summary>One thing that the value of a dimension may name.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Resource">The resource; null for an index, a stage or what SAM makes.</param>
/// <param name="Noun">What it is.</param>
/// <param name="AttributeNoun">Which of its attributes counts.</param>
/// <param name="IsExhaustive">Whether all things of its kind are known: the stages of this API, the indexes of this table.</param>
internal sealed record NamedResource(NameExpression Name, TemplateResource? Resource, string Noun, string AttributeNoun, bool IsExhaustive);
