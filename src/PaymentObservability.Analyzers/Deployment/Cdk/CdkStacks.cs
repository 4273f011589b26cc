using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Flow;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>
/// Stacks of the AWS CDK in C#. They are read as the template that they make, so that whatever judges templates judges them: a second model would
/// have to be kept true to the first.
/// </summary>
internal static class CdkStacks
{
    /// <summary>What the stacks of a project deploy, as one template; null where the project has none. A project without the CDK pays for one look at its references.</summary>
    public static Template? Of(Compilation compilation, CancellationToken cancellation)
    {
        if (!CdkSymbols.AreReferencedBy(compilation))
        {
            return null;
        }

        var source = StackSource.Of(compilation, cancellation);
        return source.Trees.Count == 0 ? null : StackReader.Read(source, new SourceModels(compilation), cancellation);
    }
}
