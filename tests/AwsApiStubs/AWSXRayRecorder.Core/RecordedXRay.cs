using System;
using System.Collections.Generic;
using System.Threading;
using Amazon.XRay.Recorder.Core.Internal.Entities;
using AwsApiStubs.Shared;

namespace Amazon.XRay.Recorder.Core;

/// <summary>Only in the stand-in: the segments and subsegments which were ended, of every recorder.</summary>
public static class RecordedXRay
{
    private static readonly RecordList<Segment> SegmentList = new();
    private static readonly RecordList<Subsegment> SubsegmentList = new();
    private static int dropped;

    public static IReadOnlyList<Segment> Segments => SegmentList.Snapshot();

    /// <summary>In the order in which they were ended; Annotations, Metadata, Cause and HasFault are on each.</summary>
    public static IReadOnlyList<Subsegment> Subsegments => SubsegmentList.Snapshot();

    /// <summary>How many additions (annotation, metadata, exception, mark) found no open entity.</summary>
    public static int DroppedCount => dropped;

    /// <summary>What every call of a recorder or entity throws, or null.</summary>
    public static Exception ThrowOnRecord { get; set; }

    /// <summary>Forgets the records, and the open entity of this flow.</summary>
    public static void Clear()
    {
        ThrowOnRecord = null;
        dropped = 0;
        SegmentList.Clear();
        SubsegmentList.Clear();
        AWSXRayRecorder.Instance.ClearEntity();
    }

    internal static void AddSegment(Segment segment) => SegmentList.Add(segment);

    internal static void AddSubsegment(Subsegment subsegment) => SubsegmentList.Add(subsegment);

    internal static void AddDropped() => Interlocked.Increment(ref dropped);

    internal static void BeforeRecord() => RecordList<Segment>.ThrowIfAsked(ThrowOnRecord);
}
