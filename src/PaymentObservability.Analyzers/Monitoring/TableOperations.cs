using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Monitoring;

/// <summary>
/// Which of DynamoDB's operations the code calls, by the members and requests of its SDK. DynamoDB publishes its own failures for a table and an operation: one that nobody
/// calls has no metric, and an alarm on it is dead weight.
/// </summary>
internal static class TableOperations
{
    private const string Sdk = "AWSSDK.DynamoDBv2";

    private static readonly ImmutableArray<string> All = ImmutableArray.Create(
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems");

    // What calls operations of its own choice.
    private static readonly ImmutableArray<string> Others = ImmutableArray.Create(
        "IDynamoDBContext", "DynamoDBContext", "DynamoDBContextBuilder", "DynamoDBTable", "DocumentModel", "LoadTable", "TryLoadTable", "TableBuilder", "ExecuteStatementAsync", "BatchExecuteStatementAsync", "ExecuteTransactionAsync");

    /// <summary>The operations; none where they cannot be told, since something else than the project's own code may call them.</summary>
    public static IReadOnlyList<string> Of(PaymentModel model)
    {
        var names = model.Scan.Names;
        return Others.Any(names.Contains) || model.Models.Compilation.SourceModule.ReferencedAssemblySymbols.Any(UsesSdk)
            ? Array.Empty<string>()
            : All.Where(operation => names.Contains(operation + "Async") || names.Contains(operation + "Request")).ToList();
    }

    private static bool UsesSdk(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("AWSSDK.", StringComparison.Ordinal) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == Sdk));
}
