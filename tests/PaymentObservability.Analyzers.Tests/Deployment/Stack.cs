using System.Linq;
using System.Threading;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

/// <summary>Templates that are only in memory.</summary>
internal static class Stack
{
    /// <summary>A template by its text.</summary>
    public static Template Template(string text, string path = "/repo/template.yaml")
    {
        var template = PaymentObservability.Deployment.Template.Of(new TestFile(path, text), CancellationToken.None);
        Assert.NotNull(template);
        return template;
    }

    /// <summary>A SAM template by its resources, each at an indentation of two.</summary>
    public static Template Sam(string resources) => Template("Transform: AWS::Serverless-2016-10-31\n" + resources);

    /// <summary>All of several files.</summary>
    public static DeploymentModel Model(params (string Path, string Text)[] files) =>
        DeploymentModel.Of([.. files.Select(file => new TestFile(file.Path, file.Text))], CancellationToken.None);

    /// <summary>The text at a location of a file.</summary>
    public static string TextAt(Microsoft.CodeAnalysis.Location location, string text) => text.Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
