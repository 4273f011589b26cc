using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract;

namespace PaymentObservability.Rules;

/// <summary>
/// PAY9001: what is wrong in <c>payment-observability.yaml</c>, told in that file at that line, and in the options, which have no place. It needs
/// no payment in the project: a contract that is wrong is wrong everywhere.
/// </summary>
internal static class ContractMustBeValid
{
    /// <summary>Reports from the file's own action, so that the finding is local to it.</summary>
    public static void Register(CompilationStartAnalysisContext start, Memo<ContractReading> contract)
    {
        if (start.Options.AdditionalFiles.Any(file => ContractReader.IsContractFile(file.Path)))
        {
            start.RegisterAdditionalFileAction(context =>
            {
                if (ContractReader.IsContractFile(context.AdditionalFile.Path))
                {
                    Report(contract.Get(context.CancellationToken).Problems.Where(problem => problem.Location.GetLineSpan().Path == context.AdditionalFile.Path), context.ReportDiagnostic);
                }
            });
        }

        if (start.Compilation.SyntaxTrees.FirstOrDefault() is { } first)
        {
            start.RegisterSyntaxTreeAction(context =>
            {
                if (context.Tree == first)
                {
                    Report(contract.Get(context.CancellationToken).Problems.Where(problem => problem.Location == Location.None), context.ReportDiagnostic);
                }
            });
        }
    }

    private static void Report(IEnumerable<ContractProblem> problems, Action<Diagnostic> report)
    {
        foreach (var problem in problems)
        {
            report(Diagnostic.Create(Descriptors.ContractMustBeValid, problem.Location, problem.Message));
        }
    }
}
