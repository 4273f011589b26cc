using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>PAY6016: batches that come again as a whole, and charges that are made again.</summary>
public class BatchShouldReportItemFailuresTests
{
    private const string Id = "PAY6016";

    [Theory]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q }", 10)]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, BatchSize: 5 }", 5)]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, FunctionResponseTypes: [] }", 10)]
    [InlineData("Type: Kinesis, Properties: { Stream: !Ref S, StartingPosition: LATEST }", 100)]
    [InlineData("Type: DynamoDB, Properties: { Stream: !GetAtt T.StreamArn, StartingPosition: LATEST }", 100)]
    public void A_batch_that_fails_together_makes_payments_again(string source, int size) =>
        With(source).Says(Id, DiagnosticSeverity.Info, "Orders:", $"'Orders' brings up to {size} messages at a time to 'PayFunction'");

    [Theory]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, FunctionResponseTypes: [ReportBatchItemFailures] }")]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, BatchSize: 1 }")]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, BatchSize: !Ref Size }")]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, FunctionResponseTypes: !Ref Types }")]
    [InlineData("Type: SNS, Properties: { Topic: !Ref T }")]
    [InlineData("Type: HttpApi")]
    public void One_message_a_time_and_told_failures_are_fine(string source) => Assert.Empty(With(source).FoundInFiles(Id));

    [Theory]
    [InlineData("Type: SQS, Properties: { Queue: !GetAtt Once.Arn }")]
    [InlineData("Type: SQS, Properties: { Queue: !GetAtt Later.Arn, Enabled: false }")]
    [InlineData("Type: Kinesis, Properties: { Stream: !Ref S, StartingPosition: LATEST, MaximumRetryAttempts: 0 }")]
    [InlineData("Type: Kinesis, Properties: { Stream: !Ref S, StartingPosition: LATEST, MaximumRetryAttempts: !Ref Given }")]
    [InlineData("Type: Schedule, Properties: { Schedule: rate(1 day), State: DISABLED }")]
    [InlineData("Type: SNS, Properties: { Topic: !Ref T }", "\n      EventInvokeConfig: { MaximumRetryAttempts: 0 }")]
    [InlineData("Type: SNS, Properties: { Topic: !Ref T }", "\n  Config: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref PayFunction, Qualifier: $LATEST, MaximumRetryAttempts: 0 } }")]
    public void What_never_comes_again_is_fine(string source, string more = "")
    {
        const string Queues = "\n  Once: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { maxReceiveCount: 1 } } }\n  Later: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { maxReceiveCount: 3 } } }\n";
        RuleCase With(string text, string end)
        {
            var code = Stripe(text, "new ChargeService().CreateAsync(new ChargeCreateOptions())");
            return code with { Files = [(code.Files[0].Path, code.Files[0].Text + end + Queues)] };
        }

        Assert.Empty(With(source, more).Found(Id));
        Assert.Equal(2, With("Type: SQS, Properties: { Queue: !GetAtt Later.Arn }", "").Found(Id).Count);
        Assert.NotEmpty(With("Type: SNS, Properties: { Topic: !Ref T }", "\n      EventInvokeConfig: { MaximumRetryAttempts: 1 }").Found(Id));
    }

    [Fact]
    public void Failures_that_nobody_listens_to_are_a_warning()
    {
        var code = With("Type: SQS, Properties: { Queue: !Ref Q }", "Task<SQSBatchResponse>", "return new SQSBatchResponse();");
        code.Says(Id, DiagnosticSeverity.Warning, "Orders:", "The code of 'PayFunction' tells which messages failed, and nobody listens");
    }

    [Fact]
    public void A_mapping_of_its_own_counts_too()
    {
        var code = With("Type: HttpApi");
        code = code with { Files = [(code.Files[0].Path, code.Files[0].Text + "\n  Mapping:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: { FunctionName: !Ref PayFunction, EventSourceArn: !GetAtt Q.Arn }\n  Q: { Type: AWS::SQS::Queue }\n")] };
        code.Says(Id, DiagnosticSeverity.Info, "Mapping:", "'Mapping' brings up to 10 messages");
    }

    [Theory]
    [InlineData("Type: SQS, Properties: { Queue: !Ref Q, BatchSize: 1 }", true)]
    [InlineData("Type: SNS, Properties: { Topic: !Ref T }", true)]
    [InlineData("Type: Schedule, Properties: { Schedule: rate(1 day) }", true)]
    [InlineData("Type: HttpApi", false)]
    public void A_charge_that_is_tried_again_needs_a_key(string source, bool needs)
    {
        var code = Stripe(source, "new ChargeService().CreateAsync(new ChargeCreateOptions())");
        if (needs)
        {
            Assert.Equal("'CreateAsync' charges without an idempotency key, and 'Orders' tries 'PayFunction' again where it fails: the payer may pay twice. Give it RequestOptions with an IdempotencyKey made of the order.", Assert.Single(code.Found(Id)));
        }
        else
        {
            Assert.Empty(code.Found(Id));
        }
    }

    [Theory]
    [InlineData("new ChargeService().CreateAsync(new ChargeCreateOptions(), new RequestOptions { IdempotencyKey = id })")]
    [InlineData("new ChargeService().CreateAsync(new ChargeCreateOptions(), Options())")]
    [InlineData("new ChargeService().CaptureAsync(id)")]
    [InlineData("(await IsDuplicateAsync(id) ? throw new System.Exception() : new ChargeService()).CreateAsync(new ChargeCreateOptions())")]
    public void A_charge_with_a_key_or_a_guard_is_fine(string call) => Assert.Empty(Stripe("Type: SNS, Properties: { Topic: !Ref T }", call).Found(Id));

    private static RuleCase Stripe(string source, string call) => With(source, "Task", "var charge = await " + call + ";\n            _ = charge.Status;\n            return;", """

            private static RequestOptions Options() => new() { StripeAccount = "a" };

            private static Task<bool> IsRepeatedAsync(string id) => Task.FromResult(id.Length == 0);
        """.Replace("IsRepeatedAsync", call.Contains("IsDuplicateAsync") ? "IsDuplicateAsync" : "IsRepeatedAsync")).Using(typeof(global::Stripe.ChargeService));

    private static RuleCase With(string source, string result = "Task", string end = "return;", string members = "") => RuleCase.Of($$"""
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        {{(members.Length > 0 ? "using Stripe;" : "")}}

        namespace Shop;

        public interface IPayments
        {
            Task ProcessPaymentAsync(string order);
        }

        public class Function
        {
            private readonly IPayments _payments;

            public Function(IPayments payments) => _payments = payments;

            public async {{result}} FunctionHandler(SQSEvent orders, ILambdaContext context)
            {
                var id = orders.Records[0].MessageId;
                {{(members.Length > 0 ? "await Task.Yield(); _ = _payments;" : "await _payments.ProcessPaymentAsync(id);")}}
                {{end}}
            }
        {{members}}
        }
        """) with
    {
        Files = [("/src/template.yaml", $$"""
            Resources:
              PayFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Payments::Shop.Function::FunctionHandler
                  Runtime: dotnet8
                  Timeout: 900
                  Events:
                    Orders: { {{source}} }
            """)],
    };
}
