using System.Linq;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.Monitoring.Items;

/// <summary>Encryption at rest with a key that can be watched, where payments are kept: what a template switches off, streams that it leaves open, and tables that it leaves to DynamoDB's own key.</summary>
internal static class EncryptionItems
{
    /// <summary>Asks for it.</summary>
    public static void Ask(PaymentTemplate template, GuideAnswers answers)
    {
        foreach (var table in template.Tables)
        {
            answers.Ask(IsOn(table.Resource, "SSESpecification", "SSEEnabled") ?? false, GuideItem.Encryption, table.Resource.LogicalId);
        }

        // Queues are encrypted unless somebody says no.
        foreach (var queue in template.Queues.Concat(template.DeadLetterQueues))
        {
            answers.Ask(queue.Resource.Property("KmsMasterKeyId") is not null || (IsOn(queue.Resource, "SqsManagedSseEnabled") ?? true), GuideItem.Encryption, queue.Resource.LogicalId);
        }

        // Streams are not, unless somebody says so. Buckets always are.
        foreach (var stream in template.Streams)
        {
            answers.Ask(!stream.IsWhole || stream.Property("StreamEncryption") is not null, GuideItem.Encryption, stream.LogicalId);
        }
    }

    /// <summary>Whether a switch is on; null where it is not set. What cannot be seen counts as on.</summary>
    private static bool? IsOn(TemplateResource resource, string property, params string[] path)
    {
        if (resource.At(property, path) is not { } value)
        {
            return resource.IsWhole && (path.Length == 0 || resource.Property(property) is null or Yaml.YamlMap { Tag: null }) ? null : true;
        }

        return resource.Template.Names.Text(value) is not { } text || !text.Equals("false", System.StringComparison.OrdinalIgnoreCase);
    }
}
