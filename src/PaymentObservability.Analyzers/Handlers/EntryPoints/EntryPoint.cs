using Microsoft.CodeAnalysis;
using PaymentObservability.Flow;

namespace PaymentObservability.Handlers;

/// <summary>Where Lambda, or the web framework inside it, enters the project's code.</summary>
internal sealed class EntryPoint
{
    public EntryPoint(CodeBody body, EntryPointShape shape, string name)
    {
        Body = body;
        Shape = shape;
        Name = name;
    }

    /// <summary>The code that runs first.</summary>
    public CodeBody Body { get; }

    /// <summary>How it is entered.</summary>
    public EntryPointShape Shape { get; }

    /// <summary>Whether a web framework stands around it, with its middleware and filters.</summary>
    public bool IsWeb => Shape is EntryPointShape.ControllerAction or EntryPointShape.MinimalApi;

    /// <summary>As messages name it: <c>Function.FunctionHandler</c>, <c>POST /pay</c>.</summary>
    public string Name { get; }

    /// <summary>The concrete type whose instance is entered, which decides what abstract and virtual members mean.</summary>
    public INamedTypeSymbol? Receiver { get; init; }

    /// <summary>The route it serves, where one is known.</summary>
    public string? Route { get; init; }

    /// <summary>The HTTP method in upper case, where one is known.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>What takes a payment before it is entered: a filter of the x402 packages; null where nothing does.</summary>
    public string? PaidBy { get; init; }

    /// <summary>The type of the event it takes, where it takes one.</summary>
    public ITypeSymbol? EventType { get; init; }
}
