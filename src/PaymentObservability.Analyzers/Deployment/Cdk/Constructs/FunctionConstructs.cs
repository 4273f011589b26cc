using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Lambda functions.</summary>
internal static class FunctionConstructs
{
    /// <summary>A function of a zip file.</summary>
    public static void Read(StackResource function, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        function.Set("Handler", values.Of(props["Handler"]));
        function.Set("Runtime", RuntimeOf(props["Runtime"], values));
        function.Set("Code", props["Code"] is { } code ? StackNodes.Map(values.SpanOf(code), ("Asset", values.Unknown(code))) : null);
        ReadOptions(function, creation, props, reader);
    }

    /// <summary>A function of a container image.</summary>
    public static void ReadImage(StackResource function, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        function.Set("PackageType", StackNodes.Text("Image", function.Span));
        if (props["Code"] is { } code && values.Origin(code) is IInvocationOperation { Arguments: { Length: > 1 } arguments } image)
        {
            var options = values.Props(arguments[1].Value);
            var (command, _) = values.Items(options["Cmd"]);
            function.Set("ImageConfig", StackNodes.Map(values.SpanOf(image), ("Command", StackNodes.List(values.SpanOf(image), command.Select(item => values.Of(item) ?? values.Unknown(item))))));
        }

        ReadOptions(function, creation, props, reader);
    }

    private static void ReadOptions(StackResource function, IOperation creation, StackProps props, StackReader reader)
    {
        var values = reader.Values;
        var span = function.Span;
        function.IsWhole &= props.IsWhole;
        function.Set("FunctionName", values.Of(props["FunctionName"]));
        function.Set("Timeout", values.Seconds(props["Timeout"]));
        function.Set("MemorySize", values.Of(props["MemorySize"]));
        function.Set("ReservedConcurrentExecutions", values.Of(props["ReservedConcurrentExecutions"]));
        if (props["Tracing"] is { } tracing)
        {
            var mode = values.MemberOf(tracing) switch
            {
                "ACTIVE" => StackNodes.Text("Active", values.SpanOf(tracing)),
                "PASS_THROUGH" => StackNodes.Text("PassThrough", values.SpanOf(tracing)),
                "DISABLED" => StackNodes.Text("Disabled", values.SpanOf(tracing)),
                _ => (YamlValue)values.Unknown(tracing),
            };
            function.Set("TracingConfig", StackNodes.Map(values.SpanOf(tracing), ("Mode", mode)));
        }

        if (props["Environment"] is { } environment)
        {
            var (entries, isWhole) = values.Entries(environment);
            function.IsWhole &= isWhole;
            function.Set("Environment", StackNodes.Map(
                values.SpanOf(environment),
                ("Variables", StackNodes.Map(values.SpanOf(environment), entries.Select(entry => (entry.Key, (YamlValue?)(values.Of(entry.Value) ?? values.Unknown(entry.Value))))))));
        }

        if (props["Layers"] is { } layers)
        {
            function.Set("Layers", StackNodes.List(values.SpanOf(layers), values.Items(layers).Items.Select(item => (YamlValue)values.Unknown(values.Origin(item))).DefaultIfEmpty(values.Unknown(layers))));
        }

        if (props["AdotInstrumentation"] is { } instrumentation)
        {
            function.Add("Layers", StackNodes.Unknown("opentelemetry", values.SpanOf(instrumentation)));
        }

        ReadLogging(function, props, reader);
        if (values.ResourceOf(props["DeadLetterQueue"]) is { } letters)
        {
            function.Set("DeadLetterConfig", StackNodes.Map(span, ("TargetArn", letters.Attribute(ResourceAttribute.Arn, span))));
        }
        else if (values.Truth(props["DeadLetterQueueEnabled"]) == true)
        {
            var made = reader.Add(function.LogicalId + "DeadLetterQueue", "AWS::SQS::Queue", span);
            function.Set("DeadLetterConfig", StackNodes.Map(span, ("TargetArn", made.Attribute(ResourceAttribute.Arn, span))));
        }

        EventConstructs.ReadAsync(function, props, reader);
        var (sources, _) = values.Items(props["Events"]);
        foreach (var source in sources)
        {
            EventConstructs.AddSource(function, source, reader);
        }
    }

    private static void ReadLogging(StackResource function, StackProps props, StackReader reader)
    {
        var values = reader.Values;
        var format = props["LoggingFormat"] is { } given
            ? (values.MemberOf(given) is { } member ? StackNodes.Text(member == "JSON" ? "JSON" : "Text", values.SpanOf(given)) : values.Unknown(given))
            : values.Of(props["LogFormat"]);
        var level = props["ApplicationLogLevelV2"] is { } v2
            ? (values.MemberOf(v2) is { } name ? StackNodes.Text(name, values.SpanOf(v2)) : values.Unknown(v2))
            : values.Of(props["ApplicationLogLevel"]);
        YamlValue? group = null;
        if (props["LogGroup"] is { } logs)
        {
            if (values.ResourceOf(logs) is { } own)
            {
                group = own.Attribute(ResourceAttribute.Name, values.SpanOf(logs));
            }
            else
            {
                // Another stack's group, kept for as long as that one says.
                function.IsWhole = false;
            }
        }

        if (format is not null || level is not null || group is not null)
        {
            function.Set("LoggingConfig", StackNodes.Map(function.Span, ("LogFormat", format), ("ApplicationLogLevel", level), ("LogGroup", group)));
        }

        if (props["LogRetention"] is { } retention && values.MemberOf(retention) != "INFINITE")
        {
            var made = reader.Add(function.LogicalId + "LogRetention", "AWS::Logs::LogGroup", values.SpanOf(retention));
            made.Set("LogGroupName", StackNodes.Join(made.Span, new YamlValue[] { StackNodes.Text("/aws/lambda/", made.Span), function.Attribute(ResourceAttribute.Name, made.Span) }));
            made.Set("RetentionInDays", values.Unknown(retention));
        }
    }

    // Runtime.DOTNET_8, Runtime.PROVIDED_AL2023, new Runtime("dotnet10").
    private static YamlValue? RuntimeOf(IOperation? runtime, StackValues values)
    {
        if (runtime is null)
        {
            return null;
        }

        var span = values.SpanOf(runtime);
        if (values.MemberOf(runtime) is { } member)
        {
            return StackNodes.Text(
                member.StartsWith("DOTNET_CORE_", StringComparison.Ordinal) ? "dotnetcore" + member.Substring("DOTNET_CORE_".Length).Replace('_', '.')
                : member.StartsWith("DOTNET_", StringComparison.Ordinal) ? "dotnet" + member.Substring("DOTNET_".Length)
                : member.StartsWith("PROVIDED", StringComparison.Ordinal) ? member.ToLowerInvariant().Replace('_', '.')
                : member.ToLowerInvariant(),
                span);
        }

        return values.Origin(runtime) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } && values.Text(arguments[0].Value) is { } name ? StackNodes.Text(name, span) : values.Unknown(runtime);
    }
}
