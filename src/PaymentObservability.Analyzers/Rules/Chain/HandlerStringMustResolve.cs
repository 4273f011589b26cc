using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Repairs;

namespace PaymentObservability.Rules.Chain;

/// <summary>PAY7005: a handler string names a type or method that the project does not have, so that the function fails before its first line.</summary>
internal sealed class HandlerStringMustResolve : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(PaymentObservability.Descriptors.HandlerStringMustResolve);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        if (context.Model.Contract.ExternalDeployment || context.Model.Operations.IsEmpty)
        {
            return;
        }

        var compilation = context.Model.Models.Compilation;
        foreach (var handler in HandlerStrings.Read(context.Files, context.Cancellation))
        {
            if (handler.AssemblyName == compilation.AssemblyName && !IsElsewhere(handler, context.ProjectFolder) && FaultOf(handler, compilation) is var (fault, repair))
            {
                context.ReportInFile(
                    PaymentObservability.Descriptors.HandlerStringMustResolve, DiagnosticSeverity.Warning, handler.Location, context.Model.Operations[0], repair, handler.Handler, fault);
            }
        }
    }

    // Another project may be called the same; what is built before it is deployed lies in, or around, its own.
    private static bool IsElsewhere(HandlerReference handler, string? projectFolder) =>
        projectFolder is not null && handler.CodeFolder is { } code && !FilePaths.IsWithin(code, FilePaths.Normalize(projectFolder)) && !FilePaths.IsWithin(FilePaths.Normalize(projectFolder), code);

    /// <summary>What is not there, or null where all is, or may be.</summary>
    private static (string Fault, TemplateRepair? Repair)? FaultOf(HandlerReference handler, Compilation compilation)
    {
        if (handler.TypeName is null || handler.MethodName is null)
        {
            return null;
        }

        var type = compilation.Assembly.GetTypeByMetadataName(handler.TypeName) ?? compilation.Assembly.GetTypeByMetadataName(handler.DeclaredTypeName!);
        if (type is null)
        {
            var near = NearMiss.Nearest(handler.DeclaredTypeName!, NamesOf(compilation.Assembly.GlobalNamespace));
            return near is null ? ($"there is no type '{handler.DeclaredTypeName}'", null)
                : ($"there is no type '{handler.DeclaredTypeName}'; '{near}' is one", TemplateRepair.Rename(handler.Location, handler.DeclaredTypeName!, near));
        }

        var methods = new List<string>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            // What does not compile, or comes from a package that is missing, may hold anything.
            if (current.TypeKind == TypeKind.Error)
            {
                return null;
            }

            foreach (var method in current.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary))
            {
                if (method.Name == handler.MethodName)
                {
                    return method.DeclaredAccessibility == Accessibility.Public ? null : ($"'{method.Name}' is not public", null);
                }

                methods.Add(method.Name);
            }
        }

        var nearest = NearMiss.Nearest(handler.MethodName, methods);
        return nearest is null ? ($"'{type.Name}' has no method '{handler.MethodName}'", null)
            : ($"'{type.Name}' has no method '{handler.MethodName}'; '{nearest}' is one", TemplateRepair.Rename(handler.Location, handler.MethodName, nearest));
    }

    // Nested types are written with a plus, as metadata has them.
    private static IEnumerable<string> NamesOf(INamespaceSymbol root)
    {
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(root);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                open.Push(member);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                {
                    yield return MetadataName(type);
                }
            }
        }
    }

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName
        : type.MetadataName;
}
