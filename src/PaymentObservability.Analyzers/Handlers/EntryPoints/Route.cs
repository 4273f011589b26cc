using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;

namespace PaymentObservability.Handlers;

/// <summary>What a web request must look like to reach an entry point.</summary>
/// <param name="Verb">The HTTP method in upper case, or null for any.</param>
/// <param name="Path">The path as written.</param>
internal sealed record Route(string? Verb, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => Verb is null ? Path : Verb + " " + Path;

    /// <summary>The first web event of a function in a template.</summary>
    public static Route? Of(HandlerReference handler)
    {
        foreach (var trigger in handler.Events)
        {
            if (trigger.Path is { } path)
            {
                return new Route(AnyIsNull(trigger.Method), path);
            }
        }

        return null;
    }

    /// <summary><c>[RestApi(LambdaHttpMethod.Post, "/pay")]</c> and <c>[HttpApi(...)]</c>.</summary>
    public static Route? OfAnnotations(IMethodSymbol method)
    {
        var attribute = LambdaSymbols.Attribute(method, "RestApi", "Amazon.Lambda.Annotations") ?? LambdaSymbols.Attribute(method, "HttpApi", "Amazon.Lambda.Annotations");
        if (attribute is null)
        {
            return null;
        }

        string? verb = null;
        var path = "";
        foreach (var argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Enum)
            {
                verb = AnyIsNull(EnumName(argument));
            }
            else if (argument.Value is string text)
            {
                path = text;
            }
        }

        return new Route(verb, path);
    }

    /// <summary>The attributes of a controller action: <c>[Route("api/[controller]")]</c> and <c>[HttpPost("pay")]</c>.</summary>
    public static Route? OfAction(INamedTypeSymbol controller, IMethodSymbol action)
    {
        var prefix = "";
        for (var type = controller; type is not null && prefix.Length == 0; type = type.BaseType)
        {
            prefix = Template(type.GetAttributes(), "Route") ?? "";
        }

        var name = controller.Name.EndsWith("Controller", StringComparison.Ordinal) ? controller.Name.Substring(0, controller.Name.Length - "Controller".Length) : controller.Name;
        string? verb = null;
        var own = Template(action.GetAttributes(), "Route");
        foreach (var attribute in action.GetAttributes())
        {
            var attributeName = attribute.AttributeClass?.Name ?? "";
            if (attributeName.StartsWith("Http", StringComparison.Ordinal) && attributeName.EndsWith("Attribute", StringComparison.Ordinal))
            {
                verb = attributeName.Substring(4, attributeName.Length - 13).ToUpperInvariant();
                own ??= Text(attribute);
            }
        }

        own ??= "";
        var path = own.StartsWith("/", StringComparison.Ordinal) || own.StartsWith("~/", StringComparison.Ordinal)
            ? own.TrimStart('~')
            : "/" + string.Join("/", new[] { prefix.Trim('/'), own.Trim('/') }.Where(part => part.Length > 0));
        path = path.Replace("[controller]", name).Replace("[action]", action.Name);
        return verb is null && path == "/" ? null : new Route(verb, path);
    }

    private static string? Template(IEnumerable<AttributeData> attributes, string name) =>
        attributes.Where(attribute => attribute.AttributeClass?.Name == name + "Attribute").Select(Text).FirstOrDefault(text => text is not null);

    private static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Kind == TypedConstantKind.Array ? null : argument.Value as string).FirstOrDefault(text => text is not null);

    private static string? EnumName(TypedConstant value) =>
        value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value))?.Name;

    private static string? AnyIsNull(string? verb) =>
        verb is null || verb.Equals("any", StringComparison.OrdinalIgnoreCase) || verb == "*" ? null : verb.ToUpperInvariant();
}
