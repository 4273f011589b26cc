using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Tracing;

/// <summary>With what a fix writes at a place where spans are open.</summary>
internal static class TraceTools
{
    /// <summary>The library of the innermost span around the attempt; null where no fix can write with it.</summary>
    public static string? Tracer(OperationTrace trace) => trace.Enclosing.Concat(trace.Given).LastOrDefault()?.Dialect switch
    {
        "AWSLambdaWrapper" => "ActivitySource",
        "X-Ray SDK" => "X-Ray SDK",
        "Powertools Tracing" => "Powertools Tracing",
        "ActivitySource" => "ActivitySource",
        "OpenTelemetry" => "OpenTelemetry",
        "Datadog" => "Datadog",
        _ => null,
    };

    /// <summary>
    /// C# for what spans of this library are started on, as it may stand at a place: a field or property of the code's own type, or a static one that can be
    /// reached from there. Null where there is none.
    /// </summary>
    public static string? Source(OperationTrace trace, string tracer, SyntaxNode place, SourceModels models)
    {
        var model = models.For(place.SyntaxTree);
        foreach (var span in trace.Enclosing.Concat(trace.Given).Reverse().Where(span => span.Dialect == tracer))
        {
            var member = span.Source switch
            {
                IFieldReferenceOperation field => (ISymbol)field.Field,
                IPropertyReferenceOperation property => property.Property,
                _ => null,
            };
            if (member is not null && Named(member, place, model) is { } text)
            {
                return text;
            }
        }

        // One of the type's own, whichever span it is for.
        var type = place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration ? model.GetDeclaredSymbol(declaration) as INamedTypeSymbol : null;
        var wanted = tracer == "OpenTelemetry" ? "OpenTelemetry.Trace.Tracer" : "System.Diagnostics.ActivitySource";
        return type?.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsImplicitlyDeclared && field.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).TrimEnd('?') == wanted)
            .Select(field => Named(field, place, model))
            .FirstOrDefault(text => text is not null);
    }

    private static string? Named(ISymbol member, SyntaxNode place, SemanticModel model)
    {
        var bound = model.GetSpeculativeSymbolInfo(place.SpanStart, Microsoft.CodeAnalysis.CSharp.SyntaxFactory.IdentifierName(member.Name), SpeculativeBindingOption.BindAsExpression);
        if (SymbolEqualityComparer.Default.Equals(bound.Symbol, member))
        {
            return member.Name;
        }

        return member.IsStatic && model.IsAccessible(place.SpanStart, member) ? member.ContainingType.ToMinimalDisplayString(model, place.SpanStart) + "." + member.Name : null;
    }

    /// <summary>Properties for a fix; without <see cref="FixProperties.Fixable"/> where no library is known.</summary>
    public static ImmutableDictionary<string, string?>.Builder Properties(OperationTrace trace, string? tracer)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (tracer is not null)
        {
            properties[FixProperties.Fixable] = "true";
            properties[TraceProperties.Tracer] = tracer;
            if (trace.Enclosing.Length + trace.Given.Length > 1)
            {
                properties[TraceProperties.IsNested] = "true";
            }
        }

        return properties;
    }
}
