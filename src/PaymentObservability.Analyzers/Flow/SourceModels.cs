using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Flow;

/// <summary>The semantic models of one compilation, one a tree, so that a body is bound once however many rules ask.</summary>
internal sealed class SourceModels
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    public SourceModels(Compilation compilation) => Compilation = compilation;

    /// <summary>The compilation all of this is about.</summary>
    public Compilation Compilation { get; }

    /// <summary>The model of a tree of this compilation.</summary>
#pragma warning disable RS1030 // Facts span files; the driver's own model covers only the file at hand, and each of these is made once.
    public SemanticModel For(SyntaxTree tree) => models.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>Whether the tree is this compilation's; in an IDE a referenced project's symbols bring trees of another one.</summary>
    public bool Contains(SyntaxTree tree) => Compilation.ContainsSyntaxTree(tree);
}
