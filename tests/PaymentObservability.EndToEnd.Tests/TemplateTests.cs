using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>The package brings deployment templates and the contract file to the analyzers by itself.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class TemplateTests(PackedPackage package)
{
    [Fact]
    public async Task Templates_and_contract_are_found_from_the_project_up_to_the_repository_root()
    {
        var consumer = new Consumer(package, "App", items: """
            <AdditionalFiles Include="template.yaml" />
            <AdditionalFiles Include="../template.yml" />
            """);
        string[] expected =
        [
            "aws-lambda-tools-defaults.json", "template.yaml", "serverless.template", "payments.template.json", "payment-observability.yaml",
            "deploy/prod.yml", "deploy/stage/payments-stack.json", "infrastructure/monitoring/dashboard.json",
            "../template.yml",
            "../../template.json", "../../payment-observability.yml", "../../infra/alarms.yaml", "../../infra-live/eu/alarms.yaml",
        ];
        string[] never =
        [
            "appsettings.json", "docs/template.yaml", "bin/template.yaml", "obj/template.yaml", ".aws-sam/template.yaml", "cdk.out/stack.template.json", "node_modules/x/template.yaml",
            "deploy/package.json", "deploy/bin/a.yaml", "deploy/obj/a.yaml", "deploy/.aws-sam/a.yaml", "deploy/a/b/c.yaml",
            "../../infra/cdk.out/x.template", "../../infra/node_modules/a.yaml", "../Other/template.yaml",
            "../../../template.yaml", "../../../payment-observability.yaml",
        ];
        foreach (var file in expected.Concat(never))
        {
            consumer.With(file, "{}");
        }

        (await consumer.RunAsync("restore", consumer.Project)).Succeeded();

        Assert.Equal(Sorted(expected.Select(consumer.Path)), await AdditionalFiles(consumer));

        // Without templates the contract file still counts.
        Assert.Equal(
            Sorted(new[] { "template.yaml", "../template.yml", "payment-observability.yaml", "../../payment-observability.yml" }.Select(consumer.Path)),
            await AdditionalFiles(consumer, "-p:PaymentObservabilityTemplates=false"));

        // The topmost folder can be named.
        Assert.Equal(
            Sorted(expected.Where(f => !f.StartsWith("../../")).Select(consumer.Path)),
            await AdditionalFiles(consumer, "-p:PaymentObservabilityRoot=.."));

        // A worktree's .git is a file.
        File.WriteAllText(consumer.Path("../.git"), "gitdir: elsewhere\n");
        Assert.Equal(
            Sorted(expected.Where(f => !f.StartsWith("../../")).Select(consumer.Path)),
            await AdditionalFiles(consumer));
    }

    private static async Task<string[]> AdditionalFiles(Consumer consumer, params string[] arguments)
    {
        var run = (await consumer.RunAsync(["msbuild", consumer.Project, "-getItem:AdditionalFiles", .. arguments])).Succeeded();
        using var json = JsonDocument.Parse(run.Output);
        return Sorted(json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(i => i.GetProperty("FullPath").GetString()!));
    }

    private static string[] Sorted(System.Collections.Generic.IEnumerable<string> paths) => paths.Order(StringComparer.Ordinal).ToArray();
}
