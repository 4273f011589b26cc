using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PaymentObservability.Flow;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Privacy;

/// <summary>Methods that record what they are given: <c>void Log(string text) => Console.WriteLine(text);</c>. A call of one is a place that records.</summary>
internal sealed class RecordingHelpers
{
    private readonly CodeReader reader;
    private readonly ValueSource source;
    private readonly Dictionary<ISymbol, List<(int Ordinal, RecordedAs Mode, RecordedIn Kind)>> recorded = new(SymbolEqualityComparer.Default);

    public RecordingHelpers(CodeReader reader, ValueSource source)
    {
        this.reader = reader;
        this.source = source;
    }

    /// <summary>Notes which parameters of the method a place in it records. One whose name says what it is has been judged in the place itself.</summary>
    public void Add(IMethodSymbol method, RecordedPlace place)
    {
        if (method.Parameters.IsEmpty || method.MethodKind == MethodKind.AnonymousFunction)
        {
            return;
        }

        var trace = new ValueTrace(reader, new ParameterSource(method));
        foreach (var part in place.Parts)
        {
            if (trace.Of(part.Value, part.Mode).What is { } name
                && method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter
                && source.OfSymbol(parameter, parameter.Type) is null)
            {
                if (!recorded.TryGetValue(method.OriginalDefinition, out var known))
                {
                    recorded.Add(method.OriginalDefinition, known = new List<(int, RecordedAs, RecordedIn)>());
                }

                // What is answered is nearly always serialised on its way out.
                known.Add((parameter.Ordinal, place.Kind == RecordedIn.Answer ? RecordedAs.Object : part.Mode, place.Kind));
            }
        }
    }

    /// <summary>The place that a call of such a method is, or null.</summary>
    public RecordedPlace? Place(CallSite call, CodeBody callee)
    {
        if (!recorded.TryGetValue(callee.Symbol.OriginalDefinition, out var ordinals))
        {
            return null;
        }

        var arguments = call.Operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        var parts = ordinals.SelectMany(known => arguments
            .Where(argument => argument.Parameter?.Ordinal == known.Ordinal && argument.ArgumentKind != ArgumentKind.DefaultValue)
            .SelectMany(argument => RecordedPlaces.Parts(argument.Value, known.Mode)));
        return new RecordedPlace(call.Syntax, ordinals[0].Kind, parts.ToImmutableArray());
    }
}
