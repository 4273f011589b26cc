using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using OpenTelemetry.Context.Propagation;

namespace OpenTelemetry.Extensions.AWS.Trace;

public class AWSXRayPropagator : TextMapPropagator
{
    private const string Header = "X-Amzn-Trace-Id";

    public override ISet<string> Fields => new HashSet<string> { Header };

    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
    {
        var value = getter(carrier, Header)?.FirstOrDefault();
        var parts = (value ?? "").Split(';').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1]);
        if (!parts.TryGetValue("Root", out var root) || !parts.TryGetValue("Parent", out var parent) || root.Split('-') is not [_, { Length: 8 } time, { Length: 24 } rest] || parent.Length != 16)
        {
            return context;
        }

        var flags = parts.TryGetValue("Sampled", out var sampled) && sampled == "1" ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        var activity = new ActivityContext(ActivityTraceId.CreateFromString(time + rest), ActivitySpanId.CreateFromString(parent), flags, isRemote: true);
        return new PropagationContext(activity, context.Baggage);
    }

    public override void Inject<T>(PropagationContext context, T carrier, Action<T, string, string> setter)
    {
        var activity = context.ActivityContext;
        if (activity.TraceId == default || activity.SpanId == default)
        {
            return;
        }

        var trace = activity.TraceId.ToHexString();
        var sampled = (activity.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "1" : "0";
        setter(carrier, Header, $"Root=1-{trace[..8]}-{trace[8..]};Parent={activity.SpanId.ToHexString()};Sampled={sampled}");
    }
}
