using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Privacy;

/// <summary>What is looked for in values: secrets, wallet addresses, the text of exceptions. Says where it comes from; <see cref="ValueTrace"/> follows it.</summary>
internal abstract class ValueSource
{
    /// <summary>What a local, parameter, field or property holds by its name and type, for people to read; null where neither says so.</summary>
    public abstract string? OfSymbol(ISymbol symbol, ITypeSymbol type);

    /// <summary>What a header, environment variable or configuration key of this name holds; null for none of it.</summary>
    public virtual string? OfKey(string key) => null;

    /// <summary>What a member of a library gives, whatever its name says.</summary>
    public virtual string? OfMember(IPropertyReferenceOperation access, RecordedAs mode) => null;

    /// <summary>What a call gives that is not followed any further.</summary>
    public virtual string? OfCall(IInvocationOperation call) => null;

    /// <summary>What a whole object holds that is written in this way; its members are asked for besides.</summary>
    public virtual string? OfType(ITypeSymbol type, RecordedAs mode) => null;

    /// <summary>Whether a number may be it, as a card's security code may.</summary>
    public virtual bool MayBeNumber(ISymbol symbol) => false;

    /// <summary>Whether members of objects that come from elsewhere and are written whole count; what the code itself puts into an object always does.</summary>
    public virtual bool LooksInside => true;
}
