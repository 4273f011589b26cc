using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Deployment;

/// <summary>An SQS queue.</summary>
internal sealed class DeployedQueue
{
    public DeployedQueue(TemplateResource resource, ImmutableArray<TemplateResource> deadLettersOf)
    {
        Resource = resource;
        DeadLettersOf = deadLettersOf;
    }

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>The value of the metric dimension <c>QueueName</c>.</summary>
    public NameExpression Name => Resource.Template.Names.NameOf(Resource);

    /// <summary>The queues, functions and others whose failed messages come here; none where it is an ordinary queue.</summary>
    public ImmutableArray<TemplateResource> DeadLettersOf { get; }

    /// <summary>Whether it takes what others failed on.</summary>
    public bool IsDeadLetterQueue => !DeadLettersOf.IsEmpty;

    /// <summary>The queue that its own failed messages go to, as given; null where there is none.</summary>
    public NameExpression? DeadLetterTarget => Resource.Template.Names.Of(Resource.At("RedrivePolicy", "deadLetterTargetArn"));

    /// <summary>Whether it keeps the order.</summary>
    public bool IsFifo => Resource.Template.Names.Text(Resource.Property("FifoQueue")) is "true" or "True" or "TRUE";

    public override string ToString() => Resource.LogicalId;
}
