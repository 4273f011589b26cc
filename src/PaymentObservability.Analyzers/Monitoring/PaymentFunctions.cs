using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;

namespace PaymentObservability.Monitoring;

/// <summary>Which code of the project a deployed function runs.</summary>
internal static class PaymentFunctions
{
    /// <summary>A custom runtime starts whatever is called so.</summary>
    private const string Bootstrap = "bootstrap";

    /// <summary>The entry points that a function enters; none where its code is another project's.</summary>
    public static IEnumerable<EntryPoint> EntriesOf(DeployedFunction function, PaymentModel model, string? projectFolder) =>
        model.Entries.Where(entry => function.Handlers.Any(handler => Enters(handler, entry, model.Models.Compilation, projectFolder)));

    private static bool Enters(HandlerReference handler, EntryPoint entry, Compilation compilation, string? projectFolder)
    {
        if (handler.TypeName is null)
        {
            // An executable: whatever it registers or maps.
            return IsExecutable(handler, compilation, projectFolder) && entry.Shape is EntryPointShape.Bootstrap or EntryPointShape.ControllerAction or EntryPointShape.MinimalApi or EntryPointShape.Annotations;
        }

        if (handler.AssemblyName != compilation.AssemblyName || compilation.Assembly.GetTypeByMetadataName(handler.DeclaredTypeName!) is not { } type)
        {
            return false;
        }

        if (entry.IsWeb)
        {
            return DerivesFromWebFunction(type);
        }

        return entry.Body.Symbol.Name == handler.MethodName && Derives(type, entry.Receiver ?? entry.Body.Symbol.ContainingType);
    }

    private static bool IsExecutable(HandlerReference handler, Compilation compilation, string? projectFolder) =>
        handler.AssemblyName == compilation.AssemblyName
        || (handler.AssemblyName == Bootstrap && projectFolder is not null && handler.CodeFolder is { } code && string.Equals(code, FilePaths.Normalize(projectFolder), StringComparison.OrdinalIgnoreCase));

    private static bool DerivesFromWebFunction(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "AbstractAspNetCoreFunction" || type.ContainingNamespace?.ToDisplayString() == "Amazon.Lambda.AspNetCoreServer")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Derives(INamedTypeSymbol? type, INamedTypeSymbol? from)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, from?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
