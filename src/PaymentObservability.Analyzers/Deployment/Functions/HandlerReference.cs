using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>A function in a template or tools file, and the handler string it names.</summary>
/// <param name="Handler">The whole handler string.</param>
/// <param name="AssemblyName">The assembly before the first <c>::</c>; the whole string for an executable.</param>
/// <param name="TypeName">Metadata name of the type (<c>Outer+Inner</c> for a nested one), or null for an executable.</param>
/// <param name="MethodName">The method, or null for an executable.</param>
/// <param name="FunctionId">The function's logical id in its template, or null.</param>
/// <param name="CodeUri">The function's code folder as written, or null.</param>
/// <param name="Location">Where the handler string stands.</param>
internal sealed record HandlerReference(string Handler, string AssemblyName, string? TypeName, string? MethodName, string? FunctionId, string? CodeUri, Location Location)
{
    private const string GeneratedSuffix = "_Generated";

    /// <summary>What triggers the function.</summary>
    public ImmutableArray<FunctionEvent> Events { get; init; } = ImmutableArray<FunctionEvent>.Empty;

    /// <summary>
    /// The folder that the function's code is built from, with forward slashes and without one at its end: the file's own folder where it names
    /// none; null where it is not in a folder (a bucket, an image).
    /// </summary>
    public string? CodeFolder { get; init; }

    /// <summary>
    /// The type that people wrote: for a handler that Amazon.Lambda.Annotations generates, <c>Ns.Functions_Pay_Generated</c>, the one it wraps,
    /// <c>Ns.Functions</c>; otherwise <see cref="TypeName"/>.
    /// </summary>
    public string? DeclaredTypeName
    {
        get
        {
            if (TypeName is null || !TypeName.EndsWith(GeneratedSuffix, StringComparison.Ordinal))
            {
                return TypeName;
            }

            var suffix = "_" + MethodName + GeneratedSuffix;
            return TypeName.Length > suffix.Length && TypeName.EndsWith(suffix, StringComparison.Ordinal)
                ? TypeName.Substring(0, TypeName.Length - suffix.Length)
                : TypeName;
        }
    }
}
