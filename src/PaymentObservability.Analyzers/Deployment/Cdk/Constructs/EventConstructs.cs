using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>What triggers functions, and where failed events go.</summary>
internal static class EventConstructs
{
    private const string Mapping = "AWS::Lambda::EventSourceMapping";

    /// <summary><c>new EventSourceMapping(...)</c>.</summary>
    public static void ReadMapping(StackResource mapping, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        mapping.IsWhole &= props.IsWhole;
        if (reader.Values.ResourceOf(props["Target"]) is { } function)
        {
            Fill(mapping, function, reader.Values.Of(props["EventSourceArn"]), props, reader);
        }
    }

    /// <summary><c>function.AddEventSourceMapping("Id", new EventSourceMappingOptions { ... })</c>.</summary>
    public static void AddMapping(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } function)
        {
            var props = reader.PropsOf(call);
            var mapping = reader.Add(function.LogicalId + "Mapping", Mapping, reader.Source.SpanOf(call.Syntax));
            mapping.IsWhole = props.IsWhole;
            Fill(mapping, function, reader.Values.Of(props["EventSourceArn"]), props, reader);
        }
    }

    /// <summary><c>function.AddEventSource(new SqsEventSource(queue))</c>, or an item of its <c>Events</c>.</summary>
    public static void AddSource(StackResource function, IOperation source, StackReader reader)
    {
        var values = reader.Values;
        if (values.Origin(source) is not IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation || CdkSymbols.NameOf(creation.Type) is not { } name || !name.StartsWith("AWS.Lambda.EventSources.", System.StringComparison.Ordinal))
        {
            return;
        }

        var span = values.SpanOf(creation);
        var from = values.ResourceOf(arguments[0].Value);
        switch (name.Substring("AWS.Lambda.EventSources.".Length))
        {
            case "SqsEventSource":
                AddMapping("Queue", from?.Attribute(ResourceAttribute.Arn, span) ?? (YamlValue)StackNodes.Text("arn:aws:sqs:::?", span));
                break;
            case "DynamoEventSource":
                AddMapping("Stream", from?.Attribute("StreamArn", span) ?? (YamlValue)StackNodes.Text("arn:aws:dynamodb:::?", span));
                break;
            case "KinesisEventSource":
                AddMapping("Stream", from?.Attribute(ResourceAttribute.Arn, span) ?? (YamlValue)StackNodes.Text("arn:aws:kinesis:::?", span));
                break;
            case "SnsEventSource":
                Subscribe(function, from, arguments[0].Value, reader);
                break;
        }

        void AddMapping(string id, YamlValue arn)
        {
            var props = reader.PropsOf(creation);
            var mapping = reader.Add(function.LogicalId + id, Mapping, span);
            mapping.IsWhole = props.IsWhole;
            Fill(mapping, function, arn, props, reader);
        }
    }

    /// <summary><c>topic.AddSubscription(new LambdaSubscription(function))</c>.</summary>
    public static void AddSubscription(IInvocationOperation call, StackReader reader)
    {
        var values = reader.Values;
        if (call.Arguments.FirstOrDefault()?.Value is { } argument && values.Origin(argument) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } subscription
            && CdkSymbols.NameOf(subscription.Type) == "AWS.SNS.Subscriptions.LambdaSubscription" && values.ResourceOf(arguments[0].Value) is { } function)
        {
            Subscribe(function, values.ResourceOf(call.Instance), call, reader);
        }
    }

    /// <summary><c>function.AddFunctionUrl()</c>.</summary>
    public static void AddUrl(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } function)
        {
            var url = reader.Add(function.LogicalId + "Url", "AWS::Lambda::Url", reader.Source.SpanOf(call.Syntax));
            url.Set("TargetFunctionArn", function.Attribute(ResourceAttribute.Arn, url.Span));
        }
    }

    /// <summary>Where asynchronous events go that a function fails on.</summary>
    public static void ReadAsync(StackResource function, StackProps props, StackReader reader)
    {
        var values = reader.Values;
        var target = props["OnFailure"] is { } given && values.Origin(given) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? values.ResourceOf(arguments[0].Value) : null;
        if (target is null && props["RetryAttempts"] is null)
        {
            return;
        }

        var config = reader.Add(function.LogicalId + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", values.SpanOf((target is null ? props["RetryAttempts"] : props["OnFailure"])!));
        config.Set("FunctionName", function.Attribute(ResourceAttribute.Name, config.Span));
        config.Set("MaximumRetryAttempts", values.Of(props["RetryAttempts"]));
        if (target is not null)
        {
            config.Set("DestinationConfig", StackNodes.Map(config.Span, ("OnFailure", StackNodes.Map(config.Span, ("Destination", target.Attribute(ResourceAttribute.Arn, config.Span))))));
        }
    }

    /// <summary><c>new Rule(...)</c>.</summary>
    public static void ReadRule(StackResource rule, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        rule.IsWhole &= props.IsWhole;
        rule.Set("Name", values.Of(props["RuleName"]));
        rule.Set("ScheduleExpression", ScheduleOf(props["Schedule"], values));
        rule.Set("State", props["Enabled"] is { } enabled ? (values.Truth(enabled) is { } isOn ? StackNodes.Text(isOn ? "ENABLED" : "DISABLED", rule.Span) : values.Unknown(enabled)) : null);
        rule.Set("EventPattern", props["EventPattern"] is { } pattern ? PatternOf(pattern, values) : props.IsWhole ? null : values.Unknown(creation));
        var (targets, _) = values.Items(props["Targets"]);
        foreach (var target in targets)
        {
            AddTarget(rule, target, reader);
        }
    }

    /// <summary><c>rule.AddTarget(...)</c>.</summary>
    public static void AddTarget(StackResource rule, IOperation target, StackReader reader)
    {
        var values = reader.Values;
        var to = values.Origin(target) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? values.ResourceOf(arguments[0].Value) : null;
        rule.Add("Targets", StackNodes.Map(values.SpanOf(target), ("Arn", to?.Attribute(ResourceAttribute.Arn, values.SpanOf(target)) ?? (YamlValue)values.Unknown(target))));
    }

    /// <summary>A pattern in EventBridge's own keys.</summary>
    public static YamlValue PatternOf(IOperation pattern, StackValues values)
    {
        var props = values.Props(pattern);
        return props.IsWhole
            ? StackNodes.Map(values.SpanOf(pattern), props.All.Select(entry => (entry.Key == "DetailType" ? "detail-type" : entry.Key.ToLowerInvariant(), values.Plain(entry.Value, name => name))))
            : values.Unknown(values.Origin(pattern));
    }

    private static void Subscribe(StackResource function, StackResource? topic, IOperation place, StackReader reader)
    {
        var subscription = reader.Add(function.LogicalId + "Subscription", "AWS::SNS::Subscription", reader.Source.SpanOf(place.Syntax));
        subscription.Set("Endpoint", function.Attribute(ResourceAttribute.Arn, subscription.Span));
        subscription.Set("TopicArn", topic?.Attribute(ResourceAttribute.Arn, subscription.Span) ?? (YamlValue)reader.Values.Unknown(place));
        if (topic is not null)
        {
            function.Use(topic);
        }
    }

    private static void Fill(StackResource mapping, StackResource function, YamlValue? source, StackProps props, StackReader reader)
    {
        var values = reader.Values;
        mapping.Set("FunctionName", function.Attribute(ResourceAttribute.Name, mapping.Span));
        mapping.Set("EventSourceArn", source);
        mapping.Set("BatchSize", Given("BatchSize"));
        mapping.Set("Enabled", Given("Enabled"));
        mapping.Set("MaximumRetryAttempts", Given("RetryAttempts"));
        mapping.Set("FunctionResponseTypes", props["ReportBatchItemFailures"] is { } reports
            ? (values.Truth(reports) is { } reported ? StackNodes.List(mapping.Span, reported ? new[] { StackNodes.Text("ReportBatchItemFailures", values.SpanOf(reports)) } : Enumerable.Empty<YamlValue>()) : values.Unknown(reports))
            : props.IsWhole ? null : StackNodes.Unknown("props", mapping.Span));
        if (props["OnFailure"] is { } given && values.Origin(given) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } && values.ResourceOf(arguments[0].Value) is { } letters)
        {
            mapping.Set("DestinationConfig", StackNodes.Map(mapping.Span, ("OnFailure", StackNodes.Map(mapping.Span, ("Destination", letters.Attribute(ResourceAttribute.Arn, mapping.Span))))));
        }

        // What is not given is the default only where nothing is hidden.
        YamlValue? Given(string name) => values.Of(props[name]) ?? (props.IsWhole ? null : StackNodes.Unknown(name, mapping.Span));
    }

    private static YamlValue? ScheduleOf(IOperation? schedule, StackValues values)
    {
        if (schedule is null || values.IsNothing(schedule))
        {
            return null;
        }

        var span = values.SpanOf(schedule);
        return values.Origin(schedule) is IInvocationOperation { Arguments: { Length: 1 } arguments } call && CdkSymbols.IsCdk(call.TargetMethod)
            ? call.TargetMethod.Name switch
            {
                "Rate" when values.SecondsOf(arguments[0].Value) is { } seconds => StackNodes.Text(Rate(seconds), span),
                "Expression" when values.Of(arguments[0].Value) is { } text => text,
                _ => values.Unknown(schedule),
            }
            : values.Unknown(schedule);
    }

    private static string Rate(double seconds)
    {
        foreach (var (unit, length) in new[] { ("day", 86400), ("hour", 3600), ("minute", 60) })
        {
            if (seconds >= length && seconds % length == 0)
            {
                return $"rate({(seconds / length).ToString(System.Globalization.CultureInfo.InvariantCulture)} {unit}{(seconds == length ? "" : "s")})";
            }
        }

        return "rate(?)";
    }
}
