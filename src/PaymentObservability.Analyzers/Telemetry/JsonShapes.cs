using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>Reads what code will write as JSON: anonymous objects, dictionaries, <c>JsonObject</c>s and own types alike as members and elements.</summary>
internal sealed class JsonShapes
{
    private readonly CodeReader reader;

    public JsonShapes(CodeReader reader) => this.reader = reader;

    /// <summary>Whether a type of this source has a property that is written under this name by an attribute.</summary>
    public static bool HasMember(ITypeSymbol type, string name)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol property && AttributeName(property) == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of one member of all objects that the operation may be.</summary>
    public IEnumerable<IOperation> Values(IOperation value, string name)
    {
        foreach (var origin in reader.Origins.Of(value))
        {
            foreach (var member in Members(origin))
            {
                if (member.Name == name)
                {
                    yield return member.Value;
                }
            }
        }
    }

    /// <summary>The values under a key that is whatever the parameter says: <c>[name] = value</c>.</summary>
    public IEnumerable<IOperation> Values(IOperation value, IParameterSymbol name)
    {
        foreach (var origin in reader.Origins.Of(value))
        {
            foreach (var element in reader.Objects.Elements(origin))
            {
                if (element.Key is { } key && SymbolEqualityComparer.Default.Equals(reader.Texts.Read(key).Parameter, name))
                {
                    yield return Only(element.Value);
                }
            }
        }
    }

    /// <summary>Whether <see cref="Elements"/> finds all elements there are.</summary>
    public bool IsReadable(IOperation value)
    {
        foreach (var origin in reader.Origins.Of(value))
        {
            if (!ObjectReader.IsCollectionCreation(origin))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The members of a created object, as far as their names are known.</summary>
    public IEnumerable<(string Name, IOperation Value)> Members(IOperation creation)
    {
        var initializers = creation switch
        {
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers,
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers,
            _ => ImmutableArray<IOperation>.Empty,
        };
        foreach (var step in initializers)
        {
            if (step is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } property } } assignment)
            {
                yield return (AttributeName(property) ?? property.Name, Only(assignment.Value));
            }
        }

        if (creation is not IObjectCreationOperation)
        {
            yield break;
        }

        foreach (var element in reader.Objects.Elements(creation))
        {
            if (element.Key is { } key && reader.Texts.Read(key).Single is { } name)
            {
                yield return (name, Only(element.Value));
            }
        }
    }

    /// <summary>The elements of all collections that the operation may be.</summary>
    public IEnumerable<IOperation> Elements(IOperation value)
    {
        foreach (var origin in reader.Origins.Of(value))
        {
            if (origin is IObjectCreationOperation creation)
            {
                // new JsonArray(a, b)
                foreach (var argument in creation.Arguments)
                {
                    if (argument.ArgumentKind == ArgumentKind.ParamArray)
                    {
                        foreach (var element in reader.Objects.Elements(argument.Value))
                        {
                            yield return Only(element.Value);
                        }
                    }
                    else if (argument.ArgumentKind == ArgumentKind.Explicit)
                    {
                        yield return Only(argument.Value);
                    }
                }
            }

            foreach (var element in reader.Objects.Elements(origin))
            {
                if (element.Key is null)
                {
                    yield return Only(element.Value);
                }
            }
        }
    }

    /// <summary>The value itself, not the conversion that boxes it or makes a <c>JsonNode</c> of it.</summary>
    private static IOperation Only(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static string? AttributeName(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute"
                && attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is string name)
            {
                return name;
            }
        }

        return null;
    }
}
