using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>Many payments, documents and projects at once.</summary>
public class FixAllTests
{
    private const string Bank = "namespace Shop { public interface IBank { System.Threading.Tasks.Task<bool> PayAsync(string order); } }";

    private static string Handler(string name, string space = "Shop.Api", string call = "[|PayAsync|]") => $$"""
        namespace {{space}};

        public class {{name}}
        {
            public async System.Threading.Tasks.Task<bool> HandleAsync(global::Shop.IBank bank) => await bank.{{call}}("{{name}}");

            public async System.Threading.Tasks.Task<bool> AgainAsync(global::Shop.IBank bank)
            {
                var paid = await bank.{{call}}("again");
                return paid;
            }
        }
        """;

    private static FixCase Three() => (FixCase.Of(Bank) with { Sources = [] })
        .And("/src/b/Second.cs", Handler("Second", "Shop.Other")).And("/src/a/First.cs", Handler("First")).And("/src/c/Third.cs", Handler("Third")).And("/src/Bank.cs", Bank).Success("$");

    [Fact]
    public void OneTypeForAProjectInTheFirstDocumentByPath()
    {
        var documents = Three().FixedAll();
        Assert.Equal(["/src/a/First.cs"], documents.Where(document => document.HasType).Select(document => document.Path));
        Assert.All(documents.Where(document => document.Path != "/src/Bank.cs"), document => Assert.Equal(2, document.Text.Split("PaymentAttempt.Start(\"/pay\")").Length - 1));
        Assert.DoesNotContain("using Shop", documents.Single(document => document.Path == "/src/c/Third.cs").Text);
        Assert.StartsWith("using Shop.Api;\n\nnamespace Shop.Other;", documents.Single(document => document.Path == "/src/b/Second.cs").Text);
        Assert.DoesNotContain("global::Shop.Api", string.Concat(documents.Select(document => document.Text)));
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 3)]
    [InlineData(FixAllScope.Solution, 3)]
    public void Scopes(FixAllScope scope, int expected)
    {
        var documents = (Three() with { Scope = scope }).FixedAll();
        Assert.Equal(expected, documents.Count(document => document.Text.Contains("using var attempt")));
        Assert.Single(documents, document => document.HasType);
    }

    [Fact]
    public void AgainChangesNothing()
    {
        var first = Three().FixedAll();
        var again = Three() with { Sources = [.. first.Select(document => (document.Path, document.Text))] };
        // What is recorded already is no longer reported, so there is nothing to fix; a new payment uses the type that is there.
        var more = (again with { Sources = again.Sources.Add(("/src/0.cs", Handler("Zero"))) }).FixedAll();
        Assert.Single(more, document => document.HasType);
        Assert.Equal(first.Select(document => document.Text), more.Where(document => document.Path != "/src/0.cs").Select(document => document.Text));
        Assert.Contains("PaymentAttempt.Start", more.Single(document => document.Path == "/src/0.cs").Text);
    }

    [Fact]
    public void EachProjectHasItsOwn()
    {
        var documents = (FixCase.Of(Bank) with { Sources = [] })
            .And("One//One.cs", Handler("First")).And("One//Bank.cs", Bank).And("Two//Two.cs", Handler("Second")).And("Two//Bank.cs", Bank).Success("$").FixedAll();
        Assert.Equal(["One", "Two"], documents.Where(document => document.HasType).Select(document => document.Project));
    }

    [Fact]
    public void LightBulbDoesWhatFixAllDoes()
    {
        var fixCase = Shop.Method("var settled = await _payments.[|PayAsync|](order);\nreturn settled.Status;").Success("$.Success");
        Assert.Equal(fixCase.FixedAll()[0].Text, fixCase.FixedByLightBulb());
    }

    [Fact]
    public void PartialClassOverTwoDocuments()
    {
        var documents = (FixCase.Of(Bank) with { Sources = [] })
            .And("/src/A.cs", "namespace Shop { public partial class Handler { public async System.Threading.Tasks.Task A(IBank bank) { await bank.[|PayAsync|](\"a\"); } } }")
            .And("/src/B.cs", "namespace Shop { public partial class Handler { public async System.Threading.Tasks.Task B(IBank bank) { await bank.[|PayAsync|](\"b\"); } } }")
            .And("/src/Bank.cs", Bank).FixedAll();
        Assert.Single(documents, document => document.HasType);
    }

    [Fact]
    public void TypeOfThatNameThatIsAnothers()
    {
        var documents = FixCase.Of(Handler("First")).And("/src/Bank.cs", Bank)
            .And("/src/Model.cs", "namespace Shop.Data { public class PaymentAttempt { public int Id { get; set; } } }").Success("$").FixedAll();
        Assert.Contains("using var attempt = PaymentAttemptScope.Start(\"/pay\");", documents[0].Text);
    }

    [Fact]
    public void ImportsThatTheProjectHasForAllDocuments()
    {
        var text = FixCase.Of(Handler("First")).And("/src/Bank.cs", Bank)
            .And("/src/Usings.cs", "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Threading;").Success("$").FixedAll()[0].Text;
        Assert.DoesNotContain("using System;", text);
        Assert.DoesNotContain("using System.IO;", text);
        Assert.Contains("using System.Text.Json;", text);
    }

    [Fact]
    public void NamesThatCollideStayQualified()
    {
        var text = FixCase.Of("""
            namespace Shop.Api;

            public class Stopwatch { }
            public class Math { }
            public enum Interlocked { None }

            public class Handler
            {
                public async System.Threading.Tasks.Task HandleAsync(IBank bank) => await bank.[|PayAsync|]("");
            }
            """).And("/src/Bank.cs", Bank).FixedAll()[0].Text;
        Assert.Contains("System.Diagnostics.Stopwatch.GetTimestamp()", text);
        Assert.Contains("System.Math.Abs(", text);
    }

    [Fact]
    public void ImportsThatWouldMakeAnotherNameAmbiguousAreNotAdded()
    {
        var text = FixCase.Of("""
            using Other;

            namespace Shop.Api;

            public class Handler
            {
                private readonly Switch _switch = new Switch();

                public async System.Threading.Tasks.Task HandleAsync(IBank bank) => await bank.[|PayAsync|](_switch.ToString()!);
            }
            """).And("/src/Bank.cs", Bank).And("/src/Other.cs", "namespace Other { public class Switch { } }").FixedAll()[0].Text;
        Assert.Contains("new Switch()", text);
    }
}
