using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

/// <summary>What the same files deploy is worked out once, and anew where one of them changes.</summary>
public sealed class DeploymentModelTests
{
    private const string Table = "Resources: { Orders: { Type: AWS::DynamoDB::Table } }\n";

    private const string Queue = "Resources: { Later: { Type: AWS::SQS::Queue } }\n";

    [Fact]
    public void The_same_texts_are_one_model()
    {
        var files = Files(Table, Queue);
        Assert.Same(Read(files), Read(files));
    }

    [Fact]
    public void Another_text_of_any_file_is_another_model()
    {
        var files = Files(Table, Queue);
        var before = Read(files);
        var changed = ImmutableArray.Create(files[0], Files(Table, Table)[1]);
        var after = Read(changed);
        Assert.NotSame(before, after);
        Assert.Single(before.Tables);
        Assert.Equal(2, after.Tables.Count());
        Assert.Single(Read(files).Tables);
        Assert.Single(Read(ImmutableArray.Create(files[0])).Templates);
    }

    [Fact]
    public void Stacks_are_added_to_what_files_deploy_and_not_kept()
    {
        var files = Files(Table, Queue);
        var stack = PaymentObservability.Tests.Deployment.Cdk.CdkStack.Read("new Queue(this, \"Other\");");
        Assert.Equal(2, Read(files).With(stack).Queues.Count());
        Assert.Single(Read(files).Queues);
    }

    private static DeploymentModel Read(ImmutableArray<AdditionalText> files) => DeploymentModel.Of(files, CancellationToken.None);

    private static ImmutableArray<AdditionalText> Files(string one, string other) => [.. TestFile.Of("/repo/one.yaml", one), .. TestFile.Of("/repo/other.yaml", other)];
}
