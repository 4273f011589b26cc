using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Reads objects and collections that code fills in an initialiser or, while a local holds them, step by step. Takes no notice of
/// conditions and loops: what is added somewhere counts as added.
/// </summary>
internal sealed class ObjectReader
{
    private readonly ValueOrigins origins;

    public ObjectReader(ValueOrigins origins) => this.origins = origins;

    /// <summary>Every value that a created object's property is given.</summary>
    public IEnumerable<IOperation> PropertyValues(IOperation creation, string property)
    {
        foreach (var step in InitializerSteps(creation))
        {
            if (step is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } target } } assignment && target.Name == property)
            {
                yield return assignment.Value;
            }
        }

        foreach (var access in PropertyUses(creation, property))
        {
            if (access.Parent is ISimpleAssignmentOperation assignment && assignment.Target == access)
            {
                yield return assignment.Value;
            }
        }
    }

    /// <summary>What is added to a collection that the object itself holds: <c>Dimensions = { a }</c>, <c>datum.Dimensions.Add(a)</c>.</summary>
    public IEnumerable<CollectionElement> PropertyAdditions(IOperation creation, string property)
    {
        foreach (var step in InitializerSteps(creation))
        {
            if (step is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } member && target.Property.Name == property)
            {
                foreach (var inner in member.Initializer.Initializers)
                {
                    if (Element(inner) is { } element)
                    {
                        yield return element;
                    }
                }
            }
        }

        foreach (var access in PropertyUses(creation, property))
        {
            if (Addition(access) is { } element)
            {
                yield return element;
            }
        }
    }

    /// <summary>What a newly made collection holds: array and list elements, key-value pairs, later additions through its local.</summary>
    public IEnumerable<CollectionElement> Elements(IOperation collection)
    {
        switch (collection)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var value in initializer.ElementValues)
                {
                    yield return new CollectionElement(null, value);
                }

                break;
            case IObjectCreationOperation:
                foreach (var step in InitializerSteps(collection))
                {
                    if (Element(step) is { } element)
                    {
                        yield return element;
                    }
                }

                break;
            case { Syntax: CollectionExpressionSyntax }:
                // Roslyn 4.8 has no public operation for it; its children are the elements.
                foreach (var child in collection.ChildOperations)
                {
                    var isSpread = child.Syntax is SpreadElementSyntax;
                    yield return new CollectionElement(null, isSpread ? Operand(child) : child) { IsSpread = isSpread };
                }

                break;
        }

        if (Owner(collection) is { } local)
        {
            foreach (var use in origins.Uses.Of(local, collection))
            {
                if (Addition(use) is { } element)
                {
                    yield return element;
                }
            }
        }
    }

    /// <summary>Whether the operation makes a collection whose elements <see cref="Elements"/> tells.</summary>
    public static bool IsCollectionCreation(IOperation operation) =>
        operation is IArrayCreationOperation or IObjectCreationOperation || operation.Syntax is CollectionExpressionSyntax;

    /// <summary>The local that a new object is put into, if any.</summary>
    public static ILocalSymbol? Owner(IOperation creation)
    {
        var inner = creation;
        while (inner.Parent is IConversionOperation)
        {
            inner = inner.Parent;
        }

        return inner.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == inner => local.Local,
            _ => null,
        };
    }

    private IEnumerable<IPropertyReferenceOperation> PropertyUses(IOperation creation, string property)
    {
        if (Owner(creation) is not { } local)
        {
            yield break;
        }

        foreach (var use in origins.Uses.Of(local, creation))
        {
            if (use.Parent is IPropertyReferenceOperation access && access.Instance == use && access.Property.Name == property)
            {
                yield return access;
            }
        }
    }

    private static IEnumerable<IOperation> InitializerSteps(IOperation creation)
    {
        var initializer = creation switch
        {
            IObjectCreationOperation created => created.Initializer,
            ITypeParameterObjectCreationOperation created => created.Initializer,
            _ => null,
        };
        return initializer is null ? Array.Empty<IOperation>() : initializer.Initializers;
    }

    private static IOperation Operand(IOperation spread)
    {
        foreach (var child in spread.ChildOperations)
        {
            return child;
        }

        return spread;
    }

    /// <summary>One step of a collection initialiser.</summary>
    private static CollectionElement? Element(IOperation step) => step switch
    {
        IInvocationOperation call => ElementOf(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } assignment when target.Arguments.Length == 1 =>
            new CollectionElement(target.Arguments[0].Value, assignment.Value),
        _ => null,
    };

    /// <summary>What a later statement adds to the collection that <paramref name="use"/> refers to.</summary>
    private static CollectionElement? Addition(IOperation use) => use.Parent switch
    {
        IInvocationOperation call when call.Instance == use && IsAddition(call.TargetMethod.Name) => ElementOf(call),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when indexer.Instance == use && indexer.Arguments.Length == 1
            && indexer.Parent is ISimpleAssignmentOperation assignment && assignment.Target == indexer =>
            new CollectionElement(indexer.Arguments[0].Value, assignment.Value),
        _ => null,
    };

    private static bool IsAddition(string method) => method is "Add" or "TryAdd" or "AddRange" or "AddDimension" or "Insert" or "Enqueue" or "Push";

    private static CollectionElement? ElementOf(IInvocationOperation call) => call.Arguments.Length switch
    {
        1 => new CollectionElement(null, call.Arguments[0].Value) { IsSpread = call.TargetMethod.Name == "AddRange" },
        2 when call.TargetMethod.Name == "Insert" => new CollectionElement(null, call.Arguments[1].Value),
        2 => new CollectionElement(call.Arguments[0].Value, call.Arguments[1].Value),
        _ => null,
    };
}
