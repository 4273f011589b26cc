using System;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Deployment.Cdk;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Chain;

/// <summary>Code and stacks of the CDK's in one project, judged together: PAY7001 to PAY7004, PAY6012 and PAY6016.</summary>
public class StackChainTests
{
    private const string Function = """
        var fn = new Function(this, "Pay", new FunctionProps { Handler = "Payments::Shop.Function::FunctionHandler", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset("publish") });

        """;

    private const string Recorded = """
                var watch = Stopwatch.StartNew();
                var receipt = await _payments.ProcessPaymentAsync(order);
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentSuccess", receipt.Success ? 1 : 0, AWS.Lambda.Powertools.Metrics.MetricUnit.Count, "X402Payment");
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentFailure", receipt.Success ? 0 : 1, AWS.Lambda.Powertools.Metrics.MetricUnit.Count, "X402Payment");
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentDuration", watch.Elapsed.TotalMilliseconds, AWS.Lambda.Powertools.Metrics.MetricUnit.Milliseconds, "X402Payment");
                AWS.Lambda.Powertools.Metrics.Metrics.PushSingleMetric("PaymentPending", 0, AWS.Lambda.Powertools.Metrics.MetricUnit.Count, "X402Payment");
                context.Logger.LogInformation("Payment processed: {duration} ms, {resource}, {outcome}, reason {reason}", 12.5, "/pay", receipt.Success, receipt.Error);
                return receipt.Success ? 200 : 402;
        """;

    private const string Watched = """
        IMetric Own(string name, string statistic) => new Metric(new MetricProps { Namespace = "X402Payment", MetricName = name, Statistic = statistic });
        new Alarm(this, "Success", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = "X402Payment", MetricName = "PaymentSuccess", Statistic = "Average" }), Threshold = 0.95, EvaluationPeriods = 3, ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData = TreatMissingData.BREACHING });
        new Alarm(this, "Unknown", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = "X402Payment", MetricName = "PaymentFailure", Statistic = "Sum" }), Threshold = 0, EvaluationPeriods = 1 });
        new Alarm(this, "Slow", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = "X402Payment", MetricName = "PaymentDuration", Statistic = "p95" }), Threshold = 5000, EvaluationPeriods = 3 });
        var board = new Dashboard(this, "Board");
        board.AddWidgets(new GraphWidget(new GraphWidgetProps { Left = new[] { new Metric(new MetricProps { Namespace = "X402Payment", MetricName = "PaymentSuccess" }) } }));

        """;

    [Theory]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSucces\" }), Threshold = 1, EvaluationPeriods = 3 });")]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = new MathExpression(new MathExpressionProps { Expression = \"m * 100\", UsingMetrics = new Dictionary<string, IMetric> { [\"m\"] = new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSucces\" }) } }), Threshold = 1, EvaluationPeriods = 3 });")]
    [InlineData("new Dashboard(this, \"D\").AddWidgets(new GraphWidget(new GraphWidgetProps { Right = new[] { new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSucces\" }) } }));")]
    public void PAY7001_stands_on_the_name_in_the_stack(string code)
    {
        var all = Of(Function + code);
        Assert.Equal("\"PaymentSucces\"", Assert.Single(all.Marked("PAY7001")));
        Assert.Contains("'PaymentSuccess' is recorded", Assert.Single(all.Found("PAY7001")));
    }

    [Theory]
    [InlineData("new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSuccess\" })")]
    [InlineData("new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = System.Environment.GetEnvironmentVariable(\"METRIC\")! })")]
    [InlineData("new Metric(new MetricProps { Namespace = \"Elsewhere\", MetricName = \"Anything\" })")]
    public void PAY7001_leaves_alone_what_is_recorded_or_not_known(string metric) =>
        Assert.Empty(Of(Function + "new Alarm(this, \"A\", new AlarmProps { Metric = " + metric + ", Threshold = 1, EvaluationPeriods = 3 });").Found("PAY7001"));

    [Theory]
    [InlineData("fn.MetricErrors()")]
    [InlineData("fn.MetricDuration(new MetricOptions { Statistic = \"p99\" })")]
    [InlineData("fn.Metric(\"Throttles\")")]
    [InlineData("api.MetricServerError()")]
    [InlineData("http.MetricServerError()")]
    [InlineData("table.MetricThrottledRequestsForOperation(\"PutItem\")")]
    [InlineData("table.MetricConsumedReadCapacityUnits()")]
    [InlineData("queue.MetricApproximateAgeOfOldestMessage()")]
    [InlineData("new MathExpression(new MathExpressionProps { Expression = \"100 * e / i\", UsingMetrics = new Dictionary<string, IMetric> { [\"e\"] = fn.MetricErrors(), [\"i\"] = fn.MetricInvocations() } })")]
    [InlineData("new Metric(new MetricProps { Namespace = \"AWS/Lambda\", MetricName = \"Errors\", DimensionsMap = new Dictionary<string, string> { [\"FunctionName\"] = fn.FunctionName } })")]
    public void PAY7002_leaves_the_helpers_of_the_CDK_alone(string metric) => Assert.Empty(Of(Resources + Alarm(metric)).Compiling().Found("PAY7002"));

    [Theory]
    [InlineData("fn.Metric(\"Error\")", "AWS/Lambda has no such metric; 'Errors' is one")]
    [InlineData("new MathExpression(new MathExpressionProps { Expression = \"100 * e / i\", UsingMetrics = new Dictionary<string, IMetric> { [\"e\"] = fn.Metric(\"Errorss\"), [\"i\"] = fn.MetricInvocations() } })", "'Errors' is one")]
    [InlineData("new Metric(new MetricProps { Namespace = \"AWS/Lambda\", MetricName = \"Errors\", DimensionsMap = new Dictionary<string, string> { [\"FunctionName\"] = fn.FunctionArn } })", "FunctionName is the function's name, not its ARN")]
    [InlineData("new Metric(new MetricProps { Namespace = \"AWS/DynamoDB\", MetricName = \"SystemErrors\", DimensionsMap = new Dictionary<string, string> { [\"TableName\"] = table.TableName } })", "it is not published by TableName, but by Operation, TableName")]
    [InlineData("new Metric(new MetricProps { Namespace = \"AWS/ApiGateway\", MetricName = \"5XXError\", DimensionsMap = new Dictionary<string, string> { [\"ApiName\"] = http.ApiId } })", "HTTP")]
    public void PAY7002_tells_metrics_that_are_not_there(string metric, string reason) => Assert.Contains(reason, Assert.Single(Of(Resources + Alarm(metric)).Compiling().Found("PAY7002")));

    [Fact]
    public void PAY7002_looks_into_widgets_and_at_composite_alarms()
    {
        Assert.Single(Of(Function + "new Dashboard(this, \"D\").AddWidgets(new Row(new GraphWidget(new GraphWidgetProps { Left = new[] { fn.Metric(\"Invocation\") } })));").Found("PAY7002"));
        Assert.Empty(Of(Function + "new CompositeAlarm(this, \"C\", new CompositeAlarmProps { AlarmRule = AlarmRule.AnyOf(" + "new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 })) });").Compiling().Found("PAY7002"));
    }

    [Fact]
    public void PAY7003_names_what_no_stack_reads()
    {
        Assert.Equal("Payments record PaymentPending, which no alarm and no dashboard reads, neither in 'PayStack.cs' nor in another template of the project", Assert.Single(Of(Function + Watched).Found("PAY7003")));
        Assert.Empty(Of(Function + Watched + "board.AddWidgets(new GraphWidget(new GraphWidgetProps { Left = new[] { new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentPending\" }) } }));").Found("PAY7003"));
        Assert.Empty(Of(Function + Watched + "board.AddWidgets(new GraphWidget(new GraphWidgetProps { Left = new[] { Own(System.Environment.MachineName, \"Sum\") } }));").Found("PAY7003"));
    }

    [Fact]
    public void PAY7003_has_no_fix_in_a_stack() => Of(Function + Watched).HasNoFix("PAY7003");

    [Theory]
    [InlineData("filter level = \\\"ERROR\\\"", 1)]
    [InlineData("filter level = \\\"Error\\\"", 0)]
    [InlineData("filter @message like \\\"Payment handled\\\"", 1)]
    [InlineData("filter @message like \\\"Payment processed\\\"", 0)]
    public void PAY7004_reads_the_queries_of_widgets_and_definitions(string line, int count)
    {
        var query = "QueryLines = new[] { \"fields @timestamp, @message\", \"" + line + "\" }";
        Assert.Equal(count, Of(Function + "new Dashboard(this, \"D\").AddWidgets(new LogQueryWidget(new LogQueryWidgetProps { LogGroupNames = new[] { \"/aws/lambda/\" + fn.FunctionName }, " + query + " }));").Compiling().Found("PAY7004").Count);
        Assert.Empty(Of(Function + "new Dashboard(this, \"D\").AddWidgets(new LogQueryWidget(new LogQueryWidgetProps { LogGroupNames = new[] { \"/aws/lambda/others\" }, " + query + " }));").Found("PAY7004"));
        var kept = Function.Replace("Code = ", "LogGroup = group, Code = ");
        Assert.Equal(count, Of("var group = new LogGroup(this, \"Logs\");\n" + kept + "new QueryDefinition(this, \"Q\", new QueryDefinitionProps { QueryDefinitionName = \"errors\", LogGroups = new ILogGroup[] { group }, QueryString = new QueryString(new QueryStringProps { Fields = new[] { \"@message\" }, FilterStatements = new[] { \"" + line["filter ".Length..] + "\" } }) });").Compiling().Found("PAY7004").Count);
    }

    [Theory]
    [InlineData("Timeout = Duration.Seconds(30),", "Duration.Seconds(30)", "is ended by Lambda after 30 s")]
    [InlineData("Timeout = Duration.Minutes(1),", "Duration.Minutes(1)", "is ended by Lambda after 60 s")]
    [InlineData("", null, "is ended by Lambda after 3 s")]
    public void PAY6012_stands_on_the_timeout_of_the_stack(string timeout, string? place, string message)
    {
        var code = Stripe(Function.Replace("Code = ", timeout + " Code = "));
        Assert.Contains(message, Assert.Single(code.Found("PAY6012")));
        if (place is not null)
        {
            Assert.Equal(place, Assert.Single(code.Marked("PAY6012")));
        }
    }

    [Theory]
    [InlineData("Timeout = Duration.Minutes(2),", "")]
    [InlineData("Timeout = Limit(),", "private static Duration Limit() => Duration.Seconds(System.Environment.ProcessorCount);")]
    public void PAY6012_leaves_alone_what_is_long_enough_or_not_known(string timeout, string members) => Assert.Empty(Stripe(Function.Replace("Code = ", timeout + " Code = "), members).Found("PAY6012"));

    [Theory]
    [InlineData("new SqsEventSource(queue)", 1)]
    [InlineData("new SqsEventSource(queue, new SqsEventSourceProps { BatchSize = 5 })", 1)]
    [InlineData("new SqsEventSource(queue, new SqsEventSourceProps { BatchSize = 1 })", 0)]
    [InlineData("new SqsEventSource(queue, new SqsEventSourceProps { ReportBatchItemFailures = true })", 0)]
    [InlineData("new SqsEventSource(queue, new SqsEventSourceProps { ReportBatchItemFailures = System.Environment.Is64BitProcess })", 0)]
    public void PAY6016_reads_event_sources_of_stacks(string source, int count) =>
        Assert.Equal(count, Of(Function + "var queue = new Queue(this, \"Later\");\nfn.AddEventSource(" + source + ");").Compiling().Found("PAY6016").Count);

    [Theory]
    [InlineData("new SqsEventSource(new Queue(this, \"Later\"), new SqsEventSourceProps { BatchSize = 1 })", 1)]
    [InlineData("new SqsEventSource(new Queue(this, \"Later\"), new SqsEventSourceProps { BatchSize = 1, Enabled = false })", 0)]
    [InlineData("new SqsEventSource(new Queue(this, \"Later\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { MaxReceiveCount = 1, Queue = new Queue(this, \"Dead\") } }), new SqsEventSourceProps { BatchSize = 1 })", 0)]
    public void PAY6016_knows_what_is_tried_again(string source, int count) => Assert.Equal(count, Stripe(Function + "fn.AddEventSource(" + source + ");").Found("PAY6016").Count);

    private const string Resources = Function + """
        var table = new Table(this, "Orders", new TableProps { PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING } });
        var queue = new Queue(this, "Later");
        var api = new RestApi(this, "Api");
        var http = new HttpApi(this, "Http");

        """;

    private static string Alarm(string metric) => "new Alarm(this, \"A\", new AlarmProps { Metric = " + metric + ", Threshold = 1, EvaluationPeriods = 3 });";

    private static RuleCase Of(string stack, string members = "") => With(PayHandler.With(Recorded, libraries: typeof(AWS.Lambda.Powertools.Metrics.Metrics)), stack, members);

    private static RuleCase Stripe(string stack, string members = "") => With(
        RuleCase.Of("""
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Stripe;

            namespace Shop;

            public class Function
            {
                public async Task<int> FunctionHandler(string order, ILambdaContext context)
                {
                    var charge = await new ChargeService().CreateAsync(new ChargeCreateOptions());
                    return charge.Status == "succeeded" ? 200 : 402;
                }
            }
            """).Using(typeof(global::Stripe.ChargeService)),
        stack,
        members);

    private static RuleCase With(RuleCase code, string stack, string members)
    {
        code = code.And("/src/PayStack.cs", CdkStack.With(stack, members));
        return code with { References = code.References.AddRange(CdkStack.References) };
    }
}
