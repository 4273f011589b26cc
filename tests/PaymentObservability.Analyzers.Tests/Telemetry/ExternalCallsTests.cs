using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Contract;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

public sealed class ExternalCallsTests
{
    private const string Plain = "namespace Contoso { public class Gateway { public virtual void Charge() { } } }";

    [Fact]
    public void AssemblyWithoutReferencesEmitsNothing() => Assert.Equal(TelemetryKinds.None, Of(SignalReading.Library("Contoso.Gateway", Plain)));

    [Fact]
    public void AssemblyMayEmitWhatItsReferencesAllow()
    {
        var powertools = Libraries.Powertools.ToArray();
        Assert.Equal(TelemetryKinds.Metrics, Of(SignalReading.Library("Contoso.Gateway", Using("AWS.Lambda.Powertools.Metrics.Metrics.Flush();"), powertools), powertools));
        Assert.Equal(TelemetryKinds.Metrics | TelemetryKinds.Spans, Of(SignalReading.Library("Contoso.Gateway", Using("new System.Diagnostics.Metrics.Meter(\"m\").Dispose();"))));
        Assert.Equal(TelemetryKinds.Logs, Of(SignalReading.Library("Contoso.Gateway", Using("System.Console.WriteLine();"))));
    }

    [Fact]
    public void LoggingAbstractionsAreNoMetrics()
    {
        var logging = SignalReading.Library("Microsoft.Extensions.Logging.Abstractions", "namespace Microsoft.Extensions.Logging { public class Log { public static void X() { } } }");
        Assert.Equal(TelemetryKinds.Logs, Of(SignalReading.Library("Contoso.Gateway", Using("Microsoft.Extensions.Logging.Log.X();"), logging), logging));
    }

    [Fact]
    public void ReferencesOfReferencesCount()
    {
        var powertools = Libraries.Powertools.ToArray();
        var common = SignalReading.Library("Contoso.Common", "namespace Contoso { public class Common { public static void Do() { AWS.Lambda.Powertools.Metrics.Metrics.Flush(); } } }", powertools);
        Assert.Equal(TelemetryKinds.Metrics, Of(SignalReading.Library("Contoso.Gateway", Using("Contoso.Common.Do();"), [common, .. powertools]), [common, .. powertools]));
    }

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Stripe.net")]
    [InlineData("x402.Core")]
    [InlineData("Square")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("AWSSDK.DynamoDBv2")]
    [InlineData("OpenTelemetry.Api")]
    public void KnownLibrariesEmitNothingOfAPayment(string name) =>
        Assert.Equal(TelemetryKinds.None, Of(SignalReading.Library(name, Using("new System.Diagnostics.Metrics.Meter(\"m\").Dispose();"))));

    [Theory]
    [InlineData("Contoso.Observability", TelemetryKinds.All)]
    [InlineData("Contoso.Payments.Metrics", TelemetryKinds.Metrics)]
    [InlineData("NewRelic.Api.Agent", TelemetryKinds.All)]
    [InlineData("Square.Telemetry", TelemetryKinds.All)]
    [InlineData("Contoso.Biometrics", TelemetryKinds.None)]
    [InlineData("Systematic", TelemetryKinds.None)]
    public void AssemblyNames(string name, object kinds) => Assert.Equal(kinds, Of(SignalReading.Library(name, Plain)));

    [Theory]
    [InlineData("PaymentMetrics", TelemetryKinds.Metrics)]
    [InlineData("IPaymentTelemetry", TelemetryKinds.All)]
    [InlineData("PaymentTracer", TelemetryKinds.Spans)]
    [InlineData("AuditLogger", TelemetryKinds.Logs)]
    [InlineData("Metricsmith", TelemetryKinds.None)]
    public void TypeNames(string type, object kinds) =>
        Assert.Equal(kinds, Of(SignalReading.Library("Contoso.Gateway", $"namespace Contoso {{ public class {type} {{ public void Charge() {{ }} }} }}")));

    [Fact]
    public void MemberNames()
    {
        var found = Find(SignalReading.Library("Contoso.Lambda", "namespace Contoso { public class Function { public void Charge() { } public void LogMetric() { } } }"));
        var log = found.Member.ContainingType.GetMembers("LogMetric").OfType<IMethodSymbol>().Single();
        Assert.True(found.Calls.MayRecordMetrics(log));
        Assert.False(found.Calls.MayRecordMetrics(found.Member));
    }

    [Theory]
    [InlineData("[EmitsTelemetry(\"PaymentSuccess\", \"PaymentDuration\")]", "", "PaymentSuccess|PaymentDuration")]
    [InlineData("", "[Other, EmitsTelemetry(\"PaymentSuccess\")]", "PaymentSuccess")]
    [InlineData("[EmitsTelemetry]", "", "")]
    public void Attributes(string onMember, string onType, string names)
    {
        var metrics = Find(SignalReading.Library("Contoso.Gateway", $$"""
            namespace Anywhere
            {
                public class EmitsTelemetryAttribute : System.Attribute { public EmitsTelemetryAttribute(params string[] metrics) { } public string[] Spans { get; set; } }
                public class OtherAttribute : System.Attribute { }
            }
            namespace Contoso
            {
                using Anywhere;
                {{onType}} public class Gateway { {{onMember}} public void Charge() { } }
            }
            """));
        var emission = metrics.Calls.Metrics(metrics.Member);
        Assert.True(emission.IsPossible);
        Assert.Equal(names, string.Join('|', emission.Names));
        Assert.True(metrics.Calls.MayLog(metrics.Member));
    }

    [Fact]
    public void ContractSaysExactly()
    {
        var emitter = new Emitter("Contoso.Gateway", "Charge", ["PaymentSuccess"], ["*"], []);
        var found = Find(SignalReading.Library("Contoso.Gateway", Using("System.Console.WriteLine();")), [], new PaymentContract { Emitters = [emitter] });
        Assert.Equal("PaymentSuccess", Assert.Single(found.Calls.Metrics(found.Member).Names));
        Assert.True(found.Calls.MayOpenSpans(found.Member));
        Assert.Empty(found.Calls.Spans(found.Member).Names);
        Assert.False(found.Calls.MayLog(found.Member));
    }

    [Fact]
    public void ContractMayNameAllMembers()
    {
        var emitter = new Emitter("Contoso.Gateway", "*", ["*"], [], []);
        var found = Find(SignalReading.Library("Contoso.Gateway", Plain), [], new PaymentContract { Emitters = [emitter] });
        Assert.True(found.Calls.MayRecordMetrics(found.Member));
        Assert.False(found.Calls.MayOpenSpans(found.Member));
    }

    [Fact]
    public void SourceSpeaksForItself()
    {
        var reading = SignalReading.Compile([], """
            interface IPaymentMetrics { void Put(); }
            interface IGateway { void Put(); }
            class PaymentMetrics { public void Put() { } }
            class C { void M(IPaymentMetrics a, IGateway b, PaymentMetrics c) { a.Put(); b.Put(); c.Put(); } }
            """);
        var calls = new ExternalCalls(reading.Compilation, new PaymentContract());
        var members = reading.Find("M").Root.Descendants().OfType<IInvocationOperation>().Select(call => call.TargetMethod);
        Assert.Equal([true, false, false], members.Select(calls.MayRecordMetrics));
    }

    [Theory]
    [InlineData("metrics.Put(1);", true)]
    [InlineData("_metrics?.Put(1);", true)]
    [InlineData("this.metrics.Client.Put(1);", true)]
    [InlineData("TrackPayment(1);", true)]
    [InlineData("await Missing.EmitAsync(1);", true)]
    [InlineData("new MetricsLogger();", true)]
    [InlineData("client.IncrementSuccess();", true)]
    [InlineData("typed.Put(1);", true)]
    [InlineData("mediator.Send(1);", false)]
    [InlineData("Missing.Charge(1);", false)]
    [InlineData("new Charge(1);", false)]
    [InlineData("repository.Recorder(1);", false)]
    public void WhatDoesNotCompile(string statement, bool mayRecord)
    {
        var reading = SignalReading.CompileBroken([], $$"""class C { async System.Threading.Tasks.Task M(IPaymentMetrics typed, Unknown client) { {{statement}} } }""");
        var invalid = reading.Find("M").Root.Descendants().OfType<IInvalidOperation>().First();
        Assert.Equal(mayRecord, (ExternalCalls.OfUnresolved(invalid) & TelemetryKinds.Metrics) != 0);
    }

    private static string Using(string statement) => $$"""namespace Contoso { public class Gateway { public virtual void Charge() { {{statement}} } } }""";

    private static TelemetryKinds Of(MetadataReference library, params MetadataReference[] more)
    {
        var (calls, member) = Find(library, more);
        return (calls.MayRecordMetrics(member) ? TelemetryKinds.Metrics : 0) | (calls.MayOpenSpans(member) ? TelemetryKinds.Spans : 0) | (calls.MayLog(member) ? TelemetryKinds.Logs : 0);
    }

    private static (ExternalCalls Calls, IMethodSymbol Member) Find(MetadataReference library, MetadataReference[]? more = null, PaymentContract? contract = null)
    {
        var reading = SignalReading.Compile([library, .. more ?? []], "class C { }");
        var assembly = (IAssemblySymbol)reading.Compilation.GetAssemblyOrModuleSymbol(library)!;
        var space = assembly.GlobalNamespace.GetNamespaceMembers().Single(member => member.Name == "Contoso");
        var charge = space.GetTypeMembers().SelectMany(type => type.GetMembers("Charge")).OfType<IMethodSymbol>().Single();
        return (new ExternalCalls(reading.Compilation, contract ?? new PaymentContract()), charge);
    }
}
