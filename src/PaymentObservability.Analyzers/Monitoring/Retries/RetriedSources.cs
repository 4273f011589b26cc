using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Monitoring.Retries;

/// <summary>Event sources that bring again what a function failed on.</summary>
internal static class RetriedSources
{
    /// <summary>Whether a source surely does: it is on, of a kind that does, and nothing forbids a second time. A web request comes again only if the payer wants it to.</summary>
    public static bool BringsAgain(EventSource source, DeployedFunction function)
    {
        if (IsOff(source))
        {
            return false;
        }

        return source.Kind switch
        {
            EventSourceKind.Queue => MayBeMore(source.Template, source.SourceResource?.At("RedrivePolicy", "maxReceiveCount"), once: 1),
            EventSourceKind.Stream or EventSourceKind.TableStream => MayBeMore(source.Template, source.Properties?["MaximumRetryAttempts"], once: 0),
            EventSourceKind.Topic or EventSourceKind.EventRule or EventSourceKind.Bucket or EventSourceKind.Schedule => IsInvokedAgain(function),
            _ => false,
        };
    }

    // Lambda calls again what was to run asynchronously, twice unless it is told otherwise.
    private static bool IsInvokedAgain(DeployedFunction function) =>
        MayBeMore(function.Template, function.Resource.At("EventInvokeConfig", "MaximumRetryAttempts"), once: 0)
        && function.Template.OfType("AWS::Lambda::EventInvokeConfig")
            .Where(config => function.Template.Names.ReferencesIn(config.Property("FunctionName")).Contains(function.LogicalId))
            .All(config => MayBeMore(function.Template, config.Property("MaximumRetryAttempts"), once: 0));

    private static bool IsOff(EventSource source) => MayBe("Enabled", "false", source) || MayBe("State", "DISABLED", source);

    private static bool MayBe(string property, string off, EventSource source) =>
        source.Properties?[property] is { } given && (source.Template.Names.Text(given) is not { } text || string.Equals(text, off, System.StringComparison.OrdinalIgnoreCase));

    // What is given and cannot be read may be anything.
    private static bool MayBeMore(Template template, YamlValue? given, int once) =>
        given is null || (TemplateNumbers.Whole(template.Names.Of(given)?.Literal) is { } times && times > once);
}
