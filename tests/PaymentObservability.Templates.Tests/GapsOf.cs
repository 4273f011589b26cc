using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.CodeFixes.Templates.Guide;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.Templates;

/// <summary>All that a template could be told to lack: every item of the guide for every resource that it may be about.</summary>
internal static class GapsOf
{
    public const string Payments = "namespace=X402Payment;dimensions=Service=shop;success=PaymentSuccess;duration=PaymentDuration;failure=PaymentFailure;reason-dimension=ReasonClass;challenge=PaymentRequired;pending=PaymentPending;amount=PaymentAmount;amount-dimension=Currency;x402=true";
    public const string Wallets = "namespace=CDPWallet;success=ConnectionSuccess";

    public static IReadOnlyList<GuideGap> Everything(SourceText text)
    {
        var root = (YamlMap)YamlReader.Read(text, CancellationToken.None).Root!;
        var view = new TemplateView(root);
        var lines = new List<string>();
        foreach (var function in view.Functions)
        {
            lines.AddRange(new[]
            {
                "lambda-errors", "lambda-duration", "lambda-throttles", "lambda-concurrency", "lambda-invocations", "stream-iterator-age", "async-drops", "tracing", "log-format", "log-retention", "lambda-changes",
            }.Select(item => item + "|" + function));
        }

        foreach (var api in view.Ids.Concat(ServiceResources.Implicit(view)).Where(id => id.Contains("Api") || view.Type(id) is "AWS::ApiGateway::Stage"))
        {
            lines.AddRange(new[] { "api-5xx", "api-latency", "api-integration-latency", "api-count", "tracing" }.Select(item => item + "|" + api));
            lines.Add($"api-4xx|{api}|{Payments}");
        }

        foreach (var id in view.Ids)
        {
            lines.AddRange(view.Type(id) switch
            {
                "AWS::SQS::Queue" => new[] { "queue-message-age|" + id, "queue-dead-letters|" + id, "encryption|" + id },
                "AWS::DynamoDB::Table" or "AWS::Serverless::SimpleTable" => new[] { "table-throttles|" + id, "table-system-errors|" + id, "table-capacity|" + id, "table-scaling|" + id, "encryption|" + id },
                "AWS::Kinesis::Stream" => new[] { "encryption|" + id },
                _ => new string[0],
            });
        }

        lines.AddRange(new[] { "payment-success", "payment-unknown", "payment-none", "payment-duration" }.Select(item => $"{item}||{Payments}"));
        lines.Add("wallet-connection||" + Wallets);
        lines.AddRange(new[] { "query-errors", "query-payments", "query-wallets", "query-failures", "query-slowest" });
        lines.Add("dashboard||" + Payments + ";wallet-namespace=CDPWallet;wallet-success=ConnectionSuccess");
        if (view.Functions.FirstOrDefault() is { } first)
        {
            var tables = string.Join(",", view.Ids.Where(id => TableAlarms.IsTable(view.Type(id))));
            lines.Add($"health-deployed|{first}|handler=Shop::Shop.Health::HandleAsync;tables={tables};variables=PAYMENTS_TABLE,TABLE");
            lines.Add($"canary-deployed|{first}|handler=Shop::Shop.Canary::HandleAsync;payment-path=/pay/{{id}}");
            lines.Add("canary-alarms");
        }

        lines.Add("unwatched-metrics||counts=RefundSuccess,RefundAmount;durations=RefundDuration");
        lines.AddRange(new[] { "iam-changes", "trail-insights", "config-rules", "guardduty", "exposed-credentials" });
        return GuideGap.ParseAll(string.Join("\n", lines)).ToList();
    }
}
