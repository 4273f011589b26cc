using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>Queues, topics, streams.</summary>
internal static class QueueConstructs
{
    /// <summary><c>new Queue(...)</c>.</summary>
    public static void Read(StackResource queue, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        queue.IsWhole &= props.IsWhole;
        queue.Set("QueueName", values.Of(props["QueueName"]));
        queue.Set("FifoQueue", values.Of(props["Fifo"]));
        queue.Set("VisibilityTimeout", values.Seconds(props["VisibilityTimeout"]));
        if (props["Encryption"] is { } encryption)
        {
            switch (values.MemberOf(encryption))
            {
                case "UNENCRYPTED":
                    queue.Set("SqsManagedSseEnabled", StackNodes.Text("false", values.SpanOf(encryption)));
                    break;
                case "SQS_MANAGED":
                    queue.Set("SqsManagedSseEnabled", StackNodes.Text("true", values.SpanOf(encryption)));
                    break;
                default:
                    queue.Set("KmsMasterKeyId", values.Unknown(encryption));
                    break;
            }
        }

        if (props["DeadLetterQueue"] is { } letters)
        {
            var target = values.ResourceOf(values.Props(letters)["Queue"]);
            queue.Set("RedrivePolicy", target is null
                ? values.Unknown(letters)
                : StackNodes.Map(values.SpanOf(letters), ("deadLetterTargetArn", target.Attribute(ResourceAttribute.Arn, values.SpanOf(letters))), ("maxReceiveCount", values.Of(values.Props(letters)["MaxReceiveCount"]))));
        }
    }

    /// <summary><c>new Topic(...)</c>.</summary>
    public static void ReadTopic(StackResource topic, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        topic.IsWhole &= props.IsWhole;
        topic.Set("TopicName", reader.Values.Of(props["TopicName"]));
        topic.Set("KmsMasterKeyId", props["MasterKey"] is { } key ? reader.Values.Unknown(key) : null);
    }

    /// <summary><c>new Stream(...)</c> of Kinesis.</summary>
    public static void ReadStream(StackResource stream, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        stream.IsWhole &= props.IsWhole;
        stream.Set("Name", reader.Values.Of(props["StreamName"]));
    }
}
