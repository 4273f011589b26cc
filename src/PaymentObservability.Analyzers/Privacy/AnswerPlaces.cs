using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Privacy;

/// <summary>Where code says what the caller is answered: response objects and results of API Gateway, Annotations and ASP.NET Core, and what an entry returns.</summary>
internal static class AnswerPlaces
{
    /// <summary>The places of one body.</summary>
    public static IEnumerable<RecordedPlace> Of(MethodFacts facts, bool isEntry, CodeReader reader)
    {
        foreach (var call in facts.Calls)
        {
            var parts = call.Operation switch
            {
                IObjectCreationOperation created => OfCreation(created, reader),
                IInvocationOperation invocation when Answers(invocation.TargetMethod) => invocation.Arguments
                    .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type.Name != "HttpResponse").SelectMany(argument => RecordedPlaces.Parts(argument.Value, RecordedAs.Object)),
                _ => Enumerable.Empty<RecordedPart>(),
            };
            if (parts.ToImmutableArray() is { IsEmpty: false } found)
            {
                yield return new RecordedPlace(call.Syntax, RecordedIn.Answer, found);
            }
        }

        if (isEntry && facts.Root is { } root)
        {
            foreach (var result in Returns(root))
            {
                yield return new RecordedPlace(result.Syntax, RecordedIn.Answer, RecordedPlaces.Parts(result.ReturnedValue!, RecordedAs.Object).ToImmutableArray());
            }
        }
    }

    private static IEnumerable<RecordedPart> OfCreation(IObjectCreationOperation created, CodeReader reader)
    {
        if (created.Type is not { } type)
        {
            return Enumerable.Empty<RecordedPart>();
        }

        if (type.Name.EndsWith("Response", StringComparison.Ordinal) && Space(type).StartsWith("Amazon.Lambda.", StringComparison.Ordinal))
        {
            return reader.Objects.PropertyValues(created, "Body").SelectMany(body => RecordedPlaces.Parts(body, RecordedAs.Text));
        }

        if (Space(type) == "Microsoft.AspNetCore.Mvc")
        {
            var given = type.Name.EndsWith("Result", StringComparison.Ordinal) ? created.Arguments.Select(argument => argument.Value) : Enumerable.Empty<IOperation>();
            return given.Concat(reader.Objects.PropertyValues(created, "Detail")).Concat(reader.Objects.PropertyValues(created, "Content")).SelectMany(value => RecordedPlaces.Parts(value, RecordedAs.Object));
        }

        return Enumerable.Empty<RecordedPart>();
    }

    private static bool Answers(IMethodSymbol method)
    {
        var space = Space(method.ContainingType);
        return method.Name switch
        {
            "Problem" or "BadRequest" or "StatusCode" or "Ok" or "NotFound" or "Conflict" or "UnprocessableEntity" or "Json" or "Content" or "Text" or "InternalServerError" or "Unauthorized" or "ValidationProblem" or "ServiceUnavailable" =>
                space is "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Http",
            "Write" or "WriteAsync" or "WriteAsJsonAsync" => space == "Microsoft.AspNetCore.Http" && method.ContainingType?.Name.StartsWith("HttpResponse", StringComparison.Ordinal) == true,
            "NewResult" => space == "Amazon.Lambda.Annotations.APIGateway",
            _ => space == "Amazon.Lambda.Annotations.APIGateway" && method.ContainingType?.Name == "HttpResults",
        };
    }

    private static IEnumerable<IReturnOperation> Returns(IOperation root)
    {
        var open = new Stack<IOperation>();
        open.Push(root);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IReturnOperation { ReturnedValue: not null } result)
            {
                yield return result;
                continue;
            }

            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    open.Push(child);
                }
            }
        }
    }

    private static string Space(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() ?? "";
}
