using System;
using System.Linq;
using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment.Cdk;

/// <summary>What a stack in C# is read as: the same model as a template's.</summary>
public class StackReadingTests
{
    private const string Pay = """
        var table = new Table(this, "Orders", new TableProps { PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING }, BillingMode = BillingMode.PAY_PER_REQUEST });
        var fn = new Function(this, "Pay", new FunctionProps
        {
            Handler = "Shop::Shop.Function::FunctionHandler",
            Runtime = Runtime.DOTNET_8,
            Code = Code.FromAsset("../src/Shop/publish"),
            Timeout = Duration.Seconds(30),
            Tracing = Tracing.ACTIVE,
            LoggingFormat = LoggingFormat.JSON,
            Environment = new Dictionary<string, string> { ["TABLE"] = table.TableName, ["STAGE"] = "prod" },
        });

        """;

    [Fact]
    public void A_function_with_its_settings()
    {
        var template = CdkStack.Read(Pay)!;
        var function = Assert.Single(template.Contents.Functions);
        Assert.Equal(("Pay", 30, TracingMode.Active, "JSON"), (function.LogicalId, function.Timeout, function.Tracing, function.LogFormat));
        var handler = Assert.Single(function.Handlers);
        Assert.Equal(("Shop", "Shop.Function", "FunctionHandler"), (handler.AssemblyName, handler.TypeName, handler.MethodName));
        Assert.Equal("\"Shop::Shop.Function::FunctionHandler\"", handler.Location.SourceTree!.ToString().Substring(handler.Location.SourceSpan.Start, handler.Location.SourceSpan.Length));
        Assert.Equal("prod", function.Environment["STAGE"].Text);
        Assert.True(function.Uses(Assert.Single(template.Contents.Tables).Resource));
        Assert.False(template.HasHiddenResources);
        Assert.True(template.IsStack);
        Assert.Equal("/infra/File0.cs", template.Path);
    }

    [Theory]
    [InlineData("", TracingMode.NotSet)]
    [InlineData("Tracing = Tracing.ACTIVE,", TracingMode.Active)]
    [InlineData("Tracing = Tracing.PASS_THROUGH,", TracingMode.PassThrough)]
    [InlineData("Tracing = System.DateTime.Now.Hour > 1 ? Tracing.ACTIVE : Tracing.DISABLED,", TracingMode.Unknown)]
    public void Tracing_is_read(string line, object mode) =>
        Assert.Equal(mode, (object)Assert.Single(CdkStack.Read(Pay.Replace("Tracing = Tracing.ACTIVE,", line))!.Contents.Functions).Tracing);

    [Theory]
    [InlineData("var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });", "AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 300s")]
    [InlineData("var alarm = fn.MetricErrors(new MetricOptions { Period = Duration.Minutes(1), Statistic = \"avg\" }).CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 3 });", "AWS/Lambda/Errors{FunctionName=${Pay.Name}} Average 60s")]
    [InlineData("var metric = fn.MetricDuration().With(new MetricOptions { Statistic = Stats.P(99) }); var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = metric, Threshold = 24000, EvaluationPeriods = 3 });", "AWS/Lambda/Duration{FunctionName=${Pay.Name}} p99 300s")]
    [InlineData("var props = new AlarmProps { Metric = new Metric(new MetricProps { Namespace = Space, MetricName = \"PaymentSuccess\", DimensionsMap = new Dictionary<string, string> { { \"Service\", \"shop\" } }, Statistic = \"Average\" }), Threshold = 0.95, EvaluationPeriods = 3 }; var alarm = new Alarm(this, id: \"A\", props: props);", "X402Payment/PaymentSuccess{Service=shop} Average 300s")]
    [InlineData("var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = fn.Metric(\"AsyncEventsDropped\"), Threshold = 1, EvaluationPeriods = 1 });", "AWS/Lambda/AsyncEventsDropped{FunctionName=${Pay.Name}} Average 300s")]
    [InlineData("var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = Function.MetricAllConcurrentExecutions(), Threshold = 1, EvaluationPeriods = 1 });", "AWS/Lambda/ConcurrentExecutions Maximum 300s")]
    [InlineData("var queue = new Queue(this, \"Later\"); var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = queue.MetricApproximateAgeOfOldestMessage(), Threshold = 1, EvaluationPeriods = 1 });", "AWS/SQS/ApproximateAgeOfOldestMessage{QueueName=${Later.Name}} Maximum 300s")]
    [InlineData("var api = new RestApi(this, \"Shop-Api\"); var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = api.MetricServerError(), Threshold = 1, EvaluationPeriods = 1 });", "AWS/ApiGateway/5XXError{ApiName=Shop-Api} Sum 300s")]
    [InlineData("var api = new HttpApi(this, \"Api\"); var alarm = new Alarm(this, \"A\", new AlarmProps { Metric = api.MetricServerError(), Threshold = 1, EvaluationPeriods = 1 });", "AWS/ApiGateway/5xx{ApiId=${Api.Id}} Sum 300s")]
    public void A_metric_of_an_alarm(string code, string metric)
    {
        var alarm = Assert.Single(CdkStack.Read(Pay + code, "private const string Space = \"X402Payment\";")!.Contents.Alarms);
        Assert.Equal(metric, Assert.Single(alarm.Metrics).ToString());
        Assert.Equal("GreaterThanOrEqualToThreshold", alarm.Comparison);
        Assert.Equal("missing", alarm.TreatMissingData);
        Assert.False(alarm.HasAction);
    }

    [Fact]
    public void Metric_math_and_how_it_is_judged()
    {
        var alarm = Assert.Single(CdkStack.Read(Pay + """
            var rate = new MathExpression(new MathExpressionProps
            {
                Expression = "100 * errors / invocations",
                UsingMetrics = new Dictionary<string, IMetric> { ["errors"] = fn.MetricErrors(), ["invocations"] = fn.MetricInvocations() },
                Period = Duration.Minutes(1),
            });
            var alarm = new Alarm(this, "Rate", new AlarmProps
            {
                Metric = rate,
                Threshold = 5,
                EvaluationPeriods = 3,
                DatapointsToAlarm = 2,
                ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
                TreatMissingData = TreatMissingData.NOT_BREACHING,
                AlarmName = "pay-errors",
            });
            var topic = new Topic(this, "Alerts");
            alarm.AddAlarmAction(new SnsAction(topic));
            """)!.Contents.Alarms);
        Assert.Equal("100 * errors / invocations", Assert.Single(alarm.Expressions).Text);
        Assert.Equal(["AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 60s", "AWS/Lambda/Invocations{FunctionName=${Pay.Name}} Sum 60s"], alarm.Metrics.Select(metric => metric.ToString()).Order());
        Assert.Equal(["errors", "invocations"], alarm.Metrics.Select(metric => metric.Id).Order());
        Assert.Equal((5.0, 3, 2, "GreaterThanThreshold", "notBreaching", "pay-errors", true), (alarm.Threshold, alarm.EvaluationPeriods, alarm.DatapointsToAlarm, alarm.Comparison, alarm.TreatMissingData, alarm.Name.Text, alarm.HasAction));
    }

    [Theory]
    [InlineData("foreach (var each in new[] { one, two }) { each.AddAlarmAction(new SnsAction(topic)); }", "")]
    [InlineData("Notify(one, topic);", "private static void Notify(Alarm alarm, ITopic topic) => alarm.AddAlarmAction(new SnsAction(topic));")]
    public void An_action_that_some_alarm_gets_may_be_any_alarms(string code, string members)
    {
        var alarms = CdkStack.Read(Pay + $$"""
            var topic = new Topic(this, "Alerts");
            var one = new Alarm(this, "One", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });
            var two = new Alarm(this, "Two", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });
            {{code}}
            """, members)!.Contents.Alarms;
        Assert.Equal([null, null], alarms.Select(alarm => alarm.HasAction));
    }

    [Fact]
    public void A_composite_alarm_is_heard_for_its_parts()
    {
        var template = CdkStack.Read(Pay + """
            var one = new Alarm(this, "One", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });
            var two = new Alarm(this, "Two", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });
            var any = new CompositeAlarm(this, "Any", new CompositeAlarmProps { AlarmRule = AlarmRule.AnyOf(one, AlarmRule.FromAlarm(two, AlarmState.ALARM)) });
            any.AddAlarmAction(new SnsAction(new Topic(this, "Alerts")));
            var alone = new Alarm(this, "Alone", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 });
            """)!;
        var model = DeploymentModel.Of([], default).With(template);
        Assert.Equal([true, true, false], template.Contents.Alarms.Select(model.IsHeard));
    }

    [Fact]
    public void A_dashboard()
    {
        var dashboard = Assert.Single(CdkStack.Read(Pay + """
            var own = new Metric(new MetricProps { Namespace = "X402Payment", MetricName = "PaymentSuccess" });
            var board = new Dashboard(this, "Board", new DashboardProps { DashboardName = "payments", Widgets = new IWidget[][] { new IWidget[] { new GraphWidget(new GraphWidgetProps { Title = "Errors", Left = new IMetric[] { fn.MetricErrors() } }) } } });
            var graph = new GraphWidget(new GraphWidgetProps { Left = new[] { own } });
            graph.AddRightMetric(fn.MetricDuration());
            board.AddWidgets(new Row(graph, new Spacer()), new TextWidget(new TextWidgetProps { Markdown = "# Payments" }));
            board.AddWidgets(new LogQueryWidget(new LogQueryWidgetProps { LogGroupNames = new[] { fn.LogGroup.LogGroupName }, QueryLines = new[] { "fields @timestamp", "filter level = \"Error\"" } }));
            """)!.Contents.Dashboards);
        Assert.True(dashboard.IsReadable);
        Assert.Equal(
            ["AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 300s", "X402Payment/PaymentSuccess Average 300s", "AWS/Lambda/Duration{FunctionName=${Pay.Name}} Average 300s"],
            dashboard.Widgets.SelectMany(widget => widget.Metrics).Select(metric => metric.ToString()));
        var query = Assert.Single(dashboard.Widgets.Select(widget => widget.Query).OfType<LogQuery>());
        Assert.Contains("level = \"Error\"", query.ToString());
        Assert.Equal("/aws/lambda/${Pay.Name}", Assert.Single(query.LogGroups).ToString());
    }

    [Theory]
    [InlineData("board.AddWidgets(Widgets(fn));", "private static IWidget[] Widgets(IFunction fn) => new IWidget[0];")]
    [InlineData("var list = new List<IWidget>(); list.Add(new TextWidget(new TextWidgetProps { Markdown = \"x\" })); board.AddWidgets(list.ToArray());", "")]
    [InlineData("Fill(board);", "private static void Fill(Dashboard any) => any.AddWidgets(new TextWidget(new TextWidgetProps { Markdown = \"x\" }));")]
    public void A_dashboard_that_cannot_be_seen_may_show_anything(string code, string members) =>
        Assert.Contains(CdkStack.Read(Pay + "var board = new Dashboard(this, \"Board\");\n" + code, members)!.Contents.Dashboards, dashboard => !dashboard.IsReadable);

    [Fact]
    public void Queues_streams_topics_and_schedules_trigger_functions()
    {
        var template = CdkStack.Read(Pay + """
            var lost = new Queue(this, "Lost");
            var later = new Queue(this, "Later", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = lost, MaxReceiveCount = 5 } });
            fn.AddEventSource(new SqsEventSource(later, new SqsEventSourceProps { ReportBatchItemFailures = true }));
            var topic = new Topic(this, "Paid");
            topic.AddSubscription(new LambdaSubscription(fn));
            new Rule(this, "Every", new RuleProps { Schedule = Amazon.CDK.AWS.Events.Schedule.Rate(Duration.Minutes(15)), Targets = new Amazon.CDK.AWS.Events.IRuleTarget[] { new Targets.LambdaFunction(fn) } });
            """)!;
        var function = Assert.Single(template.Contents.Functions);
        Assert.Equal([EventSourceKind.Queue, EventSourceKind.Topic, EventSourceKind.Schedule], function.Events.Select(source => source.Kind).Order());
        Assert.Equal("Later", function.Events.Single(source => source.Kind == EventSourceKind.Queue).SourceResource?.LogicalId);
        Assert.True(function.Events.Single(source => source.Kind == EventSourceKind.Queue).ReportsItemFailures);
        Assert.Equal(["Lost"], template.Contents.Queues.Where(queue => queue.IsDeadLetterQueue).Select(queue => queue.ToString()));
        Assert.Equal("rate(15 minutes)", Assert.Single(template.Contents.Schedules).Expression?.Text);
    }

    [Theory]
    [InlineData("var api = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = fn, DeployOptions = new StageOptions { TracingEnabled = true } });", ApiKind.Rest, true)]
    [InlineData("var api = new RestApi(this, \"Api\"); var pay = api.Root.AddResource(\"pay\"); pay.AddMethod(\"POST\", new LambdaIntegration(fn));", ApiKind.Rest, false)]
    [InlineData("var api = new HttpApi(this, \"Api\"); api.AddRoutes(new AddRoutesOptions { Path = \"/pay\", Methods = new[] { Amazon.CDK.AWS.Apigatewayv2.HttpMethod.POST }, Integration = new HttpLambdaIntegration(\"PayIntegration\", fn) });", ApiKind.Http, null)]
    public void An_API_leads_to_its_functions(string code, object kind, bool? isTraced)
    {
        var api = Assert.Single(CdkStack.Read(Pay + code)!.Contents.Apis);
        Assert.Equal((kind, isTraced), ((object)api.Kind, api.IsTraced));
        Assert.Equal(["Pay"], api.Functions);
    }

    [Fact]
    public void Queries_groups_and_metrics_of_log_lines()
    {
        var template = CdkStack.Read(Pay + """
            var logs = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.ONE_MONTH });
            new QueryDefinition(this, "Query", new QueryDefinitionProps { QueryDefinitionName = "errors", QueryString = new QueryString(new QueryStringProps { Fields = new[] { "@timestamp", "reason" }, FilterStatements = new[] { "level = 'Error'" }, Sort = "@timestamp desc", Limit = 20 }), LogGroups = new[] { logs } });
            var filter = new MetricFilter(this, "Filter", new MetricFilterProps { LogGroup = logs, FilterPattern = FilterPattern.StringValue("$.level", "=", "Error"), MetricNamespace = "Shop", MetricName = "Errors", MetricValue = "1" });
            filter.Metric().CreateAlarm(this, "A", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });
            """)!;
        Assert.Equal("fields @timestamp, reason\n| filter level = 'Error'\n| sort @timestamp desc\n| limit 20", Assert.Single(template.Contents.Queries).ToString());
        Assert.Equal("{ $.level = \"Error\" }", Assert.Single(template.Contents.MetricFilters).Pattern?.Text);
        Assert.Equal("Shop/Errors Average 300s", Assert.Single(Assert.Single(template.Contents.Alarms).Metrics).ToString());
    }

    [Fact]
    public void Low_level_constructs_say_what_CloudFormation_is_told()
    {
        var alarm = Assert.Single(CdkStack.Read(Pay + """
            new CfnAlarm(this, "Low", new CfnAlarmProps
            {
                Namespace = "AWS/Lambda",
                MetricName = "Errors",
                Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = "FunctionName", Value = fn.FunctionName } },
                Statistic = "Sum",
                Period = 60,
                EvaluationPeriods = 3,
                Threshold = 1,
                ComparisonOperator = "GreaterThanThreshold",
            });
            """)!.Contents.Alarms);
        Assert.Equal("AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 60s", Assert.Single(alarm.Metrics).ToString());
    }

    [Theory]
    [InlineData("new Alarm(this, \"A\", new AlarmProps { Metric = Of(fn), Threshold = 1, EvaluationPeriods = 1 });", "private static IMetric Of(IFunction fn) => fn.MetricErrors();")]
    [InlineData("Add(fn.MetricErrors());", "private void Add(IMetric metric) => new Alarm(this, \"A\", new AlarmProps { Metric = metric, Threshold = 1, EvaluationPeriods = 1 });")]
    [InlineData("Add(new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 1 });", "private void Add(AlarmProps props) => new Alarm(this, \"A\", props);")]
    [InlineData("var props = new AlarmProps { Threshold = 1, EvaluationPeriods = 1 }; props.Metric = fn.MetricErrors(); new Alarm(this, \"A\", props);", "")]
    public void A_metric_that_cannot_be_seen_may_be_any(string code, string members)
    {
        var metric = Assert.Single(Assert.Single(CdkStack.Read(Pay + code, members)!.Contents.Alarms).Metrics);
        Assert.True(metric.Name.IsUnknown);
        Assert.True(metric.HasUnknownDimensions);
    }

    [Theory]
    [InlineData("foreach (var each in new[] { fn }) { each.MetricErrors().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 }); }", "")]
    [InlineData("Watch(fn);", "private void Watch(IFunction any) => any.MetricErrors().CreateAlarm(this, \"A\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });")]
    public void A_metric_of_some_function_may_be_any_functions(string code, string members)
    {
        var metric = Assert.Single(Assert.Single(CdkStack.Read(Pay + code, members)!.Contents.Alarms).Metrics);
        Assert.Equal("Errors", metric.Name.Text);
        Assert.True(metric.HasUnknownDimensions);
    }

    [Theory]
    [InlineData("var loop = fn; foreach (var each in new[] { \"Shop::Shop.A::Handle\", \"Shop::Shop.B::Handle\" }) { loop = new Function(this, each, new FunctionProps { Handler = each, Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"x\") }); }", "")]
    [InlineData("Make(\"Shop::Shop.A::Handle\");", "private Function Make(string handler) => new Function(this, \"Made\", new FunctionProps { Handler = handler, Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"x\") });")]
    public void A_function_that_is_made_in_a_loop_or_a_helper_runs_nobody_knows_what(string code, string members) =>
        Assert.Equal([1, 0], CdkStack.Read(Pay + code, members)!.Contents.Functions.Select(function => function.Handlers.Length));

    [Theory]
    [InlineData("((CfnFunction)fn.Node.DefaultChild!).AddPropertyOverride(\"LoggingConfig.LogFormat\", \"JSON\");")]
    [InlineData("((CfnFunction)fn.Node.DefaultChild!).LoggingConfig = new CfnFunction.LoggingConfigProperty { LogFormat = \"JSON\" };")]
    [InlineData("var all = this.Node.FindAll();")]
    public void What_goes_around_the_construct_is_not_seen(string code) =>
        Assert.Null(Assert.Single(CdkStack.Read(Pay.Replace("LoggingFormat = LoggingFormat.JSON,", "") + code)!.Contents.Functions).LogFormat);

    [Theory]
    [InlineData("Aspects.Of(this).Add(null!);", "")]
    [InlineData("new Own(this, \"Own\");", "public class Own : Function { public Own(Construct scope, string id) : base(scope, id, new FunctionProps { Handler = \"x\", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"x\") }) { } }")]
    [InlineData("new CfnResource(this, \"Any\", new CfnResourceProps { Type = \"AWS::CloudWatch::Alarm\" });", "")]
    public void What_may_make_anything_hides_resources(string code, string members) => Assert.True(CdkStack.Read(Pay + code, members)!.HasHiddenResources);

    [Fact]
    public void A_construct_of_the_projects_own_is_read_where_it_stands()
    {
        var template = CdkStack.Read(Pay + "new Watch(this, \"Watch\", fn);", "public class Watch : Construct { public Watch(Construct scope, string id, IFunction fn) : base(scope, id) { new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 1 }); } }")!;
        Assert.False(template.HasHiddenResources);
        Assert.Single(template.Contents.Alarms);
    }

    [Fact]
    public void A_construct_passed_by_property_between_files_is_the_same()
    {
        var compute = CdkStack.With("Fn = new Function(this, \"Pay\", new FunctionProps { Handler = \"Shop::Shop.Function::FunctionHandler\", Runtime = Runtime.DOTNET_8, Code = Code.FromAsset(\"x\") });", "public Function Fn { get; }");
        var watch = CdkStack.With("new Alarm(this, \"A\", new AlarmProps { Metric = new PayStack(this, \"Pay\").Fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 1 });").Replace("class PayStack", "class WatchStack").Replace("public PayStack", "public WatchStack");
        var alarm = Assert.Single(CdkStack.ReadFiles(true, watch, compute)!.Contents.Alarms);
        Assert.Equal("AWS/Lambda/Errors{FunctionName=${Pay.Name}} Sum 300s", Assert.Single(alarm.Metrics).ToString());
        Assert.Equal("/infra/File0.cs", alarm.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Classes_of_the_users_own_that_look_alike_are_none() =>
        Assert.Null(CdkStack.ReadFiles(true, """
            using Constructs;
            namespace Amazon.CDK.AWS.CloudWatchLike
            {
                public class AlarmProps { public object Metric { get; set; } }
                public class Alarm { public Alarm(object scope, string id, AlarmProps props) { } }
                public class Function { public Function(object scope, string id, object props) { } }
                public class Use { public Use() { new Alarm(this, "A", new AlarmProps()); new Function(this, "F", new object()); } }
            }
            """));

    [Fact]
    public void Broken_code_is_read_without_a_word()
    {
        var whole = CdkStack.With(Pay + "new Alarm(this, \"A\", new AlarmProps { Metric = fn.MetricErrors(), Threshold = 1, EvaluationPeriods = 3 }).AddAlarmAction(new SnsAction(new Topic(this, \"T\")));");
        for (var length = 0; length < whole.Length; length += 97)
        {
            _ = CdkStack.ReadFiles(false, whole[..length])?.Contents;
        }
    }
}
