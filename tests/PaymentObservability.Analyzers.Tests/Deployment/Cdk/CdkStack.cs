using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Cdk;
using Xunit;

namespace PaymentObservability.Tests.Deployment.Cdk;

/// <summary>A stack of the CDK's, compiled against the real package, and what is read of it.</summary>
internal static class CdkStack
{
    /// <summary>The CDK's own assemblies.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. typeof(CdkStack).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CdkAssemblies").Value!
            .Split('|')
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A file with a stack whose constructor says what is given.</summary>
    public static string With(string body, string members = "") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.APIGateway;
        using Amazon.CDK.AWS.Apigatewayv2;
        using Amazon.CDK.AWS.CloudWatch;
        using Amazon.CDK.AWS.CloudWatch.Actions;
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.Events;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SNS.Subscriptions;
        using Amazon.CDK.AWS.SQS;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Constructs;
        using CfnResource = Amazon.CDK.CfnResource;
        using CfnResourceProps = Amazon.CDK.CfnResourceProps;
        using Targets = Amazon.CDK.AWS.Events.Targets;
        using Function = Amazon.CDK.AWS.Lambda.Function;
        using FunctionProps = Amazon.CDK.AWS.Lambda.FunctionProps;
        using Metric = Amazon.CDK.AWS.CloudWatch.Metric;
        using MetricProps = Amazon.CDK.AWS.CloudWatch.MetricProps;
        using StageOptions = Amazon.CDK.AWS.APIGateway.StageOptions;
        using Rule = Amazon.CDK.AWS.Events.Rule;
        using RuleProps = Amazon.CDK.AWS.Events.RuleProps;

        namespace Infra;

        public class PayStack : Amazon.CDK.Stack
        {
            public PayStack(Construct scope, string id) : base(scope, id)
            {
                {{body.Replace("\n", "\n        ")}}
            }

            {{members.Replace("\n", "\n    ")}}
        }
        """;

    /// <summary>Reads the stack whose constructor says what is given; it has to compile.</summary>
    public static Template? Read(string body, string members = "") => ReadFiles(true, With(body, members));

    /// <summary>Reads whole files.</summary>
    public static Template? ReadFiles(bool compiles, params string[] files)
    {
        var compilation = CSharpCompilation.Create(
            "Deploy",
            files.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"/infra/File{i}.cs")),
            PaymentObservability.Tests.Handlers.References.WithoutLambda.AddRange(References),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        if (compiles)
        {
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return CdkStacks.Of(compilation, CancellationToken.None);
    }
}
