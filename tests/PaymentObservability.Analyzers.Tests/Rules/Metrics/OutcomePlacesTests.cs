using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.Tests.Rules.Metrics;

/// <summary>PAY1001 and PAY1003 through the official verifier: where they stand, and where they are silent.</summary>
public sealed class OutcomePlacesTests
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using AWS.Lambda.Powertools.Metrics;

        public interface IBank { Task<bool> ChargeAsync(string id); Task<bool> RefundAsync(string id); Task<string> GetChargeAsync(string id); }

        public interface ICdpClient { Task<string> CreateWalletAsync(); }

        """;

    [Fact]
    public Task APaymentThatRecordsNothing() => Verify("PAY1001", """
        public class Function(IBank bank)
        {
            public async Task Run(string id, ILambdaContext context)
            {
                if (!await bank.{|PAY1001:ChargeAsync|}(id))
                {
                    context.Logger.LogLine("declined");
                }
            }
        }
        """);

    [Fact]
    public Task EachBranchThatRecordsNothing() => Verify("PAY1001", """
        public class Function(IBank bank)
        {
            public Task<bool> Run(string id, ILambdaContext context) => id[0] switch
            {
                'c' => bank.{|PAY1001:ChargeAsync|}(id),
                'r' => bank.{|PAY1001:RefundAsync|}(id),
                _ => Task.FromResult(false),
            };
        }
        """);

    [Fact]
    public Task ACallThatTwoEntriesReachIsToldOnce() => Verify("PAY1001", """
        public class Function(IBank bank)
        {
            public Task<bool> One(string id, ILambdaContext context) => Complete(id);

            public Task<bool> Two(SQSEvent messages, ILambdaContext context) => Complete(messages.Records[0].Body);

            private Task<bool> Complete(string id) => bank.{|PAY1001:ChargeAsync|}(id);
        }
        """);

    [Fact]
    public Task APaymentThatRecordsItsOutcomeAndDurationIsFine() => Verify("PAY1001", """
        public class Function(IBank bank)
        {
            public async Task Run(string id, ILambdaContext context)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var success = await bank.ChargeAsync(id);
                Metrics.AddMetric("PaymentSuccess", success ? 1 : 0, MetricUnit.Count);
                Metrics.AddMetric("PaymentDuration", watch.ElapsedMilliseconds, MetricUnit.Milliseconds);
            }
        }
        """);

    [Fact]
    public Task ReadsEventsAndOtherWorkOweNothing() => Verify("PAY1001", """
        public record PaymentCompletedEvent(string Id);

        public class Function(IBank bank)
        {
            public Task<string> GetPayment(string id, ILambdaContext context) => bank.GetChargeAsync(id);

            public string HandlePaymentCompleted(PaymentCompletedEvent done, ILambdaContext context) => done.Id;

            public string ProcessPayload(string payload, ILambdaContext context) => payload;
        }
        """);

    [Fact]
    public Task AWalletThatRecordsNothing() => Verify("PAY1003", """
        public class Function(ICdpClient cdp)
        {
            public async Task<string> Run(string id, ILambdaContext context) => await cdp.{|PAY1003:CreateWalletAsync|}();
        }
        """);

    [Fact]
    public Task AWalletThatRecordsItsConnectionIsFine() => Verify("PAY1003", """
        public class Function(ICdpClient cdp)
        {
            public async Task<string> Run(string id, ILambdaContext context)
            {
                var connected = 0;
                try
                {
                    var wallet = await cdp.CreateWalletAsync();
                    connected = 1;
                    return wallet;
                }
                finally
                {
                    Metrics.AddMetric("ConnectionSuccess", connected, MetricUnit.Count);
                }
            }
        }
        """);

    [Fact]
    public Task AContractFileThatCallsItNoPaymentIsHeard() => AnalyzerVerifier.Judges(
        "PAY1001",
        Usings + """
        public class Function(IBank bank)
        {
            public async Task Run(string id, ILambdaContext context) => await bank.ChargeAsync(id);
        }
        """,
        ("/shop/payment-observability.yaml", "operations:\n  not-payment: [IBank.ChargeAsync]\n"));

    [Fact]
    public Task AnOptionThatLeavesTheFileOutIsHeard() => AnalyzerVerifier.Judges(
        "PAY1001",
        Usings + """
        public class Function(IBank bank)
        {
            public async Task Run(string id, ILambdaContext context) => await bank.ChargeAsync(id);
        }
        """,
        ("/shop/.editorconfig", "root = true\n[*.cs]\npayment_observability.exclude = true\n"));

    [Fact]
    public Task AHandlerThatOnlyATemplateNamesIsJudged() => AnalyzerVerifier.Judges(
        "PAY1001",
        Usings + """
        public class Till(IBank bank)
        {
            public Task<bool> Ring(string id) => bank.{|PAY1001:ChargeAsync|}(id);
        }
        """,
        ("/shop/template.yaml", "Resources:\n  Till:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: 'TestProject::Till::Ring' }\n"));

    private static Task Verify(string rule, string source) => AnalyzerVerifier.Judges(rule, Usings + source);
}
