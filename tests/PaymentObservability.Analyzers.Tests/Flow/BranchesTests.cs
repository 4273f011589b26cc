using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Flow;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>Whether one run of a body can pass both <c>Left()</c> and <c>Right()</c>.</summary>
public sealed class BranchesTests
{
    [Theory]
    [InlineData("if (x) { Left(); } else { Right(); }")]
    [InlineData("if (x) Left(); else Right();")]
    [InlineData("if (x) Left(); else if (y) Right();")]
    [InlineData("if (x) { if (y) Left(); } else { Right(); }")]
    [InlineData("switch (x) { case 1: Left(); break; default: Right(); break; }")]
    [InlineData("var r = x switch { 1 => Left(), _ => Right() };")]
    [InlineData("return x switch { \"pay\" => await Left(), _ => await Right() };")]
    [InlineData("var r = x ? Left() : Right();")]
    public void ArmsExcludeEachOther(string body) => Assert.True(AreExclusive(body));

    [Theory]
    [InlineData("if (x) { Left(); return; } Right();")]
    [InlineData("if (x) return Left(); Right();")]
    [InlineData("if (x) { Left(); throw new Exception(); } Right();")]
    [InlineData("while (true) { if (x) { Left(); continue; } Right(); }")]
    [InlineData("while (true) { if (x) { Left(); break; } Right(); }")]
    [InlineData("if (x) { if (y) { Left(); } return; } Right();")]
    [InlineData("if (x) { try { return Left(); } catch { throw; } } Right();")]
    [InlineData("if (x) { if (y) { Left(); return; } else { throw null; } } Right();")]
    [InlineData("if (!x) { } else { Left(); return; } Right();")]
    [InlineData("{ if (x) { Left(); return; } } Right();")]
    public void AGuardLeavesBeforeTheRest(string body) => Assert.True(AreExclusive(body));

    [Theory]
    [InlineData("Left(); Right();")]
    [InlineData("Right(); Left();")]
    [InlineData("if (x) { Left(); } Right();")]
    [InlineData("if (x) { Left(); Right(); }")]
    [InlineData("if (Left()) { Right(); }")]
    [InlineData("if (Left()) { return; } Right();")]
    [InlineData("switch (Left()) { case 1: Right(); break; }")]
    [InlineData("var r = Left() switch { 1 => Right(), _ => 0 };")]
    [InlineData("var r = Left() ? Right() : 0;")]
    [InlineData("try { Left(); } catch { Right(); }")]
    [InlineData("try { Left(); } finally { Right(); }")]
    [InlineData("foreach (var i in x) { Left(); } Right();")]
    [InlineData("Right(); if (x) { Left(); return; }")]
    [InlineData("if (x) { Left(); } else { return; } Right();")]
    [InlineData("Left(Right());")]
    [InlineData("Run(() => Left(), () => Right());")]
    public void ARunMayPassBoth(string body) => Assert.False(AreExclusive(body));

    [Fact]
    public void APlaceDoesNotExcludeItself()
    {
        var call = Call(Tree("Left();"), "Left");
        Assert.False(Branches.AreExclusive(call, call));
    }

    [Fact]
    public void PlacesInOtherFilesAreNotCompared() => Assert.False(Branches.AreExclusive(Call(Tree("Left();"), "Left"), Call(Tree("Right();"), "Right")));

    [Fact]
    public void TheOrderOfAskingDoesNotMatter()
    {
        var tree = Tree("if (x) { Left(); return; } Right();");
        Assert.True(Branches.AreExclusive(Call(tree, "Right"), Call(tree, "Left")));
    }

    private static bool AreExclusive(string body)
    {
        var tree = Tree(body);
        return Branches.AreExclusive(Call(tree, "Left"), Call(tree, "Right"));
    }

    private static SyntaxTree Tree(string body) => CSharpSyntaxTree.ParseText("class C { async Task M() { " + body + " } }");

    private static InvocationExpressionSyntax Call(SyntaxTree tree, string name) =>
        tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.Expression.ToString() == name);
}
