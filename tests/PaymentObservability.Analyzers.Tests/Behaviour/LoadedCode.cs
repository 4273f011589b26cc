using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>A compilation that runs, in a load context of its own.</summary>
internal sealed class LoadedCode : IDisposable
{
    private readonly AssemblyLoadContext context = new("code", isCollectible: true);

    public LoadedCode(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)));
        stream.Position = 0;
        Assembly = context.LoadFromStream(stream);
    }

    public Assembly Assembly { get; }

    public void Dispose() => context.Unload();
}
