using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaymentObservability.Tests.CodeFixes;

/// <summary>A document after a fix.</summary>
internal sealed record FixedDocument(string Path, string Text, string Project)
{
    /// <summary>Whether the fix put its type here.</summary>
    public bool HasType => Text.Contains("class PaymentAttempt");

    /// <summary>The text without the type that the fix added and the imports that only the type needs.</summary>
    public string WithoutType
    {
        get
        {
            var root = CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
            var type = root.DescendantNodes().OfType<ClassDeclarationSyntax>().FirstOrDefault(declared => declared.Identifier.ValueText.StartsWith("PaymentAttempt"));
            if (type is null)
            {
                return Text;
            }

            var rest = root.RemoveNode(type, SyntaxRemoveOptions.KeepNoTrivia)!;
            return rest.ToFullString();
        }
    }

    /// <summary>The added type alone.</summary>
    public string TypeText => CSharpSyntaxTree.ParseText(Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        .First(declared => declared.Identifier.ValueText.StartsWith("PaymentAttempt")).ToFullString();
}
