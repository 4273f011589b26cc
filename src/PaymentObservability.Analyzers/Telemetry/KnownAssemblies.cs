using System;
using System.Collections.Generic;

namespace PaymentObservability.Telemetry;

/// <summary>What is known of assemblies by their names.</summary>
internal static class KnownAssemblies
{
    /// <summary>
    /// Libraries that emit no telemetry of a payment by themselves, although many of them refer to what would let them: frameworks, SDKs of clouds
    /// and payment services, drivers, serialisers, buses, tests; and the telemetry libraries whose calls a dialect reads. A name covers
    /// <c>Name</c> and <c>Name.*</c>.
    /// </summary>
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        // Frameworks and clouds.
        "System", "Microsoft", "mscorlib", "netstandard", "WindowsBase", "Amazon", "AWS", "AWSSDK", "AWSXRayRecorder", "Azure", "Google", "Grpc",

        // Payments and chains.
        "Stripe", "Braintree", "PayPal", "PayPalCheckoutSdk", "PayPalHttp", "PaypalServerSdk", "Adyen", "CheckoutSdk",
        "Mollie", "Razorpay", "GoCardless", "Klarna", "MercadoPago", "Iyzipay", "Coinbase", "x402", "Nethereum", "Solnet", "NBitcoin",
        "Atypical.X402", "BouncyCastle", "Secp256k1",

        // Data.
        "Dapper", "Npgsql", "MySql", "MySqlConnector", "Oracle", "MongoDB", "StackExchange", "EntityFramework", "EFCore", "Marten", "LiteDB", "Elasticsearch",
        "Elastic.Clients", "Cassandra", "Neo4j",

        // Plumbing.
        "MediatR", "Newtonsoft", "Polly", "AutoMapper", "Mapster", "FluentValidation", "FluentResults", "ErrorOr", "OneOf", "LanguageExt",
        "CSharpFunctionalExtensions", "Ardalis", "Autofac", "Scrutor", "Lamar", "NodaTime", "Humanizer", "CsvHelper", "YamlDotNet", "MessagePack", "protobuf-net",
        "MemoryPack", "Scriban", "RestSharp", "Refit", "Flurl", "GraphQL", "HotChocolate", "Swashbuckle", "NSwag", "Hangfire", "Quartz", "MassTransit",
        "NServiceBus", "Rebus", "Wolverine", "EasyNetQ", "RabbitMQ", "Confluent", "SendGrid", "Twilio", "MailKit", "MimeKit", "IdentityModel",

        // Logging, read by dialects.
        "Serilog", "NLog", "log4net",

        // Metrics and traces, read by dialects. OpenTelemetry records through System.Diagnostics.
        "OpenTelemetry", "Datadog.Trace", "Prometheus", "prometheus-net", "App.Metrics", "StatsdClient",

        // Tests.
        "Moq", "NSubstitute", "FakeItEasy", "xunit", "nunit", "MSTest", "FluentAssertions", "Shouldly", "Bogus", "AutoFixture", "BenchmarkDotNet",
    };

    /// <summary>The same, where <c>Name.*</c> may well be somebody's own.</summary>
    private static readonly HashSet<string> SilentAlone = new(StringComparer.OrdinalIgnoreCase)
    {
        "Square", "Checkout", "Plaid", "Nest", "Mediator",
    };

    /// <summary>Telemetry libraries without a dialect here, which neither their names' words nor their references give away.</summary>
    private static readonly HashSet<string> Telemetry = new(StringComparer.OrdinalIgnoreCase)
    {
        "NewRelic", "Elastic.Apm", "Sentry", "Honeycomb", "Lumigo", "Thundra", "Epsagon", "Dynatrace", "Instana", "SignalFx", "Splunk", "Raygun", "Bugsnag", "Rollbar",
        "Exceptionless", "JustEat.StatsD", "StatsN", "InfluxDB", "InfluxData", "Graphite", "OpenTracing", "OpenCensus", "Jaeger", "Zipkin", "Kamon",
    };

    private static readonly Dictionary<string, TelemetryKinds> Abilities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWS.Lambda.Powertools.Metrics"] = TelemetryKinds.Metrics,
        ["AWS.Lambda.Powertools.Tracing"] = TelemetryKinds.Spans,
        ["AWS.Lambda.Powertools.Logging"] = TelemetryKinds.Logs,
        ["AWSSDK.CloudWatch"] = TelemetryKinds.Metrics,
        ["AWSSDK.CloudWatchLogs"] = TelemetryKinds.Metrics | TelemetryKinds.Logs,
        ["Amazon.CloudWatch.EMF"] = TelemetryKinds.Metrics,
        ["System.Diagnostics.DiagnosticSource"] = TelemetryKinds.Metrics | TelemetryKinds.Spans,
        ["OpenTelemetry"] = TelemetryKinds.All,
        ["prometheus-net"] = TelemetryKinds.Metrics,
        ["Prometheus"] = TelemetryKinds.Metrics,
        ["App.Metrics"] = TelemetryKinds.Metrics,
        ["StatsdClient"] = TelemetryKinds.Metrics,
        ["Datadog"] = TelemetryKinds.All,
        ["Microsoft.ApplicationInsights"] = TelemetryKinds.All,
        ["AWSXRayRecorder"] = TelemetryKinds.Spans,
        ["Microsoft.Extensions.Logging"] = TelemetryKinds.Logs,
        ["Amazon.Lambda.Core"] = TelemetryKinds.Logs,
        ["AWS.Logger"] = TelemetryKinds.Logs,
        ["Serilog"] = TelemetryKinds.Logs,
        ["NLog"] = TelemetryKinds.Logs,
        ["log4net"] = TelemetryKinds.Logs,
        ["System.Console"] = TelemetryKinds.Logs,
    };

    /// <summary>Whether an assembly is known to emit nothing of a payment by itself, or to be read by a dialect.</summary>
    public static bool IsSilent(string assembly) => SilentAlone.Contains(assembly) || Longest(assembly, Silent.Contains);

    /// <summary>Whether an assembly is a telemetry library that no dialect reads.</summary>
    public static bool IsTelemetry(string assembly) => Longest(assembly, Telemetry.Contains);

    /// <summary>What an assembly lets those emit that refer to it.</summary>
    public static TelemetryKinds Enables(string assembly)
    {
        if (IsTelemetry(assembly))
        {
            return TelemetryKinds.All;
        }

        var kinds = TelemetryKinds.None;
        Longest(assembly, name => Abilities.TryGetValue(name, out kinds));
        return kinds;
    }

    /// <summary>Looks up the name, then without its last part, and so on.</summary>
    private static bool Longest(string assembly, Func<string, bool> isKnown)
    {
        for (var length = assembly.Length; length > 0; length = assembly.LastIndexOf('.', length - 1))
        {
            if (isKnown(assembly.Substring(0, length)))
            {
                return true;
            }
        }

        return false;
    }
}
