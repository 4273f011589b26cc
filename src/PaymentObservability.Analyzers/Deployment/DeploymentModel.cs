using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment;

/// <summary>Everything that the files beside the code deploy.</summary>
internal sealed class DeploymentModel
{
    // Weak: it lives as long as the host keeps the first file's text.
    private static readonly ConditionalWeakTable<SourceText, LastModel> Known = new();

    private readonly ImmutableArray<Dashboard> dashboardFiles;

    private DeploymentModel(ImmutableArray<Template> templates, ImmutableArray<ToolsDefaults> tools, ImmutableArray<Dashboard> dashboardFiles)
    {
        this.dashboardFiles = dashboardFiles;
        Templates = templates;
        Tools = tools;
    }

    /// <summary>The templates.</summary>
    public ImmutableArray<Template> Templates { get; }

    /// <summary>The files of the .NET tools that deploy without a template, or with one.</summary>
    public ImmutableArray<ToolsDefaults> Tools { get; }

    /// <summary>Lambda functions.</summary>
    public IEnumerable<DeployedFunction> Functions => Templates.SelectMany(template => template.Contents.Functions);

    /// <summary>APIs.</summary>
    public IEnumerable<DeployedApi> Apis => Templates.SelectMany(template => template.Contents.Apis);

    /// <summary>DynamoDB tables.</summary>
    public IEnumerable<DeployedTable> Tables => Templates.SelectMany(template => template.Contents.Tables);

    /// <summary>SQS queues.</summary>
    public IEnumerable<DeployedQueue> Queues => Templates.SelectMany(template => template.Contents.Queues);

    /// <summary>Schedules of functions.</summary>
    public IEnumerable<DeployedSchedule> Schedules => Templates.SelectMany(template => template.Contents.Schedules);

    /// <summary>Alarms.</summary>
    public IEnumerable<Alarm> Alarms => Templates.SelectMany(template => template.Contents.Alarms);

    /// <summary>Alarms on alarms.</summary>
    public IEnumerable<CompositeAlarm> CompositeAlarms => Templates.SelectMany(template => template.Contents.CompositeAlarms);

    /// <summary>Rules that take alarms somewhere.</summary>
    public IEnumerable<AlarmRoute> AlarmRoutes => Templates.SelectMany(template => template.Contents.AlarmRoutes);

    /// <summary>Dashboards, of templates and of files.</summary>
    public IEnumerable<Dashboard> Dashboards => Templates.SelectMany(template => template.Contents.Dashboards).Concat(dashboardFiles);

    /// <summary>Log queries, saved ones and those of widgets.</summary>
    public IEnumerable<LogQuery> Queries =>
        Templates.SelectMany(template => template.Contents.Queries)
            .Concat(Dashboards.SelectMany(dashboard => dashboard.Widgets).Select(widget => widget.Query).OfType<LogQuery>());

    /// <summary>Metrics that are made of log lines.</summary>
    public IEnumerable<MetricFilter> MetricFilters => Templates.SelectMany(template => template.Contents.MetricFilters);

    /// <summary>Every metric that an alarm, a widget or something else looks at by name.</summary>
    public IEnumerable<WatchedMetric> WatchedMetrics =>
        Alarms.SelectMany(alarm => alarm.Metrics)
            .Concat(Dashboards.SelectMany(dashboard => dashboard.Widgets).SelectMany(widget => widget.Metrics))
            .Concat(Templates.SelectMany(template => template.Contents.OtherWatchers));

    /// <summary>All metric math, of alarms and of widgets.</summary>
    public IEnumerable<MetricMath> Expressions =>
        Alarms.SelectMany(alarm => alarm.Expressions)
            .Concat(Dashboards.SelectMany(dashboard => dashboard.Widgets).SelectMany(widget => widget.Expressions));

    /// <summary>
    /// Whether anybody hears of an alarm: it acts itself, a composite alarm that is heard of includes it, or a rule takes its change of state;
    /// null where nobody can tell.
    /// </summary>
    public bool? IsHeard(Alarm alarm) =>
        NamesInLists.Any(new[] { alarm.HasAction, IsTaken(alarm.Name) }
            .Concat(CompositeAlarms.Select(composite => Both(composite.Includes(alarm.Name), NamesInLists.Any(new[] { composite.HasAction, IsTaken(composite.Name) })))));

    /// <summary>Reads all files; each text is read once, whichever compilation asks, and the same texts together are one model.</summary>
    public static DeploymentModel Of(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var texts = files.Select(file => (file.Path, Text: file.GetText(cancellation))).ToImmutableArray();
        if (texts.IsEmpty || texts[0].Text is not { } first)
        {
            return Read(files, cancellation);
        }

        var last = Known.GetValue(first, _ => new LastModel());
        if (last.Of(texts) is not { } model)
        {
            last.Set(texts, model = Read(files, cancellation));
        }

        return model;
    }

    private static DeploymentModel Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var templates = ImmutableArray.CreateBuilder<Template>();
        var tools = ImmutableArray.CreateBuilder<ToolsDefaults>();
        var dashboards = ImmutableArray.CreateBuilder<Dashboard>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Template.Of(file, cancellation) is { } template)
            {
                templates.Add(template);
            }
            else if (ToolsDefaults.Of(file, cancellation) is { } defaults)
            {
                tools.Add(defaults);
            }
            else if (Deployment.Dashboards.Of(file, cancellation) is { } dashboard)
            {
                dashboards.Add(dashboard);
            }
        }

        return new(templates.ToImmutable(), tools.ToImmutable(), dashboards.ToImmutable());
    }

    /// <summary>The same, and what stacks in the code deploy.</summary>
    public DeploymentModel With(Template? stacks) => stacks is null ? this : new(Templates.Add(stacks), Tools, dashboardFiles);

    /// <summary>The function that a handler string belongs to, or null.</summary>
    public DeployedFunction? FunctionOf(HandlerReference handler) =>
        Functions.FirstOrDefault(function => function.LogicalId == handler.FunctionId && function.Handlers.Any(own => own.Location == handler.Location));

    private bool? IsTaken(NameExpression alarm) => NamesInLists.Any(AlarmRoutes.Select(route => route.Takes(alarm)));

    private static bool? Both(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;

    /// <summary>The model that was last made of the files whose first has a certain text.</summary>
    private sealed class LastModel
    {
        private (ImmutableArray<(string Path, SourceText? Text)> Files, DeploymentModel Model)? last;

        public DeploymentModel? Of(ImmutableArray<(string Path, SourceText? Text)> files)
        {
            lock (this)
            {
                return last is { } known && known.Files.SequenceEqual(files) ? known.Model : null;
            }
        }

        public void Set(ImmutableArray<(string Path, SourceText? Text)> files, DeploymentModel model)
        {
            lock (this)
            {
                last = (files, model);
            }
        }
    }
}
