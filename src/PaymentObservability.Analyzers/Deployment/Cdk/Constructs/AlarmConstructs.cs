using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Alarms, alarms on alarms, and what they do when they go off.</summary>
internal static class AlarmConstructs
{
    /// <summary><c>new Alarm(...)</c> and <c>metric.CreateAlarm(...)</c>.</summary>
    public static void Read(StackResource alarm, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        alarm.IsWhole &= props.IsWhole;
        var metric = reader.Metrics.Of(creation is IInvocationOperation { Instance: { } instance } ? instance : props["Metric"]);
        foreach (var (property, value) in StackMetrics.Properties(metric))
        {
            alarm.Set(property, value);
        }

        alarm.Set("AlarmName", values.Of(props["AlarmName"]));
        alarm.Set("AlarmDescription", values.Of(props["AlarmDescription"]));
        alarm.Set("ActionsEnabled", values.Of(props["ActionsEnabled"]));
        alarm.Set("Threshold", values.Of(props["Threshold"]));
        alarm.Set("EvaluationPeriods", values.Of(props["EvaluationPeriods"]));
        alarm.Set("DatapointsToAlarm", values.Of(props["DatapointsToAlarm"]));
        alarm.Set("EvaluateLowSampleCountPercentile", values.Of(props["EvaluateLowSampleCountPercentile"]));
        alarm.Set("ComparisonOperator", props["ComparisonOperator"] is { } comparison
            ? (values.MemberOf(comparison) is { } word ? StackNodes.Text(StackWords.Pascal(word), values.SpanOf(comparison)) : values.Unknown(comparison))
            : props.IsWhole ? StackNodes.Text("GreaterThanOrEqualToThreshold", alarm.Span) : StackNodes.Unknown("comparison", alarm.Span));
        alarm.Set("TreatMissingData", props["TreatMissingData"] is { } missing
            ? (values.MemberOf(missing) is { } treatment ? StackNodes.Text(StackWords.Camel(treatment), values.SpanOf(missing)) : values.Unknown(missing))
            : null);
    }

    /// <summary><c>new CompositeAlarm(...)</c>.</summary>
    public static void ReadComposite(StackResource alarm, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        alarm.IsWhole &= props.IsWhole;
        alarm.Set("AlarmName", reader.Values.Of(props["CompositeAlarmName"]));
        alarm.Set("ActionsEnabled", reader.Values.Of(props["ActionsEnabled"]));
        alarm.Set("AlarmRule", props["AlarmRule"] is { } rule ? RuleOf(rule, reader.Values, 0) : StackNodes.Unknown("rule", alarm.Span));
    }

    /// <summary><c>alarm.AddAlarmAction(new SnsAction(topic))</c>.</summary>
    public static void AddActions(IInvocationOperation call, StackReader reader, string property)
    {
        var alarm = reader.Values.ResourceOf(call.Instance);
        var action = StackNodes.Unknown(call.Syntax.ToString(), reader.Source.SpanOf(call.Syntax));
        if (alarm is null)
        {
            // An alarm out of a list or a parameter: any may be it.
            foreach (var each in reader.OfType("AWS::CloudWatch::Alarm").Concat(reader.OfType("AWS::CloudWatch::CompositeAlarm")))
            {
                each.Set(property, action);
            }

            return;
        }

        foreach (var item in call.Arguments.SelectMany(argument => reader.Values.Items(argument.Value).Items))
        {
            var topic = reader.Values.Origin(item) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? reader.Values.ResourceOf(arguments[0].Value) : null;
            alarm.Add(property, topic?.Attribute(ResourceAttribute.Arn, action.Span) ?? (YamlValue)action);
        }

        if (!alarm.HasItems(property))
        {
            alarm.Set(property, action);
        }
    }

    private static YamlValue RuleOf(IOperation rule, StackValues values, int depth)
    {
        var span = values.SpanOf(rule);
        if (depth < 4 && values.Origin(rule) is IInvocationOperation call && CdkSymbols.NameOf(call.TargetMethod.ContainingType) == "AWS.CloudWatch.AlarmRule")
        {
            switch (call.TargetMethod.Name)
            {
                case "AnyOf" or "AllOf" when values.Items(call.Arguments[0].Value) is (var operands, true):
                    var word = StackNodes.Text(call.TargetMethod.Name == "AnyOf" ? " OR " : " AND ", span);
                    return StackNodes.Join(span, operands.SelectMany((operand, i) => i == 0 ? new[] { RuleOf(operand, values, depth + 1) } : new[] { word, RuleOf(operand, values, depth + 1) }));
                case "FromAlarm" when values.ResourceOf(call.Arguments[0].Value) is { } alarm:
                    return StackNodes.Join(span, new YamlValue[] { StackNodes.Text((values.MemberOf(call.Arguments[1].Value) ?? "ALARM") + "(", span), alarm.Attribute(ResourceAttribute.Arn, span), StackNodes.Text(")", span) });
                case "FromString" when values.Of(call.Arguments[0].Value) is { } text:
                    return text;
                case "Not":
                    return StackNodes.Join(span, new[] { StackNodes.Text("NOT ", span), RuleOf(call.Arguments[0].Value, values, depth + 1) });
            }
        }

        // An alarm itself is the rule that it goes off.
        return values.ResourceOf(rule) is { } own
            ? StackNodes.Join(span, new YamlValue[] { StackNodes.Text("ALARM(", span), own.Attribute(ResourceAttribute.Arn, span), StackNodes.Text(")", span) })
            : values.Unknown(rule);
    }
}
