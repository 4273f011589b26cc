using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>
/// The source files that speak of the CDK, one after the other as one text: a template has one text and its values have places in it.
/// </summary>
internal sealed class StackSource
{
    private const string Namespace = "Amazon.CDK";
    private const string Constructs = "Constructs";

    private readonly Dictionary<SyntaxTree, int> starts = new();
    private readonly List<SyntaxTree> trees = new();

    private StackSource(IEnumerable<SyntaxTree> files, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var tree in files)
        {
            starts.Add(tree, text.Length);
            trees.Add(tree);
            text.Append(tree.GetText(cancellation)).Append('\n');
        }

        Text = SourceText.From(text.ToString());
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<SyntaxTree> Trees => trees;

    /// <summary>All of them as one text.</summary>
    public SourceText Text { get; }

    /// <summary>The files of a project that use the CDK's namespaces; all where one of them does so for all (<c>global using</c>).</summary>
    public static StackSource Of(Compilation compilation, CancellationToken cancellation)
    {
        var roots = compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellation)).OfType<CompilationUnitSyntax>().ToList();
        var isGlobal = roots.Any(root => root.Usings.Any(directive => !directive.GlobalKeyword.IsMissing && directive.GlobalKeyword.Span.Length > 0 && IsCdk(directive)));
        return new(roots.Where(root => isGlobal || Uses(root, cancellation)).Select(root => root.SyntaxTree), cancellation);
    }

    /// <summary>Whether a file is among them.</summary>
    public bool Contains(SyntaxTree tree) => starts.ContainsKey(tree);

    /// <summary>The place of a node in the text.</summary>
    public TextSpan SpanOf(SyntaxNode node) => starts.TryGetValue(node.SyntaxTree, out var start) ? new TextSpan(start + node.Span.Start, node.Span.Length) : default;

    /// <summary>Where a place of the text is in its own file.</summary>
    public Location LocationOf(TextSpan span)
    {
        for (var i = trees.Count - 1; i >= 0; i--)
        {
            var start = starts[trees[i]];
            if (span.Start >= start)
            {
                var length = trees[i].Length;
                var from = System.Math.Min(span.Start - start, length);
                return Location.Create(trees[i], TextSpan.FromBounds(from, System.Math.Min(System.Math.Max(span.End - start, from), length)));
            }
        }

        return Location.None;
    }

    // By the text alone: a mention in a comment costs a look, no more.
    private static bool Uses(CompilationUnitSyntax root, CancellationToken cancellation) =>
        root.SyntaxTree.GetText(cancellation).ToString().IndexOf(Namespace, System.StringComparison.Ordinal) >= 0;

    private static bool IsCdk(UsingDirectiveSyntax directive) =>
        directive.Name?.ToString() is { } name && (name == Constructs || name == Namespace || name.StartsWith(Namespace + ".", System.StringComparison.Ordinal) || name.StartsWith("global::" + Namespace, System.StringComparison.Ordinal));
}
