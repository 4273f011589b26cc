using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Amazon.XRay.Recorder.Core.Exceptions;
using Amazon.XRay.Recorder.Core.Sampling;

namespace Amazon.XRay.Recorder.Core.Internal.Entities;

public class Annotations : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> values = new();

    public object this[string key] => values[key];

    public void Add(string key, int value) => values[key] = value;

    public void Add(string key, long value) => values[key] = value;

    public void Add(string key, double value) => values[key] = value;

    public void Add(string key, bool value) => values[key] = value;

    public void Add(string key, string value) => values[key] = value;

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public class ExceptionDescriptor
{
    public string Id { get; set; }

    public string Message { get; set; }

    public string Type { get; set; }

    public Exception Exception { get; set; }
}

public class Cause
{
    private readonly List<ExceptionDescriptor> descriptors = new();

    public IReadOnlyList<ExceptionDescriptor> ExceptionDescriptors => descriptors;

    public bool IsExceptionAdded => descriptors.Count > 0;

    internal void Add(Exception exception) => descriptors.Add(new ExceptionDescriptor { Id = Entity.GenerateId(), Message = exception.Message, Type = exception.GetType().Name, Exception = exception });
}

public abstract class Entity
{
    private const string DefaultMetadataNamespace = "default";

    private readonly Lazy<List<Subsegment>> subsegments = new();
    private readonly Lazy<Annotations> annotations = new();
    private readonly Lazy<Dictionary<string, object>> http = new();
    private readonly Lazy<Dictionary<string, string>> sql = new();
    private readonly Lazy<Dictionary<string, IDictionary>> metadata = new();
    private readonly Lazy<Dictionary<string, object>> aws = new();
    private long reference;

    public Entity(string name)
    {
        Name = name;
        Id = GenerateId();
        IsInProgress = true;
        IncrementReferenceCounter();
    }

    public string TraceId { get; set; }

    public string Id { get; set; }

    public decimal StartTime { get; set; }

    public decimal EndTime { get; set; }

    public string Name { get; set; }

    public List<Subsegment> Subsegments => subsegments.Value;

    public bool IsSubsegmentsAdded => subsegments.IsValueCreated && Subsegments.Count > 0;

    public string ParentId { get; set; }

    public Annotations Annotations => annotations.Value;

    public bool IsAnnotationsAdded => annotations.IsValueCreated && Annotations.Any();

    public bool HasFault { get; set; }

    public bool HasError { get; set; }

    public bool IsThrottled { get; set; }

    public Cause Cause { get; private set; }

    public bool IsInProgress { get; set; }

    public bool HasStreamed { get; set; }

    public long Reference => Interlocked.Read(ref reference);

    public IDictionary<string, object> Http => http.Value;

    public bool IsHttpAdded => http.IsValueCreated && Http.Count > 0;

    public IDictionary<string, string> Sql => sql.Value;

    public bool IsSqlAdded => sql.IsValueCreated && Sql.Count > 0;

    public IDictionary<string, IDictionary> Metadata => metadata.Value;

    public bool IsMetadataAdded => metadata.IsValueCreated && Metadata.Count > 0;

    public SampleDecision Sampled { get; set; }

    public Segment RootSegment { get; set; }

    public IDictionary<string, object> Aws => aws.Value;

    public bool IsAwsAdded => aws.IsValueCreated && Aws.Count > 0;

    public static bool IsIdValid(string id) => id is { Length: 16 } && id.All(char.IsAsciiHexDigit);

    public static string GenerateId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();

    public void SetStartTimeToNow() => SetStartTime(DateTime.UtcNow);

    public void SetEndTimeToNow() => SetEndTime(DateTime.UtcNow);

    public void SetStartTime(decimal timestamp) => StartTime = timestamp;

    public void SetEndTime(decimal timestamp) => EndTime = timestamp;

    public void SetStartTime(DateTime timestamp) => StartTime = Seconds(timestamp);

    public void SetEndTime(DateTime timestamp) => EndTime = Seconds(timestamp);

    /// <summary>As the original: a number that is money, a decimal, is refused, and so is every other type but these.</summary>
    public void AddAnnotation(string key, object value)
    {
        RecordedXRay.BeforeRecord();
        if (string.IsNullOrEmpty(key))
        {
            throw new ArgumentException("Key must not be null or empty", nameof(key));
        }

        switch (value)
        {
            case null:
                throw new ArgumentNullException(nameof(value));
            case int number:
                Annotations.Add(key, number);
                break;
            case long number:
                Annotations.Add(key, number);
                break;
            case double number:
                Annotations.Add(key, number);
                break;
            case string text:
                Annotations.Add(key, text);
                break;
            case bool flag:
                Annotations.Add(key, flag);
                break;
            default:
                throw new InvalidAnnotationException($"Failed to add key={key}, value={value}, valueType={value.GetType()} because the type is not supported.");
        }
    }

    public void AddSubsegment(Subsegment subsegment)
    {
        subsegment.Parent = this;
        subsegment.RootSegment = RootSegment;
        subsegment.IncrementReferenceCounter();
        Subsegments.Add(subsegment);
    }

    public void AddException(Exception e)
    {
        RecordedXRay.BeforeRecord();
        HasFault = true;
        Cause ??= new Cause();
        Cause.Add(e);
    }

    public void AddMetadata(string key, object value) => AddMetadata(DefaultMetadataNamespace, key, value);

    public void AddMetadata(string nameSpace, string key, object value)
    {
        RecordedXRay.BeforeRecord();
        if (!Metadata.TryGetValue(nameSpace, out var pairs))
        {
            Metadata[nameSpace] = pairs = new Dictionary<string, object>();
        }

        pairs[key] = value;
    }

    public abstract bool IsEmittable();

    public abstract long Release();

    protected long DecrementReferenceCounter() => Interlocked.Decrement(ref reference);

    protected internal long IncrementReferenceCounter() => Interlocked.Increment(ref reference);

    private static decimal Seconds(DateTime timestamp) => (decimal)(timestamp.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
}

public class Segment : Entity
{
    public Segment(string name)
        : base(name)
    {
        RootSegment = this;
    }

    public string Origin { get; set; }

    public string User { get; set; }

    public override bool IsEmittable() => !IsInProgress;

    public override long Release() => DecrementReferenceCounter();
}

public class Subsegment : Entity
{
    private readonly HashSet<string> precursorIds = new();

    public Subsegment(string name)
        : base(name)
    {
    }

    public string Namespace { get; set; }

    public Entity Parent { get; set; }

    public string Type { get; set; }

    public IEnumerable<string> PrecursorIds => precursorIds;

    public bool IsPrecursorIdAdded => precursorIds.Count > 0;

    public bool AddPrecursorId(string precursorId) => precursorIds.Add(precursorId);

    public override bool IsEmittable() => !IsInProgress;

    public override long Release() => DecrementReferenceCounter();
}
