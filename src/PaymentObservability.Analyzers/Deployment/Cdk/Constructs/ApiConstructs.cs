using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>APIs of API Gateway, and the functions that they lead to.</summary>
internal static class ApiConstructs
{
    /// <summary>How many resources deep a path is followed to its API.</summary>
    private const int MaxDepth = 16;

    /// <summary><c>new RestApi(...)</c> and <c>new LambdaRestApi(...)</c>, with the stage that both deploy.</summary>
    public static void ReadRest(StackResource api, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        var values = reader.Values;
        api.IsWhole &= props.IsWhole;
        api.Set("Name", values.Of(props["RestApiName"]) ?? (props.IsWhole ? StackNodes.Text(values.Text(StackReader.Argument(creation, "id")) ?? api.LogicalId, api.Span) : StackNodes.Unknown("name", api.Span)));
        if (values.Truth(props["Deploy"]) != false)
        {
            var options = props["DeployOptions"] is { } given ? values.Props(given) : props.IsWhole ? StackProps.None : StackProps.Unknown;
            var stage = reader.Add(api.LogicalId + "DeploymentStage", "AWS::ApiGateway::Stage", api.Span);
            stage.Set("RestApiId", StackNodes.Ref(api.LogicalId, api.Span));
            stage.Set("StageName", values.Of(options["StageName"]) ?? (options.IsWhole ? StackNodes.Text("prod", api.Span) : StackNodes.Unknown("stage", api.Span)));
            stage.Set("TracingEnabled", values.Of(options["TracingEnabled"]) ?? (options.IsWhole ? null : StackNodes.Unknown("tracing", api.Span)));
        }

        AddRoute(api, "AWS::ApiGateway::Method", "RestApiId", values.ResourceOf(props["Handler"]) ?? TargetOf(props["DefaultIntegration"], values), api.Span, reader);
    }

    /// <summary><c>new HttpApi(...)</c>.</summary>
    public static void ReadHttp(StackResource api, IOperation creation, StackReader reader)
    {
        var props = reader.PropsOf(creation);
        api.IsWhole &= props.IsWhole;
        api.Set("Name", reader.Values.Of(props["ApiName"]));
        api.Set("ProtocolType", StackNodes.Text("HTTP", api.Span));
        AddRoute(api, "AWS::ApiGatewayV2::Integration", "ApiId", TargetOf(props["DefaultIntegration"], reader.Values), api.Span, reader);
    }

    /// <summary><c>api.Root.AddResource("pay").AddMethod("POST", new LambdaIntegration(function))</c>.</summary>
    public static void AddMethod(IInvocationOperation call, StackReader reader)
    {
        if (ApiOf(call.Instance, reader.Values) is { } api)
        {
            var integration = StackReader.Argument(call, "target") ?? StackReader.Argument(call, "integration");
            var given = integration ?? reader.PropsOf(call)["DefaultIntegration"];
            AddRoute(api, "AWS::ApiGateway::Method", "RestApiId", TargetOf(given, reader.Values), reader.Source.SpanOf(call.Syntax), reader);
        }
    }

    /// <summary><c>api.AddRoutes(new AddRoutesOptions { ... })</c>.</summary>
    public static void AddRoutes(IInvocationOperation call, StackReader reader)
    {
        if (reader.Values.ResourceOf(call.Instance) is { } api)
        {
            AddRoute(api, "AWS::ApiGatewayV2::Integration", "ApiId", TargetOf(reader.PropsOf(call)["Integration"], reader.Values), reader.Source.SpanOf(call.Syntax), reader);
        }
    }

    private static StackResource? ApiOf(IOperation? operation, StackValues values)
    {
        for (var depth = 0; depth < MaxDepth && operation is not null; depth++)
        {
            if (values.ResourceOf(operation) is { Type: "AWS::ApiGateway::RestApi" } api)
            {
                return api;
            }

            operation = values.Origin(operation) switch
            {
                IPropertyReferenceOperation { Property.Name: "Root" or "Api" or "ParentResource" } property => property.Instance,
                IInvocationOperation { TargetMethod.Name: "AddResource" or "AddProxy" or "GetResource" or "ResourceForPath" } call => call.Instance,
                _ => null,
            };
        }

        return null;
    }

    private static StackResource? TargetOf(IOperation? integration, StackValues values)
    {
        if (integration is null || values.Origin(integration) is not IObjectCreationOperation creation || !CdkSymbols.IsCdk(creation.Type))
        {
            return null;
        }

        // new LambdaIntegration(function), new HttpLambdaIntegration("Id", function).
        return StackReader.Argument(creation, "handler") is { } handler ? values.ResourceOf(handler) : null;
    }

    private static void AddRoute(StackResource api, string type, string property, StackResource? function, Microsoft.CodeAnalysis.Text.TextSpan span, StackReader reader)
    {
        if (function is not null)
        {
            var route = reader.Add(api.LogicalId + "Route", type, span);
            route.Set(property, StackNodes.Ref(api.LogicalId, span));
            route.Set("IntegrationUri", function.Attribute(ResourceAttribute.Arn, span));
        }
    }
}
