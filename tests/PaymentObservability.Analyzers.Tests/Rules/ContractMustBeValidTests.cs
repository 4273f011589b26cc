using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace PaymentObservability.Tests.Rules;

/// <summary>PAY9001 stands in the contract file, at the line, whatever the project is.</summary>
public class ContractMustBeValidTests
{
    [Fact]
    public async Task A_key_that_does_not_exist_is_told_at_its_line()
    {
        var found = Assert.Single(await Found("kinds:\n  payment:\n    metrics:\n      duratoin: CheckoutTime\n"));

        Assert.Equal("PAY9001", found.Id);
        Assert.Equal("/src/payment-observability.yaml", found.Location.GetLineSpan().Path);
        Assert.Equal(new LinePosition(3, 6), found.Location.GetLineSpan().StartLinePosition);
        Assert.Contains("duration", found.GetMessage());
    }

    [Theory]
    [InlineData("")]
    [InlineData("kinds: [1, 2\nwords: {")]
    [InlineData("\t- x: !Not [a\n")]
    [InlineData("a: &a [*a]")]
    public async Task Broken_text_is_told_or_not_but_never_throws(string text) =>
        Assert.DoesNotContain(await Found(text), diagnostic => diagnostic.Id == "AD0001");

    [Fact]
    public async Task A_valid_contract_is_silent() => Assert.Empty(await Found("kinds:\n  payment:\n    namespace: Shop\n"));

    private static async Task<ImmutableArray<Diagnostic>> Found(string contract)
    {
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText("class C { }", path: "/src/C.cs")], Basic.Reference.Assemblies.Net80.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return await compilation.WithAnalyzers([new PaymentAnalyzer()], new AnalyzerOptions([new ContractText(contract)])).GetAnalyzerDiagnosticsAsync();
    }

    private sealed class ContractText(string text) : AdditionalText
    {
        public override string Path => "/src/payment-observability.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
