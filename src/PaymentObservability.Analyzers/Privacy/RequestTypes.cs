using System;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>The types that hold what a payer sent: requests of API Gateway, load balancers, function URLs and ASP.NET Core, and messages of queues and topics.</summary>
internal static class RequestTypes
{
    /// <summary>Whether it is an HTTP request.</summary>
    public static bool IsRequest(ITypeSymbol? type) => type is not null && (type.Name is "HttpRequest"
        ? Space(type) == "Microsoft.AspNetCore.Http"
        : type.Name.EndsWith("Request", StringComparison.Ordinal) && IsEvent(type));

    /// <summary>Whether it is one message of a queue or topic.</summary>
    public static bool IsMessage(ITypeSymbol? type) => type is { Name: "SQSMessage" or "SNSMessage" } && IsEvent(type);

    /// <summary>Whether it is a batch of them.</summary>
    public static bool IsBatch(ITypeSymbol? type) => type is { Name: "SQSEvent" or "SNSEvent" } && IsEvent(type);

    private static bool IsEvent(ITypeSymbol type) => Space(type).StartsWith("Amazon.Lambda.", StringComparison.Ordinal) && Space(type).EndsWith("Events", StringComparison.Ordinal);

    private static string Space(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";
}
