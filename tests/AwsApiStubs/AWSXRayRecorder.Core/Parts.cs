using System;
using System.Collections.Generic;
using Amazon.XRay.Recorder.Core.Internal.Entities;

// What the recorder is put together from. The stand-in has these types for its signatures; it uses none of them.
namespace Amazon.XRay.Recorder.Core.Sampling
{
    public enum SampleDecision
    {
        Unknown,
        Requested,
        NotSampled,
        Sampled,
    }

    public class SamplingResponse
    {
        public SamplingResponse(SampleDecision sampleDecision)
        {
            SampleDecision = sampleDecision;
        }

        public SampleDecision SampleDecision { get; }
    }

    public interface ISamplingStrategy
    {
    }
}

namespace Amazon.XRay.Recorder.Core.Strategies
{
    public enum ContextMissingStrategy
    {
        RUNTIME_ERROR = 1,
        LOG_ERROR = 0,
    }

    public interface IStreamingStrategy
    {
    }

    public interface ExceptionSerializationStrategy
    {
    }
}

namespace Amazon.XRay.Recorder.Core.Plugins
{
    public interface IPlugin
    {
        string ServiceName { get; }

        string Origin { get; }
    }
}

namespace Amazon.XRay.Recorder.Core.Internal.Emitters
{
    public interface ISegmentEmitter : IDisposable
    {
        void Send(Entity segment);

        void SetDaemonAddress(string daemonAddress);
    }
}

namespace Amazon.XRay.Recorder.Core.Internal.Context
{
    public interface ITraceContext
    {
        Entity GetEntity();

        void SetEntity(Entity entity);

        bool IsEntityPresent();

        void ClearEntity();
    }
}

namespace Amazon.XRay.Recorder.Core.Internal.Utils
{
    public class XRayOptions
    {
        public string PluginSetting { get; set; }

        public string SamplingRuleManifest { get; set; }

        public string AwsServiceHandlerManifest { get; set; }

        public bool IsXRayTracingDisabled { get; set; }

        public bool UseRuntimeErrors { get; set; }

        public bool CollectSqlQueries { get; set; }
    }
}
