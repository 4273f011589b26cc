using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>DynamoDB tables.</summary>
internal static class TableConstructs
{
    /// <summary><c>new Table(...)</c>, which buys capacity in advance where nothing is said.</summary>
    public static void Read(StackResource table, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        table.IsWhole &= props.IsWhole;
        table.Set("TableName", values.Of(props["TableName"]));
        table.Set("BillingMode", props["BillingMode"] is { } billing ? (values.MemberOf(billing) is { } mode ? StackNodes.Text(mode, values.SpanOf(billing)) : values.Unknown(billing)) : null);
        table.Set("StreamSpecification", props["Stream"] is { } stream ? values.Unknown(stream) : null);
        table.Set("SSESpecification", props["Encryption"] is { } encryption
            ? values.MemberOf(encryption) switch
            {
                "DEFAULT" => null,
                { } => Encrypted(encryption, values),
                null => values.Unknown(encryption),
            }
            : props["EncryptionKey"] is { } key ? Encrypted(key, values) : null);
    }

    /// <summary><c>new TableV2(...)</c>, which pays by request where nothing is said.</summary>
    public static void ReadV2(StackResource table, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        table.IsWhole &= props.IsWhole;
        table.Set("TableName", values.Of(props["TableName"]));
        table.Set("StreamSpecification", props["DynamoStream"] is { } stream ? values.Unknown(stream) : null);
        table.Set("BillingMode", props["Billing"] is { } billing
            ? (CallOf(billing, values) switch
            {
                "OnDemand" => StackNodes.Text("PAY_PER_REQUEST", values.SpanOf(billing)),
                // Its capacity scales unless it is fixed; the table itself does not show which.
                _ => (YamlValue)values.Unknown(billing),
            })
            : props.IsWhole ? StackNodes.Text("PAY_PER_REQUEST", table.Span) : null);
        table.Set("SSESpecification", props["Encryption"] is { } encryption
            ? CallOf(encryption, values) switch
            {
                "DynamoOwnedKey" => null,
                { } => Encrypted(encryption, values),
                null => values.Unknown(encryption),
            }
            : null);
    }

    /// <summary><c>table.AutoScaleReadCapacity(...)</c>.</summary>
    public static void AddScaling(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } table)
        {
            var target = reader.Add(table.LogicalId + "Scaling", "AWS::ApplicationAutoScaling::ScalableTarget", reader.Source.SpanOf(call.Syntax));
            target.Set("ResourceId", StackNodes.Join(target.Span, new YamlValue[] { StackNodes.Text("table/", target.Span), table.Attribute(ResourceAttribute.Name, target.Span) }));
        }
    }

    /// <summary><c>table.AddGlobalSecondaryIndex(...)</c>.</summary>
    public static void AddIndex(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } table)
        {
            var props = reader.PropsOf(call);
            var span = reader.Source.SpanOf(call.Syntax);
            table.Add("GlobalSecondaryIndexes", StackNodes.Map(span, ("IndexName", reader.Values.Of(props["IndexName"]) ?? StackNodes.Unknown("index", span))));
        }
    }

    private static YamlMap Encrypted(IOperation encryption, StackValues values) => StackNodes.Map(values.SpanOf(encryption), ("SSEEnabled", StackNodes.Text("true", values.SpanOf(encryption))));

    private static string? CallOf(IOperation operation, StackValues values) => values.Origin(operation) is IInvocationOperation call && CdkSymbols.IsCdk(call.TargetMethod) ? call.TargetMethod.Name : null;
}
