using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>The guide's dashboard: payments first, then functions, APIs, tables and queues, with the alarms above and the errors below. No graph mixes units.</summary>
internal sealed class Dashboard : IGuideSection
{
    private const string DashboardType = "AWS::CloudWatch::Dashboard";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.Dashboard };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        if (draft.Has(draft.Name("PaymentDashboard", DashboardType), DashboardType))
        {
            return;
        }

        var body = new DashboardBody(draft.HasLines);
        var service = new ServiceResources(gap, draft);
        var alarms = Alarms(draft).ToList();
        if (alarms.Count > 0)
        {
            body.Alarms(alarms);
        }

        Payments(gap, body);
        Functions(service.Functions, body);
        Apis(service, draft, body);
        Tables(service, draft, body);
        Queues(service, body);
        if (service.Functions.Ids.Count > 0)
        {
            body.Heading("Errors");
            body.Log("Errors", service.Functions.Ids.Select(function => (FunctionLogs.GroupOf(function, draft), service.Functions.ConditionOf(function))), LogQueries.Query(gap with { Item = GuideItem.QueryErrors }));
        }

        // Dashboards are the account's in all regions together.
        draft.AddResource(
            "PaymentDashboard",
            DashboardType,
            new MapNode { { "DashboardName", CallNode.Sub("${AWS::StackName}-payments-${AWS::Region}") }, { "DashboardBody", body.Node() } },
            "PAY6008: everything that a payment goes through, at a glance",
            service.Functions.Condition);
    }

    // An alarm that only exists under a condition has no ARN without it.
    private static IEnumerable<string> Alarms(TemplateDraft draft) =>
        draft.View.Ids.Where(id => draft.View.Type(id) is AlarmBuilder.AlarmType or "AWS::CloudWatch::CompositeAlarm" && draft.View.Resource(id)!["Condition"] is null).Concat(draft.Alarms).Take(100);

    private static void Payments(GuideGap gap, DashboardBody body)
    {
        var success = PaymentMetrics.Of(gap, "success");
        var challenges = PaymentMetrics.Of(gap, "challenge");
        var pending = PaymentMetrics.Of(gap, "pending");
        var duration = PaymentMetrics.Of(gap, "duration");
        var wallet = PaymentMetrics.Of(gap with { Facts = gap.Facts.SetItem("namespace", gap.Fact("wallet-namespace") ?? "") }, "wallet-success");
        if (success is null && duration is null && wallet is null)
        {
            return;
        }

        body.Heading("Payments");
        if (success is not null)
        {
            body.Graph("Payments: success rate (%)", new[] { body.HiddenRow(success, "Average", "rate"), body.Expression("100 * rate", "succeeded", "percent") }, highest: 100);
            var rows = new List<DashboardRow> { body.Row(success, "SampleCount", "attempts"), body.Row(success, "Sum", "succeeded") };
            if (challenges is not null)
            {
                rows.Add(body.Row(challenges, "Sum", "asked to pay (402)"));
            }

            if (pending is not null)
            {
                rows.Add(body.Row(pending, "Sum", "pending"));
            }

            body.Graph("Payments (count)", rows);
        }

        if (duration is not null)
        {
            body.Graph("Payments: duration (ms)", new[] { "p50", "p95", "p99" }.Select(percentile => body.Row(duration, percentile, percentile)));
        }

        if (PaymentMetrics.Of(gap, "failure") is { } failure && gap.Fact("reason-dimension") is { } reason)
        {
            body.Graph("Failed payments by reason (count)", new[] { body.Expression(Search(failure, reason, "Sum"), "", "reasons") });
        }

        if (PaymentMetrics.Of(gap, "amount") is { } amount)
        {
            body.Graph("Amounts by currency", new[] { body.Expression(gap.Fact("amount-dimension") is { } currency ? Search(amount, currency, "Sum") : Search(amount, null, "Sum"), "", "amounts") });
        }

        if (wallet is not null)
        {
            body.Graph("Wallets: connection success rate (%)", new[] { body.HiddenRow(wallet, "Average", "rate"), body.Expression("100 * rate", "connected", "percent") }, highest: 100);
        }
    }

    private static string Search(Metric metric, string? dimension, string statistic)
    {
        var names = metric.Dimensions.Select(known => known.Name).Concat(dimension is null ? new string[0] : new[] { dimension });
        var own = ((TextNode)metric.Namespace).Value;
        var space = string.Join(",", new[] { own.Any(c => !char.IsLetterOrDigit(c) && c is not ('/' or '_')) ? "\"" + own + "\"" : own }.Concat(names));
        var known = string.Concat(metric.Dimensions.Select(pair => $" {pair.Name}=\"{((TextNode)pair.Value).Value}\""));
        return $"SEARCH('{{{space}}} MetricName=\"{metric.Name}\"{known}', '{statistic}', 300)";
    }

    private static void Functions(ServiceFunctions functions, DashboardBody body)
    {
        if (functions.Ids.Count == 0)
        {
            return;
        }

        body.Heading("Functions");
        body.Graph("Invocations (count)", functions.Ids.Select(function => body.Row(Of(function, "Invocations"), "Sum", function)));
        body.Graph("Error rate (%)", functions.Ids.SelectMany((function, i) => new[]
        {
            body.HiddenRow(Of(function, "Errors"), "Sum", "e" + i), body.HiddenRow(Of(function, "Invocations"), "Sum", "i" + i), body.Expression($"IF(i{i} > 0, 100 * e{i} / i{i}, 0)", function, "rate" + i),
        }));
        body.Graph("Duration p99 (ms)", functions.Ids.Select(function => body.Row(Of(function, "Duration"), "p99", function)));
        body.Graph("Throttles (count)", functions.Ids.Select(function => body.Row(Of(function, "Throttles"), "Sum", function)));
        body.Graph("Concurrent executions (count)", functions.Ids.Select(function => body.Row(Of(function, "ConcurrentExecutions"), "Maximum", function)));

        Metric Of(string function, string name) => LambdaAlarms.Of(functions.NameOf(function), name);
    }

    private static void Apis(ServiceResources service, TemplateDraft draft, DashboardBody body)
    {
        foreach (var api in service.Apis)
        {
            var name = ApiName.Find(api, draft)!;
            body.Heading("API " + api);
            body.Graph(
                "Requests (count)",
                new[] { body.Row(name.Of("Count"), "SampleCount", "requests"), body.Row(name.ClientErrors, "Sum", "client errors, 402 included") }
                    .Concat(AccessLog.Existing(api, draft) is { } log ? new[] { body.Row(log.ClientErrors, "Sum", "client errors without 402") } : new DashboardRow[0])
                    .Concat(new[] { body.Row(name.ServerErrors, "Sum", "server errors") }));
            body.Graph("Latency (ms)", new[] { body.Row(name.Of("Latency"), "p50", "p50"), body.Row(name.Of("Latency"), "p95", "p95"), body.Row(name.Of("IntegrationLatency"), "p95", "behind the API, p95") });
        }
    }

    private static void Tables(ServiceResources service, TemplateDraft draft, DashboardBody body)
    {
        if (service.Tables.Count == 0)
        {
            return;
        }

        body.Heading("Tables");
        body.Graph("Capacity used (units)", service.Tables.SelectMany(table => new[]
        {
            body.Row(TableAlarms.Of(table, "ConsumedReadCapacityUnits"), "Sum", table + " read"), body.Row(TableAlarms.Of(table, "ConsumedWriteCapacityUnits"), "Sum", table + " written"),
        }));
        body.Graph("Throttled requests (count)", service.Tables.SelectMany(table => new[]
        {
            body.Row(TableAlarms.Of(table, "ReadThrottleEvents"), "Sum", table + " reads"), body.Row(TableAlarms.Of(table, "WriteThrottleEvents"), "Sum", table + " writes"),
        }).Concat(service.Tables.SelectMany(table => TableAlarms.Indexes(table, draft).SelectMany(index => new[] { "Read", "Write" }.Select(kind =>
            body.Row(new Metric("AWS/DynamoDB", kind + "ThrottleEvents", new[] { ("TableName", (TemplateNode)CallNode.Ref(table)), ("GlobalSecondaryIndexName", index) }), "Sum", $"{table} {body.Of(index)} {kind.ToLowerInvariant()}s"))))));
        body.Graph("System errors (count)", service.Tables.Select((table, i) =>
            body.Expression($"SEARCH('{{AWS/DynamoDB,Operation,TableName}} MetricName=\"SystemErrors\" TableName=\"${{{table}}}\"', 'Sum', 300)", table, "s" + i)));
    }

    private static void Queues(ServiceResources service, DashboardBody body)
    {
        if (service.Queues.Count == 0)
        {
            return;
        }

        body.Heading("Queues");
        body.Graph("Oldest message (s)", service.Queues.Select(queue => body.Row(EventSourceAlarms.Of(queue, "ApproximateAgeOfOldestMessage"), "Maximum", queue)), width: 12);
        body.Graph("Waiting messages (count)", service.Queues.Select(queue => body.Row(EventSourceAlarms.Of(queue, "ApproximateNumberOfMessagesVisible"), "Maximum", queue)), width: 12);
    }
}
