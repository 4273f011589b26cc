using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;

namespace PaymentObservability.Deployment.Cdk.Constructs;

/// <summary>
/// Ways around a construct's own properties: <c>Node.DefaultChild</c>, <c>AddPropertyOverride</c>, a property of a low-level construct that is set later. What they
/// change is not followed; the resource then counts as one that is not seen as a whole.
/// </summary>
internal static class EscapeHatches
{
    /// <summary>Finds them.</summary>
    public static void Read(StackReader reader, SourceModels models, CancellationToken cancellation)
    {
        foreach (var call in reader.Calls.Where(call => call.TargetMethod.Name is "AddOverride" or "AddPropertyOverride" or "AddDeletionOverride" or "AddPropertyDeletionOverride"))
        {
            Open(call.Instance, reader, isAny: false);
        }

        foreach (var tree in reader.Source.Trees)
        {
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                switch (node)
                {
                    case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultChild" or "FindChild" or "TryFindChild" or "FindAll" or "Children" } member:
                        if (models.For(tree).GetOperation(member.Expression, cancellation) is IPropertyReferenceOperation { Property.Name: "Node", Instance: var construct } && CdkSymbols.IsConstruct(construct?.Type))
                        {
                            Open(construct, reader, isAny: true);
                        }

                        break;
                    case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax target } when models.For(tree).GetOperation(target, cancellation) is IPropertyReferenceOperation { Instance: { } changed } property:
                        if (CdkSymbols.IsCdk(property.Property) && CdkSymbols.IsConstruct(changed.Type))
                        {
                            Open(changed, reader, isAny: false);
                        }

                        break;
                }
            }
        }
    }

    // The child of a construct that is not known may be any.
    private static void Open(IOperation? construct, StackReader reader, bool isAny)
    {
        if (reader.Values.ResourceOf(construct) is { } resource)
        {
            resource.IsWhole = false;
        }
        else if (isAny)
        {
            foreach (var any in reader.All)
            {
                any.IsWhole = false;
            }
        }
    }
}
