using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Handlers;

/// <summary>The address that an HTTP call posts to, as far as the source shows it; holes of an interpolation are <c>{}</c>.</summary>
internal static class HttpAddress
{
    /// <summary>Reads it off an argument: a text, a <c>Uri</c>, or a request message.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="posts">Whether the call itself posts; otherwise the message has to say so.</param>
    public static string? Of(IOperation argument, bool posts)
    {
        var value = Origin(argument);
        return value switch
        {
            IObjectCreationOperation { Type.Name: "HttpRequestMessage" } message => Posts(message) ? Parts(message).Select(Address).FirstOrDefault(text => text is not null) : null,
            not null when posts => Address(value),
            _ => null,
        };
    }

    private static string? Address(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        IInterpolatedStringOperation interpolated =>
            string.Concat(interpolated.Parts.Select(part => part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } } ? text : "{}")),
        IObjectCreationOperation { Type.Name: "Uri", Arguments: { Length: > 0 } arguments } => Address(Origin(arguments[0].Value)),
        _ => null,
    };

    private static bool Posts(IObjectCreationOperation message) => Parts(message).Any(part => part is IPropertyReferenceOperation { Property: { Name: "Post", ContainingType.Name: "HttpMethod" } });

    /// <summary>What a message is made of: the constructor's arguments and what its initialiser assigns.</summary>
    private static IEnumerable<IOperation> Parts(IObjectCreationOperation message)
    {
        foreach (var argument in message.Arguments)
        {
            yield return Origin(argument.Value);
        }

        foreach (var assignment in message.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? Enumerable.Empty<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "Method" or "RequestUri" })
            {
                yield return Origin(assignment.Value);
            }
        }
    }

    /// <summary>The expression behind conversions and a local that is given its value where it is declared.</summary>
    private static IOperation Origin(IOperation value)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            if (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }
            else if (value is ILocalReferenceOperation { ConstantValue.HasValue: false, Local: { IsForEach: false, DeclaringSyntaxReferences: { Length: 1 } references } }
                && references[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial }
                && value.SemanticModel?.GetOperation(initial) is { } given)
            {
                value = given;
            }
            else
            {
                break;
            }
        }

        return value;
    }
}
