using System;
using System.Threading.Tasks;
using Amazon.CloudWatch.EMF.Model;

namespace Amazon.CloudWatch.EMF.Logger;

public interface IMetricsLogger
{
    void Flush();

    Task ShutdownAsync();

    MetricsLogger PutProperty(string key, object value);

    MetricsLogger PutDimensions(DimensionSet dimensions);

    MetricsLogger SetDimensions(params DimensionSet[] dimensionSets);

    MetricsLogger PutMetric(string key, double value, Unit unit, StorageResolution storageResolution = StorageResolution.STANDARD);

    MetricsLogger PutMetric(string key, double value, StorageResolution storageResolution = StorageResolution.STANDARD);

    MetricsLogger PutMetadata(string key, object value);

    MetricsLogger SetNamespace(string logNamespace);

    MetricsLogger SetTimestamp(DateTime dateTime);
}
