using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// The guide's alarms on a table. DynamoDB's alarms take no notice of how missing data is to be treated: what is missing is filled in the expression, else an alarm
/// that fired once stays.
/// </summary>
internal sealed class TableAlarms : IGuideSection
{
    private const string Rule = "PAY6005";
    private const string DynamoDb = "AWS/DynamoDB";

    // SystemErrors is published for a table and an operation, never for a table alone. An alarm takes ten metrics.
    private static readonly string[] Operations =
    {
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems",
    };

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.TableThrottles, GuideItem.TableSystemErrors, GuideItem.TableCapacity, GuideItem.TableScaling };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var table = gap.Target;
        if (!IsTable(draft.View.Type(table)))
        {
            return;
        }

        switch (gap.Item)
        {
            case GuideItem.TableThrottles:
                Throttles(table, draft);
                break;
            case GuideItem.TableSystemErrors:
                SystemErrors(gap, draft);
                break;
            case GuideItem.TableCapacity when IsProvisioned(table, draft):
                Capacity(table, "Read", draft);
                Capacity(table, "Write", draft);
                foreach (var (id, what, dimensions) in IndexesOf(table, draft))
                {
                    CapacityOf(id, what, "Read", dimensions, draft);
                    CapacityOf(id, what, "Write", dimensions, draft);
                }

                break;
            case GuideItem.TableScaling when IsProvisioned(table, draft):
                Scaling(table, "Read", draft);
                Scaling(table, "Write", draft);
                break;
        }
    }

    /// <summary>Whether a type is a table.</summary>
    public static bool IsTable(string? type) => type is "AWS::DynamoDB::Table" or "AWS::Serverless::SimpleTable" or "AWS::DynamoDB::GlobalTable";

    /// <summary>A metric of a table.</summary>
    public static Metric Of(string table, string name) => Metric.Of(DynamoDb, name, "TableName", CallNode.Ref(table));

    /// <summary>The names of a table's global indexes.</summary>
    public static IEnumerable<TemplateNode> Indexes(string table, TemplateDraft draft) =>
        draft.View.Property(table, "GlobalSecondaryIndexes") is YamlList indexes
            ? indexes.Items.Select(index => NodeReader.Read((index as YamlMap)?["IndexName"])).OfType<TemplateNode>()
            : Enumerable.Empty<TemplateNode>();

    /// <summary>Whether a table certainly has provisioned capacity.</summary>
    public static bool IsProvisioned(string table, TemplateDraft draft) => draft.View.Type(table) switch
    {
        "AWS::DynamoDB::Table" => draft.View.Property(table, "ProvisionedThroughput") is YamlMap && (draft.View.Property(table, "BillingMode") is null || draft.View.Text(table, "BillingMode") == "PROVISIONED"),
        "AWS::Serverless::SimpleTable" => draft.View.Property(table, "ProvisionedThroughput") is YamlMap,
        _ => false,
    };

    private static void Throttles(string table, TemplateDraft draft)
    {
        ThrottlesOf(table + "ThrottlesAlarm", table, table, new (string, TemplateNode)[] { ("TableName", CallNode.Ref(table)) }, draft);

        // An index throttles by itself, and the table with it.
        foreach (var (id, what, dimensions) in IndexesOf(table, draft))
        {
            ThrottlesOf(id + "ThrottlesAlarm", table, what, dimensions, draft);
        }
    }

    // What alarms on an index are called, what they are about and by which dimensions.
    private static IEnumerable<(string Id, string What, (string Name, TemplateNode Value)[] Dimensions)> IndexesOf(string table, TemplateDraft draft)
    {
        var number = 0;
        foreach (var index in Indexes(table, draft))
        {
            var name = index is TextNode text ? text.Value : "index " + ++number;
            var id = index is TextNode ? table + new string(name.Where(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9').ToArray()) : table + "Index" + number;
            yield return (id, name + " of " + table, new[] { ("TableName", CallNode.Ref(table)), ("GlobalSecondaryIndexName", index) });
        }
    }

    private static void ThrottlesOf(string id, string table, string what, (string Name, TemplateNode Value)[] dimensions, TemplateDraft draft) =>
        new AlarmBuilder(draft, id, Rule)
            .Means($"Requests to {what} are throttled: raise its capacity, or spread its keys", GuideItem.QueryErrors)
            .Calculates(
                "Throttled requests",
                "FILL(reads, 0) + FILL(writes, 0)",
                new Metric(DynamoDb, "ReadThrottleEvents", dimensions).Part("reads", "Sum", 60),
                new Metric(DynamoDb, "WriteThrottleEvents", dimensions).Part("writes", "Sum", 60))
            .Above(0).For(2, of: 3)
            .Add("requests are throttled");

    // An operation that no code calls has no metric: facts say which are called, where that can be told.
    private static void SystemErrors(GuideGap gap, TemplateDraft draft)
    {
        var table = gap.Target;
        var called = gap.List("operations").Where(Operations.Contains).ToList();
        var operations = called.Count == 0 ? Operations.ToList() : called;
        new AlarmBuilder(draft, table + "SystemErrorsAlarm", Rule)
            .Means($"DynamoDB itself fails for {table}", GuideItem.QueryErrors)
            .Calculates(
                "System errors",
                string.Join(" + ", operations.Select((_, i) => $"FILL(m{i}, 0)")),
                operations.Select((operation, i) => new Metric(DynamoDb, "SystemErrors", new (string, TemplateNode)[] { ("TableName", CallNode.Ref(table)), ("Operation", operation) }).Part("m" + i, "Sum", 60)).ToArray())
            .Above(0).For(2, of: 3)
            .Add("DynamoDB itself fails");
    }

    private static void Capacity(string table, string kind, TemplateDraft draft) => CapacityOf(table, table, kind, new (string, TemplateNode)[] { ("TableName", CallNode.Ref(table)) }, draft);

    private static void CapacityOf(string id, string what, string kind, (string Name, TemplateNode Value)[] dimensions, TemplateDraft draft) =>
        new AlarmBuilder(draft, $"{id}{kind}CapacityAlarm", Rule)
            .Means($"{what} uses more than 80 % of its provisioned {kind.ToLowerInvariant()} capacity", GuideItem.QueryErrors)
            .Calculates(
                kind + " capacity used (%)",
                "100 * FILL(consumed, 0) / PERIOD(consumed) / provisioned",
                new Metric(DynamoDb, $"Consumed{kind}CapacityUnits", dimensions).Part("consumed", "Sum", 300),
                new Metric(DynamoDb, $"Provisioned{kind}CapacityUnits", dimensions).Part("provisioned", "Average", 300))
            .Above(80).For(2, of: 3)
            .Add($"{kind.ToLowerInvariant()} capacity above 80 % of what is provisioned");

    private static void Scaling(string table, string kind, TemplateDraft draft)
    {
        // Autoscaling changes what the template says; from how much on it may, only the template's own number can say.
        if (draft.View.Number(table, "ProvisionedThroughput", kind + "CapacityUnits") is not { } units || units < 1)
        {
            return;
        }

        var lowest = (int)units;
        var target = draft.AddResource(
            $"{table}{kind}Scaling",
            "AWS::ApplicationAutoScaling::ScalableTarget",
            new MapNode
            {
                { "ServiceNamespace", "dynamodb" },
                { "ResourceId", CallNode.Sub("table/${" + table + "}") },
                { "ScalableDimension", $"dynamodb:table:{kind}CapacityUnits" },
                { "MinCapacity", lowest },
                { "MaxCapacity", lowest * 10 },
            },
            $"{Rule}: {kind.ToLowerInvariant()} capacity follows the load, up to ten times what is provisioned");
        draft.AddResource(
            $"{table}{kind}ScalingPolicy",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            new MapNode
            {
                { "PolicyName", $"{table}{kind}Utilization" },
                { "PolicyType", "TargetTrackingScaling" },
                { "ScalingTargetId", CallNode.Ref(target) },
                {
                    "TargetTrackingScalingPolicyConfiguration", new MapNode
                    {
                        { "TargetValue", 70 },
                        { "PredefinedMetricSpecification", new MapNode { { "PredefinedMetricType", $"DynamoDB{kind}CapacityUtilization" } } },
                    }
                },
            },
            $"{Rule}: {kind.ToLowerInvariant()} capacity follows the load");
    }
}
