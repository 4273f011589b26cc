using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Deployment.Cdk;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>
/// Stacks of the CDK's in a project of their own, as <c>cdk init</c> lays them out: the payments are made in another project, and names are all there is to go by.
/// PAY7002 and PAY6010 speak there, on the source.
/// </summary>
public class StackAloneTests
{
    private const string Dead = "new Alarm(this, \"A\", new AlarmProps { Metric = fn.Metric(\"Error\"), Threshold = 1, EvaluationPeriods = 3 });";

    private const string Mute = "new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3, TreatMissingData = TreatMissingData.NOT_BREACHING });";

    [Fact]
    public void PAY7002_stands_on_the_metric()
    {
        var code = Of(Function() + Dead).Compiling();
        Assert.Contains("AWS/Lambda has no such metric; 'Errors' is one", Assert.Single(code.Found("PAY7002")));
        Assert.Contains("\"Error\"", Assert.Single(code.Marked("PAY7002")));
        Assert.Equal(["Warning"], code.Severities("PAY7002"));
        code.HasNoFix("PAY7002");
    }

    [Fact]
    public void PAY7002_reads_widgets_too() => Assert.Single(Of(Function() + "new Dashboard(this, \"D\").AddWidgets(new GraphWidget(new GraphWidgetProps { Left = new[] { fn.Metric(\"Invocation\") } }));").Found("PAY7002"));

    [Theory]
    [InlineData("fn.MetricErrors()")]
    [InlineData("new Metric(new MetricProps { Namespace = \"Shop\", MetricName = \"Anything\" })")]
    public void PAY7002_leaves_alone_what_is_there_or_the_codes_own(string metric) => Assert.Empty(Of(Function() + "new Alarm(this, \"A\", new AlarmProps { Metric = " + metric + ", Threshold = 1, EvaluationPeriods = 3 });").Found("PAY7002"));

    [Theory]
    [InlineData("", true)]
    [InlineData("alarm.AddAlarmAction(new SnsAction(new Topic(this, \"Alerts\")));", false)]
    [InlineData("Aspects.Of(this).Add(null!);", false)]
    public void PAY6010_speaks_of_alarms_on_payment_functions(string more, bool isReported)
    {
        var found = Of(Function() + "var alarm = " + Mute + more).Found("PAY6010");
        Assert.Equal(isReported, found.Exists(message => message.Contains("tells nobody")));
    }

    [Fact]
    public void PAY6010_leaves_other_functions_alone() =>
        Assert.Empty(Of(Function() + "var other = new Function(this, \"Mail\", new FunctionProps { Handler = \"Mail::Mail.Function::Send\", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"m\") });" + Mute.Replace("fn.", "other.")).Found("PAY6010"));

    [Theory]
    [InlineData("Pay", "Checkout::Checkout.Function::Run", true)]
    [InlineData("Api", "Shop::Shop.PaymentHandler::Handle", true)]
    [InlineData("Api", "Shop.Payments", true)]
    [InlineData("Mail", "Mail::Mail.Function::Send", false)]
    [InlineData("Pay", "index.handler", false)]
    public void Names_say_whether_a_stack_deploys_payments(string id, string handler, bool isPayment)
    {
        var runtime = handler == "index.handler" ? "Runtime.NODEJS_22_X" : "Runtime.DOTNET_8";
        Assert.Equal(isPayment ? 1 : 0, Of(Function(id, handler, runtime) + Dead).Found("PAY7002").Count);
    }

    [Fact]
    public void Words_alone_make_no_payment() => Assert.Empty(Of("// payment\nvar payments = new Table(this, \"Payments\", new TableProps { PartitionKey = new Attribute { Name = \"id\", Type = AttributeType.STRING } });\n" + Function("Mail", "Mail::Mail.Function::Send") + Dead).Found("PAY7002"));

    [Fact]
    public void What_is_deployed_elsewhere_and_tests_are_not_judged()
    {
        var code = Of(Function() + Dead);
        Assert.Empty((code with { Files = [("/infra/payment-observability.yaml", "deployment: external\n")] }).Found("PAY7002"));
        Assert.Empty(code.Using(typeof(FactAttribute)).Found("PAY7002"));
    }

    [Fact]
    public void A_look_alike_is_none()
    {
        var code = Of("new Own.Alarm(this, \"A\", fn => fn);\n" + Function(), "private static class Own { public class Alarm { public Alarm(object scope, string id, System.Func<int, int> any) { } } }");
        Assert.Empty(code.Found("PAY7002").Concat(code.Found("PAY6010")));
    }

    [Fact]
    public void Severities_of_editorconfig_hold()
    {
        var code = Of(Function() + Dead);
        Assert.Empty((code with { Settings = code.Settings.Add("PAY7002", ReportDiagnostic.Suppress) }).Found("PAY7002"));
    }

    private static string Function(string id = "Pay", string handler = "Payments::Shop.Function::FunctionHandler", string runtime = "Runtime.DOTNET_8") =>
        "var fn = new Function(this, \"" + id + "\", new FunctionProps { Handler = \"" + handler + "\", Runtime = " + runtime + ", Code = Code.FromAsset(\"../Handlers\") });\n";

    // Without a reference to any Lambda package, and without any file beside it.
    private static RuleCase Of(string stack, string members = "") => new()
    {
        Sources = [("/infra/ShopStack.cs", CdkStack.With(stack, members).Replace("PayStack", "ShopStack"))],
        References = PaymentObservability.Tests.Handlers.References.WithoutLambda.AddRange(CdkStack.References),
    };
}
