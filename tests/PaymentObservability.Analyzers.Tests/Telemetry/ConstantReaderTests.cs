using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Telemetry;
using Xunit;

namespace PaymentObservability.Tests.Telemetry;

public sealed class ConstantReaderTests
{
    private const string Members = """
        enum Outcome { PaymentSuccess, PaymentFailed }

        static class Names
        {
            public const string Success = "PaymentSuccess";
            public const string Prefix = "Payment";
            public static readonly string Amount = Prefix + "Amount";
            public static string Duration => $"{Prefix}Duration";
            public static string Pending { get; } = "PaymentPending";
            public static string Settable { get; set; } = "PaymentSettable";
            public static string Mutable = "PaymentMutable";
            public static string Of(Outcome outcome) => outcome switch { Outcome.PaymentSuccess => "PaymentSuccess", _ => "PaymentFailed" };
            public static string Same(string name) => name;
            public static string Looping(int i) => i == 0 ? "Zero" : Looping(i - 1);
            public static string Block(bool ok) { if (ok) { return "Yes"; } Func<string> f = () => { return "Never"; }; return "No"; }
            public static System.Collections.Generic.IEnumerable<string> All() { yield return "A"; }
        }

        abstract class Base
        {
            protected abstract string Abstract { get; }
            protected virtual string Virtual => "PaymentVirtual";
        }

        sealed class Derived : Base
        {
            protected override string Abstract => "PaymentSealed";
            public string Read() => Abstract;
        }
        """;

    [Theory]
    [InlineData("\"PaymentSuccess\"", "PaymentSuccess")]
    [InlineData("nameof(Outcome.PaymentFailed)", "PaymentFailed")]
    [InlineData("Names.Success", "PaymentSuccess")]
    [InlineData("Names.Amount", "PaymentAmount")]
    [InlineData("Names.Duration", "PaymentDuration")]
    [InlineData("Names.Pending", "PaymentPending")]
    [InlineData("(Names.Success)", "PaymentSuccess")]
    [InlineData("(string)(object)Names.Success", "PaymentSuccess")]
    [InlineData("Names.Prefix + Names.Success + 'X'", "PaymentPaymentSuccessX")]
    [InlineData("$\"{Names.Prefix}.{Outcome.PaymentFailed}\"", "Payment.PaymentFailed")]
    [InlineData("$\"{{{Names.Prefix}}}\"", "{Payment}")]
    [InlineData("Outcome.PaymentFailed.ToString()", "PaymentFailed")]
    [InlineData("flag ? \"A\" : \"B\"", "A|B")]
    [InlineData("flag ? \"A\" : \"A\"", "A")]
    [InlineData("\"Payment\" + (flag ? \"Success\" : \"Failed\")", "PaymentSuccess|PaymentFailed")]
    [InlineData("number switch { 1 => \"A\", 2 => \"B\", _ => throw new Exception() }", "A|B")]
    [InlineData("Names.Of(outcome)", "PaymentSuccess|PaymentFailed")]
    [InlineData("Names.Same(\"X\")", "X")]
    [InlineData("Names.Block(flag)", "Yes|No")]
    [InlineData("(string?)null ?? \"D\"", "D")]
    [InlineData("local", "PaymentLocal")]
    [InlineData("eitherLocal", "A|B")]
    [InlineData("constLocal", "Const")]
    [InlineData("field", "PaymentField")]
    [InlineData("fromConstructor", "PaymentConstructed")]
    [InlineData("lazy", "PaymentLazy")]
    [InlineData("GetOnly", "PaymentGetOnly")]
    [InlineData("Privately", "One|Two")]
    [InlineData("LocalFunction()", "Inner")]
    [InlineData("await Task.FromResult(1) == 1 ? \"A\" : \"B\"", "A|B")]
    public void TellsAllValues(string expression, string expected) => Assert.Equal(expected, string.Join('|', Read(expression).Values));

    [Theory]
    [InlineData("number.ToString()")]
    [InlineData("Names.Mutable")]
    [InlineData("Names.Settable")]
    [InlineData("outcome.ToString() + name")]
    [InlineData("$\"{number}\"")]
    [InlineData("\"Payment\" + name")]
    [InlineData("flag ? \"A\" : name")]
    [InlineData("name ?? \"D\"")]
    [InlineData("reassigned")]
    [InlineData("outLocal")]
    [InlineData("addedTo")]
    [InlineData("deconstructed")]
    [InlineData("each")]
    [InlineData("cyclic")]
    [InlineData("Names.Looping(number)")]
    [InlineData("flag ? Names.Same(\"X\") : Names.Same(\"Y\")")]
    [InlineData("string.Format(\"{0}\", 1)")]
    [InlineData("Virtual")]
    [InlineData("byRef")]
    [InlineData("$\"{Names.Prefix,10}\"")]
    [InlineData("Environment.NewLine")]
    [InlineData("(string?)null")]
    [InlineData("swapped")]
    public void AdmitsWhatItCannotTell(string expression) => Assert.Empty(Read(expression).Values);

    [Theory]
    [InlineData("name", "name")]
    [InlineData("Names.Same(name)", "name")]
    [InlineData("optional", "optional")]
    [InlineData("kept", "given")]
    [InlineData("copied", "name")]
    [InlineData("outcome.ToString()", "outcome")]
    public void NamesTheParameterThatDecides(string expression, string parameter) => Assert.Equal(parameter, Read(expression).Parameter?.Name);

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("-5", -5.0)]
    [InlineData("5m", 5.0)]
    [InlineData("flag ? 1 : 1.0", 1.0)]
    [InlineData("flag ? 1 : 0", null)]
    [InlineData("number", null)]
    [InlineData("'x'", null)]
    public void TellsNumbers(string expression, double? expected)
    {
        var (reader, operation) = Prepare(expression);
        Assert.Equal(expected, reader.Number(operation));
    }

    [Fact]
    public void FindsTheLiteralBehindAConstant()
    {
        var (reader, operation) = Prepare("Names.Success");
        var literal = reader.Literal(operation);
        Assert.Equal("\"PaymentSuccess\"", literal?.ToString());
        Assert.NotSame(operation.Syntax, literal);
    }

    [Fact]
    public void LooksAcrossFiles()
    {
        var reading = SignalReading.Compile([], "class C { void M() { var name = Names.Amount; System.Console.WriteLine(name); } }", "static class Names { public static readonly string Amount = \"PaymentAmount\"; }");
        var written = reading.Find("M").Root.Descendants().OfType<IArgumentOperation>().Single();
        Assert.Equal("PaymentAmount", reading.Dialects.Reader.Texts.Read(written.Value).Single);
    }

    [Fact]
    public void LeavesOtherCompilationsAlone()
    {
        var other = SignalReading.Compile([], "public static class Names { public static readonly string Amount = \"PaymentAmount\"; public static string F() => \"X\"; }");
        var reading = SignalReading.Compile([other.Compilation.ToMetadataReference()], "class C { void M() { System.Console.WriteLine(Names.Amount + Names.F()); } }");
        var written = reading.Find("M").Root.Descendants().OfType<IArgumentOperation>().Single();
        Assert.False(reading.Dialects.Reader.Texts.Read(written.Value).IsKnown);
    }

    [Fact]
    public void EndsOnHugeChains()
    {
        var locals = string.Concat(Enumerable.Range(1, 2000).Select(i => $"var v{i} = flag ? v{i - 1} : v{i - 1} + \"x\";"));
        var reading = SignalReading.Compile([], $$"""class C { void M(bool flag) { var v0 = "a"; {{locals}} System.Console.WriteLine(v2000); } }""");
        var written = reading.Find("M").Root.Descendants().OfType<IArgumentOperation>().Single();
        Assert.False(reading.Dialects.Reader.Texts.Read(written.Value).IsKnown);
    }

    private static ConstantText Read(string expression)
    {
        var (reader, operation) = Prepare(expression);
        return reader.Read(operation);
    }

    private static (ConstantReader Reader, IOperation Operation) Prepare(string expression)
    {
        var source = $$"""
            #nullable disable
            using System;
            using System.Threading.Tasks;
            {{Members}}
            class C : Base
            {
                private readonly string field = "PaymentField";
                private readonly string fromConstructor;
                private readonly string kept;
                private string lazy;
                private string byRef = "X";
                private string swapped = "X";
                public string GetOnly { get; } = "PaymentGetOnly";
                public string Privately { get; private set; } = "One";
                protected override string Abstract => "PaymentAbstract";
                public C(string given) { fromConstructor = "PaymentConstructed"; kept = given; }
                void Change(ref string text) { Privately = "Two"; Change(ref byRef); lazy ??= "PaymentLazy"; (swapped, _) = ("a", "b"); }
                static string Copy() => "copy";
                async Task M(bool flag, int number, string name, string reassigned, Outcome outcome, Func<string, string> f, string optional = "Optional")
                {
                    string LocalFunction() => "Inner";
                    const string constLocal = "Const";
                    var local = "PaymentLocal";
                    string eitherLocal = null;
                    if (flag) { eitherLocal = "A"; } else { eitherLocal = "B"; }
                    string cyclic = flag ? Copy() + number : null;
                    cyclic = cyclic + "x";
                    var copied = name;
                    reassigned = reassigned.Trim();
                    string outLocal = "X"; int.TryParse(local, out var _); Out(out outLocal);
                    var addedTo = "X"; addedTo += "Y";
                    var deconstructed = "X"; (deconstructed, _) = ("Y", 1);
                    foreach (var each in new[] { "A" })
                    {
                        Use({{expression}});
                    }
                    await Task.Yield();
                }
                static void Out(out string text) => text = "";
                static void Use(object value) { }
            }
            """;
        var reading = SignalReading.Compile([], source);
        var call = reading.Find("M").Root.Descendants().OfType<IInvocationOperation>().Single(invocation => invocation.TargetMethod.Name == "Use");
        return (reading.Dialects.Reader.Texts, call.Arguments[0].Value);
    }
}
