using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>Finds what runs functions on a schedule.</summary>
internal static class Schedules
{
    /// <summary>Each schedule that runs a function of the template.</summary>
    public static ImmutableArray<DeployedSchedule> Of(Template template, IReadOnlyDictionary<string, ImmutableArray<EventSource>> events) =>
        events
            .SelectMany(pair => pair.Value.Where(source => source.Kind == EventSourceKind.Schedule).Select(source => (Function: pair.Key, Source: source)))
            .GroupBy(each => each.Source.Key)
            .Select(group => Of(template, group.Select(each => each.Function).Distinct().ToImmutableArray(), group.First().Source))
            .ToImmutableArray();

    private static DeployedSchedule Of(Template template, ImmutableArray<string> functions, EventSource source)
    {
        var names = template.Names;
        var expression = source.Properties?["Schedule"] ?? source.Properties?["ScheduleExpression"];
        var state = source.Properties?["State"];
        var enabled = source.Properties?["Enabled"];
        bool? isEnabled = (names.Text(state), names.Text(enabled)) switch
        {
            ("DISABLED", _) or (_, "false" or "False" or "FALSE") => false,
            (null, null) when state is null && enabled is null => true,
            ("ENABLED", _) or (_, "true" or "True" or "TRUE") => true,
            _ => null,
        };
        return new(template, functions, names.Of(expression), isEnabled, source.Location);
    }
}
