using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>Another analyzer that brings another YamlDotNet.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class NeighbourTests(PackedPackage package)
{
    [Fact]
    public async Task Two_analyzers_with_two_YamlDotNets_load_side_by_side()
    {
        var consumer = PaymentService.Create(package).With("payment-observability.yaml", "# nothing is overridden\n").With("template.yaml", "Resources: {}\n");
        var neighbour = Directory.CreateDirectory(consumer.Path("neighbour")).FullName;
        foreach (var dll in new[] { "NeighbourAnalyzer.dll", "YamlDotNet.dll" })
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(Places.NeighbourAnalyzer)!, dll), Path.Combine(neighbour, dll));
        }

        consumer.With("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <Analyzer Include="neighbour/*.dll" />
              </ItemGroup>
            </Project>
            """);

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Equal("YamlDotNet 16.0.0.0 read 1 document", Assert.Single(build.Of("NEIGHBOUR1")).Message);
        Assert.Equal(2, build.Of("PAY1001").Count());
    }
}
