using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Amazon.CloudWatch.EMF.Environment;
using Amazon.CloudWatch.EMF.Model;
using Microsoft.Extensions.Logging;

namespace Amazon.CloudWatch.EMF.Logger;

public class MetricsLogger : IMetricsLogger, IDisposable
{
    /// <summary>As in the original, dimensions stay over a flush unless this is set to false.</summary>
    public bool FlushPreserveDimensions = true;

    private readonly object gate = new();
    private readonly IEnvironment environment;
    private MetricsContext context;

    public MetricsLogger()
        : this(new EnvironmentProvider(), new MetricsContext())
    {
    }

    public MetricsLogger(ILoggerFactory loggerFactory)
        : this(new EnvironmentProvider(), loggerFactory)
    {
    }

    public MetricsLogger(IEnvironmentProvider environmentProvider, ILoggerFactory loggerFactory)
        : this(environmentProvider.ResolveEnvironment(), loggerFactory)
    {
    }

    public MetricsLogger(IEnvironment environment, ILoggerFactory loggerFactory)
        : this(environment, new MetricsContext(), loggerFactory)
    {
    }

    public MetricsLogger(IEnvironment environment, MetricsContext metricsContext, ILoggerFactory loggerFactory)
    {
        this.environment = environment;
        context = metricsContext;
    }

    public MetricsLogger(IEnvironmentProvider environmentProvider, MetricsContext metricsContext)
        : this(environmentProvider.ResolveEnvironment(), metricsContext, null)
    {
    }

    public void Flush()
    {
        RecordedEmf.BeforeFlush();
        lock (gate)
        {
            if (!context.HasDefaultDimensions)
            {
                context.DefaultDimensions.AddDimension("ServiceName", environment.Name);
                context.DefaultDimensions.AddDimension("ServiceType", environment.Type);
                context.DefaultDimensions.AddDimension("LogGroup", environment.LogGroupName);
            }

            environment.ConfigureContext(context);
            environment.Sink.Accept(context);
            foreach (var metric in context.Metrics)
            {
                metric.Flushed = true;
            }

            context = context.CreateCopyWithContext();
            if (!FlushPreserveDimensions)
            {
                context.SetDimensions(true, Enumerable.Empty<DimensionSet>());
            }
        }
    }

    public Task ShutdownAsync() => environment.Sink.Shutdown();

    public MetricsLogger PutProperty(string key, object value) => With(() => context.PutProperty(key, value));

    public MetricsLogger PutDimensions(DimensionSet dimensions) => With(() => context.PutDimension(dimensions));

    public MetricsLogger SetDimensions(params DimensionSet[] dimensionSets) => SetDimensions(false, dimensionSets);

    public MetricsLogger SetDimensions(bool useDefault, params DimensionSet[] dimensionSets) => With(() => context.SetDimensions(useDefault, dimensionSets));

    public MetricsLogger ResetDimensions(bool useDefault) => With(() => context.SetDimensions(useDefault, Enumerable.Empty<DimensionSet>()));

    public MetricsLogger PutMetric(string key, double value, Unit unit, StorageResolution storageResolution = StorageResolution.STANDARD) =>
        With(() => context.PutMetric(key, value, unit, storageResolution));

    public MetricsLogger PutMetric(string key, double value, StorageResolution storageResolution = StorageResolution.STANDARD) =>
        PutMetric(key, value, Unit.NONE, storageResolution);

    public MetricsLogger PutMetadata(string key, object value) => With(() => context.PutMetadata(key, value));

    public MetricsLogger SetNamespace(string logNamespace)
    {
        if (string.IsNullOrEmpty(logNamespace) || logNamespace.Length > Constants.MaxNamespaceLength || !Regex.IsMatch(logNamespace, Constants.ValidNamespaceRegex))
        {
            throw new InvalidNamespaceException($"Namespace contains invalid characters: {logNamespace}");
        }

        return With(() => context.Namespace = logNamespace);
    }

    public MetricsLogger SetTimestamp(DateTime dateTime)
    {
        var now = DateTime.UtcNow;
        var given = dateTime.ToUniversalTime();
        if (given < now.AddDays(-Constants.MaxTimestampPastAgeDays) || given > now.AddHours(Constants.MaxTimestampFutureAgeHours))
        {
            throw new InvalidTimestampException($"Timestamp {dateTime:O} is not between 14 days ago and 2 hours ahead.");
        }

        return With(() => context.Timestamp = dateTime);
    }

    public void Dispose() => Flush();

    private MetricsLogger With(Action change)
    {
        RecordedEmf.BeforeRecord();
        lock (gate)
        {
            change();
        }

        return this;
    }
}
