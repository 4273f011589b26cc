using System.IO;
using System.Linq;
using PaymentObservability.Tests.Repository;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>The samples of the repository, as cases.</summary>
internal static class Sample
{
    /// <summary>The rules whose fixes make the instrumented sample of the plain one, as its README has them.</summary>
    public static string[] Fixable { get; } = Repo.Read("samples", "X402PaymentApi.Instrumented", "README.md").Split("--diagnostics ")[1].Split('\n')[0].Trim().Split(' ');

    /// <summary>The x402 sample before anything is fixed.</summary>
    public static RuleCase X402()
    {
        var folder = Repo.Path("samples", "X402PaymentApi");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\')[0].Equals("obj"))
            .OrderBy(path => path, System.StringComparer.Ordinal)
            .Select(path => ("/src/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path).Replace("\r\n", "\n")))
            .Append(("/src/Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;"));
        return (RuleCase.Of("") with { Sources = [.. sources], Files = [("/src/template.yaml", Repo.Read("samples", "X402PaymentApi", "template.yaml"))] }).Using(
            typeof(Amazon.Runtime.AmazonServiceClient),
            typeof(Amazon.DynamoDBv2.AmazonDynamoDBClient),
            typeof(Amazon.SQS.AmazonSQSClient),
            typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer),
            typeof(AWS.Lambda.Powertools.Tracing.Tracing),
            typeof(Amazon.XRay.Recorder.Core.AWSXRayRecorder),
            typeof(Microsoft.Extensions.DependencyInjection.ServiceProvider),
            typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection),
            typeof(Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions),
            typeof(Microsoft.Extensions.Options.IOptions<>),
            typeof(Stripe.StripeClient));
    }
}
