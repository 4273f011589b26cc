using System;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>Which calls of the framework hand on what they are given: they format, join, encode, serialise, look up or pick it.</summary>
internal static class PassingCalls
{
    /// <summary>Whether the result is made of the receiver and all arguments.</summary>
    public static bool Passes(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null)
        {
            return false;
        }

        switch (type.SpecialType == SpecialType.System_String ? "String" : type.Name)
        {
            case "String":
                return method.Name is "Format" or "Concat" or "Join" or "Copy" or "Create" or "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant"
                    or "Replace" or "Insert" or "PadLeft" or "PadRight" or "Normalize" or "Substring" or "Split" or "ToCharArray" or "Clone";
            case "Convert":
                return IsSystem(type, "System") && method.Name is "ToBase64String" or "FromBase64String" or "ToHexString" or "ToHexStringLower" or "FromHexString" or "ToString";
            case "BitConverter":
                return IsSystem(type, "System") && method.Name == "ToString";
            case "Encoding" or "UTF8Encoding" or "ASCIIEncoding":
                return method.Name is "GetString" or "GetBytes";
            case "Uri":
                return IsSystem(type, "System") && method.Name is "EscapeDataString" or "UnescapeDataString";
            case "WebUtility" or "HttpUtility":
                return true;
            case "StreamReader" or "TextReader" or "StringReader":
                return method.Name is "ReadToEnd" or "ReadToEndAsync" or "ReadLine" or "ReadLineAsync";
            case "Task" or "ValueTask":
                return method.Name is "FromResult" or "ConfigureAwait";
            default:
                return method.Name is "ConfigureAwait" or "AsMemory" or "AsSpan" && type.ContainingNamespace?.Name is "System" or "Tasks";
        }
    }

    /// <summary>Whether the call writes out its first argument with all members.</summary>
    public static bool Serializes(IMethodSymbol method) => method.ContainingType?.Name switch
    {
        "JsonSerializer" => method.Name is "Serialize" or "SerializeToUtf8Bytes" or "SerializeToElement" or "SerializeToNode" or "SerializeToDocument",
        "JsonConvert" => method.Name == "SerializeObject",
        "JObject" or "JToken" or "JArray" => method.Name == "FromObject",
        _ => false,
    };

    /// <summary>Whether the call is one of LINQ's that gives elements, or what is made of them.</summary>
    public static bool IsQuery(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    /// <summary>Whether its lambda chooses elements; other lambdas make new ones.</summary>
    public static bool Picks(IMethodSymbol method) =>
        method.Name is "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Where" or "TakeWhile" or "SkipWhile" or "OrderBy" or "OrderByDescending" or "ThenBy";

    /// <summary>Whether an object is nothing but a text or bytes that it is made of.</summary>
    public static bool Keeps(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Name is "StreamReader" or "StringReader" or "AuthenticationHeaderValue" or "StringValues" or "StringContent" or "KeyValuePair";

    /// <summary>Whether the call looks something up by a key that it is given.</summary>
    public static bool Looks(IMethodSymbol method)
    {
        var name = method.Name;
        return !method.ReturnsVoid && (StartsWith(name, "Get") || StartsWith(name, "TryGet") || StartsWith(name, "Find") || StartsWith(name, "Read") || StartsWith(name, "Fetch") || StartsWith(name, "Load")
            || StartsWith(name, "Require") || StartsWith(name, "Resolve") || StartsWith(name, "Lookup") || StartsWith(name, "Header") || StartsWith(name, "Env") || StartsWith(name, "Extract"));
    }

    private static bool StartsWith(string name, string start) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool IsSystem(ITypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
