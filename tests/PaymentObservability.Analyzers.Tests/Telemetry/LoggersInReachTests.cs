using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

/// <summary>Which logger a fix may write to at the call of <c>Here()</c>.</summary>
public sealed class LoggersInReachTests
{
    [Theory]
    [InlineData("class C { private readonly ILogger<C> _logger = null!; void M() { Here(); } }", "_logger Microsoft")]
    [InlineData("class C { private readonly ILogger? _logger; void M() { Here(); } }", "_logger Microsoft ?")]
    [InlineData("class C(ILogger<C> logger) { void M() { Here(); } }", "logger Microsoft")]
    [InlineData("class C { void M(ILogger log) { Here(); } }", "log Microsoft")]
    [InlineData("class C { void M(ILoggerFactory factory) { var log = factory.CreateLogger(\"x\"); Here(); } }", "log Microsoft")]
    [InlineData("class C { void M(ILoggerFactory factory) { Here(); var log = factory.CreateLogger(\"x\"); } }", null)]
    [InlineData("class B { protected ILogger Log { get; } = null!; } class C : B { void M(ILambdaContext context) { Here(); } }", "Log Microsoft")]
    [InlineData("class B { private ILogger Log { get; } = null!; } class C : B { void M() { Here(); } }", null)]
    [InlineData("class C { private readonly Serilog.ILogger _log = null!; void M(ILambdaContext context) { Here(); } }", "_log Serilog")]
    [InlineData("class C { void M(ILambdaContext context) { Here(); } }", "context.Logger Lambda")]
    [InlineData("class C { void M(ILambdaContext? context) { Here(); } }", "context?.Logger Lambda ?")]
    [InlineData("class C { void M(ILambdaLogger l) { Here(); } }", "l Lambda")]
    [InlineData("class C { private readonly ILogger _logger = null!; static void M() { Here(); } }", null)]
    [InlineData("class C { private static readonly ILogger Log = null!; static void M() { Here(); } }", "Log Microsoft")]
    [InlineData("class C { void M(ILogger log) { static void Local() { Here(); } Local(); } }", null)]
    [InlineData("class C { void M(ILogger log) { void Local() { Here(); } Local(); } }", "log Microsoft")]
    [InlineData("class C { void M(ILogger log) { System.Action a = static () => Here(); } }", null)]
    [InlineData("class C { private readonly ILogger<C> _logger = null!; void M() { System.Action a = () => Here(); } }", "_logger Microsoft")]
    [InlineData("class C { private readonly ILogger _logger = null!; void M(ILogger other) { Here(); } }", "_logger Microsoft")]
    [InlineData("class C { private readonly ILogger @event = null!; void M() { Here(); } }", "@event Microsoft")]
    [InlineData("class C { void M(ref ILogger log) { Here(); } }", null)]
    [InlineData("class C { void M() { Here(); } } class P { void Start(Serilog.ILogger l) { Serilog.Log.Logger = l; } }", "global::Serilog.Log Serilog")]
    [InlineData("class C { void M() { Here(); } } class P { void Start(Serilog.ILogger l) { Serilog.Log.Information(\"x\"); } }", null)]
    [InlineData("class ILogger { } class C { void M(ILogger log) { Here(); } }", null)]
    public void At(string source, string? expected)
    {
        var withoutPowertools = Libraries.Logging.Where(reference => reference.Display?.Contains("Powertools") != true);
        Assert.Equal(expected, Found(SignalReading.Compile(withoutPowertools, Whole(source))));
    }

    [Theory]
    [InlineData("class C { void M(ILambdaContext context) { Here(); } }", "global::AWS.Lambda.Powertools.Logging.Logger Powertools")]
    [InlineData("class C { void M(ILogger log) { Here(); } }", "log Microsoft")]
    public void Powertools_static_logger_is_everywhere(string source, string expected) => Assert.Equal(expected, Found(SignalReading.Compile(Libraries.Logging, Whole(source))));

    [Fact]
    public void Old_Lambda_loggers_have_lines_only() =>
        Assert.Equal("context.Logger LambdaLine", Found(SignalReading.Compile(Libraries.OldLogging.RemoveAt(0), """
            using Amazon.Lambda.Core;
            static class Places { public static void Here() { } }
            class C { void M(ILambdaContext context) { Places.Here(); } }
            """)));

    private static string Whole(string source) => $$"""
        #pragma warning disable
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.Logging;
        using static Places;
        {{source}}
        static class Places { public static void Here() { } }
        """;

    private static string? Found(SignalReading reading)
    {
        var place = reading.Compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.ToString().EndsWith("Here()", System.StringComparison.Ordinal));
        var logger = new LoggersInReach(reading.Compilation, tree => reading.Compilation.GetSemanticModel(tree)).At(place);
        return logger is null ? null : $"{logger.Expression} {logger.Library}{(logger.MayBeNull ? " ?" : "")}";
    }
}
