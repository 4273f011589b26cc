using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Tests.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>The type that the fix adds: it compiles wherever the fix is offered, and is named and written as the project's code is.</summary>
public class AttemptTypeTests
{
    private const string Source = """
        using System.Threading.Tasks;

        namespace Shop
        {
            public class Settled { public bool Success { get; set; } public string ErrorReason { get; set; } = ""; public decimal Amount { get; set; } public string Currency { get; set; } = ""; }

            public interface IBank { Task<Settled> PayAsync(); }

            public class Handler
            {
                public async Task<Settled> HandleAsync(IBank bank)
                {
                    var settled = await bank.[|PayAsync|]();
                    return settled;
                }
            }
        }
        """;

    public static IEnumerable<object[]> Cases() =>
        from library in new[] { "Powertools", "PowertoolsV1", "EmbeddedMetrics", "CloudWatchV4", "CloudWatchV3", "OpenTelemetry", "StandardOutput" }
        from language in new[] { LanguageVersion.CSharp8, LanguageVersion.Latest }
        from nullable in new[] { false, true }
        select new object[] { library, language.ToString(), nullable };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compiles(string libraryName, string language, bool nullable)
    {
        var library = Enum.Parse<MetricLibrary>(libraryName.Replace("V1", "").Replace("V3", "").Replace("V4", ""));
        ImmutableArray<MetadataReference> net8 = [.. Net80.References.All];
        var fixCase = FixCase.Of(Source).Success("$.Success").Reason("$.ErrorReason").With(FixProperties.Amount, "$.Amount").With(FixProperties.Currency, "$.Currency")
            .With(FixProperties.Library, library.ToString()) with
        {
            Language = Enum.Parse<LanguageVersion>(language),
            Nullable = nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
            References = libraryName switch
            {
                "Powertools" => [.. net8, .. Libraries.Powertools],
                "PowertoolsV1" => [.. net8, .. Libraries.PowertoolsV1],
                "EmbeddedMetrics" => [.. net8, .. Libraries.EmbeddedMetrics],
                "CloudWatchV4" => Libraries.CloudWatchV4,
                "CloudWatchV3" => [.. Net100.References.All, .. Libraries.CloudWatchV3.Except(Net100.References.All)],
                _ => net8,
            },
        };
        var type = fixCase.FixedAll()[0].TypeText;
        Assert.Equal(nullable, type.Contains("string? reason = null"));
        Assert.DoesNotContain("global::", type);
        Assert.DoesNotContain("«", type);
        Assert.DoesNotContain("¿", type);
    }

    [Fact]
    public void NamesOfTheContract()
    {
        var type = FixCase.Of(Source).Success("$.Success").With(
            FixProperties.Contract,
            "Payment=Acme/Checkout,Outcome=CheckoutOk,Duration=CheckoutMs;Refund=Acme/Refunds,Outcome=RefundOk,Duration=RefundMs,Failure=RefundFailed;Wallet=Acme/Wallets,Outcome=WalletOk").FixedAll()[0].TypeText;
        Assert.Contains("attempt.Record(\"Acme/Checkout\", \"CheckoutOk\", \"CheckoutMs\", null, null, null)", type);
        Assert.Contains("attempt.Record(\"Acme/Refunds\", \"RefundOk\", \"RefundMs\", null, \"RefundFailed\", null)", type);
        Assert.Contains("attempt.Record(\"Acme/Wallets\", \"WalletOk\", null, null, null, null)", type);
    }

    [Fact]
    public void ContractNamesSurviveTheirText()
    {
        var text = ContractNames.Guide.ToString();
        Assert.Equal(text, ContractNames.Parse(text).ToString());
        Assert.StartsWith("Payment=X402Payment,Outcome=PaymentSuccess,Duration=PaymentDuration", text);
    }

    [Fact]
    public void NoFixWhereNothingCanWriteIt() => (FixCase.Of(Source).Success("$.Success") with
    {
        References = [.. Net80.References.All.Where(reference => reference.Display?.Contains("System.Text.Json") != true)],
    }).HasNoFix();

    public static IEnumerable<object[]> Options() =>
        from log in new[] { "", "StandardOutput", "Microsoft", "Serilog", "Powertools", "Lambda" }
        from span in new[] { "None", "XRay", "ActivitySource", "Datadog" }
        from nullable in new[] { false, true }
        where log.Length > 0 || span != "None"
        select new object[] { log, span, nullable };

    [Theory]
    [MemberData(nameof(Options))]
    public void CompilesWithLogAndSpan(string log, string span, bool nullable)
    {
        var fixCase = (FixCase.Of(Source.Replace("bank)", "bank, Microsoft.Extensions.Logging.ILogger microsoft, Serilog.ILogger serilog, Amazon.Lambda.Core.ILambdaLogger lambda)")) with { References = [.. Net100.References.All] }).Success("$.Success").Reason("$.ErrorReason")
            .With(FixProperties.Signals, "Metrics, Span, Log").With(FixProperties.SpanLibrary, span)
            .Using(typeof(Amazon.Lambda.Core.ILambdaLogger), typeof(Microsoft.Extensions.Logging.ILogger), typeof(Serilog.ILogger), typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder), typeof(AWS.Lambda.Powertools.Logging.Logger), typeof(global::Datadog.Trace.Tracer)) with
        {
            Language = LanguageVersion.CSharp8,
            Nullable = nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
        };
        if (log.Length > 0)
        {
            fixCase = fixCase.With(FixProperties.LogLibrary, log);
        }

        if (log is "Microsoft" or "Serilog" or "Lambda")
        {
            fixCase = fixCase.With(FixProperties.Logger, log.ToLowerInvariant());
        }

        var fixedDocument = fixCase.FixedAll()[0];
        Assert.Contains(log is "Microsoft" or "Serilog" or "Lambda" ? $"PaymentAttempt.Start(\"/pay\", {log.ToLowerInvariant()});" : "PaymentAttempt.Start(\"/pay\");", fixedDocument.WithoutType);
        Assert.Equal(log.Length > 0, fixedDocument.TypeText.Contains("WriteLog"));
        Assert.Equal(span != "None", fixedDocument.TypeText.Contains("EndSpan"));
        Assert.DoesNotContain("«", fixedDocument.TypeText);
        Assert.DoesNotContain("¿", fixedDocument.TypeText);
        Assert.DoesNotContain("\n\n\n", fixedDocument.TypeText.Replace("\r", ""));
    }

    [Fact]
    public void WhatTheCodeRecordsItselfIsLeftToIt()
    {
        var fixCase = FixCase.Of(Source).Success("$.Success").With(FixProperties.SpanLibrary, "ActivitySource").With(FixProperties.LogLibrary, "StandardOutput");
        Assert.Contains("Start(\"/pay\", metrics: false, span: false)", fixCase.With(FixProperties.Signals, "Log").FixedAll()[0].WithoutType);
        Assert.Contains("Start(\"/pay\", metrics: false, log: false)", fixCase.With(FixProperties.Signals, "Span").FixedAll()[0].WithoutType);
        Assert.Contains("Start(\"/pay\", log: false, span: false)", fixCase.With(FixProperties.Signals, "Metrics").FixedAll()[0].WithoutType);
    }

    [Fact]
    public void NothingThatWritesTheSignalNoFix() =>
        FixCase.Of(Source).Success("$.Success").With(FixProperties.Signals, "Span").HasNoFix();
}
