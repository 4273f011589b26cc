using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>A DynamoDB table.</summary>
internal sealed class DeployedTable
{
    public DeployedTable(TemplateResource resource) => Resource = resource;

    /// <summary>The resource.</summary>
    public TemplateResource Resource { get; }

    /// <summary>The value of the metric dimension <c>TableName</c>.</summary>
    public NameExpression Name => Names.NameOf(Resource);

    /// <summary>Whether capacity is bought in advance; null where it cannot be seen.</summary>
    public bool? IsProvisioned
    {
        get
        {
            if (Resource.Type == "AWS::Serverless::SimpleTable")
            {
                return Resource.IsWhole ? Resource.Property("ProvisionedThroughput") is not null : null;
            }

            return Resource.Property("BillingMode") is { } mode
                ? Names.Text(mode) switch
                {
                    "PROVISIONED" => true,
                    "PAY_PER_REQUEST" => false,
                    _ => null,
                }
                : Resource.IsWhole ? true : null;
        }
    }

    /// <summary>Names of its global secondary indexes, values of the dimension <c>GlobalSecondaryIndexName</c>.</summary>
    public ImmutableArray<NameExpression> Indexes =>
        Names.Items(Resource.Property("GlobalSecondaryIndexes"))
            .Select(index => Names.Of((index as YamlMap)?["IndexName"]))
            .OfType<NameExpression>()
            .ToImmutableArray();

    /// <summary>Whether changes are streamed.</summary>
    public bool HasStream => Resource.Property("StreamSpecification") is not null;

    /// <summary>The resources that scale it (<c>AWS::ApplicationAutoScaling::ScalableTarget</c>).</summary>
    public ImmutableArray<TemplateResource> ScalingTargets =>
        Resource.Template.Resources
            .Where(target => target.Type == "AWS::ApplicationAutoScaling::ScalableTarget"
                && (Names.ReferencesIn(target.Property("ResourceId")).Contains(Resource.LogicalId)
                    || (Names.Of(target.Property("ResourceId")) is { } id && id.Compare(Name.Surrounded("table/", "")) == NameComparison.Same)))
            .ToImmutableArray();

    private NameResolver Names => Resource.Template.Names;

    /// <summary>Whether a resource is a table.</summary>
    public static bool IsTable(TemplateResource resource) =>
        resource.Type is "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" or "AWS::Serverless::SimpleTable";

    public override string ToString() => Resource.LogicalId;
}
