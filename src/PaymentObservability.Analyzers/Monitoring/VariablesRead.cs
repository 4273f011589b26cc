using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;

namespace PaymentObservability.Monitoring;

/// <summary>
/// Which environment variables the code of payments reads, as far as their names stand in it. A name that stands only in types which other entry points reach and payments do
/// not, is read by others; one that stands in the start-up or in settings may be anybody's.
/// </summary>
internal sealed class VariablesRead
{
    private readonly PaymentModel model;
    private readonly Lazy<(HashSet<SyntaxNode> Payments, HashSet<SyntaxNode> Others)> types;
    private readonly Lazy<ILookup<string, SyntaxNode?>> places;

    public VariablesRead(PaymentModel model)
    {
        this.model = model;
        types = new(ReadTypes);
        places = new(ReadPlaces);
    }

    /// <summary>Whether a payment, refund or wallet connection reads a variable, or may.</summary>
    public bool AreReadByPayments(string variable) =>
        model.Scan.Names.Contains(variable) && places.Value[variable].Any(type => type is null || types.Value.Payments.Contains(type) || !types.Value.Others.Contains(type));

    private (HashSet<SyntaxNode> Payments, HashSet<SyntaxNode> Others) ReadTypes()
    {
        var payments = new HashSet<SyntaxNode>(model.PaymentCode(CancellationToken.None).Select(code => TypeOf(code.Body.Syntax)).OfType<SyntaxNode>());
        var entries = model.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet).Select(operation => operation.Entry).Distinct().ToList();
        var others = new HashSet<SyntaxNode>();
        foreach (var entry in model.Entries.Where(entry => !entries.Contains(entry)))
        {
            others.UnionWith(model.Graph.From(new[] { entry.Body }, entry.Receiver, follow: null, CancellationToken.None).Bodies.Select(body => TypeOf(body.Syntax)).OfType<SyntaxNode>());
        }

        return (payments, others);
    }

    private ILookup<string, SyntaxNode?> ReadPlaces() =>
        model.Models.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes())
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .ToLookup(literal => literal.Token.ValueText, TypeOf, StringComparer.Ordinal);

    private static SyntaxNode? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
