using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>What one template deploys, by concept. Worked out once a template, when somebody asks.</summary>
internal sealed class TemplateContents
{
    public TemplateContents(Template template)
    {
        var events = EventSources.Of(template);
        Functions = template.Resources
            .Where(FunctionHandlers.IsFunction)
            .Select(resource => new DeployedFunction(resource, events.TryGetValue(resource.LogicalId, out var own) ? own : ImmutableArray<EventSource>.Empty))
            .ToImmutableArray();
        Apis = Deployment.Apis.Of(template, events);
        Tables = template.Resources.Where(DeployedTable.IsTable).Select(resource => new DeployedTable(resource)).ToImmutableArray();
        Queues = Deployment.Queues.Of(template);
        Schedules = Deployment.Schedules.Of(template, events);
        Alarms = Deployment.Alarms.Of(template);
        CompositeAlarms = CompositeAlarm.Of(template);
        AlarmRoutes = AlarmRoute.Of(template);
        OtherWatchers = Deployment.Alarms.Others(template);
        Dashboards = Deployment.Dashboards.Of(template);
        Queries = LogQuery.Of(template);
        MetricFilters = MetricFilter.Of(template);
    }

    /// <summary>Lambda functions.</summary>
    public ImmutableArray<DeployedFunction> Functions { get; }

    /// <summary>APIs, those that SAM makes included.</summary>
    public ImmutableArray<DeployedApi> Apis { get; }

    /// <summary>DynamoDB tables.</summary>
    public ImmutableArray<DeployedTable> Tables { get; }

    /// <summary>SQS queues.</summary>
    public ImmutableArray<DeployedQueue> Queues { get; }

    /// <summary>Schedules of functions.</summary>
    public ImmutableArray<DeployedSchedule> Schedules { get; }

    /// <summary>Alarms.</summary>
    public ImmutableArray<Alarm> Alarms { get; }

    /// <summary>Alarms on alarms.</summary>
    public ImmutableArray<CompositeAlarm> CompositeAlarms { get; }

    /// <summary>Rules that take alarms somewhere.</summary>
    public ImmutableArray<AlarmRoute> AlarmRoutes { get; }

    /// <summary>What anomaly detectors and scaling policies look at.</summary>
    public ImmutableArray<WatchedMetric> OtherWatchers { get; }

    /// <summary>Dashboards.</summary>
    public ImmutableArray<Dashboard> Dashboards { get; }

    /// <summary>Saved log queries.</summary>
    public ImmutableArray<LogQuery> Queries { get; }

    /// <summary>Metrics that are made of log lines.</summary>
    public ImmutableArray<MetricFilter> MetricFilters { get; }
}
