using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Contract;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class ContractReaderTests
{
    private const string Path = "/repo/payment-observability.yaml";

    private const string Rich = """
        deployment: external
        words:
          money-verbs: [sponsor, Cobrança]
          payment-nouns:
            add: [ticket]
            remove: [donation]
          crypto-words:
            replace: [cdp]
        operations:
          payment:
            - Shop.Billing.Gateway.Send
            - Shop.Outer+Inner.*
          refund: Shop.Billing.Gateway.GiveBack
          event: [Shop.Billing.Hooks.OnPaid]
          not-payment: [Shop.Loyalty.Points.Pay]
        kinds:
          payment:
            namespace: Shop/Payments
            metrics:
              outcome: CheckoutResult
              duration: { name: CheckoutSeconds, unit: seconds }
              amount: { required: true }
              pending: none
            span: checkout
            steps: [authorize, capture]
            annotations: [order_total]
            log:
              phrase: Checkout done
              fields: [duration, outcome]
          wallet: none
        dimensions:
          allowed: [Service, Tenant]
          high-cardinality:
            add: [tenant]
            remove: [account]
        never-record:
          add: [LoyaltyPin]
          remove: [nonce]
        emitters:
          - member: Shop.Telemetry.Money.Record
            metrics: [PaymentSuccess, PaymentDuration]
          - member: Shop.Telemetry.Audit.*
            logs: "*"
            spans: []
        """;

    [Fact]
    public void ReadsEverySection()
    {
        var (contract, problems) = Read(Rich);

        Assert.Empty(problems);
        Assert.True(contract.ExternalDeployment);
        Assert.Contains("sponsor", contract.Words.MoneyVerbs);
        Assert.Contains("cobranca", contract.Words.MoneyVerbs);
        Assert.Contains("pay", contract.Words.MoneyVerbs);
        Assert.Contains("ticket", contract.Words.PaymentNouns);
        Assert.DoesNotContain("donation", contract.Words.PaymentNouns);
        Assert.Equal(new[] { "cdp" }, contract.Words.CryptoWords);

        Assert.Equal(
            new NamedMember[]
            {
                new("Shop.Billing.Gateway", "Send", PaymentKind.Payment),
                new("Shop.Billing.Gateway", "GiveBack", PaymentKind.Refund),
                new("Shop.Billing.Hooks", "OnPaid", PaymentKind.Event),
                new("Shop.Loyalty.Points", "Pay", null),
                new("Shop.Outer.Inner", "*", PaymentKind.Payment),
            },
            contract.Operations.OrderBy(member => member.MemberName == "*"));
        Assert.Equal("*", contract.Operations.Last().MemberName);

        var payment = contract.Kinds[PaymentKind.Payment];
        Assert.Equal("Shop/Payments", payment.Namespace);
        Assert.Equal(new(MetricRole.Outcome, "CheckoutResult", "Count", true), payment.Metric(MetricRole.Outcome));
        Assert.Equal(new(MetricRole.Duration, "CheckoutSeconds", "Seconds", true), payment.Metric(MetricRole.Duration));
        Assert.Equal(new(MetricRole.Amount, "PaymentAmount", "None", true), payment.Metric(MetricRole.Amount));
        Assert.Null(payment.Metric(MetricRole.Pending));
        Assert.Equal("PaymentFailure", payment.Metric(MetricRole.Failure)!.Name);
        Assert.Equal("checkout", payment.Span);
        Assert.Equal(new[] { "authorize", "capture" }, payment.Steps);
        Assert.Equal(new[] { "order_total" }, payment.Annotations);
        Assert.Equal("Checkout done", payment.LogPhrase);
        Assert.Equal(new[] { "duration", "outcome" }, payment.LogFields);
        Assert.False(contract.Kinds.ContainsKey(PaymentKind.Wallet));
        Assert.Equal(GuideDefaults.Contract.Kinds[PaymentKind.Refund], contract.Kinds[PaymentKind.Refund]);

        Assert.Equal(new[] { "Service", "Tenant" }, contract.AllowedDimensions.OrderBy(name => name));
        Assert.Contains("SERVICE", contract.AllowedDimensions);
        Assert.Contains("tenant", contract.HighCardinalityWords);
        Assert.DoesNotContain("account", contract.HighCardinalityWords);
        Assert.Contains("LoyaltyPin", contract.NeverRecord);
        Assert.DoesNotContain("Nonce", contract.NeverRecord);
        Assert.Contains("PrivateKey", contract.NeverRecord);

        Assert.Equal(2, contract.Emitters.Length);
        Assert.Equal(("Shop.Telemetry.Money", "Record"), (contract.Emitters[0].TypeName, contract.Emitters[0].MemberName));
        Assert.Equal(new[] { "PaymentSuccess", "PaymentDuration" }, contract.Emitters[0].Metrics);
        Assert.Empty(contract.Emitters[0].Logs);
        Assert.Equal(new[] { "*" }, contract.Emitters[1].Logs);
        Assert.Empty(contract.Emitters[1].Spans);
    }

    [Fact]
    public void WithoutFilesTheGuideApplies()
    {
        var reading = Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(GuideDefaults.Contract, reading.Contract);
    }

    [Theory]
    [InlineData("", "1:1 The contract file is empty; without it the guide's defaults apply")]
    [InlineData("# nothing yet\n", "1:1 The contract file is empty; without it the guide's defaults apply")]
    [InlineData("just a text\n", "1:1 The contract file must be a mapping with keys like 'deployment', 'words', 'operations', 'kinds', 'dimensions', 'never-record' or 'emitters'")]
    [InlineData("- a\n- b\n", "1:1 The contract file must be a mapping with keys like 'deployment', 'words', 'operations', 'kinds', 'dimensions', 'never-record' or 'emitters'")]
    [InlineData("operation: {}\n", "1:1 'operation' is no key of the contract file; did you mean 'operations'")]
    [InlineData("xyzzy: {}\n", "1:1 'xyzzy' is no key of the contract file; it may be 'deployment', 'words', 'operations', 'kinds', 'dimensions', 'never-record' or 'emitters'")]
    [InlineData("deployment: external\ndeployment: here\n", "2:1 'deployment' is given twice; the first one counts")]
    [InlineData("deployment: elsewhere\n", "1:13 'deployment' must be 'here' or 'external'")]
    [InlineData("deployment: [external]\n", "1:13 'deployment' must be a text")]
    [InlineData("deployment:\n", "1:11 'deployment' must be a text")]
    [InlineData("words: [pay]\n", "1:8 'words' must be a mapping with keys like 'money-verbs', 'ambiguous-verbs', 'acting-verbs', 'payment-nouns', 'refund-words', 'ambiguous-refund-words', 'thing-words', 'money-context', 'read-verbs', 'event-words', 'wallet-verbs', 'wallet-nouns' or 'crypto-words'")]
    [InlineData("words:\n  money-verb: [pay]\n", "2:3 'money-verb' is no key of 'words'; did you mean 'money-verbs'")]
    [InlineData("words:\n  money-verbs: [collectToll]\n", "2:17 'collectToll' must be one word; names are split into words before they are compared")]
    [InlineData("words:\n  money-verbs: { ad: [x] }\n", "2:18 'ad' is no key of 'words.money-verbs'; did you mean 'add'")]
    [InlineData("words:\n  money-verbs: { remove: [zahlemann] }\n", "2:27 'zahlemann' is not in 'words.money-verbs', so it cannot be removed")]
    [InlineData("words:\n  money-verbs: [{ a: b }]\n", "2:17 'words.money-verbs' must be a list of texts")]
    [InlineData("operations:\n  paymnt: [A.B]\n", "2:3 'paymnt' is no key of 'operations'; did you mean 'payment'")]
    [InlineData("operations:\n  payment: [Pay]\n", "2:13 'Pay' is no member; write Namespace.Type.Member, or Namespace.Type.* for all of a type's")]
    [InlineData("operations:\n  payment: ['A.B()']\n", "2:13 'A.B()' is no member; write Namespace.Type.Member, or Namespace.Type.* for all of a type's")]
    [InlineData("operations:\n  payment: ['A.B<T>.C']\n", "2:13 'A.B<T>.C' is no member; write Namespace.Type.Member, or Namespace.Type.* for all of a type's")]
    [InlineData("operations:\n  payment: [A.B]\n  refund: [A.B]\n", "3:12 'A.B' is declared to be 'payment' already")]
    [InlineData("kinds:\n  event: {}\n", "2:3 'event' is no key of 'kinds'; it may be 'payment', 'refund' or 'wallet'")]
    [InlineData("kinds:\n  payment: 5\n", "2:12 'kinds.payment' must be a mapping with keys like 'namespace', 'metrics', 'span', 'steps', 'annotations' or 'log'")]
    [InlineData("kinds:\n  payment: { namespace: AWS/Lambda }\n", "2:25 'AWS/Lambda' is no namespace of your own: CloudWatch keeps names that start with 'AWS/' or ':' for itself")]
    [InlineData("kinds:\n  payment: { namespace: 'a*b' }\n", "2:25 'a*b' is no CloudWatch namespace, which is up to 255 letters, digits and . - _ / # :")]
    [InlineData("kinds:\n  payment: { metrics: { success: X } }\n", "2:25 'success' is no key of 'kinds.payment.metrics'; it may be 'outcome', 'duration', 'amount', 'failure', 'pending' or 'challenge'")]
    [InlineData("kinds:\n  payment: { metrics: { outcome: ':x' } }\n", "2:34 ':x' is no CloudWatch metric name, which is up to 255 ASCII characters and does not start with ':'")]
    [InlineData("kinds:\n  payment: { metrics: { duration: { unit: ms } } }\n", "2:43 'ms' is no CloudWatch unit; did you mean 'Milliseconds'")]
    [InlineData("kinds:\n  payment: { metrics: { duration: { unit: Milisecond } } }\n", "2:43 'Milisecond' is no CloudWatch unit; did you mean 'Milliseconds'")]
    [InlineData("kinds:\n  payment: { metrics: { duration: { unit: Count } } }\n", "2:43 A duration is measured in 'Milliseconds', 'Seconds' or 'Microseconds'")]
    [InlineData("kinds:\n  payment: { metrics: { amount: { required: maybe } } }\n", "2:45 'kinds.payment.metrics.amount.required' must be true or false")]
    [InlineData("kinds:\n  payment: { metrics: { amount: PaymentDuration } }\n", "2:23 'PaymentDuration' is the name of two metrics in 'kinds.payment.metrics'")]
    [InlineData("kinds:\n  payment: { annotations: [a b] }\n", "2:28 'a b' is no annotation: X-Ray takes only letters, digits, '_' and '.' in their names")]
    [InlineData("kinds:\n  payment: { log: Done }\n", "2:19 'kinds.payment.log' must be a mapping with keys like 'phrase' or 'fields'")]
    [InlineData("never-record: ['**']\n", "1:16 '**' must be a name")]
    [InlineData("never-record: 5.5.5\nnever-records: []\n", "2:1 'never-records' is no key of the contract file; did you mean 'never-record'")]
    [InlineData("emitters: { member: A.B }\n", "1:11 'emitters' must be a list of mappings with the keys 'member' and 'metrics', 'spans' or 'logs'")]
    [InlineData("emitters: [A.B]\n", "1:12 An emitter must be a mapping with keys like 'member', 'metrics', 'spans' or 'logs'")]
    [InlineData("emitters: [{ metrics: [x] }]\n", "1:12 An emitter needs a 'member'")]
    [InlineData("emitters: [{ member: A.B }]\n", "1:12 An emitter needs 'metrics', 'spans' or 'logs'; '[]' says that it emits none, '*' that it may emit any")]
    [InlineData("emitters: [{ member: B, logs: x }]\n", "1:22 'B' is no member; write Namespace.Type.Member, or Namespace.Type.* for all of a type's")]
    [InlineData("words:\n\tmoney-verbs: [x]\n", "2:1 YAML is indented with blanks, not with tabs")]
    [InlineData("words: [a\nkinds: {}\n", "1:8 This is not valid YAML: the bracket is not closed, or what stands in it is no list or mapping")]
    [InlineData("words: 'a\n", "1:8 This is not valid YAML: while scanning a quoted scalar, found unexpected end of stream")]
    [InlineData("\uFEFFdeploymnt: external\n", "1:2 'deploymnt' is no key of the contract file; did you mean 'deployment'")]
    public void TellsWhatIsWrongAndWhere(string yaml, string problem) => Assert.Equal(new[] { problem }, Show(Read(yaml).Problems));

    [Fact]
    public void WhatIsRightStillApplies()
    {
        var (contract, problems) = Read("""
            deployment: external
            kinds:
              payment:
                namespace: AWS/Mine
                span: checkout
                metrics:
                  duration: { unit: parsecs, name: CheckoutTime }
            operations:
              payment: [Good.One, Bad, Good.Two]
            nonsense: 1
            """);

        Assert.Equal(4, problems.Length);
        Assert.True(contract.ExternalDeployment);
        Assert.Equal("X402Payment", contract.Kinds[PaymentKind.Payment].Namespace);
        Assert.Equal("checkout", contract.Kinds[PaymentKind.Payment].Span);
        Assert.Equal(new(MetricRole.Duration, "CheckoutTime", "Milliseconds", true), contract.Kinds[PaymentKind.Payment].Metric(MetricRole.Duration));
        Assert.Equal(new[] { "One", "Two" }, contract.Operations.Select(member => member.MemberName));
    }

    [Fact]
    public void TheSectionThatBreaksOffDoesNotApplyAndThoseBeforeItDo()
    {
        var (contract, problems) = Read("deployment: external\nnever-record:\n  replace: [OnlyThis, [\nkinds: {}\n");

        Assert.Single(problems);
        Assert.True(contract.ExternalDeployment);
        Assert.Contains("PrivateKey", contract.NeverRecord);
    }

    [Fact]
    public void AliasesAreFollowed()
    {
        var (contract, problems) = Read("kinds:\n  payment: &p\n    namespace: Shop\n  refund: *p\n");

        Assert.Empty(problems);
        Assert.Equal("Shop", contract.Kinds[PaymentKind.Refund].Namespace);
    }

    [Fact]
    public void AKindTheGuideKnowsNoMetricOfMayHaveOne()
    {
        var (contract, problems) = Read("kinds:\n  refund:\n    metrics:\n      challenge: { required: true }\n  wallet:\n    metrics:\n      pending: {}\n");

        Assert.Empty(problems);
        Assert.Equal(new(MetricRole.Challenge, "RefundRequired", "Count", true), contract.Kinds[PaymentKind.Refund].Metric(MetricRole.Challenge));
        Assert.Equal(new(MetricRole.Pending, "ConnectionPending", "Count", false), contract.Kinds[PaymentKind.Wallet].Metric(MetricRole.Pending));
    }

    [Fact]
    public void NearerFilesApplyOnTopOfOuterOnes()
    {
        var reading = Read(
            new TestFile("/repo/src/Shop/payment-observability.yml", "kinds:\n  payment:\n    span: shop\noperations:\n  not-payment: [A.B]\n"),
            new TestFile("/repo/payment-observability.yaml", "kinds:\n  payment: { span: company, namespace: Company }\n  wallet: none\noperations:\n  payment: [A.B]\n"));

        Assert.Empty(reading.Problems);
        Assert.Equal("shop", reading.Contract.Kinds[PaymentKind.Payment].Span);
        Assert.Equal("Company", reading.Contract.Kinds[PaymentKind.Payment].Namespace);
        Assert.False(reading.Contract.Kinds.ContainsKey(PaymentKind.Wallet));
        Assert.Null(reading.Contract.Operations.First(member => member.MemberName == "B").Kind);
    }

    [Fact]
    public void ANearerFileBringsAKindBack()
    {
        var reading = Read(
            new TestFile("/repo/payment-observability.yaml", "kinds: { wallet: none }\n"),
            new TestFile("/repo/a/payment-observability.yaml", "kinds: { wallet: { span: w } }\n"));

        Assert.Equal("CDPWallet", reading.Contract.Kinds[PaymentKind.Wallet].Namespace);
    }

    [Theory]
    [InlineData("/repo/payment-observability.yml", "The folder has a second contract file, 'payment-observability.yaml'; this one is not read")]
    [InlineData("/repo2/a/payment-observability.yaml", "There is another contract file in a folder that is not above this one, '/repo/payment-observability.yaml'; this one is not read")]
    public void FilesThatDoNotLieAboveEachOtherClash(string path, string message)
    {
        var reading = Read(new TestFile(path, "deployment: here\n"), new TestFile("/repo/payment-observability.yaml", "deployment: external\n"));

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal(path, problem.Location.GetLineSpan().Path);
        Assert.True(reading.Contract.ExternalDeployment);
    }

    [Theory]
    [InlineData(@"C:\repo\Payment-Observability.YAML", true)]
    [InlineData("payment-observability.yml", true)]
    [InlineData("my-payment-observability.yml", false)]
    [InlineData("payment-observability.json", false)]
    public void ContractFilesAreKnownByName(string path, bool isOne) => Assert.Equal(isOne, ContractReader.IsContractFile(path));

    [Fact]
    public void UnreadableAndHugeFilesAreOneProblemEach()
    {
        Assert.Equal("The contract file cannot be read", Assert.Single(Read(new TestFile(Path, null)).Problems).Message);
        Assert.Equal("The file is longer than 1024 KB and is not read", Assert.Single(Read(new string('#', YamlReader.MaxLength + 1)).Problems).Message);
    }

    [Fact]
    public void ProblemsStandInOrderInTheirFile()
    {
        var problems = Read("b: 1\nb: 2\na: 3\n").Problems;

        Assert.Equal(problems.Select(problem => problem.Location.SourceSpan.Start).OrderBy(start => start), problems.Select(problem => problem.Location.SourceSpan.Start));
        Assert.All(problems, problem => Assert.Equal(LocationKind.ExternalFile, problem.Location.Kind));
    }

    [Theory]
    [InlineData("build_property.PaymentObservabilityMode", "Strict", true)]
    [InlineData("build_property.PaymentObservabilityMode", "strict", true)]
    [InlineData("build_property.PaymentObservabilityMode", "Advisory", false)]
    [InlineData("build_property.PaymentObservabilityMode", "", false)]
    [InlineData("payment_observability.strict", "true", true)]
    [InlineData("payment_observability.strict", " True ", true)]
    [InlineData("payment_observability.strict", "false", false)]
    public void StrictIsAnOption(string key, string value, bool strict)
    {
        var reading = Read(new TestOptions(global: new() { [key] = value }));

        Assert.Empty(reading.Problems);
        Assert.Equal(strict, reading.Contract.Strict);
    }

    [Fact]
    public void TheOptionWinsOverTheMode() =>
        Assert.False(Read(new TestOptions(
            global: new() { ["build_property.PaymentObservabilityMode"] = "Strict" },
            ofFiles: new() { ["payment_observability.strict"] = "false" })).Contract.Strict);

    [Fact]
    public void OptionsOfSourceFilesCountForTheProject()
    {
        var reading = Read(
            new TestOptions(ofFiles: new() { ["payment_observability.deployment"] = "here", ["payment_observability.not_payment"] = "Shop.A.Pay, Shop.B.*,, nonsense" }),
            new TestFile(Path, "deployment: external\noperations: { payment: [Shop.A.Pay] }\n"));

        Assert.False(reading.Contract.ExternalDeployment);
        Assert.Equal(new NamedMember[] { new("Shop.A", "Pay", null), new("Shop.B", "*", null), new("Shop.A", "Pay", PaymentKind.Payment) }, reading.Contract.Operations);
        Assert.Equal("The option 'payment_observability.not_payment' is wrong: 'nonsense' is no member: write Namespace.Type.Member, or Namespace.Type.* for all of a type's", Assert.Single(reading.Problems).Message);
    }

    [Theory]
    [InlineData("payment_observability.strict", "yes", "The option 'payment_observability.strict' is wrong: 'yes' must be 'true' or 'false'")]
    [InlineData("payment_observability.deployment", "cloud", "The option 'payment_observability.deployment' is wrong: 'cloud' must be 'here' or 'external'")]
    [InlineData("payment_observability.strickt", "true", "There is no option 'payment_observability.strickt'; did you mean 'payment_observability.strict'")]
    public void WrongOptionsAreTold(string key, string value, string message)
    {
        var problem = Assert.Single(Read(new TestOptions(global: new() { [key] = value, ["dotnet_diagnostic.X.severity"] = "none" })).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Equal(Location.None, problem.Location);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void FilesAreExcludedByOption(string? value, bool excluded)
    {
        var options = new TestOptions(global: value is null ? new() : new() { ["payment_observability.exclude"] = value });
        Assert.Equal(excluded, ContractOptions.IsExcluded(options.GlobalOptions));
    }

    [Fact]
    public void NoBrokenContractThrows()
    {
        foreach (var text in BrokenTexts.Cuts(Rich).Concat(BrokenTexts.Bombs()))
        {
            LocationsLieInside(text);
        }

        Prop.ForAll(BrokenTexts.Mutations(Rich), text => LocationsLieInside(text)).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNull<string>>(text => LocationsLieInside(text.Get)).QuickCheckThrowOnFailure();
    }

    private static bool LocationsLieInside(string text)
    {
        var (contract, problems) = Read(text);
        Assert.NotNull(contract);
        return problems.All(problem => problem.Location.SourceSpan.End <= text.Length && !problem.Message.EndsWith(".") && problem.Message.Length > 0);
    }

    private static IEnumerable<string> Show(ImmutableArray<ContractProblem> problems) =>
        problems.Select(problem => (problem.Location.GetLineSpan().StartLinePosition, problem.Message))
            .Select(at => $"{at.StartLinePosition.Line + 1}:{at.StartLinePosition.Character + 1} {at.Message}");

    private static ContractReading Read(string yaml) => Read(new TestFile(Path, yaml));

    private static ContractReading Read(params AdditionalText[] files) => Read(new TestOptions(), files);

    private static ContractReading Read(TestOptions options, params AdditionalText[] files) =>
        ContractReader.Read(ImmutableArray.Create(files), options, new[] { CSharpSyntaxTree.ParseText("") }, CancellationToken.None);
}
