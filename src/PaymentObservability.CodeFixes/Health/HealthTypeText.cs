using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Health;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>
/// The text of the type that answers health checks. Every dependency is really asked, all at the same time and for two seconds each; what went wrong is
/// logged and never told to the caller. Types are written as <c>global::Full.Name</c>, a reference that may be null as <c>string¿</c>.
/// </summary>
internal static class HealthTypeText
{
    /// <summary>Under which name it is registered with the application's health checks.</summary>
    public const string CheckName = "dependencies";

    private const string Frame = """
        /// <summary>Answers /health: 200 and "healthy" where everything that a payment needs can be reached, else 503 and "unhealthy".</summary>
        «Attributes»public sealed class «Type»«Base»
        {
        «Fields»    private readonly string _version = global::System.Reflection.CustomAttributeExtensions.GetCustomAttribute<global::System.Reflection.AssemblyInformationalVersionAttribute>(typeof(«Type»).Assembly)?.InformationalVersion
                ?? global::System.Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")
                ?? "unknown";

        «Endpoint»

            private «async »global::System.Threading.Tasks.Task<(bool IsHealthy, string Body)> CheckAsync(«LoggerType» logger«ServicesParameter»)
            {
        «Check»
                using var body = new global::System.IO.MemoryStream();
                using (var json = new global::System.Text.Json.Utf8JsonWriter(body))
                {
                    json.WriteStartObject();
                    json.WriteString("status", isHealthy ? "healthy" : "unhealthy");
                    json.WriteString("version", _version);
                    json.WriteStartObject("dependencies");
                    foreach (var dependency in dependencies)
                    {
                        json.WriteString(dependency.Key, dependency.Value);
                    }

                    json.WriteEndObject();
                    json.WriteEndObject();
                }

                return (isHealthy, global::System.Text.Encoding.UTF8.GetString(body.ToArray()));
            }

        «Probes»}
        """;

    private const string Registered = """
        /// <summary>Asks everything that a payment needs. Registered with the application's health checks, whose answer it writes: a state for each dependency, and no more.</summary>
        public sealed class «Type» : global::Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck
        {
        «Fields»    private readonly global::Microsoft.Extensions.Logging.ILogger<«Type»> _logger;
        «ServicesField»
            /// <summary>Made by the application.</summary>
            public «Type»(global::Microsoft.Extensions.Logging.ILogger<«Type»> logger«ServicesParameter»)
            {
                _logger = logger;
        «ServicesAssignment»    }

            /// <summary>How /health is answered: 200 where all is well, else 503.</summary>
            public static global::Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions Options { get; } = new global::Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { ResponseWriter = WriteAsync };

            /// <inheritdoc/>
            public async global::System.Threading.Tasks.Task<global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> CheckHealthAsync(global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext context, global::System.Threading.CancellationToken cancellationToken = default)
            {
        «Check»
                var states = new global::System.Collections.Generic.Dictionary<string, object>();
                foreach (var dependency in dependencies)
                {
                    states[dependency.Key] = dependency.Value;
                }

                return isHealthy
                    ? global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy(data: states)
                    : new global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult(context.Registration.FailureStatus, data: states);
            }

            private static async global::System.Threading.Tasks.Task WriteAsync(global::Microsoft.AspNetCore.Http.HttpContext http, global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
            {
                using var body = new global::System.IO.MemoryStream();
                using (var json = new global::System.Text.Json.Utf8JsonWriter(body))
                {
                    json.WriteStartObject();
                    json.WriteString("status", report.Status == global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy ? "unhealthy" : "healthy");
                    json.WriteString("version", Version());
                    json.WriteStartObject("dependencies");
                    foreach (var check in report.Entries)
                    {
                        if (check.Key != CheckName)
                        {
                            json.WriteString(check.Key, check.Value.Status == global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy ? "ok" : "failed");
                            continue;
                        }

                        foreach (var dependency in check.Value.Data)
                        {
                            json.WriteString(dependency.Key, dependency.Value.ToString());
                        }
                    }

                    json.WriteEndObject();
                    json.WriteEndObject();
                }

                http.Response.ContentType = "application/json";
                await http.Response.Body.WriteAsync(body.ToArray(), http.RequestAborted).ConfigureAwait(false);
            }

            private static string Version() => global::System.Reflection.CustomAttributeExtensions.GetCustomAttribute<global::System.Reflection.AssemblyInformationalVersionAttribute>(typeof(«Type»).Assembly)?.InformationalVersion
                ?? global::System.Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")
                ?? "unknown";

        «Probes»}
        """;

    private const string Bare = """
        /// <summary>Answers /health as far as it can tell: that this version of the service runs.</summary>
        «Attributes»public sealed class «Type»«Base»
        {
            private readonly string _version = global::System.Reflection.CustomAttributeExtensions.GetCustomAttribute<global::System.Reflection.AssemblyInformationalVersionAttribute>(typeof(«Type»).Assembly)?.InformationalVersion
                ?? global::System.Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")
                ?? "unknown";

        «Endpoint»

            // No dependency is known here: add those that a payment needs, each really asked.
            private string Check()
            {
                using var body = new global::System.IO.MemoryStream();
                using (var json = new global::System.Text.Json.Utf8JsonWriter(body))
                {
                    json.WriteStartObject();
                    json.WriteString("status", "healthy");
                    json.WriteString("version", _version);
                    json.WriteEndObject();
                }

                return global::System.Text.Encoding.UTF8.GetString(body.ToArray());
            }
        }
        """;

    private const string Probe = """
            private static async global::System.Threading.Tasks.Task<global::System.Collections.Generic.KeyValuePair<string, string>> ProbeAsync(string dependency, string¿ target, global::System.Func<string, global::System.Threading.CancellationToken, global::System.Threading.Tasks.Task> probe, «LoggerType» logger)
            {
                using var cancellation = new global::System.Threading.CancellationTokenSource(Timeout);
                var status = "ok";
                try
                {
                    if (string.IsNullOrEmpty(target))
                    {
                        status = "not_configured";
                        throw new global::System.InvalidOperationException("Nothing says where it is.");
                    }

                    // On another thread: looking for credentials or a name may block. What hangs is left behind.
                    var work = global::System.Threading.Tasks.Task.Run(() => probe(target, cancellation.Token), cancellation.Token);
                    if (await global::System.Threading.Tasks.Task.WhenAny(work, global::System.Threading.Tasks.Task.Delay(Timeout)).ConfigureAwait(false) != work)
                    {
                        throw new global::System.TimeoutException("No answer in time.");
                    }

                    await work.ConfigureAwait(false);
                }
        #pragma warning disable CA1031 // Whatever goes wrong makes the service unhealthy, and is no business of the caller's.
                catch (global::System.Exception exception)
        #pragma warning restore CA1031
                {
                    if (status == "ok")
                    {
                        status = exception is global::System.TimeoutException || exception is global::System.OperationCanceledException ? "timeout" : "failed";
                    }

                    «Log»
                }

                return new global::System.Collections.Generic.KeyValuePair<string, string>(dependency, status);
            }

        """;

    private const string TableProbe = """

            private static async global::System.Threading.Tasks.Task ProbeTableAsync(string table, global::System.Threading.CancellationToken cancellation)
            {
                // Asked once: what a retry hides, a health check has to tell.
                using var dynamo = new global::Amazon.DynamoDBv2.AmazonDynamoDBClient(new global::Amazon.DynamoDBv2.AmazonDynamoDBConfig { MaxErrorRetry = 0 });
                await ProbeTableAsync(dynamo, table, cancellation).ConfigureAwait(false);
            }

        """;

    private const string RegisteredTableProbe = """

            private static async global::System.Threading.Tasks.Task ProbeTableAsync(global::System.IServiceProvider services, string table, global::System.Threading.CancellationToken cancellation)
            {
                if (services.GetService(typeof(global::Amazon.DynamoDBv2.IAmazonDynamoDB)) is global::Amazon.DynamoDBv2.IAmazonDynamoDB registered)
                {
                    await ProbeTableAsync(registered, table, cancellation).ConfigureAwait(false);
                    return;
                }

                // Asked once: what a retry hides, a health check has to tell.
                using var dynamo = new global::Amazon.DynamoDBv2.AmazonDynamoDBClient(new global::Amazon.DynamoDBv2.AmazonDynamoDBConfig { MaxErrorRetry = 0 });
                await ProbeTableAsync(dynamo, table, cancellation).ConfigureAwait(false);
            }

        """;

    private const string DescribeTable = """

            private static async global::System.Threading.Tasks.Task ProbeTableAsync(global::Amazon.DynamoDBv2.IAmazonDynamoDB dynamo, string table, global::System.Threading.CancellationToken cancellation)
            {
                var status = (await dynamo.DescribeTableAsync(table, cancellation).ConfigureAwait(false)).Table.TableStatus;
                if (status != global::Amazon.DynamoDBv2.TableStatus.ACTIVE && status != global::Amazon.DynamoDBv2.TableStatus.UPDATING)
                {
                    throw new global::System.InvalidOperationException("The table " + table + " is " + status.Value + ".");
                }
            }

        """;

    private const string FacilitatorProbe = """

            private static async global::System.Threading.Tasks.Task ProbeFacilitatorAsync(string address, global::System.Threading.CancellationToken cancellation)
            {
                using var response = await Http.GetAsync(new global::System.Uri(address.TrimEnd('/') + "/supported"), global::System.Net.Http.HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

                // One that wants to know who asks is there.
                if (response.StatusCode != global::System.Net.HttpStatusCode.Unauthorized && response.StatusCode != global::System.Net.HttpStatusCode.Forbidden)
                {
                    response.EnsureSuccessStatusCode();
                }
            }

        """;

    private const string HttpProbe = """

            private static async global::System.Threading.Tasks.Task ProbeHttpAsync(string address, global::System.Threading.CancellationToken cancellation)
            {
                using var response = await Http.GetAsync(new global::System.Uri(address), global::System.Net.Http.HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

                // It answers; what it says to a request without credentials or path is no matter, unless it is at fault itself.
                if ((int)response.StatusCode >= 500)
                {
                    response.EnsureSuccessStatusCode();
                }
            }

        """;

    /// <summary>The whole type, not indented, lines ended by <c>\n</c>.</summary>
    /// <param name="typeName">Its name.</param>
    /// <param name="style">In which style it answers.</param>
    /// <param name="dependencies">What it probes.</param>
    /// <param name="nullable">Whether the text stands where <c>?</c> may be said of references.</param>
    /// <param name="logsExceptions">Whether Lambda's logger takes exceptions, as it does in newer versions.</param>
    public static string Of(string typeName, HealthStyle style, ImmutableArray<Dependency> dependencies, bool nullable, bool logsExceptions)
    {
        return Filled(dependencies.IsEmpty ? Bare : Frame, typeName, style, dependencies, nullable, logsExceptions);
    }

    /// <summary>The same for an application that registers its health checks: the type is one of them.</summary>
    public static string OfRegistered(string typeName, ImmutableArray<Dependency> dependencies, bool nullable)
    {
        var usesServices = dependencies.Any(dependency => dependency.Kind == DependencyKind.Table);
        var frame = Registered.Replace("\r\n", "\n")
            .Replace("«ServicesField»", usesServices ? "    private readonly global::System.IServiceProvider _services;\n" : "")
            .Replace("«ServicesAssignment»", usesServices ? "        _services = services;\n" : "")
            .Replace("CheckName", Literal(CheckName))
            .Replace("«Check»", Indented(Checks(dependencies, usesServices).Replace(", logger)", ", _logger)").Replace("(services, ", "(_services, "), "        "));
        return Filled(frame, typeName, HealthStyle.MinimalApi, dependencies, nullable, logsExceptions: false);
    }

    private static string Filled(string frame, string typeName, HealthStyle style, ImmutableArray<Dependency> dependencies, bool nullable, bool logsExceptions)
    {
        var isWeb = style is HealthStyle.Controller or HealthStyle.MinimalApi;
        var usesServices = isWeb && dependencies.Any(dependency => dependency.Kind == DependencyKind.Table);
        return frame
            .Replace("\r\n", "\n")
            .Replace("«Fields»", Fields(dependencies, isWeb))
            .Replace("«Endpoint»", Indented(HealthStyleTexts.Endpoint(style, dependencies.IsEmpty, usesServices), "    "))
            .Replace("«Check»", Indented(Checks(dependencies, usesServices), "        "))
            .Replace("«Probes»", Probes(dependencies, usesServices))
            .Replace("«Log»", isWeb ? "LogFailure(logger, dependency, exception);"
                : logsExceptions ? "logger.LogError(exception, \"Health check of {Dependency} failed\", dependency);"
                : "logger.LogLine(\"Health check of \" + dependency + \" failed: \" + exception);")
            .Replace("«LoggerType»", isWeb ? "global::Microsoft.Extensions.Logging.ILogger" : "global::Amazon.Lambda.Core.ILambdaLogger")
            .Replace("«ServicesParameter»", usesServices ? ", global::System.IServiceProvider services" : "")
            .Replace("«async »", "async ")
            .Replace("«Attributes»", style == HealthStyle.Controller ? "[global::Microsoft.AspNetCore.Mvc.ApiController]\n" : "")
            .Replace("«Base»", style == HealthStyle.Controller ? " : global::Microsoft.AspNetCore.Mvc.ControllerBase" : "")
            .Replace("«Type»", typeName)
            .Replace("¿", nullable ? "?" : "");
    }

    private static string Fields(ImmutableArray<Dependency> dependencies, bool isWeb)
    {
        var fields = "    // However long something hangs, the caller waits no longer than this: all probes run at the same time.\n"
            + "    private static readonly global::System.TimeSpan Timeout = global::System.TimeSpan.FromSeconds(2);\n";
        if (dependencies.Any(dependency => dependency.Kind != DependencyKind.Table))
        {
            fields += "    private static readonly global::System.Net.Http.HttpClient Http = new global::System.Net.Http.HttpClient();\n";
        }

        if (isWeb)
        {
            fields += "    private static readonly global::System.Action<global::Microsoft.Extensions.Logging.ILogger, string, global::System.Exception¿> LogFailure = global::Microsoft.Extensions.Logging.LoggerMessage.Define<string>(global::Microsoft.Extensions.Logging.LogLevel.Error, new global::Microsoft.Extensions.Logging.EventId(1, \"HealthCheckFailed\"), \"Health check of {Dependency} failed\");\n";
        }

        return fields + "\n";
    }

    private static string Checks(ImmutableArray<Dependency> dependencies, bool usesServices) =>
        "var dependencies = await global::System.Threading.Tasks.Task.WhenAll(\n"
        + string.Join(",\n", dependencies.Select(dependency => $"    ProbeAsync({Literal(dependency.Name)}, {Target(dependency)}, {Method(dependency, usesServices)}, logger)"))
        + ").ConfigureAwait(false);\n"
        + "var isHealthy = global::System.Array.TrueForAll(dependencies, dependency => dependency.Value == \"ok\");";

    private static string Target(Dependency dependency)
    {
        var variable = dependency.Variable is null ? null : $"global::System.Environment.GetEnvironmentVariable({Literal(dependency.Variable)})";
        return variable is null ? Literal(dependency.Value ?? "") : dependency.Value is null ? variable : $"{variable} ?? {Literal(dependency.Value)}";
    }

    private static string Method(Dependency dependency, bool usesServices) => dependency.Kind switch
    {
        DependencyKind.Table when usesServices => "(table, cancellation) => ProbeTableAsync(services, table, cancellation)",
        DependencyKind.Table => "ProbeTableAsync",
        DependencyKind.Facilitator => "ProbeFacilitatorAsync",
        _ => "ProbeHttpAsync",
    };

    private static string Probes(ImmutableArray<Dependency> dependencies, bool usesServices)
    {
        if (dependencies.IsEmpty)
        {
            return "";
        }

        var probes = Probe;
        if (dependencies.Any(dependency => dependency.Kind == DependencyKind.Table))
        {
            probes += (usesServices ? RegisteredTableProbe : TableProbe) + DescribeTable;
        }

        if (dependencies.Any(dependency => dependency.Kind == DependencyKind.Facilitator))
        {
            probes += FacilitatorProbe;
        }

        if (dependencies.Any(dependency => dependency.Kind == DependencyKind.Http))
        {
            probes += HttpProbe;
        }

        return probes.Replace("\r\n", "\n");
    }

    private static string Indented(string text, string indent) => string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(line => line.Length == 0 ? line : indent + line));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
