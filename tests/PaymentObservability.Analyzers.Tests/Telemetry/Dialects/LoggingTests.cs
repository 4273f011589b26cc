using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry.Dialects;

/// <summary>What each library's calls log: level, message, fields, exception.</summary>
public sealed class LoggingTests
{
    [Theory]
    [InlineData("""logger.LogInformation("Paid {Amount} {Currency}", amount, "EUR");""", "Information|Paid {Amount} {Currency}|Amount=Decimal,Currency=String|")]
    [InlineData("""logger.LogError(ex, "Failed {Id}", id);""", "Error|Failed {Id}|Id=String|ex")]
    [InlineData("""logger.LogWarning(new EventId(3), ex, "Failed {Id}", id);""", "Warning|Failed {Id}|Id=String|ex")]
    [InlineData("""logger.LogCritical("Failed");""", "Critical|Failed||")]
    [InlineData("""logger.Log(LogLevel.Debug, ex, "Failed {Id}", id);""", "Debug|Failed {Id}|Id=String|ex")]
    [InlineData("""logger.Log(level, "Paid {Id}", id);""", "?|Paid {Id}|Id=String|")]
    [InlineData("""logger.LogInformation("Paid {0} {1:F2}", id, amount);""", "Information|Paid {0} {1:F2}|0=String,1=Decimal:F2|")]
    [InlineData("""logger.LogInformation($"Paid {id}");""", "Information|?||")]
    [InlineData("""logger.LogInformation("Paid " + id);""", "Information|?||")]
    [InlineData("""logger.LogInformation("Paid {Id}", new object[] { id });""", "Information|Paid {Id}|Id=String|")]
    [InlineData("""logger.LogInformation("Paid {Id}", args);""", "Information|Paid {Id}|Id=|")]
    [InlineData("""logger.LogInformation(id, args);""", "Information|?||+")]
    [InlineData("""logger.LogInformation(id + ": {Amount}", amount);""", "Information|?|Amount=Decimal|")]
    [InlineData("""logger.LogInformation(id + ": {Amount}", amount, id);""", "Information|?||+")]
    [InlineData("""logger.LogInformation(System.Text.Json.JsonSerializer.Serialize(new { message = "Paid", duration = 12 }));""", "Information|Paid|message=String,duration=Int32|")]
    [InlineData("""logger?.LogInformation("Paid {Id}", id);""", "Information|Paid {Id}|Id=String|")]
    [InlineData("""LoggerExtensions.LogInformation(logger, "Paid {Id}", id);""", "Information|Paid {Id}|Id=String|")]
    [InlineData("""typed.LogInformation("Paid {Id}", id);""", "Information|Paid {Id}|Id=String|")]
    [InlineData("""logger.Log(LogLevel.Error, default, new[] { new KeyValuePair<string, object>("Id", id) }, ex, (s, e) => "Failed");""", "Error|?|Id=String|ex")]
    [InlineData("""Paid(logger, id, amount, null);""", "Information|Paid {Id} {Amount}|Id=String,Amount=Decimal|")]
    [InlineData("""Declared(logger, id, 12.5, ex);""", "Warning|Declined {Id} after {ElapsedMs}|Id=String,ElapsedMs=Double|ex")]
    public void Microsoft(string statement, string expected) => Assert.Equal(expected, Text(Assert.Single(Events(statement))));

    [Theory]
    [InlineData("""using var scope = logger.BeginScope("For {Id}", id);""", "Id=String|")]
    [InlineData("""using (logger.BeginScope(new Dictionary<string, object> { ["resource"] = id, ["n"] = 1 })) { }""", "resource=String,n=Int32|")]
    [InlineData("""using (logger.BeginScope(new[] { KeyValuePair.Create<string, object>("resource", id) })) { }""", "resource=String|")]
    [InlineData("""using (logger.BeginScope(order)) { }""", "|+")]
    [InlineData("""using (Serilog.Context.LogContext.PushProperty("resource", id)) { }""", "resource=String|")]
    [InlineData("""Logger.AppendKey("resource", id);""", "resource=String|")]
    [InlineData("""Logger.AppendKeys(new Dictionary<string, object> { { "resource", id } });""", "resource=String|")]
    [InlineData("""logger.AppendKey("resource", id);""", "resource=String|")]
    [InlineData("""Logger.ExtraKeys(("resource", id), ("n", 1));""", "resource=String,n=Int32|")]
    [InlineData("""Logger.AppendKey(id, id);""", "|+")]
    public void Scopes(string statement, string expected)
    {
        var scope = Assert.Single(Signals(statement).OfType<LogScopeSignal>());
        Assert.Equal(expected, Fields(scope.Fields) + "|" + (scope.HasOtherFields ? "+" : ""));
    }

    [Theory]
    [InlineData("""serilog.Information("Paid {Amount}", amount);""", "Information|Paid {Amount}|Amount=Decimal|")]
    [InlineData("""serilog.Error(ex, "Failed {A} {B} {C}", id, amount, 3);""", "Error|Failed {A} {B} {C}|A=String,B=Decimal,C=Int32|ex")]
    [InlineData("""serilog.Warning("Failed {A} {B} {C} {D}", id, amount, 3, 4);""", "Warning|Failed {A} {B} {C} {D}|A=String,B=Decimal,C=Int32,D=Int32|")]
    [InlineData("""Serilog.Log.Fatal(ex, "Failed");""", "Critical|Failed||ex")]
    [InlineData("""Serilog.Log.Write(LogEventLevel.Verbose, "Seen {A}", id);""", "Trace|Seen {A}|A=String|")]
    [InlineData("""serilog.ForContext("resource", id).ForContext<string>().Information("Paid {A}", 1);""", "Information|Paid {A}|A=Int32,resource=String|")]
    [InlineData("""var mine = Serilog.Log.ForContext("resource", id); mine.Information("Paid");""", "Information|Paid|resource=String|")]
    [InlineData("""serilog.Information($"Paid {id}");""", "Information|?||")]
    public void Serilog(string statement, string expected) => Assert.Equal(expected, Text(Assert.Single(Events(statement))));

    [Theory]
    [InlineData("""Logger.LogInformation("Paid {Amount}", amount);""", "Information|Paid {Amount}|Amount=Decimal|")]
    [InlineData("""Logger.LogError(ex, "Failed {Id}", id);""", "Error|Failed {Id}|Id=String|ex")]
    [InlineData("""Logger.LogError(ex);""", "Error|?||ex")]
    [InlineData("""Logger.LogInformation(new { duration = 12 });""", "Information|?|duration=Int32|")]
    [InlineData("""Logger.LogInformation(order);""", "Information|?||+")]
    public void Powertools(string statement, string expected) => Assert.Equal(expected, Text(Assert.Single(Events(statement))));

    [Fact]
    public void Powertools_version_1_writes_extra_keys_but_no_holes()
    {
        var events = SignalReading.Of(Libraries.OldLogging, """
            using AWS.Lambda.Powertools.Logging;
            class C { void M(string id) { Logger.LogInformation("Paid {Id}", 12); Logger.LogInformation(new { resource = id }, "Paid {Id}", id); } }
            """).OfType<LogSignal>().ToList();
        Assert.Equal(["Information|Paid {Id}||", "Information|Paid {Id}|resource=String|"], events.Select(Text));
        Assert.Equal([false, true], events.Select(signal => signal.KeepsFields));
    }

    [Theory]
    [InlineData("""context.Logger.LogInformation("Paid {Amount}", amount);""", "Information|Paid {Amount}|Amount=Decimal|", true)]
    [InlineData("""context.Logger.LogError(ex, "Failed");""", "Error|Failed||ex", true)]
    [InlineData("""context.Logger.Log(Amazon.Lambda.Core.LogLevel.Warning, "Failed {Id}", id);""", "Warning|Failed {Id}|Id=String|", true)]
    [InlineData("""context.Logger.Log("ERROR", "Failed");""", "Error|Failed||", true)]
    [InlineData("""context.Logger.LogLine($"Paid {id}");""", "?|?||", false)]
    [InlineData("""context.Logger.LogLine("Paid {Id}");""", "?|Paid {Id}||", false)]
    [InlineData("""Amazon.Lambda.Core.LambdaLogger.Log("Paid");""", "?|Paid||", false)]
    [InlineData("""context.Logger.LogInformation($"Paid {id}");""", "Information|?||", true)]
    public void Lambda(string statement, string expected, bool keepsFields)
    {
        var signal = Assert.Single(Events(statement));
        Assert.Equal(expected, Text(signal));
        Assert.Equal(keepsFields, signal.KeepsFields);
    }

    [Fact]
    public void A_Lambda_logger_without_templates_keeps_no_fields() =>
        Assert.False(Assert.Single(SignalReading.Of(Libraries.OldLogging, """
            using Amazon.Lambda.Core;
            class C { void M(string id, ILambdaContext context) { context.Logger.LogInformation($"Paid {id}"); } }
            """).OfType<LogSignal>()).KeepsFields);

    [Theory]
    [InlineData("""Console.WriteLine($"Paid {id}");""", "?|?||")]
    [InlineData("""Console.WriteLine("Paid {0}", id);""", "?|Paid {0}||")]
    [InlineData("""Console.Error.WriteLine(ex);""", "Error|?||")]
    [InlineData("""Console.WriteLine(ex.Message);""", "?|?||")]
    [InlineData("""Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { message = "Payment processed", duration = 1.5, resource = id }));""", "?|Payment processed|message=String,duration=Double,resource=String|")]
    [InlineData("""Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(order));""", "?|?||+")]
    [InlineData("""Console.WriteLine($"{{\"duration\":{amount}}}");""", "?|?||+")]
    [InlineData("""Console.WriteLine(Environment.GetEnvironmentVariable("X"));""", "?|?||+")]
    public void Console(string statement, string expected) => Assert.Equal(expected, Text(Assert.Single(Events(statement))));

    [Fact]
    public void The_raw_stream_carries_what_the_writer_beside_it_writes() =>
        Assert.Equal("?|Payment processed|message=String,duration=Double,resource=String|", Text(Assert.Single(Events("""
            using var line = new System.IO.MemoryStream();
            using (var json = new System.Text.Json.Utf8JsonWriter(line))
            {
                json.WriteStartObject();
                json.WriteString("message", "Payment processed");
                json.WriteNumber("duration", 1.5);
                json.WriteString("resource", id);
                json.WriteEndObject();
            }

            using var output = Console.OpenStandardOutput();
            line.WriteTo(output);
            """))));

    [Theory]
    [InlineData("""Own.LogInformation("Paid {Id}", id);""")]
    [InlineData("""own.WriteLine("Paid");""")]
    [InlineData("""writer.WriteLine("Paid");""")]
    [InlineData("""_ = nameof(LoggerExtensions.LogInformation);""")]
    public void What_only_looks_like_it(string statement) => Assert.Empty(Signals(statement));

    [Fact]
    public void The_Logging_attribute_adds_the_invocations_fields() =>
        Assert.Contains("function_request_id", Assert.Single(SignalReading.Of(Libraries.Logging, """
            using AWS.Lambda.Powertools.Logging;
            class C { [Logging] void M() { } }
            """).OfType<LogScopeSignal>()).Fields.Select(field => field.Name));

    [Fact]
    public void Broken_code_is_read_as_far_as_it_goes()
    {
        var reading = SignalReading.CompileBroken(Libraries.Logging, """
            using Microsoft.Extensions.Logging;
            class C { void M(ILogger logger) { logger.LogInformation("Paid {Id}", missing, 1); logger.LogError("Failed {Id} {", null, null); logger.BeginScope("{"); logger.LogError( } }
            """);
        Assert.Contains(reading.Method("M").OfType<LogSignal>(), signal => signal.Severity == LogSeverity.Error);
    }

    private static ImmutableArray<Signal> Signals(string statement) => SignalReading.Of(Libraries.Logging, $$"""
        #nullable disable
        using System;
        using System.Collections.Generic;
        using Amazon.Lambda.Core;
        using AWS.Lambda.Powertools.Logging;
        using Microsoft.Extensions.Logging;
        using Serilog.Events;

        public record Order(string Id);

        public static class Own
        {
            public static void LogInformation(string message, params object[] args) { }
        }

        public class OwnConsole
        {
            public void WriteLine(string text) { }
        }

        public partial class C
        {
            private static readonly Action<Microsoft.Extensions.Logging.ILogger, string, decimal, Exception> Paid =
                LoggerMessage.Define<string, decimal>(Microsoft.Extensions.Logging.LogLevel.Information, new EventId(1, "Paid"), "Paid {Id} {Amount}");

            [LoggerMessage(EventId = 2, Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "Declined {Id} after {ElapsedMs}")]
            public static partial void Declared(Microsoft.Extensions.Logging.ILogger logger, string id, double elapsedMs, Exception ex);

            public void M(Microsoft.Extensions.Logging.ILogger logger, ILogger<C> typed, Serilog.ILogger serilog, ILambdaContext context, Microsoft.Extensions.Logging.LogLevel level,
                string id, decimal amount, Exception ex, object[] args, Order order, OwnConsole own, System.IO.TextWriter writer)
            {
                {{statement}}
            }
        }
        """.Replace("LogLevel.Debug", "Microsoft.Extensions.Logging.LogLevel.Debug").Replace("(LogLevel.Error", "(Microsoft.Extensions.Logging.LogLevel.Error"), """
        public partial class C
        {
            public static partial void Declared(Microsoft.Extensions.Logging.ILogger logger, string id, double elapsedMs, System.Exception ex) { }
        }
        """);

    private static ImmutableArray<LogSignal> Events(string statement) => Signals(statement).OfType<LogSignal>().ToImmutableArray();

    private static string Text(LogSignal signal) =>
        $"{signal.Severity?.ToString() ?? "?"}|{signal.Message.Single ?? "?"}|{Fields(signal.Fields)}|{signal.Exception?.Syntax}{(signal.HasOtherFields ? "+" : "")}";

    private static string Fields(ImmutableArray<LogField> fields) =>
        string.Join(',', fields.Select(field => $"{field.Name}={field.Value?.Type?.Name}{(field.Format is null ? "" : ":" + field.Format)}"));
}
