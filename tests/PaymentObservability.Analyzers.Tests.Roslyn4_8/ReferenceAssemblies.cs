using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

// Basic.Reference.Assemblies is compiled against Roslyn 4.11. What it holds are resources, and no Roslyn is needed to read them.
namespace Basic.Reference.Assemblies;

internal static class Net80
{
    internal static class References
    {
        public static ImmutableArray<PortableExecutableReference> All { get; } = ReferenceAssemblies.In(nameof(Net80));
    }
}

internal static class Net100
{
    internal static class References
    {
        public static ImmutableArray<PortableExecutableReference> All { get; } = ReferenceAssemblies.In(nameof(Net100));
    }
}

internal static class ReferenceAssemblies
{
    public static ImmutableArray<PortableExecutableReference> In(string framework)
    {
        var holder = Assembly.Load("Basic.Reference.Assemblies." + framework);
        return holder.GetManifestResourceNames()
            .Select(name => MetadataReference.CreateFromStream(holder.GetManifestResourceStream(name)!, filePath: name))
            .ToImmutableArray();
    }
}
