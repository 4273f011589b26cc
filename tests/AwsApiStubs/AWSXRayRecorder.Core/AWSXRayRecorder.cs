using System;
using System.Collections.Generic;
using Amazon.XRay.Recorder.Core.Internal.Context;
using Amazon.XRay.Recorder.Core.Internal.Emitters;
using Amazon.XRay.Recorder.Core.Internal.Entities;
using Amazon.XRay.Recorder.Core.Internal.Utils;
using Amazon.XRay.Recorder.Core.Plugins;
using Amazon.XRay.Recorder.Core.Sampling;
using Amazon.XRay.Recorder.Core.Strategies;
using Microsoft.Extensions.Configuration;

namespace Amazon.XRay.Recorder.Core;

public class AWSXRayRecorder : AWSXRayRecorderImpl
{
    public const string LambdaTaskRootKey = "LAMBDA_TASK_ROOT";

    private static AWSXRayRecorder instance;

    public AWSXRayRecorder()
        : this(new XRayOptions())
    {
    }

    public AWSXRayRecorder(XRayOptions options)
    {
        XRayOptions = options;
    }

    public static AWSXRayRecorder Instance => instance ??= new AWSXRayRecorder();

    public XRayOptions XRayOptions { get; set; }

    public static void InitializeInstance(IConfiguration configuration) => InitializeInstance(configuration, null);

    public static void InitializeInstance(IConfiguration configuration = null, AWSXRayRecorder recorder = null) => instance = recorder ?? new AWSXRayRecorder();

    public static bool IsLambda() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(LambdaTaskRootKey));

    public static void RegisterLogger(Amazon.LoggingOptions loggingOptions)
    {
    }

    public override void BeginSubsegment(string name, DateTime? timestamp = null) => Begin(new Subsegment(name), timestamp);

    public override void EndSubsegment(DateTime? timestamp = null) => End(timestamp);

    public override bool IsTracingDisabled() => XRayOptions.IsXRayTracingDisabled;
}

public class AWSXRayRecorderBuilder
{
    private readonly List<IPlugin> plugins = new();

    public IReadOnlyList<IPlugin> Plugins => plugins;

    public AWSXRayRecorderBuilder WithPluginsFromConfig(XRayOptions xRayOptions) => this;

    public AWSXRayRecorderBuilder WithContextMissingStrategyFromConfig(XRayOptions xRayOptions) => this;

    public AWSXRayRecorder Build(XRayOptions xRayOptions) => new(xRayOptions);

    public AWSXRayRecorder Build(AWSXRayRecorder recorder) => recorder;

    public AWSXRayRecorderBuilder WithPlugin(IPlugin plugin)
    {
        plugins.Add(plugin);
        return this;
    }

    public AWSXRayRecorderBuilder WithDaemonAddress(string address) => this;

    public AWSXRayRecorderBuilder WithSamplingStrategy(ISamplingStrategy newStrategy) => this;

    public AWSXRayRecorderBuilder WithStreamingStrategy(IStreamingStrategy newStreamingStrategy) => this;

    public AWSXRayRecorderBuilder WithContextMissingStrategy(ContextMissingStrategy strategy) => this;

    public AWSXRayRecorderBuilder WithSegmentEmitter(ISegmentEmitter segmentEmitter) => this;

    public AWSXRayRecorderBuilder WithTraceContext(ITraceContext traceContext) => this;

    public AWSXRayRecorderBuilder WithExceptionSerializationStrategy(ExceptionSerializationStrategy exceptionSerializationStartegy) => this;

    public AWSXRayRecorder Build() => new();
}
