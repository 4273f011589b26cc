using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Deployment.Cdk;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>What a stack of the CDK's in the project itself owes to its payments: PAY6001 and the rules behind it, without a fix.</summary>
public class CdkStackTests
{
    private const string Pay = "        var receipt = await _payments.ProcessPaymentAsync(order);\n        return receipt.Success ? 200 : 402;";

    private const string Function = """
        var fn = new Function(this, "Pay", new FunctionProps { Handler = "Payments::Shop.Function::FunctionHandler", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset("publish") });

        """;

    [Fact]
    public void PAY6001_says_what_a_stack_lacks_and_offers_no_fix()
    {
        var code = Of(Function);
        Assert.Equal(
            "'PayStack.cs' deploys payments (Pay) and lacks 23 of the 23 things that the guide asks of it: "
            + "Lambda alarms (invocations, error rate, duration, throttles, claimed concurrency), payment alarms (success rate, duration, unknown outcomes, no payments at all), dashboard, "
            + "log queries (errors, payments, failures by reason, slowest settlements), X-Ray tracing, "
            + "security monitoring (changes of functions, changes of IAM, unusual calls, Config rules, GuardDuty, exposed credentials), logs (JSON, retention)",
            Assert.Single(code.Found("PAY6001")));
        code.HasNoFix("PAY6001");
        code.HasNoFix("PAY6003");
    }

    [Theory]
    [InlineData("PAY6002", "Tracing = Tracing.ACTIVE,")]
    [InlineData("PAY6011", "LoggingFormat = LoggingFormat.JSON, LogRetention = RetentionDays.ONE_MONTH,")]
    public void A_property_counts(string id, string line)
    {
        Assert.Single(Of(Function).Found(id));
        Assert.Empty(Of(Function.Replace("Runtime = ", line + " Runtime = ")).Found(id));
    }

    [Theory]
    [InlineData("error rate", "new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });", "")]
    [InlineData("error rate", "Watch(fn);", "private void Watch(IFunction any) => new Alarm(this, \"A\", new AlarmProps { Metric = any.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });")]
    [InlineData("throttles", "new Alarm(this, \"A\", new AlarmProps { Metric = Some(), Threshold = 1, EvaluationPeriods = 3 });", "private IMetric Some() => null!;")]
    [InlineData("success rate", "new Alarm(this, \"A\", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSuccess\" }), Threshold = 0.95, EvaluationPeriods = 3 });", "")]
    [InlineData("dashboard", "new Dashboard(this, \"Board\").AddWidgets(new GraphWidget(new GraphWidgetProps { Left = new[] { fn.MetricErrors() } }));", "")]
    [InlineData("unusual calls", "new Amazon.CDK.AWS.CloudTrail.Trail(this, \"Trail\");", "")]
    [InlineData("changes of IAM", "new Rule(this, \"Iam\", new RuleProps { EventPattern = new EventPattern { Source = new[] { \"aws.iam\" } } });", "")]
    public void What_is_there_counts(string item, string code, string members) => Assert.DoesNotContain(item, Assert.Single(Of(Function + code, members).Found("PAY6001")));

    [Theory]
    [InlineData("error rate", "var other = new Function(this, \"Other\", new FunctionProps { Handler = \"Other::Other.Function::Handle\", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"x\") }); new Alarm(this, \"A\", new AlarmProps { Metric = other.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });", "")]
    [InlineData("error rate", "new Alarm(this, \"A\");", "private class Alarm { public Alarm(object scope, string id) { } }")]
    [InlineData("success rate", "new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });", "")]
    public void An_alarm_on_something_else_does_not(string item, string code, string members) => Assert.Contains(item, Assert.Single(Of(Function + code, members).Found("PAY6001")));

    [Fact]
    public void A_table_a_queue_and_an_API_of_a_payment_function_are_asked_for()
    {
        var found = Assert.Single(Of(Function + """
            var table = new Table(this, "Orders", new TableProps { PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING }, BillingMode = BillingMode.PAY_PER_REQUEST });
            table.GrantReadWriteData(fn);
            var queue = new Queue(this, "Later");
            fn.AddEventSource(new SqsEventSource(queue));
            var api = new RestApi(this, "Api");
            api.Root.AddResource("pay").AddMethod("POST", new LambdaIntegration(fn));
            """).Found("PAY6001"));
        Assert.Contains("table alarms (throttles, system errors)", found);
        Assert.Contains("message age", found);
        Assert.Contains("API alarms (5xx, 4xx, latency, integration latency, request count)", found);
        Assert.Contains("encryption", found);
    }

    [Theory]
    [InlineData("Aspects.Of(this).Add(null!);", "")]
    [InlineData("new CfnResource(this, \"Any\", new CfnResourceProps { Type = \"AWS::CloudWatch::Alarm\" });", "")]
    public void A_stack_that_hides_resources_is_not_judged(string code, string members)
    {
        Assert.Single(Of(Function).Found("PAY6001"));
        Assert.Empty(Of(Function + code, members).Found("PAY6001"));
    }

    [Fact]
    public void A_construct_of_another_assembly_may_watch_anything()
    {
        var library = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            "Shop.Watching",
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("namespace Shop.Watching { public class Watch : Constructs.Construct { public Watch(Constructs.Construct scope, string id) : base(scope, id) { } } public static class More { public static void Watch(Constructs.Construct fn) { } } }")],
            PaymentObservability.Tests.Handlers.References.All.AddRange(CdkStack.References),
            new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
        foreach (var line in new[] { "new Shop.Watching.Watch(this, \"W\");", "Shop.Watching.More.Watch(fn);" })
        {
            var code = Of(Function + line);
            Assert.Empty((code with { References = code.References.Add(library) }).Compiling().Found("PAY6001"));
        }
    }

    [Theory]
    [InlineData("Payments::Shop.Function", "Other::Shop.Function")]
    [InlineData("\"Payments::Shop.Function::FunctionHandler\"", "System.Environment.GetEnvironmentVariable(\"HANDLER\")!")]
    public void Another_projects_function_is_not_judged(string text, string other) => Assert.Empty(Of(Function.Replace(text, other)).Found("PAY6001"));

    [Fact]
    public void An_alarm_in_a_stack_counts_for_a_template()
    {
        const string Template = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              PayFunction:
                Type: AWS::Serverless::Function
                Properties: { Handler: "Payments::Shop.Function::FunctionHandler", Runtime: dotnet8 }
            """;
        var code = Of("new Alarm(this, \"A\", new AlarmProps { Metric = new Metric(new MetricProps { Namespace = \"X402Payment\", MetricName = \"PaymentSuccess\" }), Threshold = 0.95, EvaluationPeriods = 3 });");
        var found = Assert.Single((code with { Files = [("/src/template.yaml", Template)] }).Found("PAY6001"));
        Assert.StartsWith("'template.yaml'", found);
        Assert.DoesNotContain("success rate", found);
        Assert.Contains("error rate", found);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("alarm.AddAlarmAction(new SnsAction(new Topic(this, \"Alerts\")));", false)]
    [InlineData("foreach (var each in new[] { alarm }) { each.AddAlarmAction(new SnsAction(new Topic(this, \"Alerts\"))); }", false)]
    [InlineData("new Amazon.CDK.AWS.CodeDeploy.LambdaDeploymentGroup(this, \"D\", new Amazon.CDK.AWS.CodeDeploy.LambdaDeploymentGroupProps { Alias = fn.AddAlias(\"live\"), Alarms = new[] { alarm } });", false)]
    public void PAY6010_says_that_an_alarm_tells_nobody(string code, bool isReported)
    {
        const string Alarm = "var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3, TreatMissingData = TreatMissingData.NOT_BREACHING });\n";
        Assert.Equal(isReported, Of(Function + Alarm + code).Found("PAY6010").Exists(message => message.Contains("tells nobody")));
    }

    [Theory]
    [InlineData("Error", 1)]
    [InlineData("Errors", 0)]
    public void PAY7002_says_that_there_is_no_such_metric(string name, int count) =>
        Assert.Equal(count, Of(Function + $"new Alarm(this, \"A\", new AlarmProps {{ Metric = new Metric(new MetricProps {{ Namespace = \"AWS/Lambda\", MetricName = \"{name}\" }}), Threshold = 1, EvaluationPeriods = 3 }});").Found("PAY7002").Count);

    [Fact]
    public void PAY5002_speaks_of_a_key_in_a_stack_once()
    {
        // Put together here, so that no scanner takes it for a real one.
        var key = "sk_" + "live_51HxQ2eK9mZrT4vB8nW3pLcD7";
        var environment = "Environment = new Dictionary<string, string> { [\"STRIPE_API_KEY\"] = \"" + key + "\" }, Runtime = ";
        Assert.Single(Of(Function.Replace("Runtime = ", environment)).Found("PAY5002"));
    }

    private static RuleCase Of(string stack, string members = "")
    {
        var code = PayHandler.With(Pay).And("/src/PayStack.cs", CdkStack.With(stack, members));
        return code with { References = code.References.AddRange(CdkStack.References) };
    }
}
