using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>Recognises what the AWS CDK declares: by assembly and namespace, so that a user's own <c>Alarm</c> is none.</summary>
internal static class CdkSymbols
{
    private const string Assembly = "Amazon.CDK.Lib";
    private const string Root = "Amazon.CDK.";

    private static readonly string[] Scopes = { "App", "Stage", "Stack", "NestedStack", "Resource" };

    private static readonly string[] Harmless = { "System", "Microsoft", "mscorlib", "netstandard", "Amazon.CDK", "Constructs", "Amazon.JSII" };

    /// <summary>Whether a project references the CDK at all: a look at names, no symbol is loaded.</summary>
    public static bool AreReferencedBy(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(reference => reference.Name == Assembly);

    /// <summary>Whether the CDK declares a symbol.</summary>
    public static bool IsCdk(ISymbol? symbol) =>
        symbol?.ContainingAssembly?.Name is { } assembly && (assembly == "Amazon.CDK" || assembly.StartsWith(Root, StringComparison.Ordinal));

    /// <summary>The name of a CDK type below <c>Amazon.CDK</c>: <c>AWS.Lambda.Function</c>; null for any other type.</summary>
    public static string? NameOf(ITypeSymbol? type) =>
        IsCdk(type) && type!.OriginalDefinition.ToDisplayString() is var name && name.StartsWith(Root, StringComparison.Ordinal) ? name.Substring(Root.Length) : null;

    /// <summary>Whether a type is a construct: anything that may put resources into a stack.</summary>
    public static bool IsConstruct(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "Construct" && at.ContainingNamespace?.ToDisplayString() == "Constructs")
            {
                return true;
            }
        }

        return type is { TypeKind: TypeKind.Interface } && type.AllInterfaces.Any(of => of.Name == "IConstruct" && of.ContainingNamespace?.ToDisplayString() == "Constructs");
    }

    /// <summary>Whether a type only holds other constructs, so that one of the project's own may derive from it and hide nothing.</summary>
    public static bool IsScope(ITypeSymbol type) =>
        (type.Name == "Construct" && type.ContainingNamespace?.ToDisplayString() == "Constructs") || (NameOf(type) is { } name && Scopes.Contains(name));

    /// <summary>Whether a metric of CloudWatch's.</summary>
    public static bool IsMetric(ITypeSymbol? type) =>
        NameOf(type) == "AWS.CloudWatch.IMetric" || type?.AllInterfaces.Any(of => NameOf(of) == "AWS.CloudWatch.IMetric") == true;

    /// <summary>Whether an assembly is known to make no alarms: .NET's own and the CDK's. Any other that is given constructs may make anything of them.</summary>
    public static bool IsHarmless(IAssemblySymbol? assembly) =>
        assembly is null || Harmless.Any(name => assembly.Name == name || assembly.Name.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The CloudFormation type of a construct that is named after it: <c>CfnAlarm</c>, <c>Trail</c>.</summary>
    public static string? ResourceTypeOf(string name)
    {
        var dot = name.LastIndexOf('.');
        if (!name.StartsWith("AWS.", StringComparison.Ordinal) || dot <= 3)
        {
            return null;
        }

        var service = name.Substring(4, dot - 4) switch
        {
            "APIGateway" => "ApiGateway",
            "Apigatewayv2" => "ApiGatewayV2",
            var same => same,
        };
        var type = name.Substring(dot + 1);
        return $"AWS::{service}::{(type.StartsWith("Cfn", StringComparison.Ordinal) ? type.Substring(3) : type)}";
    }

    /// <summary>Whether a construct is one of the low level, whose properties are those of CloudFormation.</summary>
    public static bool IsLowLevel(string name) => name.IndexOf(".Cfn", StringComparison.Ordinal) is > 0 and var at && at == name.LastIndexOf('.') && name.StartsWith("AWS.", StringComparison.Ordinal);
}
