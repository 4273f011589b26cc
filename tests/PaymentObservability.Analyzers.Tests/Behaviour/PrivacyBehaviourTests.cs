using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Tracing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Telemetry;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Privacy;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>
/// Handlers run before and after the fixes of PAY5001, PAY5003 and PAY5004: the same answers and exceptions, as many records, and in them nothing is
/// different but the secret.
/// </summary>
[Collection("Behaviour")]
[Trait("Roslyn", "Newest")]
public sealed partial class PrivacyBehaviourTests
{
    private const string Secret = "sk4111111111111111";
    private const string Wallet = "0x857b06519E91e3A54538791bDbb0E22373e36b66";
    private const string Payload = "var payload = new Payload { Signature = request.Body, Network = \"base\" };\n";
    private const string Span = "using var activity = Source.StartActivity(\"pay\");\n";

    private const string Parts = """
        public sealed class Bank(string row) : IPayments, ISecrets
        {
            public async Task<Settlement> SettlePaymentAsync(string payment)
            {
                await Task.Yield();
                return row switch
                {
                    "broken" => throw new InvalidOperationException("broken"),
                    "anonymous" => new Settlement(true, null, "tx1", null),
                    "short" => new Settlement(true, null, "tx1", "0x1"),
                    _ => new Settlement(row != "refused", null, "tx1", "0x857b06519E91e3A54538791bDbb0E22373e36b66"),
                };
            }

            public Task<string> GetAsync(string name) => Task.FromResult(name);
        }

        public sealed class Relay(ILogger inner) : ILogger<Function>
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

            public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel level) => inner.IsEnabled(level);

            public void Log<TState>(Microsoft.Extensions.Logging.LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> text) => inner.Log(level, id, state, exception, text);
        }
        """;

    private static readonly string[] Rows = ["paid", "refused", "anonymous", "short", "broken", "empty"];

    /// <summary>One thing that was recorded, whatever recorded it: its text, its level, its fields.</summary>
    private sealed record Record(string Level, string Text, Dictionary<string, string?> Fields)
    {
        public bool Holds(string secret) => Text.Contains(secret, StringComparison.Ordinal) || Fields.Values.Any(value => value?.Contains(secret, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("_logger.LogInformation(\"Paying with {Payment}\", request.Body);")]
    [InlineData("_logger.LogInformation(\"Paying {Path}, header: {Payment}, again\", request.Path, request.Body);")]
    [InlineData("_logger.LogInformation(\"{Payment}: paying {Path}\", request.Body, request.Path);")]
    [InlineData("_logger.LogWarning(\"Payment ({Payment}) of {Path}\", request.Body, request.Path);")]
    [InlineData("if (!settled.Success) _logger.LogError(new InvalidOperationException(\"no\"), \"Refused {Body} of {Path}\", request.Body, request.Path);")]
    [InlineData(Payload + "_logger.LogInformation(\"Pay {Body} of {Path} signed {Signature}\", request.Body, request.Path, payload.Signature);")]
    [InlineData("Console.WriteLine($\"Paying with '{request.Body}' now\");")]
    [InlineData("Console.WriteLine($\"{request.Path} body={request.Body}\");")]
    [InlineData("Console.WriteLine($\"{{{request.Path}}} body={request.Body}\");")]
    [InlineData("context.Logger.LogInformation($\"Body {request.Body} on {settled.Success}\");")]
    [InlineData("context.Logger.LogLine(\"Started\"); context.Logger.LogLine($\"Got {request.Body} for {request.Path}\");")]
    [InlineData(Span + "activity?.SetTag(\"body\", request.Body);\nactivity?.SetTag(\"path\", request.Path);")]
    public void WithoutTheSecret(string body)
    {
        var (before, after) = Both(body, "PAY5001");
        using (before)
        using (after)
        {
            var leaked = false;
            foreach (var row in Rows)
            {
                var (plain, records) = Run(before, row);
                var (mended, kept) = Run(after, row);
                Assert.Equal($"{row}: {plain}", $"{row}: {mended}");
                Assert.DoesNotContain(kept, record => record.Holds(Secret));
                leaked |= records.Any(record => record.Holds(Secret));

                // A record of nothing but the secret goes; any other stays, with its level, its words and its fields.
                var expected = records.Where(record => record.Fields.Count == 0 || !record.Fields.Keys.All(key => key is "body") || record.Level != "tag").ToList();
                Assert.Equal(expected.ConvertAll(record => record.Level), kept.ConvertAll(record => record.Level));
                foreach (var (old, now) in expected.Zip(kept))
                {
                    Assert.Equal(Words(old.Text.Replace(Secret, "", StringComparison.Ordinal).Replace("(null)", "", StringComparison.Ordinal)), Words(now.Text));
                    Assert.Equal(
                        old.Fields.Where(field => field.Key is not ("Payment" or "Body" or "Signature")).OrderBy(field => field.Key, StringComparer.Ordinal),
                        now.Fields.OrderBy(field => field.Key, StringComparer.Ordinal));
                }
            }

            Assert.True(leaked);
        }
    }

    [Theory]
    [InlineData("_logger.LogInformation(\"Paid by {Payer}, {Path}\", settled.Payer, request.Path);")]
    [InlineData("_logger.LogInformation(\"Paid by {Payer}\", settled.Payer);\n_logger.LogInformation($\"Paid by {settled.Payer}\");")]
    [InlineData("Console.WriteLine(\"Paid by \" + (settled.Payer ?? \"nobody\"));")]
    [InlineData("if (settled.Success) Console.WriteLine($\"Paid by {settled.Payer}\");")]
    [InlineData("context.Logger.LogLine($\"Paid by {settled.Payer} on {request.Path}\");")]
    [InlineData(Span + "activity?.SetTag(\"wallet_address\", settled.Payer);")]
    public void WithTheAddressMasked(string body)
    {
        var (before, after) = Both(body, "PAY5003");
        using (before)
        using (after)
        {
            foreach (var row in Rows)
            {
                var (plain, records) = Run(before, row);
                var (mended, kept) = Run(after, row);
                Assert.Equal($"{row}: {plain}", $"{row}: {mended}");
                Assert.Equal(records.Count(record => record.Holds(Wallet)), kept.Count(record => record.Holds("0x857b...6b66")));
                Assert.DoesNotContain(kept, record => record.Holds(Wallet));
                Assert.Equal(row is "paid" or "refused" or "empty" && !(row == "refused" && body.StartsWith("if", StringComparison.Ordinal)), records.Any(record => record.Holds(Wallet)));
                if (row is "anonymous" or "short")
                {
                    // Too short to hide anything: nothing of it is shown. A tag that had no value gets one.
                    Assert.All(kept, record => Assert.True(record.Holds("***")));
                    Assert.DoesNotContain(kept, record => record.Holds("0x1"));
                }
                else
                {
                    Assert.Equal(records.ConvertAll(record => Text(record).Replace(Wallet, "0x857b...6b66", StringComparison.Ordinal)), kept.ConvertAll(Text));
                }
            }
        }
    }

    [Theory]
    [InlineData("[Logging(LogEvent = true)]", "request", "")]
    [InlineData("[Logging(LogEvent = true, ClearState = true)]", "request", "")]
    [InlineData("[Tracing]", "response exception", "exception")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.ResponseAndError)]", "response exception", "exception")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.EnvironmentVariable)]", "response exception", "exception")]
    [InlineData("[Tracing(CaptureMode = TracingCaptureMode.Response)]", "response", "")]
    [InlineData("[Logging(LogEvent = true)]\n    [Tracing(SegmentName = \"pay\")]", "request response exception", "exception")]
    public void WithoutTheCapture(string attributes, string recordedBefore, string recordedAfter)
    {
        var code = Handler("", attributes);
        using var before = new LoadedCode(Compile(code));
        using var after = new LoadedCode(Compile(code with { Sources = [.. code.Fixed("PAY5004").Select(document => (document.Path, document.Text))] }));
        foreach (var row in Rows)
        {
            Assert.Equal($"{row}: {Run(before, row).Outcome}", $"{row}: {Run(after, row).Outcome}");
        }

        Assert.Equal(recordedBefore, Captured(before));
        Assert.Equal(recordedAfter, Captured(after));
    }

    /// <summary>What Powertools records by the attributes that are in force in the compiled code, where no environment variable says otherwise.</summary>
    private static string Captured(LoadedCode code)
    {
        var handler = code.Assembly.GetType("Shop.Function")!.GetMethod("FunctionHandler")!;
        var mode = handler.GetCustomAttribute<TracingAttribute>()?.CaptureMode ?? TracingCaptureMode.Disabled;
        return string.Join(" ", new[]
        {
            handler.GetCustomAttribute<LoggingAttribute>()?.LogEvent == true ? "request" : null,
            mode is TracingCaptureMode.Response or TracingCaptureMode.ResponseAndError or TracingCaptureMode.EnvironmentVariable ? "response" : null,
            mode is TracingCaptureMode.Error or TracingCaptureMode.ResponseAndError or TracingCaptureMode.EnvironmentVariable ? "exception" : null,
        }.Where(part => part is not null));
    }

    private static (LoadedCode Before, LoadedCode After) Both(string body, string id)
    {
        var code = Handler(body);
        return (new LoadedCode(Compile(code)), new LoadedCode(Compile(code with { Sources = [.. code.Fixed(id).Select(document => (document.Path, document.Text))] })));
    }

    private static RuleCase Handler(string body, string attributes = "")
    {
        var code = Leaks.With(body, Parts, typeof(LoggingAttribute), typeof(TracingAttribute), typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder));
        var text = code.Sources[0].Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return attributes.Length == 0 ? code : code with
        {
            Sources = [(code.Sources[0].Path, text
                .Replace("using Amazon.Lambda.Core;", "using Amazon.Lambda.Core;\nusing AWS.Lambda.Powertools.Logging;\nusing AWS.Lambda.Powertools.Tracing;", StringComparison.Ordinal)
                .Replace("    public async Task<APIGatewayProxyResponse> FunctionHandler", "    " + attributes + "\n    public async Task<APIGatewayProxyResponse> FunctionHandler", StringComparison.Ordinal))],
        };
    }

    private static CSharpCompilation Compile(RuleCase code) => CSharpCompilation.Create(
        "Shop",
        code.Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Latest), source.Path)),
        code.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static (RunOutcome Outcome, List<Record> Records) Run(LoadedCode code, string row)
    {
        var records = new List<Record>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "shop",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => records.AddRange(activity.TagObjects.Select(tag => new Record("tag", "", new() { [tag.Key] = tag.Value?.ToString() }))),
        };
        ActivitySource.AddActivityListener(listener);
        var sink = LogSink.Of(LogLibrary.Microsoft);
        var types = code.Assembly;
        var bank = Activator.CreateInstance(types.GetType("Shop.Function+Bank")!, row);
        var logger = Activator.CreateInstance(types.GetType("Shop.Function+Relay")!, sink.Logger);
        dynamic function = Activator.CreateInstance(types.GetType("Shop.Function")!, bank, bank, logger)!;
        var context = new TestLambdaContext();
        var request = new APIGatewayProxyRequest { Path = "/tip", Body = row == "empty" ? null : Secret };
        var console = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        RunOutcome? outcome = null;
        try
        {
            var events = sink.Listen(() =>
            {
                try
                {
                    Task<APIGatewayProxyResponse> task = function.FunctionHandler(request, context);
                    var response = task.GetAwaiter().GetResult();
                    outcome = new RunOutcome($"returned {response.StatusCode} {response.Body}");
                }
                catch (Exception exception)
                {
                    outcome = RunOutcome.Of(exception);
                }
            });
            records.AddRange(events.Select(entry => new Record(entry.Level + (entry.HasException ? "!" : ""), entry.Message, entry.Fields.ToDictionary(field => field.Key, field => field.Value?.ToString()))));
        }
        finally
        {
            Console.SetOut(console);
        }

        records.AddRange(((TestLambdaLogger)context.Logger).Entries.Select(entry => new Record(entry.Level, entry.Message, new())));
        records.AddRange(written.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Select(line => new Record("console", line, new())));
        return (outcome!, records);
    }

    private static string Text(Record record) => $"{record.Level} {record.Text} {string.Join(" ", record.Fields.Select(field => field.Key + "=" + field.Value))}";

    private static List<string> Words(string text) => Word().Matches(text).Select(match => match.Value).ToList();

    [GeneratedRegex("[\\w/]+")]
    private static partial Regex Word();
}
