using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Benchmarks;

/// <summary>What a template of one megabyte adds to the analysis of a small payment service: read for the first time, and known already.</summary>
[Config(typeof(Settings))]
[MemoryDiagnoser]
public class TemplateTime
{
    private const int OneMegabyte = 1_000_000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours =
    [
        .. Assembly.Load("PaymentObservability.Analyzers").GetTypes()
            .Where(t => !t.IsAbstract && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private readonly string _template = Large();
    private SourceText _known = null!;
    private CSharpCompilation _code = null!;

    /// <summary>A template that nothing is found in would measure nothing.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _known = SourceText.From(_template);
        _code = CSharpCompilation.Create(
            "Compiled",
            Code.Of(Body.OnePayment).Skip(2000).Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"/src/File{i}.cs")),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ILambdaContext).Assembly.Location), MetadataReference.CreateFromFile(typeof(APIGatewayProxyRequest).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var (without, with) = (NoTemplate().GetAwaiter().GetResult(), KnownTemplate().GetAwaiter().GetResult());
        Console.WriteLine($"// {_template.Length} characters, {without} reports without them, {with} with them");
        if (with <= without)
        {
            throw new InvalidOperationException("Nothing was found in the template.");
        }
    }

    [Benchmark(Baseline = true)]
    public Task<int> NoTemplate() => Analyze(null);

    [Benchmark]
    public Task<int> NewTemplate() => Analyze(SourceText.From(_template));

    [Benchmark]
    public Task<int> KnownTemplate() => Analyze(_known);

    private async Task<int> Analyze(SourceText? template)
    {
        ImmutableArray<AdditionalText> files = template is null ? [] : [new File(template)];
        var driver = _code.Clone().WithAnalyzers(Ours, new CompilationWithAnalyzersOptions(new AnalyzerOptions(files), OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return (await driver.GetAnalyzerDiagnosticsAsync().ConfigureAwait(false)).Length;
    }

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} threw", exception);

    /// <summary>One payment function and its table, and alarms on functions of others up to the size.</summary>
    private static string Large()
    {
        var text = new StringBuilder("""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Compiled::Payments.PayFunction0::FunctionHandler
                  Runtime: dotnet8
                  Environment:
                    Variables:
                      TABLE: !Ref Orders
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST

            """);
        for (var i = 0; text.Length < OneMegabyte - 600; i++)
        {
            text.Append($$"""
                  Alarm{{i}}:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmDescription: !Sub "Function {{i}} of ${AWS::StackName} fails" # somebody else's
                      Namespace: AWS/Lambda
                      MetricName: Errors
                      Dimensions:
                        - Name: FunctionName
                          Value: !Sub "${AWS::StackName}-other-{{i}}"
                      Statistic: Sum
                      Period: 60
                      EvaluationPeriods: 3
                      Threshold: 1
                      ComparisonOperator: GreaterThanThreshold

                """);
        }

        return text.ToString();
    }

    private sealed class File(SourceText text) : AdditionalText
    {
        public override string Path => "/src/template.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Settings : ManualConfig
    {
        public Settings() => AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
            .WithWarmupCount(3)
            .WithIterationCount(15)
            .WithInvocationCount(1)
            .WithUnrollFactor(1));
    }
}
