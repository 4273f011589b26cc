using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>The guide's alarms on a table. Capacity is asked for only where it is bought in advance.</summary>
internal static class TableItems
{
    private const string DynamoDb = "AWS/DynamoDB";

    private static readonly string[] Throttles = { "ReadThrottleEvents", "WriteThrottleEvents", "ThrottledRequests", "OnlineIndexThrottleEvents" };
    private static readonly string[] Capacity = { "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "AccountProvisionedReadCapacityUtilization", "AccountProvisionedWriteCapacityUtilization" };

    /// <summary>Asks for them.</summary>
    public static void Ask(PaymentTemplate template, ServiceFacts facts, AlarmedMetrics alarms, GuideAnswers answers)
    {
        var operations = template.Tables.IsEmpty ? "" : string.Join(",", TableOperations.Of(facts.Model));
        foreach (var table in template.Tables)
        {
            var id = table.Resource.LogicalId;
            answers.Ask(Watched(Throttles), GuideItem.TableThrottles, id);
            answers.Ask(Watched("SystemErrors"), new GuideGap(GuideItem.TableSystemErrors, id).With("operations", operations));
            if (table.IsProvisioned == true)
            {
                answers.Ask(Watched(Capacity), GuideItem.TableCapacity, id);
                answers.Ask(!table.ScalingTargets.IsEmpty, GuideItem.TableScaling, id);
            }

            bool Watched(params string[] metrics) => metrics.Any(metric => alarms.Watch(DynamoDb, metric, "TableName", table.Name));
        }
    }
}
